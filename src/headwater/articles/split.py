"""A page to its articles."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from headwater.articles import (
    blocks,
    credits,
    dates,
    entries,
    headers,
    lines,
    mails,
    outlets,
    people,
    rescue,
    segments,
    stamps,
    twins,
    when,
)
from headwater.articles.assemble import draft, finish
from headwater.articles.drafts import Draft
from headwater.articles.known import is_place
from headwater.records import Article, Note, Page, Span


def split(page: Page, looked_at: list[lines.Line] | None = None) -> tuple[Article, ...]:
    """The articles of a page, complete and in page order; none when the page holds none.

    A page may be one article with its furniture, a digest with several glued together, a section front with full
    texts, or a page that grows newest-first (which is one article). Everything is decided by what lines look like and
    where they stand; markup and metadata are further votes.

    Args:
        page: Any page.
        looked_at: Takes the lines of the page with the roles that they had in the end, for who wants to explain them.

    Source:
        Scores set on all open families; bench/articles.
    """
    if page.media == "feed":
        return _gathered(entries.articles(page))
    if page.media == "mail":
        return mails.completed(page, split(mails.as_page(page), looked_at))
    found = blocks.find(page)
    read = lines.read(page, far=found.far)
    if looked_at is not None:
        looked_at += read
    blocks.label(read, found)
    cut = blocks.join(page, read, segments.cut(page, read), found)
    for segment in cut:
        blocks.settle(read[segment.start : segment.end], found)
    drafts = [draft(page, read, segment) for segment in cut]
    drafts = [d for d in drafts if d.body] or [draft(page, read, segment) for segment in rescue.whole(page, read)]
    if not any(d.body for d in drafts):
        return ()
    publishers = _publishers(page, drafts)
    said = dates.decide([d.stamps for d in drafts], _clock_stamps(read, drafts[0], found.far), page.seen_at)
    articles = [
        finish(page, d, number, when=said[number - 1], publisher=publishers[number - 1], sole=len(drafts) == 1)
        for number, d in enumerate(drafts, 1)
    ]
    return _gathered(_paired(_cut_short(read, tuple(when.dated(page, articles)))))


def _cut_short(read: list[lines.Line], articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """The articles; the last of a page too long to be read whole says so."""
    if len(read) < lines.MOST_LINES or not articles:
        return articles
    note = Note("page-cut", f"The page has more than {lines.MOST_LINES:,} lines; what follows is left unread.")
    return (*articles[:-1], replace(articles[-1], notes=(*articles[-1].notes, note)))


_NO_CLOCKS = frozenset({"advert", "related", "comment-form", "cookie", "caption", "photo-credit", "subscription"})
_MOST_CLOCK_WORDS = 25.0  # a longer line tells of other days than the page's own


def _clock_stamps(read: list[lines.Line], first: Draft, far: frozenset[Span]) -> list[stamps.Stamp]:
    """The dates that the page prints outside its texts: in its head, between the articles and at its foot."""
    shown = [line for line in read if line.role not in ("body", "title", "caption", "credit")]
    shown = [
        line
        for line in shown
        if line.kind not in _NO_CLOCKS and line.words <= _MOST_CLOCK_WORDS and line.span not in far
    ]
    return [stamp for line in (*first.head[:6], *shown) for stamp in line.stamps or stamps.find(line.text)]


def _gathered(articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """The articles, marked when they are of several outlets or some are nameless: such a page gathers others' texts."""
    names = [a.publisher for a in articles if a.same_as is None]
    if all(name and names[0] and outlets.same(name, names[0]) for name in names[1:]):
        return articles
    return tuple(replace(article, gathered=True) for article in articles)


