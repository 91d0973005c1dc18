"""Exports are read back by libraries that know nothing of Headwater."""

from __future__ import annotations

import csv
import json

import pytest
import rdflib
from lxml import etree

from headwater.exports.dot import dot
from headwater.exports.prov import prov
from headwater.exports.rows import jsonl, table
from headwater.exports.tei import TEI, tei
from headwater.families.apparatus import apparatus
from headwater.records import Alteration, Article, Edge, Family, LostWitness, Span

ODD = 'He said "no" \\ <b>&amp; \x00\x1b\u202e\n=1+1'
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")


def article(ref: str, text: str, title: str) -> Article:
    body = Span(0, len(text))
    return Article(ref, ref.split("#")[0], 1, body, (body,), text, title=title, publisher="Post",
                   published="2031-01-01")  # fmt: skip


ARTICLES = {
    it.ref: it
    for it in (
        article("wire.txt#1", "Two men fell in Brandis.", ODD),
        article("post.txt#1", "Three men fell in Brandis.", "Post"),
        article("blog.txt#1", "Three men fell in Brandes.", "Blog"),
        article("round.txt#1", "Two men fell.", "Round-up"),
    )
}
FAMILY = Family(
    "fa-1", tuple(ARTICLES),
    (
        Edge("wire.txt#1", "lost:1", "revised", 0.9, ("a",)),
        Edge("post.txt#1", "lost:1", "edited", 0.8, ("b",)),
        Edge("blog.txt#1", "post.txt#1", "rewritten", 0.7, ("c",)),
        Edge("round.txt#1", "wire.txt#1", "excerpted", 0.9, ("d",)),
        Edge("round.txt#1", "blog.txt#1", "excerpted", 0.6, ("e",)),
    ),
    (LostWitness("lost:1", "both have what the kept one lacks", ("wire.txt#1", "post.txt#1")),), "lost:1",
)  # fmt: skip
CHANGES = {
    ("wire.txt#1", "post.txt#1"): (Alteration("number", "Two", "Three", Span(0, 3), Span(0, 5), True, "critical"),),
    ("post.txt#1", "blog.txt#1"): (
        Alteration("name", "Brandis", "Brandes", Span(18, 25), Span(18, 25), True, "meaning"),
    ),
}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the reader
def test_graphviz_reads_the_trees_with_lost_witnesses_grey_and_further_exemplars_dashed():
    import pydot

    (graph,) = pydot.graph_from_dot_data("\n".join(dot([FAMILY], ARTICLES)))
    edges = {(e.get_source().strip('"'), e.get_destination().strip('"')): e for e in graph.get_edges()}
    assert set(edges) == {(edge.exemplar, edge.copy) for edge in FAMILY.edges}
    assert edges["blog.txt#1", "round.txt#1"].get("style") == "dashed"
    assert edges["wire.txt#1", "round.txt#1"].get("style") is None
    (lost,) = graph.get_node('"lost:1"')
    assert lost.get("color") == "grey"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the reader
def test_an_rdf_library_reads_who_was_derived_revised_and_quoted_from_whom():
    graph = rdflib.Graph().parse(data=prov([FAMILY], ARTICLES), format="json-ld")
    assert len(set(graph.subjects(rdflib.RDF.type, PROV.Entity))) == 5
    assert len(list(graph.triples((None, PROV.wasDerivedFrom, None)))) == 2
    assert len(list(graph.triples((None, PROV.wasRevisionOf, None)))) == 1
    assert len(list(graph.triples((None, PROV.wasQuotedFrom, None)))) == 2
    targets = set(graph.objects(None, PROV.wasDerivedFrom)) | set(graph.objects(None, PROV.wasQuotedFrom))
    assert targets <= set(graph.subjects(rdflib.RDF.type, PROV.Entity)), "nothing points to what is not there"


def test_the_tei_has_every_witness_every_arc_and_every_reading():
    document = tei(FAMILY, ARTICLES, apparatus(FAMILY, CHANGES, ARTICLES))
    root = etree.fromstring(document.encode())
    names = {"t": TEI}
    ids = set(root.xpath("//t:witness/@xml:id", namespaces=names))
    assert len(ids) == 5
    assert len(root.xpath("//t:arc", namespaces=names)) == 5
    pointed = {part for wit in root.xpath("//t:rdg/@wit", namespaces=names) for part in wit.split()}
    assert pointed <= {f"#{id}" for id in ids}
    readings = [[rdg.text for rdg in app] for app in root.xpath("//t:app", namespaces=names)]
    assert [sorted(found) for found in readings] == [["Three", "Two"], ["Brandes", "Brandis"]]


def test_a_place_is_handed_on_along_edges_that_change_nothing():
    number, name = apparatus(FAMILY, CHANGES, ARTICLES)
    readings = {reading.text: set(reading.refs) for reading in number.readings}
    assert readings["Three"] == {"post.txt#1", "blog.txt#1"}
    assert "wire.txt#1" in readings["Two"]
    assert (number.type, name.type) == ("number", "name")


def test_rows_come_back_as_they_were():
    rows = [{"ref": "a", "n": 2, "list": [1, {"x": "é"}], "none": None}, {"ref": ODD, "n": 3, "list": [], "none": "x"}]
    assert [json.loads(line) for line in jsonl(rows)] == rows
    read = list(csv.DictReader("\n".join(table(rows)).splitlines(keepends=True)))
    assert json.loads(read[0]["list"]) == [1, {"x": "é"}]
    assert (read[0]["none"], read[0]["n"]) == ("", "2")


@pytest.mark.parametrize("words", ["=HYPERLINK(1)", "+1", "-1", "@x", "\tx"])
def test_page_text_is_no_formula_in_a_spreadsheet(words):
    assert list(table([{"title": words}]))[1].lstrip('"').startswith("'")


def test_no_rows_are_no_lines():
    assert list(table([])) == []
