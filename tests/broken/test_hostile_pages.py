"""Pages that were broken, cut, mixed up or written to do harm are read or refused; nothing else happens.

HOSTILE_EXAMPLES=1000 python -m pytest tests/broken/test_hostile_pages.py looks longer.
"""

import json
import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sound import all_sound, sound

patient = settings(
    deadline=None,
    max_examples=int(os.environ.get("HOSTILE_EXAMPLES", "30")),
    suppress_health_check=[HealthCheck.too_slow],
)

PROSE = [
    "The harbour raised its rates on Monday, the second time this year, its master said.",
    "\u201cWe asked for a dredger and were given a brochure,\u201d said the chairman of the fishermen, Olaf Brandt.",
    "QUAYSIDE (Tidewire) - Rates in the harbour rise by 12 percent from July, it was announced on Monday.",
    "Die Hafengebühren steigen im Juli um zwölf Prozent, wie der Hafenmeister am Montag mitteilte.",
    "港の料金は七月から一割二分上がると港長が月曜日に発表した。",
    "\u200fأعلن مدير الميناء يوم الاثنين أن الرسوم سترتفع في يوليو بنسبة اثني عشر في المئة.",
]
ODDITIES = [
    "\x00", "\x07", "\x1b[2J", "\x1b]0;x\x07", "\u202e", "\u2066", "\u200b", "\ufeff", "\ufffe", "\u2028", "\x85",
    "\x0b",
    "\U000e0041", "\U0010ffff", "a\u0301" * 40, "\u0130\u0131\u1e9e\ufb01", "9" * 400, "-0", "1e999", "٣٤٥", "½", "𝟙𝟚",
]  # fmt: skip
HEADS = [
    "By Ana Sousa", "By By By", "Ana Sousa | 3 March 2025 | 3 min read", "3 March 2999", "31 February 2025",
    "00/00/0000", "99999999999 hours ago", "in 5 hours", "-3 days ago", "Updated: Updated: 3 March 2025", "yesterday",
    "Quay Post", "- Quay Post", "(Tidewire)", "Rates rise again in the harbour", "Share Share Share",
    "Home | News | Sport", "Sign up for our newsletter", "Photo: Ana Sousa/Quay Post", "Related Articles", "* * *",
    "END",
    "http://" + "a" * 300, "Reporting by Ana Sousa; Editing by Olaf Brandt", "©", "(", ")", "\u201c", '"',
    "1.", "- ",
]  # fmt: skip
PIECES = st.sampled_from([*PROSE, *ODDITIES, *HEADS]) | st.text(max_size=60)
LINES = st.lists(PIECES, min_size=1, max_size=4).map(" ".join) | st.sampled_from([*PROSE, *HEADS, ""])
TEXTS = st.lists(LINES, max_size=25).map("\n".join)
ENCODINGS = st.sampled_from(["utf-8", "utf-16", "utf-16-le", "windows-1251", "latin-1", "shift_jis", "utf-7"])


def mixed(parts: list[tuple[str, str]]) -> bytes:
    return b"".join(text.encode(encoding, "replace") for text, encoding in parts)


BYTES = st.lists(st.tuples(TEXTS, ENCODINGS), min_size=1, max_size=3).map(mixed)

TAGS = [
    "p", "div", "article", "section", "header", "footer", "nav", "aside", "h1", "h2", "h7", "table", "tr", "td",
    "br", "hr", "ul", "li", "figure", "figcaption", "form", "time", "a", "span", "script", "style", "template",
    "noscript", "svg", "math", "iframe", "select", "option", "textarea", "plaintext", "frameset", "body", "html",
    "title", "b", "x-card", "main", "blockquote", "pre",
]  # fmt: skip
NAMES = st.sampled_from(TAGS)
VALUES = st.sampled_from(
    ["", "related", "byline", "newsletter", "nav menu", 'x" onload="', "a'b", "<", ">", "2025-13-45", "datePublished"]
)
ATTRIBUTES = st.sampled_from(
    ["class", "id", "itemprop", "itemscope", "datetime", "href", "role", "hidden", "lang", "x"]
)


