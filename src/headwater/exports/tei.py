"""A family as TEI P5: its witnesses (`listWit`), the stemma as a graph, and the apparatus (`app`, `rdg`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from headwater.families.apparatus import VariantPlace
from headwater.records import Article, Family

TEI = "http://www.tei-c.org/ns/1.0"
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def tei(family: Family, articles: Mapping[str, Article], places: Sequence[VariantPlace]) -> str:
    """One TEI document of a family.

    Args:
        family: The family.
        articles: Its kept witnesses.
        places: Its apparatus, see `families.apparatus`.
    """
    lost = [witness.id for witness in family.lost]
    ids = {ref: f"w{n}" for n, ref in enumerate((*family.refs, *lost), 1)}
    root = etree.fromstring(f'<TEI xmlns="{TEI}"/>')
    _head(root, family)
    body = _in(_in(root, "text"), "body")
    witnesses = _in(body, "listWit")
    for ref in family.refs:
        _witness(witnesses, ids[ref], ref, articles.get(ref))
    for it in family.lost:
        told = _in(witnesses, "witness", n="lost")
        told.set(_ID, ids[it.id])
        told.text = _clean(f"Lost, inferred: {it.why}")
    _graph(body, family, ids)
    apparatus = _in(body, "listApp")
    for place in places:
        _app(apparatus, place, ids)
    return etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="utf-8").decode()


def _head(root: etree._Element, family: Family) -> None:
    description = _in(_in(root, "teiHeader"), "fileDesc")
    _in(_in(description, "titleStmt"), "title").text = f"Family {family.id}"
    _in(_in(description, "publicationStmt"), "p").text = "Made by Headwater from kept pages."
    _in(_in(description, "sourceDesc"), "p").text = "Each witness names its page."


def _witness(above: etree._Element, id: str, ref: str, article: Article | None) -> None:
    made = _in(above, "witness")
    made.set(_ID, id)
    described = _in(made, "bibl")
    if article is not None:
        if article.title:
            _in(described, "title").text = _clean(article.title)
        if article.publisher:
            _in(described, "publisher").text = _clean(article.publisher)
        if article.published:
            _in(described, "date", when=_clean(article.published))
    _in(described, "idno", type="headwater").text = _clean(ref)


def _graph(above: etree._Element, family: Family, ids: Mapping[str, str]) -> None:
    arcs = [edge for edge in family.edges if edge.copy in ids and edge.exemplar in ids]
    made = _in(above, "graph", type="directed", order=str(len(ids)), size=str(len(arcs)))
    for ref, id in ids.items():
        node = _in(made, "node", corresp=f"#{id}")
        node.set(_ID, f"n-{id}")
        _in(node, "label").text = _clean(ref)
    for edge in arcs:
        arc = _in(made, "arc", {"from": f"#n-{ids[edge.exemplar]}", "to": f"#n-{ids[edge.copy]}"})
        _in(arc, "label").text = f"{edge.relation}, {edge.score:.3f}"


def _app(above: etree._Element, place: VariantPlace, ids: Mapping[str, str]) -> None:
    made = _in(above, "app", type=place.type)
    for reading in place.readings:
        _in(made, "rdg", wit=" ".join(f"#{ids[ref]}" for ref in reading.refs if ref in ids)).text = _clean(reading.text)
    if place.lacking:
        _in(made, "rdg", wit=" ".join(f"#{ids[ref]}" for ref in place.lacking if ref in ids), cause="omission")


def _in(above: etree._Element, name: str, given: Mapping[str, str] | None = None, /, **more: str) -> etree._Element:
    return etree.SubElement(above, f"{{{TEI}}}{name}", {**(given or {}), **more})


def _clean(words: str) -> str:
    """Words without the characters that XML cannot hold."""
    return "".join(char if char in "\t\n\r" or (char >= " " and char not in "\ufffe\uffff"
                   and not "\ud800" <= char <= "\udfff") else " " for char in words)  # fmt: skip
