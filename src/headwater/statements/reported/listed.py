"""Kinds of words by list and form: for languages without a model, and where a verb was taken for a noun."""

from __future__ import annotations

from collections.abc import Collection

from headwater.statements.reported.lexicon import completed, small_words, verbs
from headwater.text.wordkinds import QUOTED

FINITE = frozenset({"VD", "VZ", "VP", "MD"})


BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "am", "'s", "'re", "'m"])


HELP = BE | frozenset(
    [
        "fait",
        "laissé",
        "a",
        "ont",
        "avait",
        "avaient",
        "ha",
        "han",
        "había",
        "habían",
        "hat",
        "haben",
        "hatte",
        "hatten",
        "has",
        "have",
        "had",
        "having",
        "do",
        "does",
        "did",
        "'ve",
        "'d",
        "'ll",
        "get",
        "gets",
        "got",
    ]
)


_PARTICIPLES = {"es": ("ado", "ido", "ados", "ada"), "fr": ("é", "ée", "és", "ées"), "de": ("mitgeteilt", "gesagt")}


_NAMING = (["DT"], ["PS"], ["JJ"], ["CD"])  # kinds before a capital that makes a name of a small word
_GOES = frozenset({"geht", "gehen", "ging", "gingen"})


def listed_kinds(low: tuple[str, ...], words: tuple[str, ...], language: str) -> list[str]:
    """Kinds of words of a language that has no model: function words and reporting verbs by list, the rest by form."""
    small, saying = small_words(language), verbs(language)
    found = []
    for i, (word, written) in enumerate(zip(low, words, strict=True)):
        if word.startswith("-") and len(word) > 1:
            found.append("PR")
        elif word in _BASE.get(language, ()):
            found.append("VB")
        elif _is_clitic(low, i, language, saying):
            found.append("RB")  # "comme l'a révélé", "la confirmó"
        elif language == "es" and word == "que" and _opens_relative(low, i, found, saying, small):
            found.append("WH")
        elif (
            language == "es" and word.endswith(("ando", "iendo", "yendo")) and len(word) > _SHORTEST_GERUND
        ) or word in _CITING:
            found.append("VG")
        elif written[0].islower() and len(word) > _SHORTEST_GERUND and word.endswith(_ADVERBS.get(language, ())):
            found.append("RB")
        elif not (written[0].isalnum() or written[0] == "'"):
            found.append("PU")
        elif word in saying:
            helped = any(low[j] in HELP for j in range(max(0, i - 3), i))
            noun = found[-1:] in (["DT"], ["PS"]) or (not helped and word.endswith(_PARTICIPLES[language]))
            found.append("NN" if noun else "VN" if helped else "VD")
        elif (
            _after_quote(low, i)
            and written[0].islower()
            and word not in small
            and _opens_name(low, words, i + 1, small)
        ):
            found.append("VD")  # "«Vivos», zanjó la ministra": whatever the verb
        elif language == "de" and word in _GOES and low[i + 1 : i + 2] == ("davon",):
            found.append("VD")  # "geht davon aus, dass"
        elif word not in small and written[0].islower() and _claims(low, i, found, language):
            found.append("VD")  # "soutient que", "beharrte darauf, dass": whatever the verb
        elif i and word in completed(language).get(low[i - 1], ()):
            found.append("RB")  # "dejó caer", "hob hervor"
        elif word in small and small[word] in ("RB", "IN") and found[-1:] in _NAMING and written[0].isupper():
            found.append("NP")  # "Ihr Gegenüber", "Le Matin"
        elif word in small:
            found.append(small[word])
        elif written[0].isdigit():
            found.append("CD")
        elif written[0].isupper():
            found.append("NP" if i or (i + 1 < len(words) and words[i + 1][0].isupper()) else "NN")
        else:
            found.append("JJ" if language == "de" else "NN")
    return found


