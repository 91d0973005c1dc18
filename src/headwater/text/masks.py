"""Places of a text that hold digits but no figures: telephone numbers, addresses on the net, handles."""

from __future__ import annotations

import re

_NET = re.compile(
    r"\b(?:https?://|www\.)\S{1,2000}|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,120}|(?<!\w)[@#][^\W_]\w{0,60}", re.IGNORECASE
)
_PHONE = re.compile(
    r"(?<![\w.,$€£])(?:"
    r"\+\d{1,3}(?:[ .\u00a0/-]?\(?\d{1,5}\)?){2,6}"  # +44 20 7946 0018
    r"|\(?0\d{1,4}\)?(?:[ .\u00a0/-]\d{2,7}){1,5}"  # 0800 123 456, (030) 1234567, 01 23 45 67 89
    r"|\d{2,3} \d{3} \d{2} \d{2}"  # 912 345 67 89
    r"|(?:1-)?(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}"  # (555) 123-4567
    r")(?![\w%€$])(?![.,]\d)"
)
_SCORES = re.compile(  # 6-3, 4-6, 7-5
    r"(?<![\w.,$€£-])\d{1,3}[-–]\d{1,3}(?: ?\(\d{1,3}\))?"
    r"(?:(?:, ?| |,? (?:and|et|y|und) )\d{1,3}[-–]\d{1,3}(?: ?\(\d{1,3}\))?){1,6}"
    r"(?![\w%-]|[.,]\d| ?[%€])"
)
_BOASTS = re.compile(  # what sites say of themselves
    r"\b\d{1,3} (?:(?:free|remaining|kostenlose|gratis|weitere|more) ){1,2}(?:articles?|artikel|stories)\b"
    r"|\b\d{1,3} (?:articles?|artículos?|artikel|stories) (?:gratuits?|gratis|left|remaining|restants?|frei)\b"
    r"|\b\d{1,4} (?:news (?:sites|sources|outlets)|nachrichtenseiten|sites d['’](?:actualités?|information))\b"
    r"|\b\d{1,4} sitios de noticias\b"
    r"|\b9[ -]to[ -]5\b"
    r"|\b\d{1,3}[ -]?min(?:ute)?s?\.? (?:read|de lecture|de lectura|lesezeit)\b"
    r"|\b(?:lectura|lecture|lesezeit|reading time) ?:? \d{1,3} min\b"
    r"|\(\d{1,2} min\)"
    r"|(?<=[|·•] )\d{1,5} (?:comentarios?|comments?|commentaires?|kommentare?)\b"
    r"|\b(?:comments?|comentarios|commentaires|kommentare|réagir) \(\d{1,5}\)"
    r"|\b(?:te quedan|il vous reste|you have|noch) \d{1,3} (?:artículos|articles|artikel)\b"
    r"|\b(?:most (?:popular|read)|lo más (?:leído|visto)|les plus lus|meistgelesen): ?"
    r"(?:1\. ?)?\d{1,3} (?=[^\W\d])"
    r"|\b(?:suscríbete|subscribe|abonnez-vous|abonnieren)"
    r" (?:desde|from|for|à partir de|dès|ab) (?:[€$£] ?)?\d{1,3}(?:[.,]\d\d)?(?: ?[€$£])?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(  # 10 Downing Street, 45 rue de la Paix, Hauptstraße 12, calle Mayor 7
    r"(?<![\w.,$€£-])\d{1,5}[a-zA-Z]?,? (?:[A-Z][\w'’.-]* ){1,3}(?:Street|St|Road|Rd|Avenue|Lane|Boulevard|Blvd|Drive"
    r"|Terrace|Crescent|Square)\b"
    r"|(?<![\w.,$€£-])\d{1,4}(?: bis| ter)?,? (?:[Rr]ue|[Bb]oulevard|[Qq]uai|[Cc]hemin) (?:d[eu]s? |d['’]|[A-Z])"
    r"|(?:\b[Cc]alle|\b[Aa]venida) (?:[^\W\d_]+ ){1,4}\d{1,4}\b"
    r"|[^\W\d_]{3,30}(?:straße|strasse|gasse|allee) \d{1,4}[a-z]?\b(?! ?[%€]| (?:Euro|Meter|Kilometer))"
)
_WORK = re.compile(  # le film « Les 400 coups »
    r"\b(?:films?|novel|book|album|song|series|play|roman|livre|série|chanson|pièce|película|novela|libro|canción|serie|buch|lied)"
    r"(?: \w+){0,2} [«“\"„'‘] ?[^«»“”\"„\n]{0,60}[»”\"“'’]",
    re.IGNORECASE,
)
_TITLED = re.compile(  # das Sparprogramm heißt „Fit in 500 Tagen“: short, and it opens like a name
    r"\b(?i:called|named|entitled|titled|intitulée?|baptisée?|titulad[oa]|bautizad[oa]|llamad[oa]|heißt|hieß|namens|motto"
    r"|titel|program(?:me?|ma|a)?|\w*programm|project|projekt|projet|proyecto|campaign|campagne|campaña|kampagne|concert"
    r"|concierto|konzert|loi|law|ley|\w*konto|kolkhoze|\w*viertel|quartier|barrio|show|tour|exposition|exposición"
    r"|ausstellung) [«“\"„'‘] ?[A-ZÀ-Þ0-9][^«»“”\"„\n]{0,38}[»”\"“'’]"
)
_CODES = re.compile(  # what is dialled, typed in or worn on the back
    r"\b(?:(?:access|entry|booking|postal|security|dialling) code|password|passwort|account number|pin code"
    r"|extension number|durchwahl|kontonummer|bürgertelefon|notruf|helpline|hotline|parcel|flurstück|parcelle|parcela)"
    r"(?: (?:is|ist|est|es|number|nummer|numéro|número))? ?:? ?[-–]?\d[\d-]{1,14}(?![.,]\d|\w)"
    r"|\baccount \d{3,}(?:-\d+)?\b(?![.,]\d)"
    r"|\b(?:squad |shirt |row |room |lot )numbers \d{1,4}(?:(?:, | and | & )\d{1,4}){1,8}\b",
    re.IGNORECASE,
)
_FEWEST = 7  # digits of a telephone number
_DIGIT = re.compile(r"\d")


