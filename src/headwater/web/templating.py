"""Templates, what they may call, and the files that pages fetch; everything from a page is escaped."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from headwater.telling.points import CAUSES
from headwater.telling.witnesses import Company, Witness, link, named
from headwater.telling.wording import RELATIONS, Moment, ago, apart_hours, count, cut, moment, printed
from headwater.web import story

STATIC = Path(__file__).parent / "static"
WAYS = (
    ("today", "/", "Today"), ("digest", "/digest", "Digest"), ("coming", "/coming", "Coming up"),
    ("ledger", "/ledger", "Ledger"), ("sources", "/sources", "Sources"), ("names", "/names", "Names"),
    ("trace", "/trace", "Trace"), ("collect", "/collect", "Collect"), ("judgements", "/judgements", "Judgements"),
)  # fmt: skip
KINDS = {"part-of": "part of this", "follows": "follows this", "same-topic": "on the same topic"}
_QUOTE_MARKS = "\"“”„«»‘'「『‹"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates with everything they may call. Autoescape is on for all of them."""
    made = Environment(
        loader=PackageLoader("headwater.web"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=False, lstrip_blocks=True,
    )  # fmt: skip
    made.filters["px"] = px
    made.filters["quoted"] = quoted
    made.filters["cut"] = cut
    made.filters["last_word"] = last_word
    made.globals.update(
        static=static, link=link, compare_link=compare_link, count=count, came=came, cause_names=CAUSES,
        named=named, printed=printed, apart_hours=apart_hours, moment=moment, relations=RELATIONS,
        limits=story.LIMITS, decided=(), notes={}, token="", here="", related=(), kinds=KINDS,
        ways=WAYS, when=when, dict=dict,
    )  # fmt: skip
    return made


def render(template: str, **values: object) -> str:
    """A page from its template."""
    return environment().get_template(template).render(**values)


@lru_cache(maxsize=32)
def static(name: str) -> str:
    """The address of a file that pages fetch; it changes with the file, so that browsers may keep it for ever."""
    return f"/static/{name}?v={hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]}"


def px(number: float) -> str:
    """A coordinate as drawn: one decimal, none when it says nothing.

    >>> px(12.04), px(7.25)
    ('12', '7.2')
    """
    return f"{number:.1f}".removesuffix(".0")


def quoted(words: str) -> str:
    """Words in quotation marks, unless they bring their own.

    >>> quoted("We knew"), quoted('"We knew" it')
    ('“We knew”', '"We knew" it')
    """
    return words if words[:1] in _QUOTE_MARKS else f"“{words}”"


def last_word(words: str) -> tuple[str, str]:
    """Words without the last one, and the last one, or as much of it as fits a line.

    >>> last_word("two hours over schedule"), last_word("schedule")
    (('two hours over ', 'schedule'), ('', 'schedule'))
    """
    at = max(words.rfind(" ") + 1, len(words) - 16)
    return words[:at], words[at:]


def when(at: Moment) -> Markup:
    """A time with its zone, and how long ago that was.

    >>> when(Moment(None))
    Markup('undated')
    """
    if not at.at:
        return Markup("undated")
    told = Markup('<time datetime="{}">{}</time> <span class="ago">({})</span>')
    return told.format(at.iso, at.full, ago(at, datetime.now(UTC)))


def compare_link(w: Witness) -> str:
    """Where an article stands beside the one it was copied from; empty when there is none."""
    return f"/compare?a={quote(w.against, safe='/:')}&b={quote(w.key, safe='/:')}" if w.against and w.article else ""


def came(company: Company, w: Witness) -> str:
    """How an article came about, in a few words."""
    if w.kind == "lost":
        heirs = [c.mark or c.name for c in company.all if w.key in c.exemplars]
        return f"inferred from {' and '.join(heirs)}" if heirs else "inferred"
    if w.pasted:
        twin = company.get(w.pasted)
        return f"pasted again on the same page{f', as {twin.mark}' if twin and twin.mark else ''}"
    above = [company.get(e) for e in w.exemplars]
    marks = " and ".join(e.mark or e.name for e in above if e is not None)
    if w.kind == "source":
        later = w.edges and w.edges[0].relation == "revised"
        return f"source; {'revises' if later else 'takes passages from'} {marks}" if marks else "source"
    parts = [f"{w.way}{'' if w.kind == 'version' else f' from {marks}'}" if marks else w.way or "copy"]
    if w.kind != "version" and w.article is not None:
        credit = w.article.agency or (w.article.credits[0] if w.article.credits else None)
        parts.append(f"credits {credit}" if credit and credit != w.article.publisher else "")
    if w.left_out:
        parts.append(f"{count(w.left_out, 'sentence')} left out")
    if w.put_in:
        parts.append(f"{w.put_in} put in")
    return "; ".join(part for part in parts if part)
