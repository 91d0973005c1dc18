"""`headwater read`: pages into their articles."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.options import Json, Seen, standard_input
from headwater.cli.printing import complain, console, count, day, error, harmless, json_lines, listed, without_article
from headwater.cli.tallies import tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from headwater.ingest import Refusal
    from headwater.records import Article, Page, Tally

_WEB = ("http://", "https://")  # how pages out of archives are called


def read(
    pages: Annotated[
        list[str], typer.Argument(metavar="PAGE...", help="Pages, feeds, mails, archives, folders, patterns, or -.")
    ],
    text: Annotated[bool, typer.Option("--text", help="The reading text instead, which all places count in.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Every line of the page: what it was taken as, and why.")
    ] = False,
    seen: Seen = None,
    json: Json = False,
) -> None:
    """Take pages apart into their articles; nothing is kept.

    Tells for every article its title, publisher, agency, authors, date and dateline, what belongs to its text and what
    is furniture around it. What a page does not say stays unknown.

    Example: headwater read page.html
    """
    refused: list[Refusal] = []
    tallies: list[Tally] = []
    empty = bare = 0
    for page in _pages(pages, seen, refused, tallies):
        if text:
            _print_text(page, json)
        elif not _print_articles(page, json, explain=explain):
            captured = page.address.startswith(_WEB)
            bare, empty = bare + captured, empty + (not captured)
    tell(tallies)
    if bare:
        error(f"No article was found on {count(bare, 'page')} of the archives.")
    if complain(refused) or empty:
        raise typer.Exit(1)


def _pages(names: list[str], seen: str | None, refused: list[Refusal], tallies: list[Tally]) -> Iterator[Page]:
    from headwater.ingest import Limits, Refusal, open_inputs
    from headwater.settings import Settings

    limits = Limits.of(Settings())
    stdin = standard_input(names)
    for page in open_inputs(names, stdin=stdin, max_bytes=limits.max_bytes, limits=limits, tell=tallies.append):
        if isinstance(page, Refusal):
            refused.append(page)
        else:
            yield page if seen is None else replace(page, seen_at=page.seen_at or seen)


def _print_text(page: Page, json: bool) -> None:
    if json:
        json_lines([{"page": page.address, "text": page.text}])
    elif sys.stdout.isatty():
        typer.echo("\n".join(map(harmless, page.text.split("\n"))))  # as long as the text itself
    else:
        typer.echo(page.text)


def _print_articles(page: Page, json: bool, *, explain: bool) -> int:
    """Print the articles of a page; how many there are."""
    from headwater import articles
    from headwater.shapes import make

    if explain:
        return _print_explained(page, json)
    found = articles.split(page)
    if json:
        json_lines(make.article(article) for article in found)
    if not found and not page.address.startswith(_WEB):  # of thousands of captured pages only the number is told
        without_article(page.address, articles.why_none(page))
    if json or not found:
        return len(found)
    out = console()
    again = sum(article.same_as is not None for article in found)
    pasted = f", {again} of them pasted again" if again else ""
    out.print(f"{harmless(page.address)}: {count(len(found), 'article')}{pasted}")
    for note in page.notes:
        out.print(f"note: {harmless(note.text)}")
    for article in found:
        out.print()
        for line in _lines(article):
            out.print(harmless(line), style="bold" if line.startswith(f"#{article.number} ") else None)
    out.print()
    return len(found)


def _print_explained(page: Page, json: bool) -> int:
    from headwater import articles
    from headwater.cli.explaining import print_explained
    from headwater.shapes import make

    told = articles.explain(page)
    if not told.articles:
        without_article(page.address, articles.why_none(page))
    if json:
        json_lines(make.explained(told))
    else:
        print_explained(page, told, console())
    return len(told.articles)


def _lines(article: Article) -> Iterator[str]:
    yield f"#{article.number}  {article.title or '(no title)'}"
    parts = [f"publisher: {article.publisher or 'unknown'}"]
    if article.agency:
        parts.append(f"agency: {article.agency}")
    if article.authors:
        parts.append(f"by {listed(article.authors)}")
    yield "    " + ", ".join(parts)
    dated = {"explicit": "", "relative": " (counted back)", "none": ""}[article.published_from]
    when = f"published {day(article.published)}{dated}" if article.published else "date unknown"
    parts = [when] + ([f"updated {day(article.updated)}"] if article.updated else [])
    parts += [f"from {article.dateline}"] if article.dateline else []
    yield "    " + ", ".join([*parts, article.kind, *([article.language] if article.language else [])])
    if article.same_as:
        yield f"    the same text as {article.same_as}"
    words = count(len(article.text.split()), "word")
    kinds = Counter(part.kind for part in article.furniture)
    around = (
        "; around it: " + ", ".join(f"{kind} ({number})" for kind, number in sorted(kinds.items())) if kinds else ""
    )
    yield f"    {words} in {count(len(article.body), 'paragraph')}{around}"
    for note in article.notes:
        yield f"    note: {note.text}"
