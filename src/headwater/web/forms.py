"""What people send to the pages: read with bounds, and only from pages that this server made.

Whoever sends a form must know a token that only pages of this server carry, and that no other site's script can read.
"""

from __future__ import annotations

import hmac
import secrets
from functools import lru_cache

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

MOST_BYTES = 5_000_000
"""The largest text or file that a page takes."""
_MOST_FIELDS = 200


@lru_cache(maxsize=1)
def token() -> str:
    """What a form must bring along; made anew with every start of the server."""
    return secrets.token_urlsafe(32)


def needs_token(form: FormData) -> None:
    """Refuse what no page of this server sent.

    Raises:
        HTTPException: 403, the token is missing or not this server's.
    """
    given = form.get("token")
    if not isinstance(given, str) or not hmac.compare_digest(given.encode(), token().encode()):
        raise HTTPException(403, "the form is from another start of this server; open the page again and repeat it")


async def form_of(request: Request) -> FormData:
    """The fields of a form that was sent.

    Raises:
        HTTPException: 413, it is larger than a page takes; 403, another site sent it.
    """
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise HTTPException(403, "another site sent this form")
    length = request.headers.get("content-length", "")
    if not length.isdigit() or int(length) > MOST_BYTES + 100_000:
        most = MOST_BYTES // 1_000_000
        raise HTTPException(413, f"the text is larger than {most} MB; `headwater trace FILE` takes it")
    return await request.form(max_files=1, max_fields=_MOST_FIELDS, max_part_size=MOST_BYTES)


def field(form: FormData, name: str, most: int = 4_000) -> str:
    """A field's text without blanks around it, cut at `most` characters; empty when it is missing."""
    value = form.get(name)
    return "" if value is None or isinstance(value, UploadFile) else value.strip()[:most]


def fields(form: FormData, name: str, most: int) -> list[str]:
    """All texts of a field that may stand several times, such as ticked boxes; none twice, empty ones left out.

    Raises:
        HTTPException: 413, there are more than `most`.
    """
    found = dict.fromkeys(it.strip()[:4_000] for it in form.getlist(name) if isinstance(it, str) and it.strip())
    if len(found) > most:
        raise HTTPException(413, f"more than {most} were chosen at once")
    return list(found)
