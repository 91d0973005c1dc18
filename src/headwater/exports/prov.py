"""Families as W3C PROV-O in JSON-LD: what was derived from, revised from and quoted from what."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from headwater.records import Article, Family, Relation

CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "wasRevisionOf": {"@id": "prov:wasRevisionOf", "@type": "@id"},
    "wasQuotedFrom": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
    "title": "dcterms:title",
    "publisher": "dcterms:publisher",
    "issued": "dcterms:issued",
    "description": "dcterms:description",
}
WAYS: dict[Relation, str] = {"revised": "wasRevisionOf", "excerpted": "wasQuotedFrom"}
"""The relations that PROV has a word for; all others are `wasDerivedFrom`."""


def prov(families: Iterable[Family], articles: Mapping[str, Article]) -> str:
    """One JSON-LD document of the families; a lost witness is an entity too, and says why it is inferred."""
    graph: list[dict[str, Any]] = []
    for family in families:
        lost = {it.id: it for it in family.lost}
        for ref in (*family.refs, *lost):
            node: dict[str, Any] = {"@id": _name(family, ref, lost), "@type": "prov:Entity"}
            article = articles.get(ref)
            if article is not None:
                told = {"title": article.title, "publisher": article.publisher, "issued": article.published}
                node |= {key: value for key, value in told.items() if value}
            elif ref in lost:
                node["description"] = f"Lost, inferred: {lost[ref].why}"
            for edge in family.edges:
                if edge.copy == ref:
                    way = WAYS.get(edge.relation, "wasDerivedFrom")
                    node.setdefault(way, []).append(_name(family, edge.exemplar, lost))
            graph.append(node)
    return json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1)


def _name(family: Family, ref: str, lost: Mapping[str, object]) -> str:
    """A name for a witness: of a kept one its reference, of a lost one family and number."""
    return "urn:headwater:" + quote(f"{family.id}/{ref}" if ref in lost else ref, safe="")
