"""What the markup of a page claims is kept under stable keys, however the markup is written."""

from headwater.ingest import read_bytes
from headwater.records import Page


def _page(markup: str) -> Page:
    return read_bytes(f"<html><body>{markup}</body></html>".encode(), "a.html")


def _data(words: str) -> Page:
    return _page(f'<script type="application/ld+json">{words}</script><p>Text.</p>')


def test_broken_linked_data_is_read_as_far_as_it_goes() -> None:
    node = '{"@type": "NewsArticle", "headline": "Bridge opens", "datePublished": "2031-05-02T08:00:00+02:00",}'
    for words in (node, f"<!-- {node} -->", f"//<![CDATA[\n{node}\n//]]>", f"[{node},]", node[:-1] + ' "broken: }'):
        page = _data(words)
        assert page.claims("ld:headline") == ("Bridge opens",), words
        assert page.claims("ld:datePublished") == ("2031-05-02T08:00:00+02:00",), words


def test_linked_data_names_what_it_only_points_to() -> None:
    page = _data(
        '{"@graph": [{"@type": "Article", "author": {"@id": "#p"}, "publisher": {"@id": "#o"}},'
        ' {"@type": "Person", "@id": "#p", "name": "Ida Holm"},'
        ' {"@type": "Organization", "@id": "#o", "name": "Fjord Post"}]}'
    )
    assert page.claims("ld:author") == ("Ida Holm",)
    assert page.claims("ld:publisher") == ("Fjord Post",)
    assert page.claims("ld:organization") == ("Fjord Post",)


def test_an_author_that_is_a_newsroom_is_told_apart() -> None:
    page = _data('{"@type": "Article", "author": {"@type": "Organization", "name": "Fjord Post"}}')
    assert page.claims("ld:author") == page.claims("ld:author.organization") == ("Fjord Post",)


def test_teasers_of_a_list_claim_nothing() -> None:
    page = _data('{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2031-01-01"}]}')
    assert not page.claims("ld:datePublished")


def test_keys_of_meta_are_in_lower_case() -> None:
    page = read_bytes(
        b'<html><head><meta name="DC.Date" content="2031-05-02"><meta property="OG:Title" content="A">'
        b'<link rel="canonical" href="https://x.example/a"></head><body><p>T</p></body></html>',
        "a.html",
    )
    assert page.meta == (("dc.date", "2031-05-02"), ("og:title", "A"), ("canonical", "https://x.example/a"))


def test_microdata_gives_what_it_marks() -> None:
    page = _page(
        '<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Bridge opens</h1>'
        '<meta itemprop="datePublished" content="2031-05-02"><span itemprop="author" itemscope>by'
        ' <b itemprop="name">Ida Holm</b></span><p>Text</p></div>'
    )
    assert page.claims("item:headline") == ("Bridge opens",)
    assert page.claims("item:datePublished") == ("2031-05-02",)
    assert page.claims("item:author") == ("Ida Holm",)


def test_machine_readable_times_say_what_they_are() -> None:
    page = _page(
        '<time class="entry-date published" datetime="2031-05-02">2 May</time>'
        '<time class="updated" datetime="2031-05-03">3 May</time><abbr class="when" title="2031-05-04">4th</abbr>'
        '<span class="vcard author"><a class="url fn" href="#">Ida Holm</a></span> <a rel="author">I. H.</a>'
    )
    assert page.claims("time:published") == ("2031-05-02",)
    assert page.claims("time:updated") == ("2031-05-03",)
    assert page.claims("time:outside") == ("2031-05-04",)
    assert page.claims("class:author") == ("Ida Holm",)
    assert page.claims("rel:author") == ("I. H.",)


def test_comments_and_side_lists_claim_nothing() -> None:
    page = _page(
        '<article><p>Text</p><div id="comments"><time datetime="2031-06-01">1 June</time></div></article>'
        '<div class="related-posts"><time datetime="2031-07-01">1 July</time></div>'
    )
    assert not [claim for claim in page.meta if claim[0].startswith("time")]


def test_several_containers_claim_for_themselves() -> None:
    page = _page(
        '<article><h2>A</h2><time datetime="2031-05-02">x</time></article>'
        '<article><h2>B</h2><time datetime="2031-05-03">y</time></article>'
    )
    assert [(part.group, part.claims("time:inside")) for part in page.parts] == [
        (1, ("2031-05-02",)),
        (2, ("2031-05-03",)),
    ]
    assert not page.claims("time:inside")


def test_endless_claims_are_capped() -> None:
    page = _page("<p>T</p>" + '<i itemprop="headline">x</i>' * 5000)
    assert len(page.meta) <= 300


def test_data_of_programs_gives_a_date_where_nothing_else_does() -> None:
    page = _page('<p>T</p><script>window.state = {"id": 5, "publishedAt": "2031-05-02T08:00:00Z"}</script>')
    assert page.claims("script:published") == ("2031-05-02T08:00:00Z",)
    page = _page('<time pubdate datetime="2031-05-01">x</time><script>x = {"publishedAt": "2031-05-02"}</script>')
    assert not page.claims("script:published")
