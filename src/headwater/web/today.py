"""The first page: every story, newest movement first, with origins before outlets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.telling.dossier import Dossier
from headwater.telling.points import Point, by_cause, survey
from headwater.telling.witnesses import Company, assemble
from headwater.telling.wording import Moment, count, moment

STORIES_SHOWN = 200
WHOLE_SHOWN = 30  # with their sources, disputes and copies; reading them costs some 10 ms each


@dataclass(frozen=True, slots=True)
class Line:
    """One story on the first page."""

    id: str
    title: str
    sources: int
    articles: int
    company: Company
    last: Moment
    rows: tuple[tuple[str, str, bool], ...]

    @property
    def large(self) -> bool:
        """Whether it was carried, and read whole for this page."""
        return len(self.company.articles) > 1


def line(dossier: Dossier) -> Line:
    """What the first page says of one story."""
    company = assemble(dossier)
    story = dossier.story
    points = survey(dossier.claims, company)
    return Line(
        story.id, story.title, story.independent_sources, len(story.refs), company,
        moment(story.last_published), tuple(_rows(points, company)),
    )  # fmt: skip


def _rows(points: Sequence[Point], company: Company) -> list[tuple[str, str, bool]]:
    causes = by_cause(points)
    rows = []
    if differ := causes["sources-differ"]:
        rows.append(("Sources differ", _some([p.line for p in differ]), False))
    if corrected := causes["corrected-by-source"]:
        rows.append(("Corrected", _some([p.line for p in corrected]), False))
    if changed := company.changed:
        text = ", ".join(f"{w.mark} {w.name} ({w.damaged})" for w in changed[:3])
        more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
        rows.append(("Copies", f"{count(len(changed), 'copy', 'copies')} changed facts: {text}{more}.", True))
    if not rows and len(company.articles) > 1:
        rows.append(("Disputed", f"Nothing found in {count(len(points), 'statement')}.", False))
    return rows


def _some(parts: Sequence[str]) -> str:
    more = f" And {len(parts) - 2} more." if len(parts) > 2 else ""
    return ". ".join(parts[:2]) + "." + more


def ordered(lines: Sequence[Line]) -> list[Line]:
    """Newest movement first, undated stories last."""
    return sorted(lines, key=lambda n: (n.last.at is None, -(n.last.at.timestamp() if n.last.at else 0), n.title))


__all__ = ["STORIES_SHOWN", "Line", "line", "ordered"]
