"""Tags inside the marks of a quote: "« C'est fini, soupire Ana Roux, éleveuse. On ne peut plus. »"."""

from __future__ import annotations

import re
from functools import cache

from headwater.data import table
from headwater.records import Span

DASHES = "—–―"
"""Marks that open speech at the head of a paragraph."""

_MANY = 6  # tags in one quote
_LONGEST = 140  # characters of a tag
_HELPING = (
    r"(?:(?:l['’]|m['’]|lui |nous |se |s['’]|le )?(?:a|ont|avait|avaient|est|sont|était|aurait|ha|han|había)(?:-t)?"
    r"(?:-(?:il|elle|ils|elles|on))?\s|(?:se |s['’]|lui |me |m['’]|nous |le |les )|)"
)
_SUBJECT = r"(?:l['’]|d['’])?[\wÀ-ÿ]"
_TAG = re.compile(
    rf"(?P<lead>[,!?…])\s(?P<help>{_HELPING})(?P<verb>[^\W\d_]+)(?:-(?:t-)?(?P<clitic>ils?|elles?|on))?(?!\w)"
    rf"(?P<rest>(?:\s{_SUBJECT}[^,.!?;:\n»”\"]{{0,90}})?)(?P<end>[,.!?;:]|$)"
)
_DASHED = re.compile(rf"\s?[{DASHES}]\s?(?P<verb>[^\W\d_]+)\s(?P<rest>[^{DASHES}\n»”\"]{{2,100}})[{DASHES}](?P<end>)")
_AFTER = re.compile(r"[^,\"“”.]{3,80},[^,\"“”.]{2,60}\.|[^,\"“”.]{3,120}\.")
_TURN = re.compile(
    r"(?:mais|et|ou|car|que|qui|parce|puisque|donc|alors|sans|si|quand|comme|pero|y|porque|sino|but|and|or"
    r"|because|so|aber|und"
    r"|denn|weil|dass|il|elle|ils|elles|on|je|nous|vous|c['’]|ce|ça|j['’]|they|we|i|it|he|she|wir|ich|es|sie"
    r"|er)(?!\w)",
    re.IGNORECASE,
)
_OPENER = re.compile(
    r"\s?(?:le|la|les|l['’]|un|une|des|son|sa|ses|leur|ce|cet|cette|el|los|las|su|sus|the|a|an|one|his|her"
    r"|their|der|die|das|ein|eine"
    r"|à|au|aux|al|to|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|auprès|[A-ZÀ-Þ])",
)


def first_tag(text: str, start: int, end: int) -> Span | None:
    """Where a quote ends whose closing mark is lost: before its first tag.

    >>> t = '"Today we mourn, the mayor said.'
    >>> first_tag(t, 1, len(t)).of(t)
    ', the mayor said.'
    """
    for comma in re.finditer(r",\s", text[start:end]):
        at = start + comma.end()
        tag = _AFTER.match(text, at, end)
        words = re.findall(r"[^\W\d_]+", tag[0].lower())[:14] if tag is not None else []
        if tag is not None and any(w in _saying() for w in words) and not _TURN.match(tag[0]):
            return Span(at - len(comma[0]), tag.end())
    return None


def tags(text: str, start: int, end: int, *, open_: bool) -> list[Span]:
    """The tags inside quoted words, with the marks that set them off.

    >>> t = "« C'est fini, soupire Ana Roux, éleveuse. On ne peut plus. »"
    >>> [s.of(t) for s in tags(t, 1, len(t) - 1, open_=False)]
    [', soupire Ana Roux, éleveuse.']
    """
    found: list[Span] = []
    at = start + 3
    while at < end and len(found) < _MANY:
        tag = _TAG.search(text, at, end)
        dashed = _DASHED.search(text, at, end)
        if dashed is not None and (tag is None or dashed.start() < tag.start()):
            if dashed["verb"].lower() in _inverting():
                found.append(Span(dashed.start(), dashed.end()))
            at = dashed.end()
            continue
        if tag is None:
            break
        if not _is_tag(tag, open_=open_):
            at = tag.start() + 1
            continue
        close = _with_apposition(text, tag, end)
        first = tag.start() if tag["lead"] == "," else tag.start() + 1
        if close - first <= _LONGEST:
            found.append(Span(first, close))
        at = close
    return found


def _is_tag(tag: re.Match[str], *, open_: bool) -> bool:
    verb = tag["verb"].lower()
    clitic = tag["clitic"] or re.search(r"-(?:il|elle|ils|elles|on)\s$", tag["help"])
    if clitic:
        return (tag["help"].strip() != "" or verb in _inverting()) and (verb in _inverting() or bool(tag["help"]))
    if verb not in (_inverting() if not open_ else _inverting() | _saying()):
        return False
    return bool(tag["rest"].strip()) and _OPENER.match(tag["rest"]) is not None


def _with_apposition(text: str, tag: re.Match[str], end: int) -> int:
    """The end of a tag with what stands in apposition to its subject."""
    close = tag.end()
    if tag["end"] != ",":
        return close
    more = re.compile(r"\s[^,.!?;:\n»”\"]{2,70}(?=[,.])").match(text, close, end)
    if more is None or _TURN.match(more[0].strip()):
        return close
    words = more[0].lower().split()
    if any(w in _finite() or re.search(r"^(?:c|j|l|n|s|qu)['’](?:est|ai|a)$|ons$|ez$", w) for w in words[:6]):
        return close
    follows = text[more.end() : more.end() + 1]
    return more.end() + 1 if follows == "." or words[0][0].isdigit() or follows == "," else close


@cache
def _inverting() -> frozenset[str]:
    """Forms of saying that stand before their subject inside the marks."""
    others = table("reporting")["others"]
    return frozenset(str(w) for code in ("fr", "es") for w in others[code]["verbs"]["says"]) | frozenset(
        w for code in ("fr", "es") for w in table("cues")["saying"][code] if " " not in w
    )


@cache
def _saying() -> frozenset[str]:
    """Forms of saying in all languages."""
    rows = table("cues")
    sources = {"according", "selon", "según", "laut"}
    return (
        frozenset(sources)
        | frozenset(w for words in rows["saying"].values() for w in words)
        | frozenset(rows["quoting"])
    )


@cache
def _finite() -> frozenset[str]:
    """Finite verbs that every text has, in French and Spanish."""
    others = table("reporting")["others"]
    return frozenset(str(w) for code in ("fr", "es") for w in others[code]["kinds"]["VZ"])
