"""People decide: what two texts, stories or names are to one another; and every judgement can be taken back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args
from urllib.parse import quote, urlencode

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from headwater.errors import HeadwaterError, UsageError
from headwater.records import Article, Claim, JudgementKind, Sought, Story
from headwater.telling.door import Door
from headwater.web import judged
from headwater.web.forms import field, fields, form_of, needs_token, token
from headwater.web.pages import near_stories, reference
from headwater.web.templating import render

LONGEST_NOTE = 2_000
MOST_AT_ONCE = 100
CANDIDATES_SHOWN = 12


@dataclass(frozen=True, slots=True)
class DecideView:
    """Everything that the page prints on which one decides about a story."""

    story: Story
    articles: tuple[Article, ...]
    candidates: tuple[Story, ...]
    claim: Claim | None
    decided: tuple[judged.Decided, ...]
    q: str


def add(app: FastAPI, archive: Door) -> None:
    """Add the list of judgements, where one decides about a story, and what keeps and takes back a judgement."""

    @app.get("/judgements")
    def judgements_page() -> Response:
        rows = judged.every(archive)
        return HTMLResponse(render("judgements.html", here="judgements", rows=rows, token=token()))

    @app.get("/story/{id}/decide")
    def decide_page(id: str, q: str = "", statement: str = "") -> Response:
        found = archive.story(reference(id))
        if found.id != id:
            more = urlencode([(k, v) for k, v in (("q", q), ("statement", statement)) if v])
            return RedirectResponse(f"/story/{quote(found.id, safe='')}/decide{'?' if more else ''}{more}", 301)
        view = _view(archive, found, q.strip()[:200], statement)
        return HTMLResponse(render("decide.html", view=view, token=token()))

    @app.post("/judge")
    async def judge(request: Request) -> Response:
        form = await form_of(request)
        needs_token(form)
        kind = next((it for it in get_args(JudgementKind) if it == field(form, "kind")), None)
        firsts, b = fields(form, "a", MOST_AT_ONCE), field(form, "b")
        by = getattr(request.state, "who", "") or field(form, "by", 200) or "somebody at this server"
        note = field(form, "note", LONGEST_NOTE)
        if kind is None or not firsts or not (b or kind.endswith("-note")):
            hint = "Go back, choose what you judge, then press the button again."
            raise UsageError("Cannot judge: what is judged and what holds of it are both needed.", hint)
        await run_in_threadpool(_keep, archive, kind, firsts, b, by, note)
        of_texts = kind in judged.OF_TEXTS and b
        otherwise = f"/compare?{urlencode({'a': firsts[0], 'b': b})}" if of_texts else "/judgements"
        return _back(field(form, "back"), otherwise)

    @app.post("/judge/undo")
    async def undo(request: Request) -> Response:
        form = await form_of(request)
        needs_token(form)
        number = field(form, "id", 12)
        if not number.isdecimal():
            raise UsageError(f"Cannot undo `{number}`: a judgement has a number.", "Judgements are listed.")
        await run_in_threadpool(archive.undo, int(number))
        return _back(field(form, "back"), "/judgements")


def _keep(archive: Door, kind: JudgementKind, firsts: Sequence[str], b: str, by: str, note: str) -> None:
    """Keep one judgement for each article that was ticked; stories are joined by an article of each."""
    if kind == "same-story":
        first = archive.story(firsts[0])
        archive.judge(kind, first.refs[0], archive.story(_story_asked(b)).refs[0], by=by, note=note)
        return
    if kind == "other-story":
        _part(archive, firsts, archive.story(b), by, note)
        return
    for a in firsts:
        archive.judge(kind, a, b, by=by, note=note)


def _part(archive: Door, going: Sequence[str], told: Story, by: str, note: str) -> None:
    """Take articles out of a story, each away from one that stays and is no copy of the same text."""
    from headwater.stories import carried

    families = [archive.family(id) for id in told.families]
    out = {ref: carried(ref, families) for ref in going}
    staying = [ref for ref in told.refs if not any(ref in with_it for with_it in out.values())]
    if not staying:
        raise UsageError(
            "Cannot take these out: with their copies they are the whole story.",
            "Leave one unticked; or say on the page of the family first which one is no copy.",
        )
    for ref, with_it in out.items():
        if not any(ref in other for earlier, other in out.items() if earlier < ref and with_it == other):
            archive.judge("other-story", ref, staying[0], by=by, note=note)


def _story_asked(text: str) -> str:
    """The id in a story's address, or the text itself."""
    before, found, id = text.rpartition("/story/")
    return re.split(r"[/?#]", id)[0] or text if found and (not before or "://" in before) else text


def _view(archive: Door, story: Story, q: str, statement: str) -> DecideView:
    articles = archive.articles(story.refs)
    claim = next((it for it in archive.statements(story.id) if it.id == statement), None) if statement else None
    decided = judged.of_articles(archive, story.refs, (*judged.OF_STORIES, *judged.OF_TEXTS))
    return DecideView(
        story, tuple(articles[ref] for ref in story.refs if ref in articles), tuple(_candidates(archive, story, q)),
        claim, tuple(decided), q,
    )  # fmt: skip


def _candidates(archive: Door, story: Story, q: str) -> list[Story]:
    """Stories that might be the same: those near it, then those that tell of the words asked for."""
    found = {other.id: other for other, _ in near_stories(archive, story)} if not q else {}
    try:
        answers = archive.search(Sought(words=q or " ".join(story.title.split()[:2]), limit=60))
        ids = [it.story for it in answers.found if it.story]
    except HeadwaterError:
        ids = []
    for id in dict.fromkeys(ids):
        if len(found) >= CANDIDATES_SHOWN:
            break
        if id != story.id and id not in found:
            found[id] = archive.story(id)
    return list(found.values())


def _back(asked: str, otherwise: str) -> Response:
    """Where the form came from, when that is a page of this server."""
    own = asked.startswith("/") and not asked.startswith("//") and "\\" not in asked
    return RedirectResponse(asked if own else otherwise, 303)
