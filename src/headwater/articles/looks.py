"""What a line is by its own words and markup: paragraph, stamp, byline, caption, furniture, note or short line."""

from __future__ import annotations

import re

from headwater.articles import credits, outlets, people, phrases, stamps
from headwater.articles.letters import compiled
from headwater.articles.line import Line
from headwater.records import FurnitureKind, Page

_SENTENCE_END = compiled(r"(?:[.!?…。！？]|\.{3})[\"”’'»“)\]]*\s*$")
_UP = r"\C"
_CREDIT_END = compiled(
    rf"(?:\((?:(?i:[^()]{{0,80}}\b(?:image credit|photo|getty|file|handout|pool|via|foto|reuters|ap"
    rf" photo)\b[^()]{{0,60}})|©[^()]{{2,60}}"
    rf"|{_UP}[\w.'’\-]*(?: [\w.'’\-]+){{1,3}}\s?/\s?[^()]{{2,40}})\)"
    rf"|\b(?i:photo(?:graph)?|picture|pic|image|foto|bild|fotoğraf|imagen|immagine|video|photo credit|credit|kép"
    rf"|фото|illustration)s?\s?(?i:by|:|von|de|/)\s?[^.!?]{{2,70}}"
    rf"|\b{_UP}{{2,}}/{_UP}[\w.'’\-]+ {_UP}[\w.'’\-]+(?: {_UP}[\w.'’\-]+)?|{_UP}[\w.'’\-]+"
    rf" {_UP}[\w'’\-]+/{_UP}{{2,}}[\w ]{{0,20}}"
    rf"|\|\s{_UP}[\w.]*\s{_UP}\w+\s\([^()]{{2,30}}\)|(?i:\(pool photo\))(?:\s\([^()]{{2,30}}\))?|\b(?i:file photo"
    rf"|handout)|[.\d] {_UP}[\w'’\-]+ {_UP}[\w'’\-]+\s?[-–/]\s?{_UP}{{2,6}})[\s.\])]*(?:(?i:purchase licensing"
    rf" rights)\W*)?$"
)
# A line that has none of these ends in no credit.
_CREDIT_SIGNS = ("(", "/", "|", "-", "–")
_CREDIT_WORDS = (
    "photo", "pic", "image", "foto", "bild", "imagen", "immagine", "video", "credit", "kép", "фото", "illustration",
    "handout",
)  # fmt: skip
_CREDIT_ONLY = compiled(
    r"^\W{0,2}(?:photo(?:graph|s)?|picture|pic|image|foto|bild|fotoğraf|imagen|credit|video)s?\s?(?:by|:|credit|/)",
    re.I,
)
_SLUG = compiled(r"\bwritethru\b|^[A-Z]{2,4}-[A-Z]{2,4}--|\b\d(?:st|nd|rd|th) ld-", re.I)
_NOTE = compiled(
    r"^(?:eds?:|editors?:|\((?:eds?: )?)\s?(?:updates?|adds?|corrects?|attn|recasts?|changes|rewrites|repeats"
    r"|refiles|releads|writes|new throughout|deletes|clarifies|fixes)\b",
    re.I,
)
_NOTE_THEN_TEXT = re.compile(r"^\([^()\n]{3,400}\)\s*\S.{40}")
_SHORTENED = compiled(
    r"(?:\b\C\.(?:\s?\C\.)+|\b\C\.[\w]\.[\c]\.|\b(?:Inc|Ltd|Corp|Co|Jr|Sr|No|plc|Lda|Ltda|Cía|Dr|St|Nr|etc|bzw|Bros|Mt)\.)[\"”’'»)]*\s*$"
)  # a line of a few words that ends so need be no sentence
_DATED_ASIDE = re.compile(r"\s*[(\[][^()\[\]]{3,200}[)\]]\s*$")
_END_MARK = compiled(r"^\W{0,3}(?:end|ends|endit|ende|fin|-30-|30|###|# # #|\*\*\*)\W{0,3}$", re.I)
_RATE = compiled(r"^\(?\s*(?:[$€£¥₩]|US\$|1\b)[^()]{0,12}=\s?[\d.,]+ [^()]{2,40}\)?\.?$")
_ADDRESS = re.compile(r"^\W{0,3}(?:\w{1,12}\s?:\s*)?(?:https?://|www\.)\S{1,300}$", re.I)
_FULL = 12.0  # words from which a line that ends as a sentence is a paragraph wherever it stands
_LONG = 30.0  # words from which a line is a paragraph even if no stop ends it
_SHORT = 5.0
_MOST_CREDIT = 25
_MOST_BOTH = 20  # words of a byline that names writer and photographer
_RULE = 3  # signs from which a line without letters parts what is above it from what is below
_RESIDUE = 9  # words that may stand beside the dates in a stamp line
_SHARES = {"comment-form": 0.9, "cookie": 0.9, "related": 0.5}  # these may be most of a page
_MOST_LABEL_SHARE = 0.3  # of a page's running words; a label on more than this wraps the page and says nothing


