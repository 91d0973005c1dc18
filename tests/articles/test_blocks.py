"""Which blocks of a page are its text: pages of fiction as sites print them, in four languages."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest

from headwater.articles import blocks, split, traits
from headwater.ingest import read_bytes
from headwater.records import Article, Page

MENU = "".join(f'<li><a href="/{n}">{n}</a></li>' for n in ("Start", "Region", "Sport", "Archive", "Login"))


def page(
    language: str, title: str, text: list[str], *, inside: str = "", below: str = "", date: str = "2031-04-03"
) -> bytes:
    """A page of one article; `inside` stands after the second paragraph, `below` after the text."""
    paragraphs = [f"<p>{one}</p>" for one in text]
    paragraphs.insert(2, inside)
    return f"""<!doctype html><html lang="{language}"><head><title>{title}</title></head><body>
<div class="top-bar"><ul class="main-menu">{MENU}</ul></div>
<main><article class="story"><h1>{title}</h1><div class="meta"><time>{date}</time></div>
<div class="story-body">{"".join(paragraphs)}</div></article>{below}</main>
<div class="site-footer"><p>Impressum</p></div></body></html>""".encode()


ENGLISH = [
    "The harbour of Tellmouth was closed on Thursday after a crane fell onto the eastern quay during the night.",
    "Nobody was hurt, the harbour master said, because the night shift had gone home an hour before the accident.",
    "Two coasters and a ferry had to turn back to Orsund. The ferry line expects to sail again on Saturday morning.",
    "Engineers of the crane's maker arrived at noon and began to look for the cause of the fall.",
    "The quay was built in 1961 and had been inspected in March, according to the papers of the port authority.",
]
GERMAN = [
    "Der Hafen von Tellmünde ist am Donnerstag gesperrt worden, nachdem nachts ein Kran auf den Ostkai gestürzt war.",
    "Verletzt wurde niemand, wie die Hafenmeisterin mitteilte, weil die Nachtschicht schon nach Hause gegangen war.",
    "Zwei Küstenschiffe und eine Fähre mussten umkehren. Die Reederei will am Samstagmorgen wieder fahren.",
    "Ingenieure des Herstellers trafen am Mittag ein und begannen, nach der Ursache des Unglücks zu suchen.",
    "Der Kai stammt aus dem Jahr 1961 und wurde nach Angaben der Hafenbehörde zuletzt im März geprüft.",
]
FRENCH = [
    "Le port de Tellembouche a été fermé jeudi après la chute d'une grue sur le quai est pendant la nuit.",
    "Personne n'a été blessé, a indiqué la capitainerie, car l'équipe de nuit était partie une heure plus tôt.",
    "Deux caboteurs et un ferry ont dû faire demi-tour. La compagnie espère reprendre ses traversées samedi matin.",
    "Des ingénieurs du constructeur sont arrivés à midi et ont commencé à chercher la cause de l'accident.",
    "Le quai, construit en 1961, avait été inspecté en mars, selon les documents de l'autorité portuaire.",
]
SPANISH = [
    "El puerto de Bocatel fue cerrado el jueves después de que una grúa cayera de noche sobre el muelle oriental.",
    "Nadie resultó herido, informó la capitanía, porque el turno de noche se había marchado una hora antes.",
    "Dos barcos de cabotaje y un transbordador tuvieron que regresar. La naviera espera zarpar de nuevo el sábado.",
    "Ingenieros del fabricante llegaron a mediodía y empezaron a buscar la causa de la caída.",
    "El muelle se construyó en 1961 y había sido revisado en marzo, según los papeles de la autoridad portuaria.",
]
PAGES = [
    ("en", "Crane falls onto quay at Tellmouth", ENGLISH),
    ("de", "Kran stürzt auf Kai in Tellmünde", GERMAN),
    ("fr", "Une grue tombe sur le quai à Tellembouche", FRENCH),
    ("es", "Una grúa cae sobre el muelle de Bocatel", SPANISH),
]
TEASERS = {
    "en": ["The council of Orsund wants to sell the old town hall.", "Three rowers crossed the sound in a night."],
    "de": ["Der Rat von Orsund will das alte Rathaus verkaufen.", "Drei Ruderer haben den Sund bei Nacht gequert."],
    "fr": ["Le conseil d'Orsund veut vendre l'ancienne mairie.", "Trois rameurs ont traversé le détroit en une nuit."],
    "es": ["El concejo de Orsund quiere vender la vieja alcaldía.", "Tres remeros cruzaron el estrecho en una noche."],
}


def read(data: bytes) -> str:
    found = split(read_bytes(data, "page.html"))
    assert len(found) == 1
    return found[0].text


@pytest.mark.parametrize(("language", "title", "text"), PAGES)
def test_the_text_is_found_whole(language: str, title: str, text: list[str]) -> None:
    assert read(page(language, title, text)).split("\n") == text


@pytest.mark.parametrize(("language", "title", "text"), PAGES)
def test_what_readers_wrote_below_is_no_text(language: str, title: str, text: list[str]) -> None:
    said = "".join(
        f'<li class="comment depth-1"><div class="comment-author">tern{n}</div><div class="comment-body"><p>{one}</p>'
        f'<p>{one[:60]}!</p><a href="#">Reply</a></div></li>'
        for n, one in enumerate(text[::-1])
    )
    below = f'<div id="comments" class="comments-area"><h3>5</h3><ol class="comment-list">{said}</ol></div>'
    assert read(page(language, title, text, below=below)).split("\n") == text


@pytest.mark.parametrize(("language", "title", "text"), PAGES)
def test_teasers_of_other_pages_in_whole_sentences_are_no_text(language: str, title: str, text: list[str]) -> None:
    cards = "".join(
        f'<div class="card teaser"><a href="/{n}"><h3>{one[:24]}</h3><p>{one}</p></a></div>'
        for n, one in enumerate(TEASERS[language] * 2)
    )
    found = read(page(language, title, text, below=f'<div class="grid more-stories">{cards}</div>'))
    assert not any(one in found for one in TEASERS[language])
    assert all(one in found for one in text)


@pytest.mark.parametrize(("language", "title", "text"), PAGES)
def test_a_list_within_the_text_belongs_to_it(language: str, title: str, text: list[str]) -> None:
    items = ["Kalmar Nord", "Orsund", "Velika Luka"]
    inside = f"<ul>{''.join(f'<li>{one}</li>' for one in items)}</ul>"
    assert read(page(language, title, text, inside=inside)).split("\n") == [*text[:2], *items, *text[2:]]


def test_only_pages_with_markup_are_asked_about() -> None:
    plain = read_bytes("\n\n".join(ENGLISH).encode(), "page.txt")
    assert blocks.find(plain) == blocks.Found()


def test_a_page_without_blocks_has_no_text() -> None:
    empty = Page("page.html", "", (), hashlib.sha256(b"").hexdigest(), "html")
    assert traits.rows(empty, traits.names(("story",))).shape == (0, len(traits.names(("story",))))
    assert blocks.find(empty) == blocks.Found()


def test_every_block_has_a_row_of_finite_numbers() -> None:
    held = read_bytes(page("en", "Crane falls onto quay at Tellmouth", ENGLISH), "page.html")
    names = traits.names(("story", "meta"))
    found = traits.rows(held, names)
    assert found.shape == (len(held.blocks), len(names))
    assert np.isfinite(found).all()
    assert found[:, names.index("label:story")].any()


_DIVER = (
    "TELLMOUTH - The cable that brings power to the isle of Skarn was cut on Thursday for the second time in May.",
    "Divers found a groove three hundred metres long in the sea bed, and beside it a part of an anchor chain.",
    '"We had hoped that once would be enough," said the harbour master, Odalys Brenner, who had just come ashore.',
    "A ship that can mend the cable is expected on Sunday. Until then the island's dairy runs on a fire engine's pump.",
)


def _cable(between: str = "", below: str = "", kind: str = "") -> list[Article]:
    first, *rest = (f"<p>{words}</p>" for words in _DIVER)
    page = (
        "<html><head><title>Cable cut again - Tellmouth Echo</title>"
        f"{kind}</head><body><div class='main'><h1>Cable cut again off Skarn</h1><div class='info'>Ida Thwaite, 30"
        f" October 2025</div><div class='content'>{first}{between}{''.join(rest)}</div></div>{below}</body></html>"
    )
    return list(split(read_bytes(page.encode(), "page.html")))


def test_teasers_with_names_and_dates_between_paragraphs_do_not_cut_a_text() -> None:
    card = (
        "<div class='card'><h4><a href='/{0}'>What the {0} knows about the sea</a></h4><p>We asked the {0} what it has"
        " seen.</p><span>Cuthbert Vane</span> <time>{1} October</time></div>"
    )
    (article,) = _cable(f"<div class='row'>{card.format('lobster', 4)}{card.format('gull', 12)}</div>")
    assert (article.title, article.published) == ("Cable cut again off Skarn", "2025-10-30")
    assert "lobster" not in article.text
    assert article.text.endswith(_DIVER[-1])


def test_a_copy_of_the_text_for_machines_is_not_read_again() -> None:
    (article,) = _cable(below=f"<div class='hidden' itemprop='articleBody'>{' '.join(_DIVER)}</div>")
    assert article.text.splitlines() == list(_DIVER)


def test_headlines_above_lines_parted_by_breaks_are_headlines() -> None:
    lines = "<br><br>".join(_DIVER)
    page = (
        "<html><body><table><tr><td><font size=5><b>Cable cut again off the island of Skarn</b></font><br><i>by Ida"
        f" Thwaite</i><br>Thursday, October 30, 2025<br><br>{lines}</td></tr></table></body></html>"
    )
    (article,) = split(read_bytes(page.encode(), "page.html"))
    assert article.title == "Cable cut again off the island of Skarn"
    assert (article.authors, article.published) == (("Ida Thwaite",), "2025-10-30")
    assert article.text.splitlines() == list(_DIVER)


def test_texts_without_date_or_name_beside_the_one_that_a_page_claims_are_none() -> None:
    claim = '<script type=\'application/ld+json\'>{"@type": "NewsArticle", "headline": "Cable cut again"}</script>'
    more = "".join(f"<p>{words}</p>" for words in (
        "The Tellmouth Echo has told the coast what the sea has done since a tin box was found at the old lighthouse.",
        "It is printed twice a week by people who would rather be out on the water, and read by those who are.",
    ))  # fmt: skip
    found = _cable(below=f"<section class='x'><h3>Who we are and why</h3>{more}</section>", kind=claim)
    assert len(found) == 1
    assert found[0].text.splitlines()[-1] == _DIVER[-1]
