"""What is sent as the body of a request, read no further than what is taken."""

from __future__ import annotations

from fastapi import Request
from starlette.exceptions import HTTPException


async def body(request: Request, most: int) -> bytes:
    """The bytes that were sent.

    Raises:
        HTTPException: 413, there are more than `most`; 400, there are none but white space.
    """
    parts: list[bytes] = []
    length = 0
    async for part in request.stream():
        length += len(part)
        if length > most:
            raise HTTPException(413, f"The text is larger than {most // 1_000_000} MB.")
        parts.append(part)
    given = b"".join(parts)
    if not given.strip():
        raise HTTPException(400, "No text was sent.")
    return given