def trusted_labels(page: Page) -> frozenset[str]:
    """The markup labels that stand for a small part of the page's running text, so that they may tell furniture."""
    if page.media != "html":
        return frozenset()
    sizes: dict[tuple[str, ...], int] = {}
    total = 1
    for block in page.blocks:
        size = len(block.span) if len(block.span) > 80 else 0
        total += size
        sizes[block.labels] = sizes.get(block.labels, 0) + size
    share: dict[str, int] = {}
    for labels, size in sizes.items():
        for label in set(labels):
            share[label] = share.get(label, 0) + size
    return frozenset(
        label
        for label in share
        if share[label] <= _SHARES.get(phrases.by_label((label,)) or "", _MOST_LABEL_SHARE) * total
    )


_ROLE_KINDS: dict[str, FurnitureKind] = {
    "navigation": "navigation",
    "aside": "related",
    "footer": "copyright",
    "form": "newsletter",
}


def look(line: Line, trusted: frozenset[str]) -> None:
    """Label a line by its own looks; only `trusted` markup labels tell furniture."""
    text, block = line.text, line.block
    if not any(map(str.isalnum, text[:2000])):
        line.role, line.kind = "furniture", "other"
        if len(text) >= _RULE and len(text) <= 200:
            line.role, line.kind = "end", None
        return
    ends = bool(_SENTENCE_END.search(text)) and not (line.words < _FULL and _SHORTENED.search(text))
    labelled = phrases.by_label(tuple(label for label in block.labels if label in trusted))
    line.prose = line.words >= _LONG or (line.words >= _SHORT and ends) or credits.opens_dated(text)
    if block.role == "heading" or (block.role == "list-item" and block.link_share > 0.8):
        line.prose = line.prose and line.words >= _LONG
    kind = phrases.kind_of(text) or ("other" if _ADDRESS.match(text) else None)
    if _both(line):
        return
    if block.role == "caption" or _is_caption(line) or labelled in ("caption", "photo-credit"):
        line.role, line.prose, line.kind = "caption", False, "caption"
        if _CREDIT_ONLY.match(text) and line.words < 15:
            line.kind = "photo-credit"
        return
    if block.role in _ROLE_KINDS:
        line.role, line.prose, line.kind = "furniture", False, kind or labelled or _ROLE_KINDS[block.role]
        return
    if line.words < 20 and _SLUG.search(text):
        line.role, line.prose = "note", False
    elif _END_MARK.match(text):
        line.role, line.prose = "end", False
    elif _NOTE.match(text) and not _NOTE_THEN_TEXT.match(text):
        line.role, line.prose = "note", False
    elif _is_credit(line):
        line.role, line.prose = "credit", False
    elif kind and not (credits.opens_body(text) and line.words > 20):
        line.role, line.prose, line.kind = "furniture", False, kind
        _stamp(line)
    elif labelled and (line.words < 60 or labelled in _SHARES):
        line.role, line.prose, line.kind = "furniture", False, labelled
        if labelled in ("navigation", "other", "share", "copyright", "read-time"):
            _stamp(line)
    elif _RATE.match(text):
        line.role, line.prose = "body", True
    else:
        _header(line)
    if line.role == "short" and line.prose:
        line.role = "body"
    if line.role == "body":
        line.opens = credits.opens_body(text)


