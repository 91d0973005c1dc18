"""Copies are told from independent reports, and the earlier text from the later."""

from __future__ import annotations

from dataclasses import replace

from brenica import INDEPENDENT, SPUN, WIRE, article
from headwater.copies import keys, relate
from headwater.records import Article, Span


def test_a_reprint_is_verbatim_and_the_agency_is_the_origin() -> None:
    lines = WIRE.text.split("\n")
    reprint = article("\n".join(lines), "z#1", publisher="Northern Mirror", agency="Tellwire", credits=("Tellwire",))
    pair = relate(WIRE, reprint)
    assert (pair.relation, pair.direction) == ("verbatim", "a->b")
    assert relate(reprint, WIRE).direction == "b->a"
    assert any("credits" in line for line in pair.evidence)


def test_rewrite_with_mangled_names_is_still_a_copy() -> None:
    pair = relate(WIRE, SPUN)
    assert pair.relation == "rewritten"
    assert pair.direction == "a->b"
    assert set(keys(WIRE)) & set(keys(SPUN))


def test_independent_report_that_shares_a_quotation_is_no_copy() -> None:
    pair = relate(WIRE, INDEPENDENT)
    assert pair.relation is None
    assert pair.direction == "none"
    assert pair.score < 0.2


def test_a_text_that_leaves_out_the_second_half_is_shortened() -> None:
    brief = article("\n".join(WIRE.text.split("\n")[:4]), "d#1", publisher="Northern Mirror")
    assert relate(WIRE, brief).relation == "shortened"


def test_a_later_version_of_the_same_outlet_is_revised() -> None:
    more = WIRE.text.replace("4,200", "5,100") + "\nOn Tuesday the minister of works, Ana Hribar, flew over the valley."
    later = replace(
        article(more, "e#1"), publisher=WIRE.publisher, agency="Tellwire", title="UPDATE 1-Dam opened", published=None
    )
    pair = relate(later, WIRE)
    assert (pair.relation, pair.direction) == ("revised", "b->a")


def test_a_translation_is_a_copy_in_another_language() -> None:
    spanish = article(
        "La presa de Orlath soltó el lunes 4.200 metros cúbicos de agua por segundo tras hallarse una grieta en su "
        "aliviadero norte, informó la autoridad del río.\n"
        "La ingeniera Petra Wolkan vio la grieta durante una inspección matinal y ordenó abrir las compuertas en una "
        "hora.\n"
        "«Preferimos que nos maldigan por sótanos mojados a que nos lloren por ahogados», dijo "
        "Wolkan a los periodistas "
        "en la presa.\n"
        "Unos 1.300 vecinos pasaron la noche en el polideportivo de Brenica, donde voluntarios repartieron mantas y "
        "sopa.\n"
        "La presa se terminó en 1968 y suministra electricidad a un tercio de la provincia.",
        "f#1",
        publisher="El Faro de Poniente",
        credits=("Tellwire",),
    )
    pair = relate(WIRE, spanish)
    assert (pair.relation, pair.direction) == ("translated", "a->b")
    assert set(keys(WIRE)) & set(keys(spanish))


def test_a_credit_alone_makes_no_copy() -> None:
    other = replace(INDEPENDENT, text=INDEPENDENT.text.replace("Radio Orlath", "Tellwire"))
    assert relate(WIRE, other).relation is None


def test_a_report_that_quotes_a_release_leans_on_it() -> None:
    release = article(
        "Alba Mutual today announces that it will pay all claims from the flood in the Orlath valley "
        "within thirty days.\n"
        "We know every family in this valley by name and we will not ask them for receipts.\n"
        "Claims can be filed at any branch. Nora Kastelic, Chief Executive Officer",
        "g#1",
        publisher="Alba Mutual",
        kind="release",
    )
    report = article(
        "In the third week after the gates were opened the queues outside the bank are gone, and so is the mud.\n"
        'The insurer Alba Mutual has kept its word so far. "We know every family in this valley by '
        'name and we will not '
        'ask them for receipts," it had written. Marko Zelnik got his money on Friday.',
        "h#1",
        publisher="The Brenica Lantern",
    )
    pair = relate(release, report)
    assert (pair.relation, pair.direction) == ("excerpted", "a->b")


def test_gallery_captions_of_one_site_are_no_copy() -> None:
    captions = "\n".join(
        f"Hide caption {n} of 30 photos from the valley: a family carries chairs out of house number {n} on Tuesday."
        for n in range(1, 31)
    )
    one = article("The council of Brenica met in private.\n" + captions, "i#1", publisher="The Brenica Lantern")
    two = article("Tickets for the harvest ball go on sale today.\n" + captions, "j#1", publisher="The Brenica Lantern")
    assert relate(one, two).relation is None


def test_empty_articles_are_related_to_nothing() -> None:
    empty = Article("e#1", "e", 1, Span(0, 0), (), "")
    assert relate(empty, WIRE).relation is None
    assert relate(empty, empty).relation is None
    assert keys(empty) == ()


def test_keys_are_few_and_strangers_share_none() -> None:
    stranger = article(
        "Coffee growers in the hills of Vale Fundo counted frozen blossoms on Thursday after a night at minus three.\n"
        "Cooperative head Joaquim Bastião spoke of 700 hectares and of a silence he had not heard since he was six.",
        "k#1",
    )
    assert 10 < len(keys(WIRE)) <= 102
    assert not set(keys(WIRE)) & set(keys(stranger))


def test_an_update_printed_on_an_aggregators_page_is_a_copy_of_the_update() -> None:
    own = replace(WIRE, ref="z#1", page="z", title="UPDATE 2-Dam opened after crack is found")
    line = WIRE.text.split("\n")[4]
    picked = article(
        WIRE.text.replace(line, f"Read also: The boats of Orlath {line}"), "b#1", publisher="Tellwire",
        agency="Tellwire", gathered=True, published="2031-03-04T06:00Z", published_from="relative",
    )  # fmt: skip
    assert relate(own, picked).direction == "a->b"
    assert relate(picked, own).direction == "b->a"


def test_hours_ago_never_prove_that_a_text_is_earlier() -> None:
    ago = replace(WIRE, ref="b#1", page="b", published="2031-03-04T05:00Z", published_from="relative")
    assert relate(WIRE, ago).prior == 0
    assert relate(WIRE, replace(ago, published_from="explicit")).prior < 0


def test_a_rare_name_is_no_sign_of_the_later_text() -> None:
    rare = article(WIRE.text.replace("Petra Wolkan", "Pavlinka Wolkan"), "a#1")
    known = article(WIRE.text.replace("Petra Wolkan", "Paulina Wolkan"), "b#1")
    assert relate(rare, known).prior == 0


def test_clumsy_wording_is_the_later_one() -> None:
    bare, spun = (replace(x, publisher=None, agency=None, published=None) for x in (WIRE, SPUN))
    why = relate(bare, spun).evidence
    assert "where they differ the second puts words together that news texts do not" in why