_BASE = {
    "es": frozenset({"ser", "estar", "tener", "hacer", "poder", "ir", "ver", "dar", "decir"}),
    "fr": frozenset({"être", "faire", "pouvoir", "aller", "voir", "dire", "prendre", "mettre"}),
}
_SHORTEST_GERUND = 6
_CITING = frozenset({"citant", "citando", "zitierend"})
_ADVERBS = {
    "es": ("mente",),
    "fr": (
        "amment",
        "emment",
        "ément",
        "uement",
        "iquement",
        "ivement",
        "usement",
        "airement",
        "blement",
        "galement",
        "nalement",
    ),
}


def _is_clitic(low: tuple[str, ...], i: int, language: str, saying: Collection[str]) -> bool:
    """Whether "l'", "le" or "la" stands before a verb and means what is said, as in "comme l'a révélé"."""
    after = low[i + 1] if i + 1 < len(low) else ""
    if language == "fr":
        return low[i] in ("l'", "le") and (
            after in ("a", "ont", "avait", "avaient") or (after in saying and low[max(0, i - 1)] == "comme")
        )
    return language == "es" and low[i] in ("la", "los", "las") and after in ("ha", "han", "había", "habían")


_PAST = ("aba", "aban", "ía", "ían", "ó", "aron", "ieron")


def _opens_relative(
    low: tuple[str, ...], i: int, found: list[str], saying: Collection[str], small: dict[str, str]
) -> bool:
    """Whether "que" hangs on the noun that opens a sentence: "Un vecino que pidió silencio dijo"."""
    if found[-1:] not in (["NN"], ["NP"]) or any(k in FINITE for k in found):
        return False
    j = i + 1
    while j < len(low) and small.get(low[j]) == "RB":
        j += 1
    return j < len(low) and (low[j] in saying or small.get(low[j]) == "VZ" or low[j].endswith(_PAST))


def _claims(low: tuple[str, ...], i: int, found: list[str], language: str) -> bool:
    """Whether an unknown word looks like a verb whose clause follows: by its ending, behind a subject, before "que"."""
    word, after = low[i], low[i + 1] if i + 1 < len(low) else ""
    behind = found[-1:] in (["NP"], ["PR"]) or found[-2:] == ["DT", "NN"]
    if language == "de":
        clause = any(low[j] == "dass" and low[j - 1] == "," for j in range(i + 2, min(len(low), i + 7)))
        return clause and behind and word.endswith(("te", "ten", "t"))
    if after not in ("que", "qu'") or not word[-1:].isalpha():
        return False
    helped = any(low[j] in HELP for j in range(max(0, i - 2), i))
    if language == "fr":
        return (helped and word.endswith(("é", "it", "is", "u"))) or (behind and word.endswith(("e", "t", "ent")))
    return word.endswith(("ó", "aron", "ieron")) or (behind and word.endswith(("a", "an", "e", "en")))


_HELPERS = frozenset({"est", "été", "sont", "sich", "avait", "había", "han"})


def _after_quote(low: tuple[str, ...], i: int) -> bool:
    """Whether quoted words stand right before a word, a comma and small words aside."""
    j = i - 1
    while j >= 0 and (low[j] in (",", "—", "–") or low[j] in _HELPERS or (len(low[j]) <= 2 and low[j] != QUOTED)):
        j -= 1
    return j >= 0 and low[j] == QUOTED


def _opens_name(low: tuple[str, ...], words: tuple[str, ...], i: int, small: dict[str, str]) -> bool:
    """Whether a name or a noun phrase begins at a word."""
    if i >= len(words):
        return False
    return words[i][0].isupper() or low[i].startswith("-") or small.get(low[i]) in ("DT", "PS")


