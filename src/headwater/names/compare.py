"""Whether two written names can be one: by letters, by sounds, by the habits of romanisation."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from headwater.names.lexicon import fold_name, lexicon
from headwater.text.script import latin, skeleton


@lru_cache(maxsize=1 << 16)
def likeness(a: str, b: str) -> float:
    """How likely two written names are one name in other spellings, 0.0 to 1.0.

    >>> likeness("Volodymyr Zelenskyy", "Володимир Зеленський") > 0.85
    True
    """
    left, right = _parts(a), _parts(b)
    if not left or not right:
        return 0.0
    if left == right:
        return 1.0
    if len(left) > len(right):
        left, right = right, left
    scores = []
    for word in left:
        scores.append(max(_word_likeness(word, other) for other in right))
    return min(scores) * (0.9 + 0.1 * len(left) / len(right))


def _parts(name: str) -> tuple[str, ...]:
    lex = lexicon()
    parts = fold_name(latin(name)).replace(".", " ").replace(",", " ").split()
    return tuple(p for p in parts if p not in lex.legal_forms and p != "the")


@lru_cache(maxsize=1 << 16)
def _word_likeness(a: str, b: str) -> float:
    if a == b:
        return 1.0
    written = JaroWinkler.similarity(a, b)
    sounds = JaroWinkler.similarity(skeleton(a), skeleton(b))
    return max(min(written, 0.97), min(0.95, 0.35 * written + 0.65 * sounds))


@lru_cache(maxsize=1 << 16)
def accepted_variant(a: str, b: str) -> bool:
    """Whether `b` is another accepted spelling or romanisation of `a`, not a mangled one.

    >>> accepted_variant("Volodymyr Zelenskyy", "Volodymyr Zelensky"), accepted_variant("Mark Rutte", "Mark Roti")
    (True, False)
    """
    lex = lexicon()
    place_a, place_b = lex.place(a), lex.place(b)
    if place_a is not None and place_a == place_b:
        return True
    left, right = _parts(a), _parts(b)
    if "".join(left) == "".join(right):
        return True
    if len(left) != len(right):
        return False
    return all(_accepted_word(x, y) for x, y in zip(left, right, strict=True))


def _accepted_word(a: str, b: str) -> bool:
    if a == b:
        return True
    forms = lexicon().given_forms
    if a in forms and forms[a] == forms.get(b):
        return True
    return skeleton(a) == skeleton(b) and JaroWinkler.similarity(a, b) > 0.85
