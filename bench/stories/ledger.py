"""The ledger of small stories against hand labels: rows right, and sums that are counted twice.

    python bench/stories/ledger.py [--details]

A row is right when its giver, sum with unit (where money is promised), status and what it tells again are those of the
label. A double count is a row that tells an earlier one again and is not marked so, though it has the same sum.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parents[1]))

from headwater import names, statements, stories
from headwater.records import Article, Claim, LedgerRow, Reading, Span, Story
from headwater.stories import ledger
from rows import Row

CASES = Path(__file__).with_name("ledger_cases.yaml")


def reading(number: int, case: dict[str, Any]) -> Reading:
    text = case["text"].strip()
    body = tuple(Span(*m.span()) for m in re.finditer(r"[^\n]+", text))
    article = Article(f"{number}.txt#1", f"{number}.txt", 1, Span(0, len(text)), body, text,
                      language=case.get("language", "en"), published=str(case["day"]))  # fmt: skip
    mentions = names.find(article)
    return Reading(article, mentions, statements.find(article, mentions))


def told() -> tuple[list[dict[str, Any]], tuple[LedgerRow, ...]]:
    cases = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    found: list[Story] = []
    claims: list[Claim] = []
    published, languages = {}, {}
    for number, case in enumerate(cases, 1):
        one = reading(number, case)
        story, made = stories.tell([one])
        found.append(story)
        claims += made
        published[one.article.ref] = str(case["day"])
        languages[one.article.ref] = one.article.language or "en"
    return cases, ledger.rows(found, claims, published, (), languages)


def words(text: str | None) -> set[str]:
    return {w[:5] for w in re.findall(r"\w+", (text or "").casefold()) if len(w) > 2}


def labels(cases: list[dict[str, Any]]) -> Iterator[tuple[str, list[Any]]]:
    for number, case in enumerate(cases, 1):
        yield from ((f"{number}.txt#1", promise) for promise in case["promises"])


def counted(*, details: bool = False) -> tuple[int, int, int, int]:
    """Rows right, promises labelled, rows found, double counts."""
    cases, made = told()
    left = [row for row in made if row.kind == "commitment"]
    many, of_label, right, double = len(left), {}, 0, 0
    for number, (ref, promise) in enumerate(labels(cases), 1):
        by, _, amount, unit, status, again = promise
        near = [r for r in left if ref in r.refs and words(r.by) & words(by)]
        value = None if amount is None else Decimal(amount)
        row = next((r for r in near if value is not None and r.value == value), None) or next(
            (r for r in near if value is None), None
        )
        if row is None:
            if details:
                print(f"MISS {promise}", [(r.by, r.amount, r.status) for r in left if ref in r.refs])
            continue
        left.remove(row)
        of_label[number] = row.row
        money = len(unit or "") == 3
        repeats = row.repeats == of_label.get(again) if again else row.repeats is None
        double += bool(again) and row.repeats is None
        ok = row.status == status and repeats and (not money or row.unit == unit)
        right += ok
        if details and not ok:
            print(f"WRONG {promise}: {row.status} {row.amount} repeats {row.repeats}")
    return right, number, many, double


def rows(shared: Path) -> list[Row]:
    """Rows right of all promises, and double counts."""
    right, labelled, _, double = counted()
    return [
        Row("own ledger cases", "rows right", right / labelled, labelled, 0.80, 0.95, learned="never"),
        Row("own ledger cases", "double counts", double, labelled, 0.0, 0.0, lower=True, learned="never"),
    ]


def main() -> None:
    right, labelled, found, double = counted(details="--details" in sys.argv)
    print(f"rows right {right}/{labelled}, rows found {found}, double counts {double}")


if __name__ == "__main__":
    main()