def _paired(articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """Second pastes point to the article that they repeat and take from it what they lack."""
    earlier = twins.twins(articles)
    return tuple(
        _completed(article, earlier[article.ref]) if article.ref in earlier else article for article in articles
    )


def _completed(article: Article, twin: Article) -> Article:
    return replace(
        article,
        same_as=twin.ref,
        publisher=article.publisher or twin.publisher,
        agency=article.agency or twin.agency,
        credits=article.credits or twin.credits,
        authors=article.authors or (twin.authors if article.title == twin.title else ()),
    )


def _publishers(page: Page, drafts: list[Draft]) -> list[str | None]:
    """Whose each article is. A page that prints others' names on its articles is nobody's own."""
    top = tuple(line.text for line in drafts[0].head)
    foot = tuple(line.text for line in drafts[-1].tail)
    votes = outlets.votes(page, _banner(drafts[0].head, drafts[0].title), foot)
    for d in drafts:
        _spell_out(d, (*votes, *(line.text for line in (*d.head, *d.tail)), *top, *foot))
    site = outlets.best(votes)
    sure = page.media == "html" and site is not None and votes[site] >= _SURE
    names = [_label(d, site, several=len(drafts) > 1) for d in drafts]
    _credit_by_initials(page, drafts)
    for d in drafts:
        tag = headers.signed_off(d.tail, page.text) if d.agency is None else None
        if tag and not (site and outlets.same(tag, site)):
            d.agency, d.credits = tag, (tag, *d.credits)
    foreign = [n for n in names if n and not (site and outlets.same(n, site)) and not credits.known(n)]
    tags = {d.agency for d in drafts if d.tagged and d.agency and not (site and outlets.same(d.agency, site))}
    if site and votes[site] < _SURE and _QUOTES.search(site) and any(names):
        site = None  # a forum or a scrapbook prints others' articles
    gathered = len(drafts) > 1 and (_is_foreign(foreign, drafts) or (bool(tags) and not sure))
    if not gathered and site:
        for d in drafts:
            _credit(d, site, " ".join(f.span.of(page.text) for f in d.furniture))
    if site:
        names = [name or (site if _of_desk(d, site) else None) for d, name in zip(drafts, names, strict=True)]
    named = [_publisher(d, n, site, votes, gathered=gathered) for d, n in zip(drafts, names, strict=True)]
    written = {name: outlets.as_written(name, page.text) for name in named if name}
    return [written.get(name) if name else None for name in named]


def _banner(head: list[lines.Line], title: lines.Line | None) -> tuple[str, ...]:
    """The lines that may name a page's site: those above its first headline, and the dated ones below if none does.

    Under a headline stands who wrote or sent the text.
    """
    above = next((head[:at] for at, line in enumerate(head) if at and line is title), head)
    named = any(outlets.masthead(line.text) for line in above[:3])
    below = [] if named else [line for line in head[len(above) + 1 :] if line.stamps]
    shown = (*above, *below)
    return tuple(line.text for line in shown if line.role != "byline" and not _is_again(line, title))


def _is_again(line: lines.Line, title: lines.Line | None) -> bool:
    return title is not None and line is not title and line.text.startswith(title.text)


def _of_desk(d: Draft, site: str) -> bool:
    """Whether the head names the site's own desk ("Bugle Desk", "The Bugle Team") and nobody else's."""
    for line in d.head:
        for part in re.split(r"\s*[|/·•–—,»▪]\s*|\s{2,}|\s-\s", line.rest if line.stamps else line.text)[:4]:
            words = people.without_by(part).split()
            if 1 < len(words) <= _MOST_DESK and people.is_desk_name(part) and outlets.same(" ".join(words[:-1]), site):
                return True
    return False


_MOST_DESK = 6
_QUOTES = re.compile(r"\b(?:forums?|foro|foren|boards?|message ?board|community|clippings|scrapbook|thread)\b", re.I)
_TAG = re.compile(r"\((?=(\w{2,20})\))|\b(?=(\w{2,20})/)|[/-] (?=(\w{2,20})\b)")


def _credit_by_initials(page: Page, drafts: list[Draft]) -> None:
    """An outlet whose initials the page prints as a tag ("(OW)", "/ OW") is an agency, on its own articles too."""
    if all(d.agency is not None or not d.outlets for d in drafts):
        return
    tags = {word for found in _TAG.findall(page.text) for word in found}
    for d in drafts:
        for name in d.outlets:
            tag = "".join(word[0] for word in name.split() if word[0].isupper())
            if d.agency is None and len(tag) >= 2 and name != tag and tag in tags:
                d.agency = name
                d.credits = (name, *d.credits)


def _spell_out(d: Draft, texts: tuple[str, ...]) -> None:
    """An agency's tag gives way to its full name where the page has it."""
    full = outlets.spelled_out(d.agency, texts) if d.agency and not credits.known(d.agency) else None
    if full and d.agency:
        d.credits = tuple(full if c == d.agency else c for c in d.credits)
        d.agency = full


def _credit(d: Draft, site: str, beside: str) -> None:
    """Another's mark at the head of a site's own article ("AFP", "dpa") is the agency it came from."""
    for name in d.outlets:
        if d.agency is not None or outlets.same(name, site) or outlets.opens_with(site, name):
            continue
        if credits.known(name) or credits.agency_like(name) or _tag_form(name, beside):
            d.agency = credits.known(name) or name
            d.credits = (d.agency, *d.credits)


def _tag_form(name: str, beside: str) -> bool:
    """Whether an unlisted mark is an agency's tag: two to four capitals, or more that a photo credit names too."""
    if is_place(name) or not name.isupper():
        return False
    if name in _NO_TAGS:
        return False
    return 2 <= len(name) <= _LONGEST_TAG or name.casefold() in beside.casefold().split()


_LONGEST_TAG = 4
_NO_TAGS = frozenset(
    {"UK", "US", "USA", "EU", "UN", "UAE", "LIVE", "NEWS", "NEW", "TV", "AM", "PM", "VIDEO", "TOP", "UPD"}
)


_SURE = 3  # votes of metadata that make a page with several articles one outlet's own section


def _is_foreign(names: list[str], drafts: list[Draft]) -> bool:
    """Names of outlets that are not the page's own: not the agency of their article, which any outlet may print."""
    agencies = [d.agency for d in drafts if d.agency]
    return any(not any(outlets.same(n, a) for a in agencies) for n in names)


def _label(d: Draft, site: str | None, *, several: bool) -> str | None:
    """The outlet's name on an article; one that opens with the site's name is the site ("Bugle Business")."""
    if site and any(name.casefold().startswith(site.casefold()) or outlets.same(name, site) for name in d.outlets):
        others = [n for n in d.outlets if credits.known(n)]
        return others[0] if others else site
    return d.outlets[0] if d.outlets else d.sources[0] if d.sources and several else None


def _publisher(d: Draft, name: str | None, site: str | None, votes: Counter[str], *, gathered: bool) -> str | None:
    if gathered:
        if name and not (d.agency and outlets.same(name, d.agency)):
            return name
        return d.agency if d.agency and (d.tagged or name) else None
    if d.agency and d.tagged:
        own = [
            v
            for v in votes
            if outlets.same(v, d.agency) or outlets.opens_with(v, d.agency) or credits.calls_agency(v, d.agency)
        ]
        if own:  # the agency's own page, however it calls itself there
            fuller = [v for v in own if credits.calls_agency(v, d.agency)]
            full = next((v for v in (*fuller, *own) if v in fuller or outlets.same(v, d.agency)), d.agency)
            return full if full.isascii() or not d.agency.isascii() else d.agency
    if site:
        return site
    if name and not (d.agency and outlets.same(name, d.agency)):
        return name
    return None
