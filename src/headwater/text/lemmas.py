"""The singular of counted nouns in German and French, by endings; good enough to count alike what is alike."""

from __future__ import annotations

from functools import lru_cache

_ER = ("kinder", "bilder", "felder", "gelder", "mitglieder", "lichter", "bretter", "gesichter", "häuser", "länder",
       "dörfer", "bücher", "wörter", "wälder", "räder", "männer", "dächer", "löcher", "ämter", "schlösser", "völker",
       "gräber", "güter", "blätter", "schilder", "kleider", "nester", "geister", "rinder")  # fmt: skip
_EN = ("ung", "ion", "heit", "keit", "schaft", "tät", "t", "d", "nk", "au", "sor", "tor", "ur", "uhr", "bahn", "person")
_PLAIN = str.maketrans("äöü", "aou")
_FR_SAME = frozenset(
    ["mois", "fois", "pays", "bras", "corps", "cas", "pas", "colis", "avis", "procès", "succès", "accès", "palais",
     "repas", "secours", "concours", "parcours", "discours", "devis", "permis", "débris", "tapis", "puits", "poids",
     "temps", "choix", "prix", "voix", "croix", "os", "dos", "ours", "obus", "bus", "virus", "abus", "propos"]
)  # fmt: skip


@lru_cache(maxsize=8192)
def german(word: str) -> str:
    """The singular of a German plural noun in small letters.

    >>> [german(w) for w in ("züge", "fahrgäste", "kinder", "wohnungen", "fähren", "autos", "lokführer")]
    ['zug', 'fahrgast', 'kind', 'wohnung', 'fähre', 'auto', 'lokführer']
    """
    if len(word) < 4:
        return word
    if word.endswith("innen"):
        return word[:-3]
    if word.endswith("en"):
        return word[:-2] if word[:-2].endswith(_EN) else word[:-1]
    if word.endswith("e"):
        return _unchanged(word[:-1])
    if word.endswith(_ER):
        return _unchanged(word[:-2])
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "as")):
        return word[:-1]
    return word


def _unchanged(stem: str) -> str:
    """The stem without the change of its last vowel: gäst, bäum, züg."""
    at = max(stem.rfind(vowel) for vowel in "aeiouäöü")
    if at > 0 and stem[at] == "u" and stem[at - 1] == "ä":
        at -= 1
    return stem[:at] + stem[at:].translate(_PLAIN) if at >= 0 else stem


@lru_cache(maxsize=8192)
def french(word: str) -> str:
    """The singular of a French plural noun in small letters.

    >>> [french(w) for w in ("emplois", "hôpitaux", "bateaux", "mois", "soldats")]
    ['emploi', 'hôpital', 'bateau', 'mois', 'soldat']
    """
    if word in _FR_SAME or len(word) < 4:
        return word
    if word.endswith(("eaux", "eux")):
        return word[:-1]
    if word.endswith("aux"):
        return word[:-2] + "l"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
