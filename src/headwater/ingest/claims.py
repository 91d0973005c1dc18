"""What a page's metadata claims about it; claims are checked against the text later, never believed here."""

from __future__ import annotations

import json
import re
from typing import Any

_BLANKS = re.compile(r"\s+")
_MOST_CLAIMS = 200
_LONGEST = 500
_MOST_NODES = 2000
_LD_KEYS = (
    "headline",
    "datePublished",
    "dateModified",
    "author",
    "publisher",
    "articleSection",
    "inLanguage",
    "isAccessibleForFree",
)
_TELLING = re.compile(r"Article|Posting|NewsItem|Report|WebPage|Review|Collection|Organization", re.I)
_LANGUAGE = re.compile(r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")

Claims = tuple[str | None, tuple[tuple[str, str], ...], str | None]


def claims(root: Any) -> Claims:
    """`<title>`, all (key, value) claims in page order, and the declared language."""
    title = None
    found: list[tuple[str, str]] = []
    for element in root.iter("title", "meta", "link", "script"):
        if element.tag == "title" and title is None:
            title = _clean(element.text_content()) or None
        elif element.tag == "meta":
            key = element.get("property") or element.get("name") or element.get("itemprop")
            _add(found, key, element.get("content"))
        elif element.tag == "link" and (element.get("rel") or "").lower() == "canonical":
            _add(found, "canonical", element.get("href"))
        elif element.tag == "script" and "ld+json" in (element.get("type") or ""):
            _linked_data(element.text or "", found)
    language = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()
    return title, tuple(found[:_MOST_CLAIMS]), language if _LANGUAGE.match(language) else None


def _clean(words: str) -> str:
    return _BLANKS.sub(" ", words).strip()[:_LONGEST]


def _add(found: list[tuple[str, str]], key: str | None, value: str | None) -> None:
    if key and value and _clean(value) and len(found) < _MOST_CLAIMS:
        found.append((_clean(key)[:80], _clean(value)))


def _linked_data(words: str, found: list[tuple[str, str]]) -> None:
    try:
        data = json.loads(words, strict=False)
    except (ValueError, RecursionError):
        return
    nodes = [data]
    for _ in range(_MOST_NODES):
        if not nodes:
            return
        node = nodes.pop(0)
        if isinstance(node, list):
            nodes[:0] = node
        elif isinstance(node, dict):
            kind = node.get("@type")
            kinds = [str(k) for k in kind] if isinstance(kind, list) else [str(kind or "")]
            if any(_TELLING.search(k) for k in kinds) or "headline" in node:
                for name in kinds:
                    _add(found, "ld:type", name)
                for key in _LD_KEYS:
                    for value in _names(node.get(key)):
                        _add(found, f"ld:{key}", value)
            nodes.extend(
                value for key, value in node.items() if key in ("@graph", "mainEntity", "hasPart", "mainEntityOfPage")
            )


def _names(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    out = []
    for one in values[:20]:
        if isinstance(one, dict):
            one = one.get("name")
        if isinstance(one, list):
            one = one[0] if one else None
        if isinstance(one, bool):
            one = str(one).lower()
        if isinstance(one, str):
            out.append(one)
    return out
