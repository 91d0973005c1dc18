"""Which line of an article's head is its headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.articles.letters import compiled
from headwater.articles.lines import Line
from headwater.articles.outlets import banner, masthead, unsuffixed
from headwater.articles.people import is_desk
from headwater.articles.phrases import is_menu
from headwater.articles.wording import lean
from headwater.records import Page, Span
from headwater.text.tokens import folded_words

_LEAST = 1.2  # below, no line of the head is a headline; set on second pastes, which have none
_LABELS = frozenset({"title", "headline", "tit", "heading", "titre", "titel", "titulo"})
_NOT_LABELS = frozenset(
    {
        "kicker",
        "section",
        "category",
        "cat",
        "tag",
        "eyebrow",
        "label",
        "breadcrumb",
        "logo",
        "site",
        "deck",
        "subtitle",
        "standfirst",
    }
)
_ADDRESS = re.compile(r"https?://\S|\bwww\.\w", re.I)
_NUMBER = re.compile(r"\d{1,2}[.)]\s+(?=\S)")
_AROUND = re.compile(
    r"(?:(?:[>►▶▸▪■●◆★•*+=#~|_–—-]{1,6}|\U0001F449|\U0001F4F0)\s+)*"
    r"(?:(?:(?:notification|notice|announcement|disclosure|statement) (?:regarding|concerning)|re"
    r"|title|headline|subject|titel|schlagzeile|betreff|überschrift|título|titular|asunto|titre|objet|titolo|oggetto"
    r"|rubrik|başlık|заголовок|тема)\s?:\s+)?(?:\*\*|__)?",
    re.I,
)
_AFTER = re.compile(r"(?:\s+[◄◀▪■●◆★•*+=#~|_–—-]{1,6}|\*\*|__)\s*$")
_KICKER = compiled(r"^\W{0,2}\C{2,12}(?: \C{2,12}){0,2}\s[|>]\s(?=(?:[^\s|>]+\s+){3}[^|>]+$)")  # "LIVE | Dawn over ..."
_LEAST_LETTERS = 3
_OTHER_GROUP = 1.5  # a heading outside the text's own container is a section's or the site's
_HEADLINE = 1.0  # from which the line above counts as a headline
_DECK = 0.8  # the line under a headline is its deck, however much it shares with the text
_SPREAD = re.compile(r"\S\s{2,}\S[^\n]{0,60}?\S\s{2,}\S")  # a row of sections
_SECTIONS = re.compile(r"[^\n·•|»]{2,25}(?:\s[·•|»]\s?[^\n·•|»]{2,25}){3,}$")
_SITE = 3.0  # ... and one that has the form of a site's name with its motto is no headline where another line may be
_TAGGED = compiled(r"(\C[^|–—/·\n]{1,45}?)\s*(?:\s[-–—|/·•]\s|\s{2,})\s*\S")
_NOTICE = compiled(
    r"\W*(?:(?:press|media|news) release|for immediate release|public notice|notice|reference|ref|statement|communiqué"
    r"|avis|pour diffusion|nota de prensa|comunicado|boletín|aviso|pressemitteilung|medienmitteilung|presseinformation"
    r"|amtliche bekanntmachung|bekanntmachung|comunicato stampa|persbericht)\b\W*(?:\w{1,8}\W*){0,3}$",
    re.I,
)
_MOST_NAME = 6.0  # words of a site's name
_FIELD = compiled(
    r"\W*(?:from|to|cc|date|sent|source|section|site|thread|forum|channel|category"
    r"|page|url|link|von|an|datum|gesendet"
    r"|quelle|ressort|thema|de|à|date|envoyé|rubrique|para|fecha|enviado|fuente|sección|da|data|hilo|foro)\s?:\s",
    re.I,
)
_LEAST_PLAIN = 3.0
_LEAST_ABOVE = 4.0  # words of a line under which a deck may stand; of so few it may be a kicker, with a colon it is one
_HALF = 0.5
_SOUNDS = 0.5  # how much a line's words may sound like furniture where nothing else speaks for it
_TOP = 1.0  # the first line of a page that shares nothing with the text is rather the site's or the letter's name
_OPENING = 1.2  # the only line above a text that opens with a dateline is its headline, be it brief and in capitals
_COMMON = 4  # letters; shorter words say nothing about what a headline shares with the text


def choose(page: Page, head: Sequence[Line], lead: Sequence[Line]) -> Line | None:
    """The headline among the lines above the text, or None.

    It looks like one, shares words with the first paragraphs and with what the page claims as its title, and stands
    near the byline or date. A claim alone is not enough: claims are often older than the page.
    """
    told = _content(" ".join(line.text[:600] for line in lead if line.role == "body"))
    claimed = [
        _content(unsuffixed(t)) for t in (page.title, *page.claims("og:title"), *page.claims("ld:headline")) if t
    ]
    group = next((line.block.group for line in lead if line.block.group), 0)
    alone = sum(line.role in ("short", "body", "outlet") for line in head) == 1
    best, chosen = _LEAST, None
    plain: list[Line] = []
    above, share = 0.0, 1.0
    for at, line in enumerate(head):
        if line.role not in ("short", "body", "outlet", "byline", "furniture") or (
            line.role == "furniture" and line.block.role != "heading"
        ):
            above = above if line.role == "furniture" else 0.0
            continue
        own = _score(line, told, claimed)
        if group and line.block.group != group:
            own -= _OTHER_GROUP
        score = own + _place(head, at) - (_DECK * share if above >= _HEADLINE else 0.0)
        if alone and lead and lead[0].opens:
            score += _OPENING
        if page.blocks and line.span.start == page.blocks[0].span.start and not _content(line.text) & told:
            score -= _TOP
        site = _masthead(page, line) and any(_may_be(other) for other in head[at + 1 :])
        if site:
            score -= _SITE
        elif own > 0 and _may_be(line):
            plain.append(line)
        above = own if line.words >= _LEAST_ABOVE and not line.text[:1].islower() and not site else 0.0
        share = 1.0 if line.words > _LEAST_ABOVE else 0.0 if ":" in line.text else _HALF
        if score > best:
            best, chosen = score, line
    return chosen or (plain[0] if plain and _first(page, head) else None)


def _first(page: Page, head: Sequence[Line]) -> bool:
    """Whether the text is the page's first, whose head must have a headline unless nothing looks like one."""
    return bool(page.blocks and head) and head[0].span.start == page.blocks[0].span.start