@st.composite
def tags(draw: st.DrawFn) -> str:
    """A tag that may be left open, closed twice, or end inside an attribute."""
    name = draw(NAMES)
    quote = draw(st.sampled_from(['"', "'", "", '"']))
    attributes = "".join(
        f" {key}={quote}{value}{draw(st.sampled_from([quote, quote, quote, '']))}"
        for key, value in draw(st.lists(st.tuples(ATTRIBUTES, VALUES), max_size=2))
    )
    return draw(
        st.sampled_from([f"<{name}{attributes}>", f"</{name}>", f"<{name}{attributes}/>", f"<{name}{attributes}"])
    )


LD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from([*HEADS, *ODDITIES, "NewsArticle", "2025-03-03"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["@type", "@graph", "headline", "author", "name", "datePublished", "publisher", "hasPart"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
SCRIPTS = LD.map(lambda value: f'<script type="application/ld+json">{json.dumps(value)}</script>')
METAS = st.tuples(
    st.sampled_from(["og:title", "og:type", "article:published_time", "author", "og:site_name", "date"]),
    PIECES.filter(lambda piece: '"' not in piece),
).map(lambda pair: f'<meta property="{pair[0]}" content="{pair[1]}">')
OTHERS = st.sampled_from(
    ["<!--", "-->", "<![CDATA[", "]]>", "&#0;", "&#x110000;", "&bogus;", "&amp", "<", ">", "</", "<?"]
)
MARKUP = st.lists(tags() | SCRIPTS | METAS | OTHERS | LINES, max_size=40).map("".join)


@patient
@given(BYTES)
def test_any_text_in_any_mix_of_encodings(data: bytes) -> None:
    sound(data, "page.txt")


@patient
@given(TEXTS)
def test_any_lines_one_below_the_other_or_with_empty_ones_between(text: str) -> None:
    sound(text.encode("utf-8", "surrogatepass"), "page.txt")
    sound(text.replace("\n", "\n\n").encode("utf-8", "surrogatepass"), "page.txt")


@patient
@given(MARKUP, ENCODINGS, st.sampled_from(["utf-8", "utf-16", "x-user-defined", "none", "windows-1251"]))
def test_markup_with_unclosed_quotes_and_tags_and_a_wrong_charset(markup: str, encoding: str, declared: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body>{markup}'
    sound(page.encode(encoding, "replace"), "page.html")


@patient
@given(MARKUP, st.sampled_from(["rss", "atom", "rdf"]), st.data())
def test_feeds_with_broken_markup_inside(markup: str, kind: str, data: st.DataObject) -> None:
    inside = data.draw(st.sampled_from([markup, f"<![CDATA[{markup}]]>", markup.replace("<", "&lt;")]))
    date = data.draw(
        st.sampled_from(["Mon, 03 Mar 2025 10:00:00 GMT", "2999-99-99T99:99:99Z", "yesterday", "", "\u0663"])
    )
    if kind == "atom":
        feed = (
            f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Quay</title><entry><title>{inside}'
            f'</title><updated>{date}</updated><content type="html">{inside}</content></entry></feed>'
        )
    else:
        root = "rss version='2.0'" if kind == "rss" else 'rdf:RDF xmlns="http://purl.org/rss/1.0/"'
        feed = (
            f"<{root}><channel><title>Quay</title><item><title>{inside}</title><pubDate>{date}</pubDate>"
            f"<description>{inside}</description></item><item/></channel></{root.split()[0]}>"
        )
    sound(feed.encode("utf-8", "surrogatepass"), "feed.xml")


@patient
@given(LD, LINES)
def test_json_feeds_whose_values_are_of_any_kind(value: object, words: str) -> None:
    items = [{"id": value, "title": words, "content_html": value, "date_published": value, "authors": value}, value]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": value, "items": items, "authors": [value]}
    sound(json.dumps(feed).encode(), "feed.json")
    sound(json.dumps({**feed, "items": value}).encode(), "feed.json")


HEADER = st.tuples(
    st.sampled_from(["Subject", "From", "Date", "To", "List-Id", "Content-Type", "Content-Transfer-Encoding", "X"]),
    st.sampled_from(
        [
            "text/html; charset=utf-8", "multipart/mixed; boundary=b", "multipart/mixed", "message/rfc822", "base64",
            "quoted-printable", "=?utf-8?b?UmF0ZXM=?=", "=?x?q?=ff?=", "=?utf-8?b?!!!?=", "a@b.cd", "<<>>",
            "31 Feb 2025", "Mon, 03 Mar 2025 10:00:00 +9999", '"Ana" <a@b.cd>, ;:', "text/plain; charset=nonsense",
            "", "\udcff",
        ]
    ),
)  # fmt: skip


@patient
@given(st.lists(HEADER, max_size=6), st.lists(MARKUP | TEXTS, max_size=3))
def test_mails_with_any_headers_and_parts(headers: list[tuple[str, str]], parts: list[str]) -> None:
    fixed = [("From", "a@b.cd"), ("Subject", "Rates"), ("Date", "Mon, 03 Mar 2025 10:00:00 +0000"), *headers]
    mail = "".join(f"{key}: {value}\r\n" for key, value in fixed) + "\r\n--b\r\n" + "\r\n--b\r\n\r\n".join(parts)
    data = mail.encode("utf-8", "surrogateescape" if "\udcff" in mail else "replace")
    sound(data, "mail.eml")
    list(all_sound(b"From a@b.cd Mon Mar  3 10:00:00 2025\n" + data))


@patient
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["WARC/1.0", "WARC/9", "warc/1.1", "http://quay.example/ 1.2.3.4 20250303100000 text/html 40"]
            ),
            st.sampled_from(["response", "resource", "request", "revisit", "bogus", ""]),
            st.sampled_from(["0", "10", "-5", "999999999999", "x", None]),
            MARKUP,
        ),
        max_size=4,
    ),
    st.integers(min_value=0, max_value=400),
)
def test_archives_with_wrong_lengths_and_breaks(records: list[tuple[str, str, str | None, str]], cut: int) -> None:
    made = b""
    for opening, kind, length, markup in records:
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + markup.encode("utf-8", "replace")
        head = f"{opening}\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://quay.example/\r\n"
        head += f"Content-Length: {len(answer) if length is None else length}\r\n\r\n"
        made += head.encode() + answer + b"\r\n\r\n"
    list(all_sound(made))
    list(all_sound(made[: max(0, len(made) - cut)]))


def test_a_mail_in_a_mail_in_a_mail_is_refused_when_there_is_no_end_to_it() -> None:
    heads = b"From: a@b.cd\nSubject: Rates\nDate: Mon, 03 Mar 2025 10:00:00 +0000\n"
    assert sound(heads + b"Content-Type: message/rfc822\n\nFrom: a@b.cd\n" * 2000, "mail.eml") is None


def test_a_header_of_any_length_is_read_as_far_as_people_write_them() -> None:
    words = b"=?utf-8?q?Rates?=\n " * 20_000
    mail = b"From: a@b.cd\nDate: Mon, 03 Mar 2025 10:00:00 +0000\nSubject: " + words + b"\n\nRates rise on Monday.\n"
    read = sound(mail, "mail.eml")
    assert read is not None
    assert len(read[0].title or "") <= 1000


def test_thousands_of_like_articles_are_told_apart_once_each() -> None:
    """Every paragraph of this page begins an article that shares its phrases with all others."""
    one = "Quay Post {0}\n3 hours ago\n- Quay Post {0}\nRates {0} rise\n{0} " + PROSE[0] * 3 + "\n\n\n"
    read = sound("".join(one.format(number) for number in range(300)).encode(), "page.txt")
    assert read is not None
    assert read[1]
