"""The sentence that says why a claim stands as it stands; fit to print, with the names that the pages give."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.stories.independence import Origin
from headwater.stories.values import Value, readable
from headwater.stories.verdict import Change, Judgement
from headwater.stories.witnesses import Witnesses

_LONGEST_QUOTE = 70
_MOST_NAMED = 3


def why(witnesses: Witnesses, values: Sequence[Value], found: Sequence[Origin], judgement: Judgement) -> str:
    """Who knows the thing and, where values differ, who changed what; one to three plain sentences."""
    parts = [_differing(witnesses, values, judgement)]
    parts += [_damage(witnesses, values, change) for change in _telling(judgement.damaged)]
    parts += [_correction(witnesses, values, change) for change in _telling(judgement.corrected)]
    parts += [_exchange(witnesses, values, change) for change in _telling(judgement.exchanged)]
    parts.append(_sources(witnesses, values, found))
    return " ".join(part[0].upper() + part[1:] for part in parts if part)


def name_of(witnesses: Witnesses, ref: str) -> str:
    """What to call an article: its publisher, else its page."""
    if ref not in witnesses.readings:
        house = witnesses.lost_house(ref)
        return f"a lost version by {witnesses.house_name(house)}" if witnesses.house_name(house) else "a lost version"
    article = witnesses.article(ref)
    return article.publisher or f"the text on {article.page}"


def _telling(changes: Sequence[Change]) -> list[Change]:
    unique: dict[tuple[int, int], Change] = {}
    for change in changes:
        unique.setdefault((change.before, change.after), change)
    return list(unique.values())[:2]


def _label(value: Value) -> str:
    first = value.told[0]
    if first.quantities:
        return readable(first.quantities[0])
    text = " ".join(first.main.text.split())
    return f'"{text}"' if len(text) <= _LONGEST_QUOTE else f'"{text[:_LONGEST_QUOTE].rsplit(" ", 1)[0]} ..."'


def _differing(witnesses: Witnesses, values: Sequence[Value], judgement: Judgement) -> str:
    if not judgement.differing:
        return ""
    a, b, x, y = judgement.differing[0]
    one, other = witnesses.house_name(a) or "one source", witnesses.house_name(b) or "another source"
    return f"{one} has {_label(values[x])}, {other} has {_label(values[y])}."


def _damage(witnesses: Witnesses, values: Sequence[Value], change: Change) -> str:
    source, copy = name_of(witnesses, change.exemplar), name_of(witnesses, change.copy)
    return f"{copy} copied {_label(values[change.before])} from {source} and made it {_label(values[change.after])}."


def _correction(witnesses: Witnesses, values: Sequence[Value], change: Change) -> str:
    house = name_of(witnesses, change.copy)
    old = _names([name_of(witnesses, r) for r in values[change.before].refs if name_of(witnesses, r) != house])
    kept = f"; the earlier text lives on at {old}" if old else ""
    before, after = _label(values[change.before]), _label(values[change.after])
    return f"{house} changed {before} to {after} in a later version{kept}."


def _exchange(witnesses: Witnesses, values: Sequence[Value], change: Change) -> str:
    copy, source = name_of(witnesses, change.copy), name_of(witnesses, change.exemplar)
    before, after = _label(values[change.before]), _label(values[change.after])
    holders = _names([n for r in values[change.after].refs if (n := name_of(witnesses, r)) != copy])
    return f"{copy}, otherwise a copy of {source}, has {after} like {holders} and not {before}."


def _sources(witnesses: Witnesses, values: Sequence[Value], found: Sequence[Origin]) -> str:
    names = [witnesses.house_name(o.house) or _shown(witnesses, o) for o in found]
    refs = {witnesses.first(ref) for value in values for ref in value.refs}
    if len(found) == 1:
        if len(refs) == 1:
            return f"Only {names[0]} reports it."
        return f"All {len(refs)} articles that have it go back to {names[0]}."
    copies = len(refs) - len(found)
    tail = f"; {copies} more {'articles follow' if copies > 1 else 'article follows'} them" if copies > 0 else ""
    return f"{_names(names)} report it independently{tail}." if names else ""


def _shown(witnesses: Witnesses, origin: Origin) -> str:
    return name_of(witnesses, origin.shown) if origin.shown in witnesses.readings else origin.shown


def _names(names: Sequence[str]) -> str:
    unique = list(dict.fromkeys(names))
    if len(unique) > _MOST_NAMED:
        return f"{', '.join(unique[:_MOST_NAMED])} and {len(unique) - _MOST_NAMED} more"
    if len(unique) > 1:
        return f"{', '.join(unique[:-1])} and {unique[-1]}"
    return unique[0] if unique else ""