def _masthead(page: Page, line: Line) -> bool:
    """Whether a line opens its page as a site does: its name with what it says of itself."""
    if not page.blocks or line.span.start != page.blocks[0].span.start or line.block.level == 1:
        return False
    named = _TAGGED.match(line.text)
    if named is None:
        return ":" not in line.text and line.words <= _MOST_NAME and masthead(line.text) is not None
    return masthead(named[1]) is not None


def _may_be(line: Line) -> bool:
    """Whether a line that says nothing else can be a headline."""
    text = line.text
    return (
        line.role == "short"
        and line.words >= _LEAST_PLAIN
        and text[:1] not in "*•-–("
        and not is_menu(text)
        and not _NOTICE.match(text)
        and not _FIELD.match(text)
        and not is_desk(text)
        and (lean(text) < _SOUNDS or _KICKER.match(text) is not None)
    )


def _content(text: str) -> frozenset[str]:
    return frozenset(w for w in folded_words(text) if len(w) >= _COMMON or w.isdigit())


def _score(line: Line, told: frozenset[str], claimed: list[frozenset[str]]) -> float:
    text, block = line.text, line.block
    if not 2 <= line.words <= 40 or line.stamps or _ADDRESS.search(text):
        return -9.0
    score = 1.0 if line.words >= 4 else 0.0
    if block.role == "heading":
        score += {1: 2.0, 2: 1.2}.get(block.level, 0.5)
    labels = block.labels[:4]
    score += 1.0 * bool(_LABELS & set(labels)) - 1.2 * bool(_NOT_LABELS & set(labels[:2]))
    own = _content(text)
    if own:
        score += 1.5 * len(own & told) / len(own)
        score += max((1.5 * len(own & c) / len(own | c) for c in claimed if c), default=0.0)
    if text.endswith(".") and not text.endswith("..."):
        score -= 1.2
    if line.role in ("outlet", "byline"):
        score -= 1.5
    if _NUMBER.match(text):
        score += 0.5  # digests count their headlines
    if text.endswith(":"):
        score -= 1.5
    if text.startswith(("*", "•", "- ")) or (text.startswith("(") and text.endswith(")")):
        score -= 3.0
    if text.isupper() and line.words <= 5:
        score -= 1.0
    if re.search(r"\s{3,}|\s[|>/]{1,3}\s|\s::\s", _KICKER.sub("", text)) or is_menu(text):
        score -= 1.5
    if block.level != 1 and (banner(text) or _SPREAD.search(text) or _SECTIONS.match(text)):
        score -= 2.0
    if _NOTICE.match(text) or _FIELD.match(text):
        score -= 2.0
    return score - 3.0 * (line.role == "furniture" and block.level > 1)


def _place(head: Sequence[Line], at: int) -> float:
    """A headline stands right above byline or date, and before a deck that looks much like it."""
    score = 0.0
    for step, line in enumerate(head[at + 1 : at + 4]):
        if line.role in ("byline", "stamp", "outlet"):
            score += 0.6 - 0.1 * step
            break
    if any(line.outlet or line.stamps for line in head[max(0, at - 2) : at]):
        score += 0.4  # an aggregator's card names outlet and age above the headline
    if any(line is not head[at] and line.text == head[at].text for line in head):
        score += 0.5
    return score + 0.1 * at / max(1, len(head))


def written(line: Line | None, *, numbered: bool) -> tuple[str | None, Span | None]:
    """The headline and its place, without what digests and feeds put around it: number, marks, "Title:".

    Args:
        line: The line that holds the headline, or None.
        numbered: Whether the page has several articles, so that a number at its front counts them.
    """
    if line is None:
        return None, None
    before = _AROUND.match(line.text)
    at = before.end() if before else 0
    number = _NUMBER.match(line.text, at) if numbered else None
    at = number.end() if number else at
    after = _AFTER.search(line.text, at)
    end = after.start() if after else len(line.text)
    if end - at < _LEAST_LETTERS:
        at, end = 0, len(line.text)
    return line.text[at:end], Span(line.span.start + at, line.span.start + end)
