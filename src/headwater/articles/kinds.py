"""What kind of text an article is, and whose a release is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.articles import people
from headwater.articles.letters import compiled
from headwater.articles.lines import Line
from headwater.articles.segments import is_live
from headwater.records import ArticleKind, Page
from headwater.text.tokens import folded_words

_OPINION = compiled(
    r"(?:guest |our )?(?:opinion|editorial|op-ed|comment is free|commentary|column|viewpoint|leader|kommentar|meinung"
    r"|opinión|tribuna?e?|debatt|leitartikel|letters? to the editor|analysis|comment|standpunkt|chronique|éditorial)\b",
    re.I,
)
_LABEL = compiled(
    r"(?:for immediate release|(?:corporate |company )?(?:press|news|media|regulatory) (?:release|notice|statement)s?"
    r"|inside information|public disclosure|stock exchange (?:announcement|release)s?|ad[- ]hoc"
    r"|(?:important |public |official )?(?:notice|announcement|disclosure|statement)|pressemitteilung|pressemeldung"
    r"|mitteilung|nota de prensa|comunicado(?: de prensa)?|communiqué(?: de presse)?|comunicato stampa|persbericht"
    r"|pressmeddelande|pressemelding|pressemeddelelse|basın (?:açıklaması|bülteni)|пресс-релиз|пресреліз|보도자료"
    r"|공지|(?:recall|safety|security|product) notice|(?:produkt)?rückruf|warnmeldung"
    r"|avis de rappel|rappel de produits?|bolet(?:ín|im) (?:informativo|oficial|n|\d)|bulletin (?:no|n|\d))\b",
    re.I,
)
_TITLE_LABEL = compiled(
    rf"\W*(?:(?:\[[^\]]{{2,20}}\]|correct(?:ed|ion):?|update\w*)\s*)?(?:{_LABEL.pattern}\s*[:|–—-]"
    r"|(?:notice|notification|announcement|disclosure|statement)s?\s+(?:regarding|concerning|on|of|about)\b)",
    re.I,
)
_FOOT = compiled(
    r"\W*(?:(?:media|press|investor) (?:contact|enquiries|inquiries|relations)s?\b|notes to editors|forward-looking"
    r"|pressekontakt|contacto de prensa|contact presse|this (?:press )?(?:release|announcement) contains"
    r"|(?:contact|kontakt|contacto|contatto)s?\s?:?\s+(?:press|media|presse|prensa|stampa)\b"
    r"|(?:press|media|news) (?:line|office|desk|hotline|team|service|department|room)\b\W{0,3}"
    r"(?:[+(\d]|[\w.]{1,40}@|tel|phone)"
    r"|pressestelle|servicio de prensa|oficina de prensa|gabinete de prensa|service de presse|ufficio stampa)",
    re.I,
)
_PARTS = re.compile(r"\s*[|/·•»›>:]\s*|\s{2,}")
_MOST_PARTS = 3  # a line of more is a menu
_LABEL_WORDS = 10
_FIRM = compiled(
    r"(?:^|[\s(])(?P<name>\C[\w&.'’\-]*(?:\s[\w&.'’\-]+){0,5}?\s(?:Inc|Ltd|PLC|plc|AG|SE|GmbH|S\.A|SA|N\.V|NV|ASA|AB|Oyj"
    r"|A\.Ş|A\.S|Corp|Corporation|Limited|Co\., Ltd|Company|S\.p\.A|SpA|KK|Pte)\b\.?)"
)
_OFFICE = compiled(
    r"\b(?:ministry|department|ministerio|ministère|ministerium|ministero|ministério|ministerie|bundesamt|landesamt|behörde"
    r"|secretaría|prefectura|préfecture|prefettura|gobernación|alcaldía|ayuntamiento|mairie|comune di"
    r"|unidad (?:\w+ )?de|commission|council|authority|police|polizei|policía|gendarmerie|court|tribunal|prosecutor"
    r"|fiscalía|staatsanwaltschaft|university|universität|universidad|université|hospital|klinikum|foundation|office of"
    r"|embassy|botschaft|embajada)\b",
    re.I,
)  # whose texts under a label of releases are their own, whether they name themselves or not
_PLATFORM = compiled(
    r"\b(?:platform|disclosure|exchange|newswire|regulatory|bourse|börse|bolsa|business wire|register|filings?)\b", re.I
)
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]{1,600}[\"”“»]")
_SELF = compiled(
    r"\b(?:we|our|us|wir|unsere?[rsmn]?|uns|nosotros|nuestr[oa]s?|nous|notre|nos|noi|nostr[oaie]|vi|vår[at]?)\b", re.I
)
_SPEAKS = 3  # first persons plural outside quotes, and one in so many words, from which a text speaks for its publisher
_SPARSE = 120
_OPENING = 700  # characters of the text in which a release names the party it is about


def kind(page: Page, head: Sequence[Line], tail: Sequence[Line], title: Line | None, text: str) -> ArticleKind:
    """Report, opinion, live page or release, by labels beside the text; a text about releases is none."""
    if is_live(page, list(head)):
        return "live"
    said = title.text if title else ""
    labelled = bool(_TITLE_LABEL.match(said)) or any(_labelled(line, _LABEL) for line in head if line is not title)
    if labelled or any(_FOOT.match(line.text) for line in tail[:6]):
        return "release"
    if any(_labelled(line, _OPINION) for line in head if line is not title and line.kind != "navigation"):
        return "opinion"
    return "report"


def _labelled(line: Line, label: re.Pattern[str]) -> bool:
    """Whether a short line, or one of the few parts of a longer one, opens with a label."""
    if line.words > _LABEL_WORDS:
        return False
    parts = [part for part in _PARTS.split((line.rest if line.stamps else line.text).strip()) if part]
    return len(parts) <= _MOST_PARTS and any(label.match(part) and len(part.split()) <= 5 for part in parts)


def is_label(words: str) -> bool:
    """Whether words are nothing but a label of releases.

    >>> is_label("Press release"), is_label("Ana Sousa")
    (True, False)
    """
    return _LABEL.fullmatch(words.strip()) is not None


def own_release(found: ArticleKind, publisher: str | None, title: str, text: str) -> bool:
    """Whether a text labelled a release is by the party that it is about: named at its opening, or speaking as "we".

    An outlet that files a report under a label of releases does neither.
    """
    if found != "release":
        return False
    if publisher is None or _OFFICE.search(publisher):
        return True
    return speaks(text) or names(publisher, f"{title} {text[:_OPENING]}")


def names(publisher: str, text: str) -> bool:
    """Whether a text holds the first telling word of a name.

    >>> names("Orbel Chemicals Ltd", "At Orbel we regret it."), names("The Lindmoor Post", "The leak was stopped.")
    (True, False)
    """
    said = set(folded_words(text))
    telling = [w for w in folded_words(publisher) if len(w) > 2 and w not in ("the", "les", "der", "die", "das")]
    return bool(telling) and telling[0] in said


def speaks(text: str) -> bool:
    """Whether a text speaks for its publisher: "we" and "our" outside quotations, several times.

    >>> speaks("We regret it. Our plant is safe. We will help."), speaks('"We regret our error, our fault," he said.')
    (True, False)
    """
    bare = _QUOTED.sub(" ", text)
    times = len(_SELF.findall(bare))
    return times >= _SPEAKS and times * _SPARSE >= len(bare.split())


def party(head: Sequence[Line], tail: Sequence[Line], publisher: str | None, text: str) -> str | None:
    """Whose a release is that stands on a disclosure platform: the company that a line beside the text names."""
    if publisher is not None and (not _PLATFORM.search(publisher) or publisher.casefold() in text.casefold()):
        return None
    for line in (*head, *tail[:4]):
        firm = _FIRM.search(line.text) if line.words <= 20 and line.kind != "copyright" else None
        if firm:
            name = firm["name"].strip(" ,")
            return people.cased(name) if name.isupper() else name
    return None