def verbs_again(low: tuple[str, ...], told: list[str]) -> None:
    """Reads "reports" and "urges" as verbs where they were taken for nouns and their clause would have no verb."""
    known = verbs()
    verb_so_far = False
    for i, word in enumerate(low):
        if word in _ALWAYS and told[i] in ("JJ", "NN", "VB") and i and told[i - 1] in ("NN", "NP", "PR"):
            told[i] = "VP"  # "Survivors of the fire say soldiers fired"
        elif word in ("said", "told") and told[i] == "VN" and i and not set(low[max(0, i - 3) : i]) & HELP:
            told[i] = "VD"  # "A chemist in the capital said by telephone"
        elif word in _SELVES:
            told[i] = "RB"  # "the mayor himself wrote"
        elif word == "that" and told[i] == "WH" and verb_so_far and _says_before(low, told, i):
            told[i] = "SC"
        if told[i] == "VN" and word in known and _closes_apposition(low, told, i):
            told[i] = "VD"  # "Its chair, Jo Doe, conceded that"
        if told[i] in FINITE:
            verb_so_far = True
        elif told[i] in ("PU", "QU", "SC") or word in ("that", "who", "which"):
            verb_so_far = False
        elif (
            told[i] == "NN"
            and not verb_so_far
            and i
            and told[i - 1] == "NN"
            and low[i - 1].endswith("s")
            and low[i + 1 : i + 2] == ("that",)
            and word in known
        ):
            told[i] = "VP"  # "Prosecutors allege that"
            verb_so_far = True
        elif (
            told[i] == "NN"
            and not verb_so_far
            and i + 2 >= len(low)
            and told[i + 1 : i + 2] in ([], ["PU"])
            and word in known
            and "says" in known[word][1]
            and told[i - 1] in ("NN", "NP")
            and "," in low[:i]
        ):
            told[i] = "VP"  # "..., analysts at the bank predict."
            verb_so_far = True
        elif (
            told[i] == "NN"
            and not verb_so_far
            and i
            and word[-1] == "s"
            and word in known
            and told[i - 1] in ("NN", "NP", "RB", "PR", "CD")
        ):
            after = told[i + 1] if i + 1 < len(told) else "PU"
            if after in ("PU", "QU", "SC", "DT", "PR", "PS", "WH", "TO", "NP") or (
                after in ("NN", "JJ", "RB", "CD") and not _verb_follows(told, i + 1)
            ):
                told[i] = "VZ"
                verb_so_far = True


_ALWAYS = frozenset({"say", "allege", "insist", "argue", "warn"})
_SELVES = frozenset({"himself", "herself", "themselves", "itself"})


def _says_before(low: tuple[str, ...], told: list[str], at: int) -> bool:
    """Whether a verb of saying stands right before a few words of how: "said by telephone that"."""
    for i in range(at - 1, max(-1, at - 6), -1):
        if told[i] == "VD":
            return low[i] in ("said", "told", "added", "warned", "announced", "wrote")
        if told[i] not in ("IN", "DT", "NN", "NP", "JJ"):
            return False
    return False


def _closes_apposition(low: tuple[str, ...], told: list[str], at: int) -> bool:
    """Whether a participle behind the comma of an apposition is the verb that a name at the head still wants."""
    if at < 3 or low[at - 1] != "," or told[at - 2] not in ("NN", "NP", "CD") or low[at + 1 : at + 2] == ("by",):
        return False
    first = max((i for i in range(at) if told[i] in ("QU", "SC") or low[i] in (";", ":")), default=-1) + 1
    before = told[first:at]
    opened = low[first : at - 1].count(",") == 1 and before[0] in ("NP", "DT", "PS", "NN", "JJ")
    return opened and not any(k in FINITE or k in ("WH", "VN") for k in before) and not _verb_ahead(told, at)


def _verb_ahead(told: list[str], at: int) -> bool:
    """Whether the clause goes on with a finite verb of its own."""
    for kind in told[at + 1 :]:
        if kind in FINITE:
            return True
        if kind in ("SC", "QU", "WH"):
            return False
    return False


def _verb_follows(told: list[str], at: int) -> bool:
    for kind in told[at : at + 12]:
        if kind in FINITE:
            return True
        if kind in ("PU", "QU", "SC"):
            return False
    return False
