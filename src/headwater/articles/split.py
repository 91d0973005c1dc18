"""A page to its articles."""

from __future__ import annotations

from dataclasses import replace

from headwater.articles import dates, lines, outlets, segments, stamps, twins
from headwater.articles.assemble import Draft, draft, finish
from headwater.articles.lines import Line
from headwater.records import Article, Page


def split(page: Page) -> tuple[Article, ...]:
    """The articles of a page, complete and in page order; none when the page holds none.

    A page may be one article with its furniture, a digest with several glued together, a section front with full
    texts, or a page that grows newest-first (which is one article). Everything is decided by what lines look like and
    where they stand; markup and metadata are further votes.

    Source:
        Scores set on half of the page families and checked on the other half, bench/articles.
    """
    read = lines.read(page)
    cut = segments.cut(page, read)
    drafts = [draft(page, read, segment) for segment in cut]
    drafts = [d for d in drafts if d.body]
    if not drafts:
        return ()
    publishers = _publishers(page, drafts)
    head = [s for line in drafts[0].head[:6] for s in stamps.find(line.text)]
    when = dates.decide([d.stamps for d in drafts], head, page.seen_at)
    articles = [
        finish(page, d, number, when=when[number - 1], publisher=publishers[number - 1]) for number, d in enumerate(drafts, 1)
    ]
    return _paired(tuple(articles))


def _paired(articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """Second pastes point to the article that they repeat and take from it what they lack."""
    out: list[Article] = []
    for article in articles:
        twin = twins.earlier(article, out)
        if twin is None:
            out.append(article)
            continue
        out.append(
            replace(
                article,
                same_as=twin.ref,
                publisher=article.publisher or twin.publisher,
                agency=article.agency or twin.agency,
                credits=article.credits or twin.credits,
                authors=article.authors or twin.authors,
            )
        )
    return tuple(out)


def _publishers(page: Page, drafts: list[Draft]) -> list[str | None]:
    """Whose each article is. A page that prints others' names on its articles is nobody's own."""
    top = tuple(line.text for line in drafts[0].head)
    foot = tuple(line.text for line in drafts[-1].tail)
    site = outlets.site(page, top, foot)
    named = [_own(d, site) for d in drafts]
    foreign = {n for n in named if n and not (site and outlets.same(n, site))}
    gathered = len(drafts) > 1 and bool(foreign)
    return [_publisher(d, n, site, gathered=gathered) for d, n in zip(drafts, named, strict=True)]


def _own(d: Draft, site: str | None) -> str | None:
    return d.outlet


def _publisher(d: Draft, named: str | None, site: str | None, *, gathered: bool) -> str | None:
    if gathered:
        if named:
            return _fuller(named, site)
        return d.agency if d.agency and d.dateline_tagged else None
    if site and named and outlets.same(site, named):
        return site
    if site and d.agency and outlets.same(site, d.agency):
        return site
    if site:
        return site
    return named or (d.agency if d.dateline_tagged else None)


def _fuller(named: str, site: str | None) -> str:
    return site if site and outlets.same(named, site) else named


def visible(read: list[Line]) -> str:
    """The words of lines, for notes and tests."""
    return "\n".join(line.text for line in read)
