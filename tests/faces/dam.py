"""The dam of the example pages as hand-made records: what an archive would hold if every stage were right."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from pathlib import Path

from headwater.errors import UnknownReference
from headwater.records import (
    AlignedSentences,
    Alteration,
    Answers,
    Article,
    Block,
    CitedSentence,
    Claim,
    ClaimValue,
    Comparison,
    Edge,
    Family,
    Furniture,
    Page,
    Pair,
    Reading,
    Span,
    Story,
    StoryLink,
    TimelineRow,
    Words,
)  # fmt: skip

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "examples" / "pages"
TRUTH = json.loads((ROOT / "tests" / "pages" / "truth.json").read_text(encoding="utf-8"))
MARKS = {
    "01_westmark_1310.txt#1": "A", "02_westmark_corrected.html#1": "A1", "03_harbour_mail.html#1": "A2",
    "04_easterly_post.txt#1": "A3", "05_infozona24.html#1": "A4", "06_dailydock.txt#2": "A5",
    "06_dailydock.txt#4": "A6", "07_doze_television.html#1": "B", "06_dailydock.txt#1": "B1",
}  # fmt: skip
TIMES = {"02_westmark_corrected.html#1": "2026-03-12T18:45Z", "03_harbour_mail.html#1": "2026-03-12T21:05Z"}


VERDICTS = {"corrected-by-source": "refined", "sources-differ": "conflict", "changed-in-copying": "conflict"}
CLAIMS: tuple[dict, ...] = (
    {
        "text": "told to leave their homes", "cause": "corrected-by-source", "independent": 2,
        "why": "Westmark gave 9,000 at 13:10 and 12,400 at 18:45; two copies still have the first number.",
        "values": [
            ("12,400", {"12,400 people": "A1 A2 A5 B B1"}),
            ("9,000", {"9,000 people": "A A3", "9,000 persons": "A4"}),
        ],
    },
    {
        "text": "hurt on the way", "cause": "sources-differ", "independent": 2,
        "why": "Westmark has it from the police, Doze Television from the director of the hospital.",
        "values": [
            ("two people", {"two people had been hurt": "A A1 A2 A3 A5", "two persons were hurt": "A4"}),
            ("five people", {"five people who were hurt": "B B1"}),
        ],
    },
    {
        "text": "length of the crack", "cause": "corrected-by-source", "independent": 2,
        "why": 'Westmark corrected it: "Corrects paragraph 2 to say the crack is 24 metres long, not 42".',
        "values": [
            ("24 metres", {"24 metres long": "A1 A2 A5 B B1"}),
            ("42 metres", {"42 metres long": "A A3", "a length of 42 metres": "A4"}),
        ],
    },
    {
        "text": "risk of collapse", "cause": "changed-in-copying", "kind": "event",
        "why": 'InfoZona24, a rewritten copy, lost the "not".',
        "values": [
            ("not at risk of collapse", {"not at risk of collapse": "A A1 A2 A3 A5"}),
            ("in danger of collapse", {"in danger of collapse": "A4"}),
        ],
    },
    {
        "text": "to be spent on older dams", "cause": "changed-in-copying",
        "why": "Only InfoZona24, a rewritten copy, has million.",
        "values": [
            ("1.2 billion euros", {"1.2 billion euros": "A A1 A2 A3"}),
            ("1.2 million euros", {"1.2 million euros": "A4"}),
        ],
    },
    {
        "text": "fall of the level an hour", "cause": "changed-in-copying",
        "why": "The Easterly Post changed it; InfoZona24 copied the Post.",
        "values": [
            ("six centimetres", {"six centimetres": "A A1 A2 A5"}),
            ("16 centimetres", {"16 centimetres": "A3 A4"}),
        ],
    },
    {
        "text": "days to lower the lake", "cause": "changed-in-copying", "independent": 2,
        "values": [
            ("nine days", {"nine days": "A A1 A2 A3 A5 B B1"}),
            ("nineteen days", {"nineteen days": "A4"}),
        ],
    },
    {
        "text": "water let out",
        "values": [("1,900 cubic metres per second", {"1,900 cubic metres per second": "A A1 A2 A3 A4 A5"})],
    },
    {
        "text": "the weak spot", "cause": "changed-in-copying", "kind": "quote", "speaker": "Duarte Semedo",
        "values": [
            ("We knew this was the weak spot.", {"We knew this was the weak spot.": "A A1 A2 A3 A5"}),
            ("We knew that this was the weak point.", {"We knew that this was the weak point.": "A4"}),
        ],
    },
    {
        "text": "We heard it before we saw it", "kind": "quote", "speaker": "Horácio Meirim",
        "values": [("We heard it before we saw it", {"“We heard it before we saw it,”": "B"})],
    },
)  # fmt: skip


def reading_text(name: str) -> str:
    raw = (PAGES / name).read_text(encoding="utf-8")
    if name.endswith(".txt"):
        return raw
    raw = re.sub(r"(?s)<(head|script|style)\b.*?</\1>", "", raw)
    lines = (html.unescape(re.sub(r"<[^>]+>", "", line)).strip() for line in raw.splitlines())
    return "\n".join(line for line in lines if line)


def articles_of(name: str, rows: list[dict]) -> tuple[Page, list[Article]]:
    text = reading_text(name)
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    page = Page(name, text, tuple(Block(Span(*line)) for line in lines), sha256=name)
    found, at = [], 0
    for row in rows:
        title_at = text.index(row["title"], at)
        first = text.index(row["first"], title_at)
        last = text.index(row["last"], first) + len(row["last"])
        body = tuple(Span(max(s, first), min(e, last)) for s, e in lines if e > first and s < last)
        end = text.find("\n\n\n", last)
        end = len(text) if end < 0 or len(rows) == 1 else end
        furniture = tuple(
            Furniture(f["kind"], Span(i, i + len(f["text"])))
            for f in TRUTH["furniture"]
            if f["page"] == name and 0 <= (i := text.find(f["text"], title_at)) < end
        )
        if furniture and any(part.span.overlaps(b) for part in furniture for b in body):
            body = tuple(piece for b in body for piece in _without(b, [part.span for part in furniture]))
        ref = f"{name}#{row['number']}"
        found.append(
            Article(
                ref=ref, page=name, number=row["number"], span=Span(at, end), body=body,
                text="\n".join(s.of(text) for s in body), title=row["title"],
                title_span=Span(title_at, title_at + len(row["title"])), publisher=row["publisher"],
                agency=row.get("agency"), authors=tuple(row.get("authors", ())), language="en",
                published=TIMES.get(ref, row["published"] + ("Z" if "T" in row["published"] else "")),
                published_from=row.get("published_from", "explicit"), dateline=row.get("dateline"),
                same_as=f"{name}#{row['same_as']}" if "same_as" in row else None, furniture=furniture,
            )
        )  # fmt: skip
        at = end
    return page, found


def _without(span: Span, holes: list[Span]) -> list[Span]:
    at, kept = span.start, []
    for hole in sorted(h for h in holes if h.overlaps(span)):
        kept.append(Span(at, hole.start))
        at = hole.end
    return [s for s in (*kept, Span(at, span.end)) if len(s) > 1]


class Dam:
    """An archive of hand-made records; answers like the real one."""

    def __init__(self) -> None:
        self.kept: dict[str, Article] = {}
        self.pages: dict[str, Page] = {}
        for row in TRUTH["articles"]:
            page, found = articles_of(row["page"], row["articles"])
            self.pages[page.address] = page
            self.kept.update({a.ref: a for a in found})
        self.families_ = tuple(self._family(n, row) for n, row in enumerate(TRUTH["families"], 1))
        self.edges = {
            (e["copy"], e["exemplar"]): self._changes(e["exemplar"], e["copy"])
            for row in TRUTH["families"]
            for e in row["edges"]
        }
        self.claims = self._claims()
        self.told = self._stories()

    # what a face asks ----------------------------------------------------------------------------------------------

    def stories(self):
        return self.told

    def story(self, id):
        for one in self.told:
            if id == one.id or id in one.refs:
                return one
        raise UnknownReference(f"Cannot find the story `{id}`: no story has this id.", "headwater stories")

    def statements(self, story=None):
        return self.claims if story in (None, self.told[0].id) else ()

    def family(self, id):
        return next(f for f in self.families_ if f.id == id)

    def families(self):
        return self.families_

    def watched(self, name):
        return frozenset()

    def followed(self):
        return ()

    def not_kept(self, most=100):
        return ()

    def revised(self, since="", *, most=None):
        return ()

    def article(self, ref):
        if ref not in self.kept:
            raise UnknownReference(f"Cannot find `{ref}`: the store holds no such article.", "headwater stories")
        return self.kept[ref]

    def articles(self, refs):
        return {ref: self.kept[ref] for ref in refs if ref in self.kept}

    def page(self, ref):
        return self.pages[self.article(ref).page]

    def changes(self, family):
        found = self.family(family)
        return {(e.exemplar, e.copy): self.edges[e.copy, e.exemplar] for e in found.edges}

    def compare(self, a, b):
        left, right = self.article(a), self.article(b)
        rows = []
        for (s, one), (t, two) in zip(left.paragraphs(), right.paragraphs(), strict=False):
            rows.append(AlignedSentences(s, t, "same" if one == two else "rewritten", 0.9))
        edge = next((e for f in self.families_ for e in f.edges if {e.copy, e.exemplar} == {a, b}), None)
        pair = Pair(a, b, edge.relation if edge else None, "a->b" if edge else "none", 0.9, 0.9, 0.9, tuple(rows))
        return Comparison(pair, self._changes(a, b))

    def readings(self, refs):
        return {ref: Reading(self.kept[ref], (), ()) for ref in refs if ref in self.kept}

    def entities(self, name=None):
        return ()

    def captured_since(self, moment):
        return ()

    def ledger(self, **asked):
        return (), ()

    def publishers(self):
        return ()

    def judgements(self, *, undone=False):
        return ()

    def newest(self, most):
        found = self.stories()
        return found[:most], len(found)

    def name_judgements(self, *, undone=False):
        return ()

    def search(self, sought, *, facets=False):
        return Answers((), 0)

    # how it is made ------------------------------------------------------------------------------------------------

    def words(self, ref: str, text: str) -> Words:
        page = self.pages[self.kept[ref].page]
        at = page.text.index(text, self.kept[ref].span.start)
        return Words(ref, Span(at, at + len(text)), text)

    def _family(self, number: int, row: dict) -> Family:
        edges = tuple(
            Edge(e["copy"], e["exemplar"], e["relation"], 0.9, ("both have words that no other text has",))
            for e in row["edges"]
        )
        refs = {row["origin"], *(e.copy for e in edges)}
        refs |= {a.ref for a in self.kept.values() if a.same_as in refs}
        return Family(f"fa-{number}", tuple(sorted(refs)), edges, (), row["origin"])

    def _changes(self, a: str, b: str) -> tuple[Alteration, ...]:
        made = []
        for row in TRUTH["alterations"]:
            if (row["a"], row["b"]) == (a, b):
                before = self.words(a, row["from"]) if row["from"] else None
                after = self.words(b, row["to"]) if row["to"] else None
                made.append(
                    Alteration(
                        row["type"], row["from"], row["to"], before.span if before else None,
                        after.span if after else None, row["meaning_changed"], "critical",
                    )
                )  # fmt: skip
        return tuple(made)

    def _claims(self) -> tuple[Claim, ...]:
        refs = {mark: ref for ref, mark in MARKS.items()}
        found = []
        for number, row in enumerate(CLAIMS, 1):
            values = []
            for value, held in row["values"]:
                quotes = tuple(self.words(refs[mark], words) for words, marks in held.items() for mark in marks.split())
                values.append(ClaimValue(value, None, None, tuple(q.ref for q in quotes), quotes))
            cause = row.get("cause")
            found.append(
                Claim(
                    f"c{number}", "st-dam", row.get("kind", "figure"), row["text"], row.get("speaker"), None,
                    tuple(values), (), VERDICTS.get(cause, "agree"), cause, (), row.get("independent", 1),
                    ("civil protection authority",), row.get("why", ""),
                )
            )  # fmt: skip
        return tuple(found)

    def _stories(self):
        def cited(ref, start, end):
            text = self.pages[self.kept[ref].page].text
            i = text.index(start, self.kept[ref].span.start)
            j = text.index(end, i) + len(end)
            return CitedSentence(text[i:j], ref, Span(i, j))

        w2, doze = "02_westmark_corrected.html#1", "07_doze_television.html#1"
        dam = TRUTH["stories"][0]["articles"]
        row = TimelineRow
        return (
            Story(
                "st-dam", self.kept[w2].title or "", tuple(dam), ("fa-1", "fa-2"), 2, "2026-03-12T13:10Z", "2026-03-13",
                ("Matosela",), ("Leonor Quintela",), (StoryLink("st-lake", "same-topic"),), tuple(MARKS.items()),
                (
                    cited(w2, "MATOSELA, Portugal, March 12", "authority said."),
                    cited(w2, "The crack, 24 metres long", "blocked drain."),
                    cited(w2, "Police said two people", "evacuation."),
                    cited(doze, "The district hospital treated five", "Rebotim, said."),
                    cited(w2, "A debate is planned", "March 18."),
                ),
                (
                    row("2026-03-12T06:20Z", "hour", "The crack was found by an inspector", (w2,), False),
                    row("2026-03-12", "day", "the last house was empty at ten past six", (doze,), False),
                    row("2026-03-18", "day", "A debate is planned", (w2,), True),
                    row("2026", "year", "1.2 billion euros on older dams over ten years", (w2,), True),
                ),
                2,
            ),
            Story(
                "st-clock", "Museum of clocks loses an hour, finds it in the cellar", ("06_dailydock.txt#3",), (), 1,
                "2026-03-12", "2026-03-12", sigla=(("06_dailydock.txt#3", "A"),),
            ),
            Story(
                "st-lake", "Drowned village comes up for air as Arnalta lake falls to 19 percent",
                ("08_serra_weekly.txt#1",), (), 1, "2024-09-05", "2024-09-05",
                sigla=(("08_serra_weekly.txt#1", "A"),),
            ),
        )  # fmt: skip


def hostile(words: str) -> Dam:
    """The same archive with hostile words wherever a page can put words of its own."""
    made = Dam()
    for ref, article in made.kept.items():
        made.kept[ref] = replace(
            article, title=words, publisher=words, authors=(words,), agency=words, url="javascript:alert(1)"
        )
    made.claims = tuple(
        replace(c, text=words, why=words, speaker=words, values=tuple(replace(v, value=words) for v in c.values))
        for c in made.claims
    )
    made.told = tuple(
        replace(s, title=words, timeline=tuple(replace(t, event=words) for t in s.timeline)) for s in made.told
    )
    for name, page in made.pages.items():
        made.pages[name] = replace(page, text=words + page.text[len(words):])
    return made