def _is_credit(line: Line) -> bool:
    """Whether a line says where a text comes from; one that opens as a byline and has a date is a byline."""
    text = line.text
    if people.opens_by(text):
        return credits.is_reporting(text) and not stamps.find(text)
    return credits.is_reporting(text) or (line.words < _MOST_CREDIT and bool(credits.credited(text)))


def _both(line: Line) -> bool:
    """A byline that names writer and photographer ("Text: ... Photos: ...") is no photo credit."""
    told = people.without_photos(line.text) if line.words <= _MOST_BOTH else line.text
    if told == line.text or not people.is_byline(told) or not people.authors(told):
        return False
    line.role, line.prose, line.rest, line.authors = "byline", False, told, people.authors(told)
    return True


def _is_caption(line: Line) -> bool:
    if line.words > 70 or credits.dateline(line.text).tag or credits.opens_dated(line.text):
        return False
    tail = line.text[-160:]
    may = any(map(tail.__contains__, _CREDIT_SIGNS)) or any(map(tail.lower().__contains__, _CREDIT_WORDS))
    return (may and bool(_CREDIT_END.search(tail))) or bool(_CREDIT_ONLY.match(line.text) and line.words < 20)


def _stamp(line: Line) -> None:
    """A furniture line may still carry the article's date ("3 min read · 12 May 2025")."""
    if line.kind in ("read-time", "share") and line.words < 25:
        line.stamps = stamps.find(line.text)
        if line.stamps:
            line.role, line.kind, line.prose = "stamp", None, False
            line.rest = stamps.residue(line.text, line.stamps)


def _header(line: Line) -> None:
    text = line.text
    if len(text) > 260:
        return
    found = stamps.find(text) or stamps.yearless(text)
    rest = stamps.residue(text, found)
    aside = _DATED_ASIDE.match(text[found[0].span.end :]) if found and not found[0].span.start else None
    if aside:  # "12 May 2026 (replaces the notice of 10 May)"
        found, rest = found[:1], ""
    left = len(rest.split())
    running = _SENTENCE_END.search(text) and line.words >= _FULL and not _ends_in(found, text)
    running = running or credits.opens_dated(text)
    if (
        found
        and not running
        and credits.dateline(text).tag is None
        and (left <= _RESIDUE or _dense(rest))
        and not text.startswith(('"', "“", "‘"))
    ):
        line.stamps, line.rest, line.role, line.prose = found, rest, "stamp", False
        named = people.Byline() if credits.helped(rest) else people.read(rest)
        if not named.authors:
            line.authors = people.inside(rest)
            line.role = "byline" if line.authors else "stamp"
        if named.authors and (named.marked or named.named or (named.clean and not rest.isupper())):
            aged = any(stamp.kind == "relative" for stamp in found)
            if named.marked or named.named or not aged or named.others:  # "Some Outlet, 3 hours ago" is no byline
                line.role, line.authors = "byline", named.authors
        return
    if people.is_byline(text):
        line.role, line.prose, line.rest = "byline", False, text
        line.authors = people.authors(text)
        return
    name = outlets.outlet(text)
    if name and line.words <= 6:
        line.role, line.outlet, line.prose, line.rest = "outlet", name, False, text


def _ends_in(found: tuple[stamps.Stamp, ...], text: str) -> bool:
    return bool(found) and found[-1].span.end >= len(text) - 2


def _dense(rest: str) -> bool:
    """A byline of several names with their places is long but all capitals and joints."""
    words = re.findall(r"[^\W\d_][\w'’-]*", rest)
    return 0 < len(words) <= 24 and sum(w[0].isupper() or len(w) <= 3 for w in words) >= 0.85 * len(words)
