"""Tracing: where a pasted or uploaded text comes from and what it changed. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response
from starlette.concurrency import run_in_threadpool

from headwater.records import Alteration, Article, Near, Refusal, Story, Traced
from headwater.telling.door import Door
from headwater.telling.dossier import is_fact
from headwater.telling.weights import WEIGHTS, Weight, weight
from headwater.telling.wording import count
from headwater.web.compare import Bar, bar
from headwater.web.forms import MOST_BYTES, form_of, needs_token, token
from headwater.web.pages import story_of
from headwater.web.templating import render

if TYPE_CHECKING:
    from starlette.datastructures import FormData

FEWEST_WORDS = 25
"""Fewer words are shared by chance."""
NEAREST_SHOWN = 8
LEFT_OUT_SHOWN = 6
TURNED = {"a->b": "it was copied from yours", "b->a": "yours was copied from it", "siblings": "both copy a third text",
          "none": "no direction can be told"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TraceView:
    """What the trace template prints of one article of the text that was given."""

    traced: Traced
    story: Story | None
    mark: str

    @property
    def article(self) -> Article:
        """The text as it was read."""
        return self.traced.article

    @property
    def words(self) -> int:
        """How many words were read."""
        return len(self.article.text.split())

    @property
    def short(self) -> bool:
        """Whether it is too short to tell a copy from a coincidence."""
        return self.words < FEWEST_WORDS

    @property
    def first(self) -> Near | None:
        """The nearest kept text."""
        return self.traced.nearest[0] if self.traced.nearest else None

    @property
    def others(self) -> Sequence[Near]:
        """Further kept texts that are near."""
        return self.traced.nearest[1:NEAREST_SHOWN]

    @property
    def turned(self) -> str:
        """Which text was copied from which."""
        return TURNED[self.first.pair.direction] if self.first else ""

    @property
    def facts(self) -> tuple[Alteration, ...]:
        """The changed facts."""
        return tuple(change for change in self.traced.alterations if is_fact(change))

    @property
    def told(self) -> str:
        """How many facts changed."""
        return f"{count(len(self.facts), 'fact')} changed" if self.facts else "no fact changed"

    @property
    def bars(self) -> tuple[Bar, ...]:
        """How much of each text is in the other."""
        if self.first is None:
            return ()
        rows = self.first.pair.alignment
        name = self.mark or "the nearest text"
        return (
            bar(f"yours in {name}", [(row.a, row) for row in rows]),
            bar(f"{name} in yours", [(row.b, row) for row in rows]),
        )

    @property
    def groups(self) -> tuple[tuple[Weight, str, tuple[Alteration, ...]], ...]:
        """The changed facts by weight, gravest first."""
        made = []
        for key, head in WEIGHTS:
            if found := tuple(change for change in self.facts if weight(change) == key):
                made.append((key, head, found))
        return tuple(made)

    def sentences(self, type: str) -> tuple[str, ...]:
        """Sentences left out (`sentence-dropped`, `quote-dropped`) or put in (`sentence-added`)."""
        side = "before" if type.endswith("dropped") else "after"
        return tuple(getattr(change, side) or "" for change in self.traced.alterations if change.type == type)


def add(app: FastAPI, archive: Door) -> None:
    """Add the page where texts are traced."""

    @app.get("/trace")
    def trace_form() -> Response:
        return _page((), (), "")

    @app.post("/trace")
    async def trace_text(request: Request) -> Response:
        form = await form_of(request)
        try:
            needs_token(form)
            given, text = await _given(form)
        finally:
            await form.close()
        if not given.strip():
            return _page((), (), text, "Cannot trace nothing: no text was given.", 400)
        return await run_in_threadpool(_answer, archive, given, text)


async def _given(form: FormData) -> tuple[bytes, str]:
    """The text given: an uploaded file before what was pasted."""
    text = form.get("text")
    pasted = text if isinstance(text, str) else ""
    file = form.get("file")
    if file is not None and not isinstance(file, str) and file.filename:
        return await file.read(MOST_BYTES), pasted
    return pasted.encode("utf-8", "replace"), pasted


def _answer(archive: Door, given: bytes, text: str) -> Response:
    traced, refused = archive.trace("-", stdin=given)
    views = []
    for one in traced:
        story = story_of(archive, one.nearest[0].pair.b) if one.nearest else None
        views.append(TraceView(one, story, dict(story.sigla).get(one.nearest[0].pair.b, "") if story else ""))
    problem = ""
    if not views and not refused:
        words = len(given.split())
        problem = "Cannot trace this: no article was found in it, only headings, links and the like."
        if words < FEWEST_WORDS:
            problem = f"Cannot trace {count(words, 'word')}: too few to tell a copy from a coincidence."
    return _page(views, refused, text, problem)


def _page(
    views: Sequence[TraceView], refused: Sequence[Refusal], text: str, problem: str = "", status: int = 200
) -> Response:
    page = render("trace.html", here="trace", views=views, refused=refused, text=text, problem=problem, token=token(),
                  shown=LEFT_OUT_SHOWN)  # fmt: skip
    return HTMLResponse(page, status)