def masked(text: str) -> list[tuple[int, int]]:
    """Where no figure can stand, in order and without overlap.

    >>> text = "Call 0800 123 456 or write to desk24@example.org by 5 p.m."
    >>> [text[a:b] for a, b in masked(text)]
    ['0800 123 456', 'desk24@example.org']
    """
    if _DIGIT.search(text) is None:
        return []
    places = [m.span() for m in _NET.finditer(text) if any(c.isdecimal() for c in m[0])]
    places += [m.span() for m in _BOASTS.finditer(text)]
    places += [m.span() for m in _WORK.finditer(text) if any(c.isdecimal() for c in m[0])]
    places += [m.span() for m in _TITLED.finditer(text) if any(c.isdecimal() for c in m[0])]
    places += [m.span() for m in _CODES.finditer(text)]
    places += [m.span() for m in _ADDRESS.finditer(text)]
    for m in _PHONE.finditer(text):
        enough = sum(c.isdecimal() for c in m[0]) >= _FEWEST
        if enough and not any(a < m.end() and m.start() < b for a, b in places[:8]):
            places.append(m.span())
    places += [
        m.span() for m in _SCORES.finditer(text) if not any(a < m.end() and m.start() < b for a, b in places[:8])
    ]
    return _parted(sorted(places))


def _parted(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places without those that begin inside the one before."""
    kept: list[tuple[int, int]] = []
    for place in places:
        if not kept or place[0] >= kept[-1][1]:
            kept.append(place)
    return kept
