"""Tells stories in a generated archive, so that every page has something to show: made up, but of real size.

    python bench/web/fill.py /tmp/archive.db [--large 2000]

Neighbouring texts of the archive become stories; sentences with figures become statements, each told by some of the
story's texts; capitalised words become names; copies change some words. `--large` makes the first story that large.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from sqlalchemy import delete, insert

from headwater.records import (
    Alteration,
    Article,
    CitedSentence,
    Claim,
    ClaimValue,
    CommitmentTerms,
    EdgeChanges,
    Entity,
    Family,
    Related,
    Span,
    Spelling,
    Story,
    TimelineRow,
    Words,
)
from headwater.shapes.kept import pack
from headwater.store import Store, open_store, tables
from headwater.stories.tell import story_id

_SIZES = ((0.62, 1), (0.2, 3), (0.1, 6), (0.06, 12), (0.02, 40))  # share of stories, units in each at most
_NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)+")
_FIGURE = re.compile(r"[^.]*\b\d[\d,.]*\b[^.]*\.")
_STATEMENTS = 8  # of an article
_BATCH = 300


def units(store: Store) -> list[tuple[str, ...]]:
    """The texts of the archive in the order in which they were made, copies with their original."""
    with store.view() as view:
        refs = view.refs()
        families = {ref: family for family in view.families() for ref in family.refs}
    found: dict[str, list[str]] = defaultdict(list)
    for ref in refs:
        found[families[ref].id if ref in families else ref].append(ref)
    return sorted(map(tuple, found.values()), key=lambda refs: (len(refs[0]), refs[0]))


def grouped(found: Sequence[tuple[str, ...]], order: random.Random, large: int) -> Iterator[list[str]]:
    """The articles of every story."""
    left = iter(found)
    first: list[str] = []
    while len(first) < large:
        first += next(left, ())
    if first:
        yield first
    while True:
        most = order.choices([n for _, n in _SIZES], [share for share, _ in _SIZES])[0]
        refs = [ref for unit in islice(left, order.randint(1, most)) for ref in unit]
        if not refs:
            return
        yield refs


def told(
    refs: Sequence[str], articles: dict[str, Article], families: Sequence[Family], order: random.Random
) -> Related:
    """One story with its statements and changes."""
    copies = {edge.copy for family in families for edge in family.edges}
    sources = [ref for ref in refs if ref not in copies]
    sigla, mark = [], {}
    for n, ref in enumerate(sources):
        mark[ref] = (_letters(n // 26 - 1) if n >= 26 else "") + chr(65 + n % 26)
        sigla.append((ref, mark[ref]))
        heirs = [e.copy for f in families if f.origin == ref for e in f.edges]
        sigla += [(heir, f"{mark[ref]}{k}") for k, heir in enumerate(heirs, 1)]
    story = story_id(refs)
    dates = sorted(d for ref in refs if (d := articles[ref].published))
    claims = list(_claims(story, refs, articles, order))
    summary = tuple(
        CitedSentence(articles[ref].cut(span), ref, span) for ref in sources[:3] for span in articles[ref].body[:1]
    )
    made = Story(
        story, articles[refs[0]].title or "", tuple(refs), tuple(f.id for f in families), len(sources),
        dates[0] if dates else None, dates[-1] if dates else None, sigla=tuple(sigla), summary=summary,
        timeline=tuple(
            TimelineRow(c.values[0].as_of or "2026-12-01", "day", c.text[:160], c.values[0].refs[:3], n % 5 == 0)
            for n, c in enumerate(claims[:12])
        ),
        conflicts=sum(c.verdict == "conflict" for c in claims),
    )  # fmt: skip
    changes = [EdgeChanges(e.exemplar, e.copy, tuple(_changes(articles, e, order))) for f in families for e in f.edges]
    return Related(families=tuple(families), stories=(made,), claims=tuple(claims), changes=tuple(changes))


def _letters(n: int) -> str:
    return (_letters(n // 26 - 1) if n >= 26 else "") + chr(65 + n % 26)


def _changes(articles, edge, order) -> Iterator[Alteration]:  # type: ignore[no-untyped-def]
    a, b = articles[edge.exemplar], articles[edge.copy]
    for x, y in islice(zip(_figures(a), _figures(b), strict=False), order.randint(0, 6)):
        yield Alteration("number", a.cut(x), b.cut(y), x, y, True, "severe")


def _figures(article: Article) -> Iterator[Span]:
    for span, words in article.paragraphs():
        for m in re.finditer(r"\b\d[\d,.]*\b", words):
            yield Span(span.start + m.start(), span.start + m.end())


def _claims(story: str, refs: Sequence[str], articles: dict[str, Article], order: random.Random) -> Iterator[Claim]:
    made = 0
    for ref in refs:
        article = articles[ref]
        for span, words in article.paragraphs():
            for m in islice(_FIGURE.finditer(words), 2):
                if made >= 40 + _STATEMENTS * len(refs) // 4 or made >= 600:
                    return
                made += 1
                place = Span(span.start + m.start(), span.start + m.end())
                others = order.sample(refs, min(len(refs), order.choice((1, 1, 2, 4, 8))))
                quotes = [Words(ref, place, m[0]), *(_some(articles[o]) for o in others if o != ref)]
                held = tuple(dict.fromkeys(q.ref for q in quotes))
                differs = len(held) > 1 and order.random() < 0.2
                cut = len(held) // 2 or None
                first = ClaimValue(m[0][:40], None, article.published, held[:cut], tuple(quotes[:cut]))
                second = ClaimValue("other " + m[0][:30], None, None, held[cut:], tuple(quotes[cut:]))
                promise = order.random() < 0.05
                number = (re.findall(r"\d[\d,]*", m[0]) or ["1"])[0].replace(",", "")
                amount, unit = f"{number} dollars", order.choice(("USD", "person", "km", "%", "EUR"))
                terms = CommitmentTerms(article.publisher or "", None, m[0][:80], amount, "pledged", None)
                yield Claim(
                    f"{story}-{made}", story, "commitment" if promise else "figure", m[0][:120].strip(), None, unit,
                    (first, second) if differs else (ClaimValue(m[0][:40], f"{number} {unit}", article.published, held,
                                                                tuple(quotes)),),
                    (), "conflict" if differs else "agree", "sources-differ" if differs else None,
                    tuple({articles[h].publisher or h for h in held}), len(held), (), "they differ" if differs else "",
                    commitment=terms if promise else None, weight=1.0 / made,
                )  # fmt: skip


def _some(article: Article) -> Words:
    span = article.body[0]
    place = Span(span.start, min(span.end, span.start + 120))
    return Words(article.ref, place, article.cut(place))


def entities(store: Store, refs: Sequence[str]) -> list[Entity]:
    """Every name with where it stands."""
    held: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for at in range(0, len(refs), 2_000):
        with store.view() as view:
            for ref, reading in view.readings(refs[at : at + 2_000]).items():
                for mention in reading.mentions:
                    held[mention.text.split()[-1]][mention.text].append(ref)
    made = []
    for n, (last, forms) in enumerate(held.items()):
        rows = sorted(forms.items(), key=lambda row: (-len(row[1]), row[0]))
        spelled = tuple(Spelling(text, len(at), tuple(sorted(set(at))), k > 3) for k, (text, at) in enumerate(rows))
        made.append(Entity(f"e-{n}-{last}", rows[0][0], ("person", "org", "place")[n % 3], spelled))
    return sorted(made, key=lambda e: -sum(row.count for row in e.spellings))


def fill(path: Path, large: int) -> None:
    """Tell the stories of the archive at `path`."""
    store, order = open_store(path), random.Random(7)
    found = units(store)
    with store.view() as view:
        families = {ref: family for family in view.families() for ref in family.refs}
    groups = list(grouped(found, order, large))
    for at in range(0, len(groups), _BATCH):
        some = groups[at : at + _BATCH]
        with store.change() as change:
            held = change.readings([ref for refs in some for ref in refs])
            articles = {ref: reading.article for ref, reading in held.items()}
            for refs in some:
                own = {families[ref].id: families[ref] for ref in refs if ref in families}
                change.put_related(refs, told(refs, articles, list(own.values()), order))
        print(f"{at + len(some)} of {len(groups)} stories", flush=True)
    named = entities(store, [ref for refs in groups for ref in refs])
    with store.change() as change:
        change.run(delete(tables.entities))
        change.run(insert(tables.entities), [
            {"id": it.id, "place": n, "entity": pack(it)} for n, it in enumerate(named)
        ])  # fmt: skip
        change.put_meta("entities", "known")
    store.flush()
    store.close()


if __name__ == "__main__":
    given = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    given.add_argument("store", type=Path)
    given.add_argument("--large", type=int, default=0)
    asked = given.parse_args()
    fill(asked.store, asked.large)
