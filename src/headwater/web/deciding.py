"""People decide: two texts are the same, one is no copy, one is the parent; and every judgement can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from headwater.errors import UsageError
from headwater.records import Article, Judgement, JudgementKind
from headwater.telling.door import Door
from headwater.telling.wording import Moment, moment
from headwater.web.forms import field, form_of, needs_token, token
from headwater.web.templating import render

SAID: dict[JudgementKind, str] = {
    "same-text": "are the same text", "not-a-copy": "are no copies of one another", "parent": "is the parent of",
}  # fmt: skip
LONGEST_NOTE = 2_000


@dataclass(frozen=True, slots=True)
class Decided:
    """A judgement with the articles that it is about, as far as they are kept."""

    judgement: Judgement
    articles: tuple[tuple[str, Article | None], ...]

    @property
    def said(self) -> str:
        """What was decided."""
        return SAID[self.judgement.kind]

    @property
    def when(self) -> Moment:
        """When."""
        return moment(self.judgement.at)

    @property
    def undone(self) -> Moment:
        """When it was taken back."""
        return moment(self.judgement.undone_at)


def add(app: FastAPI, archive: Door) -> None:
    """Add the list of judgements, and what keeps and takes back one."""

    @app.get("/judgements")
    def judgements_page() -> Response:
        found = archive.judgements(undone=True)
        articles = archive.articles({ref for it in found for ref in it.refs})
        rows = [Decided(it, tuple((ref, articles.get(ref)) for ref in it.refs)) for it in reversed(found)]
        return HTMLResponse(render("judgements.html", here="judgements", rows=rows, token=token()))

    @app.post("/judge")
    async def judge(request: Request) -> Response:
        form = await form_of(request)
        needs_token(form)
        kind = next((it for it in get_args(JudgementKind) if it == field(form, "kind")), None)
        a, b = field(form, "a"), field(form, "b")
        if kind is None or not a or not b:
            raise UsageError("Cannot judge: two articles and what holds of them are needed.", "Choose both, then say.")
        by, note = field(form, "by", 200) or "somebody at this server", field(form, "note", LONGEST_NOTE)
        made = await run_in_threadpool(lambda: archive.judge(kind, a, b, by=by, note=note))
        return _back(field(form, "back"), f"/compare?{_pair(made)}")

    @app.post("/judge/undo")
    async def undo(request: Request) -> Response:
        form = await form_of(request)
        needs_token(form)
        number = field(form, "id", 12)
        if not number.isdigit():
            raise UsageError(f"Cannot undo `{number}`: a judgement has a number.", "Judgements are listed.")
        await run_in_threadpool(archive.undo, int(number))
        return _back(field(form, "back"), "/judgements")


def _pair(made: Judgement) -> str:
    return urlencode({"a": made.refs[0], "b": made.refs[1]})


def _back(asked: str, otherwise: str) -> Response:
    """Where the form came from, when that is a page of this server."""
    own = asked.startswith("/") and not asked.startswith("//") and "\\" not in asked
    return RedirectResponse(asked if own else otherwise, 303)

