"""JSON-LD of a page to claims, however it is nested or broken."""

from __future__ import annotations

import json
import re
from collections import deque
from html import unescape
from typing import Any

# What is read of a node, in this order. Each node's claims open with its `ld:type`s.
_KEYS = (
    "headline", "alternativeHeadline", "datePublished", "dateModified", "dateCreated", "uploadDate", "author",
    "creator", "editor", "contributor", "publisher", "sourceOrganization", "provider", "articleSection", "inLanguage",
    "isAccessibleForFree", "url", "isBasedOn",
)  # fmt: skip
_TELLING = re.compile(r"Article|Posting|NewsItem|Report|WebPage|Review|Collection|Organization|Recipe|Blog", re.I)
_PAGE = re.compile(r"(?:Collection|Web|Item|About|Profile|Search)Page|Organization|Blog$", re.I)
_ORGANIZATION = re.compile(r"Organi[sz]ation|Corporation|Brand|NewsMedia", re.I)
_DEEPER = ("@graph", "mainEntity", "hasPart", "mainEntityOfPage")
_WRAPPING = re.compile(r"^\s*(?:(?://\s*)?<!\[CDATA\[|<!--)|(?:(?://\s*)?\]\]>|-->|;)\s*$")
_LOOSE_COMMA = re.compile(r",[ \t\r\n]*(?=[}\]])")
_LOOSE = re.compile(
    r'"(?P<key>datePublished|dateModified|dateCreated|headline)"[ \t\r\n]{0,20}:[ \t\r\n]{0,20}"'
    r'(?P<value>(?:[^"\\]|\\.){1,400})"'
    r'|"(?P<who>author|publisher)"[ \t\r\n]{0,20}:[ \t\r\n\[]{0,20}\{[^{}]{0,300}?"name"[ \t\r\n]{0,20}:'
    r'[ \t\r\n]{0,20}"(?P<name>(?:[^"\\]|\\.){1,200})"'
)
_MOST_NODES = 2000
_MOST_VALUES = 20
_MOST_CHARACTERS = 2_000_000


def linked_data(words: str) -> list[tuple[str, str]]:
    """The claims of one `<script type="application/ld+json">`: `ld:<property>` for the properties that matter.

    Comments, CDATA marks, trailing commas and escaped quotes are forgiven; of text that still is no JSON the plain
    properties are taken where they stand. Persons and organizations count by name, also when only their `@id` stands
    there; an author that is an organization is claimed as `ld:author.organization` too. Lists of teasers and comments
    say nothing about the page and are left out.

    >>> linked_data('<!-- {"@type": "NewsArticle", "author": [{"@type": "Person", "name": "A B"},], } -->')
    [('ld:type', 'NewsArticle'), ('ld:author', 'A B')]
    """
    words = words[:_MOST_CHARACTERS]
    data = _parsed(words)
    if data is None:
        return _loose(words)
    found: list[tuple[str, str]] = []
    known: dict[str, str] = {}
    nodes = _nodes(data)
    for node in nodes:
        name, identity = node.get("name"), node.get("@id")
        if isinstance(identity, str) and isinstance(name, str):
            known[identity] = name
    for node in nodes:
        kinds = _kinds(node)
        if any(_TELLING.search(kind) for kind in kinds) or "headline" in node or "datePublished" in node:
            found += [("ld:type", kind) for kind in kinds]
            for key in _KEYS:
                # The address of a page or organization is none of an article.
                if key != "url" or not any(_PAGE.search(kind) for kind in kinds):
                    found += _values(key, node.get(key), known)
            if any(_ORGANIZATION.search(kind) for kind in kinds):
                found += _values("organization", node.get("name"), known)
    return found


def _parsed(words: str) -> Any:
    """The data, after ever more is forgiven; None when it is no JSON."""
    bare = words.strip()
    for _ in range(4):
        bare = _WRAPPING.sub("", bare).strip()
    for attempt in (words, bare, _LOOSE_COMMA.sub("", bare), unescape(bare) if "&quot;" in bare else ""):
        if attempt:
            try:
                return json.loads(attempt, strict=False)
            except (ValueError, RecursionError):
                continue
    return None


def _loose(words: str) -> list[tuple[str, str]]:
    found = []
    for match in _LOOSE.finditer(words):
        key, value = (match["key"], match["value"]) if match["key"] else (match["who"], match["name"])
        found.append((f"ld:{key}", value.replace('\\"', '"').replace("\\/", "/")))
        if len(found) >= _MOST_VALUES:
            break
    return found


def _nodes(data: Any) -> list[dict[str, Any]]:
    """The objects that stand for the page or its parts, without those that they only mention."""
    waiting = deque([data])
    found = []
    for _ in range(_MOST_NODES):
        if not waiting:
            break
        node = waiting.popleft()
        if isinstance(node, list):
            waiting.extendleft(reversed(node[:_MOST_NODES]))
        elif isinstance(node, dict):
            found.append(node)
            waiting.extend(node[key] for key in _DEEPER if isinstance(node.get(key), dict | list))
    return found


def _kinds(node: dict[str, Any]) -> list[str]:
    kind = node.get("@type")
    kinds = kind[:_MOST_VALUES] if isinstance(kind, list) else [kind]
    return [str(k) for k in kinds if isinstance(k, str)]


def _values(key: str, value: Any, known: dict[str, str]) -> list[tuple[str, str]]:
    out = []
    for one in (value if isinstance(value, list) else [value])[:_MOST_VALUES]:
        organization = False
        if isinstance(one, dict):
            organization = any(_ORGANIZATION.search(kind) for kind in _kinds(one))
            identity = one.get("@id")
            one = one.get("name") or one.get("alternateName") or (isinstance(identity, str) and known.get(identity))
        names = one[:_MOST_VALUES] if isinstance(one, list) else [one]
        for name in names:
            if isinstance(name, bool) and key == "isAccessibleForFree":
                name = str(name).lower()
            if isinstance(name, str) and name.strip():
                out.append((f"ld:{key}", name))
                if organization and key == "author":
                    out.append(("ld:author.organization", name))
    return out
