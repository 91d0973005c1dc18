"""Feeds to subscribe to: what moved today, one story, a search, a name, a watch."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import FastAPI, Query, Request
from fastapi.responses import PlainTextResponse, Response

from headwater.digest.brief import write
from headwater.digest.text import text as lines_of
from headwater.errors import HeadwaterError, UnknownReference, UsageError
from headwater.records import Article, Sought, Story
from headwater.shapes.feeds import FORMS, Feed, Item, newest
from headwater.telling.door import Door
from headwater.telling.dossier import gather
from headwater.telling.witnesses import Company, assemble
from headwater.telling.wording import count, listing

ITEMS = 50
TOLD_WHOLE = 20
"""Stories of a feed of articles that are looked at for what copied whom."""
Form = Literal["atom", "rss", "json"]
Words = Annotated[str, Query(max_length=1_000)]
_STATUS = {UnknownReference.code: 404, UsageError.code: 400}


def create_feeds(archive: Door) -> FastAPI:
    """The feeds over one archive, each as `.atom`, `.rss` and `.json`; for mounting at `/feeds`."""
    app = FastAPI(title="Headwater feeds", docs_url=None, redoc_url=None, openapi_url=None)

    @app.exception_handler(HeadwaterError)
    async def known(request: Request, error: HeadwaterError) -> Response:
        return PlainTextResponse(f"{error.message} {error.hint}\n", _STATUS.get(error.code, 503))

    @app.get("/today.{form}")
    def today(request: Request, form: Form) -> Response:
        site = _site(request)
        found = sorted(archive.stories(), key=lambda it: it.last_published or "", reverse=True)[:ITEMS]
        items = tuple(_story(archive, it, site) for it in found)
        return _answer(request, form, _feed("today", "what moved", items, site))

    @app.get("/story/{id}.{form}")
    def story(request: Request, id: str, form: Form) -> Response:
        found, site = archive.story(id), _site(request)
        items = _articles(archive, archive.articles(found.refs).values(), site)
        home = f"{site}story/{quote(found.id, safe='')}"
        return _answer(request, form, _feed(f"story:{found.id}", found.title, items, home))

    @app.get("/search.{form}")
    def search(request: Request, form: Form, q: Words, source: Words | None = None) -> Response:
        found = archive.search(Sought(q, source=source, limit=ITEMS)).found
        items = _articles(archive, (it.article for it in found), _site(request))
        return _answer(request, form, _feed(f"search:{q}", f"“{q}”", items, f"{_site(request)}search?q={quote(q)}"))

    @app.get("/name.{form}")
    def name(request: Request, form: Form, of: Words) -> Response:
        found = archive.search(Sought(entity=of, limit=ITEMS)).found
        items = _articles(archive, (it.article for it in found), _site(request))
        return _answer(request, form, _feed(f"name:{of}", of, items, f"{_site(request)}names?q={quote(of)}"))

    @app.get("/watch/{what}.{form}")
    def watch(request: Request, what: str, form: Form) -> Response:
        items = _articles(archive, archive.articles(archive.watched(what)).values(), _site(request))
        return _answer(request, form, _feed(f"watch:{what}", f"Watch: {what}", items, _site(request)))

    return app


def _feed(id: str, title: str, items: tuple[Item, ...], home: str) -> Feed:
    updated = newest([it.updated for it in items])
    return Feed(f"urn:headwater:feed:{quote(id, safe=':')}", f"Headwater: {title}", updated, items, home)


def _story(archive: Door, story: Story, site: str) -> Item:
    """A story: sources before articles, then its sentences and what disagrees, each with its place."""
    told = write("", archive, [story], ())
    words = "\n".join(list(lines_of(told, 1_000))[3:]).strip()
    ref = story.refs[0]
    updated = story.last_published or archive.page(ref).seen_at or ""
    link = f"{site}story/{quote(story.id, safe='')}"
    return Item(f"urn:headwater:story:{story.id}", story.title, updated, words, (link,))


def _articles(archive: Door, articles: Iterable[Article], site: str) -> tuple[Item, ...]:
    """Articles, the newest first, each with what it is a copy of and how much it changed."""
    newest_first = sorted(articles, key=lambda it: (it.published or "", it.ref), reverse=True)[:ITEMS]
    companies: dict[str, Company] = {}
    items = []
    for article in newest_first:
        if not any(article.ref in one.by_key for one in companies.values()) and len(companies) < TOLD_WHOLE:
            story = archive.story(article.ref)
            companies[story.id] = assemble(gather(archive, story))
        company = next((it for it in companies.values() if article.ref in it.by_key), None)
        items.append(_article(archive, article, company, site))
    return tuple(items)


def _article(archive: Door, article: Article, company: Company | None, site: str) -> Item:
    standing = "" if company is None else _standing(company, article.ref)
    opening = article.text.partition("\n")[0][:500]
    name = article.publisher or article.agency or article.ref
    links = [f"{site}article/{quote(article.ref, safe='/:')}"]
    if article.ref.startswith(("http://", "https://")):
        links.append(article.ref.rpartition("#")[0])
    return Item(
        f"urn:headwater:article:{quote(article.ref, safe='')}",
        f"{article.title or opening[:80]} — {name}",
        article.published or archive.page(article.ref).seen_at or "",
        f"{standing}\n{opening}".strip(),
        tuple(links),
    )


def _standing(company: Company, ref: str) -> str:
    """Whether it is a source of its own or whose copy it is, and what it changed."""
    w = company.by_key[ref]
    names = [one.name for key in w.exemplars if (one := company.get(key)) is not None]
    if not names:
        return f"{w.mark} A report of its own.".strip() if w.kind == "source" else ""
    changed = f", with {count(w.damaged, 'changed fact')}" if w.damaged else ""
    return f"{w.mark} From {listing(names)}: {w.way}{changed}.".strip()


def _site(request: Request) -> str:
    """The address of the pages, as the reader reached them."""
    return f"{request.url.scheme}://{request.url.netloc}/"


def _answer(request: Request, form: Form, feed: Feed) -> Response:
    """The feed, or the word that nothing changed since the reader last asked."""
    written, media = FORMS[form]
    body = written(replace(feed, address=str(request.url)))
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={"ETag": tag})
    return Response(body, media_type=media, headers={"ETag": tag})
