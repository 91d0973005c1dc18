"""Makes `resources/given_names_more.yaml`: given names of some sixty languages, without those that are words.

    python -m venv /tmp/given && /tmp/given/bin/pip install faker
    /tmp/given/bin/python bench/names/make_given.py | .venv/bin/python bench/names/make_given.py --keep

The first call prints the given names of the Faker package (MIT); the second, in Headwater's own environment, drops what
news writes small, what is a place, and what the lists of words of kind and office hold.
"""

from __future__ import annotations

import sys
from pathlib import Path

HEAD = (
    "# Given names of some sixty languages in Latin letters, folded (lower case, no accents).\n"
    "# Made by bench/names/make_given.py; do not edit by hand. Source: the person lists of Faker (MIT),\n"
    "# without names that are also ordinary words, places, offices or kinds of things. Licence: MIT, as Faker.\n"
)


def printed() -> None:
    import importlib
    import pkgutil

    import faker.providers.person as person

    found = set()
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for key in dir(provider):
            if key.startswith("first_name") and not key.endswith("romanized_"):
                held = getattr(provider, key)
                if isinstance(held, (list, tuple, dict, set)):
                    found.update(str(name) for name in held)
    print("\n".join(sorted(found)))


def kept() -> None:
    from headwater.data import background
    from headwater.names.lexicon import lexicon
    from headwater.text.tokens import fold

    lex = lexicon()
    names = set()
    for line in sys.stdin.read().split("\n"):
        name = fold(line.strip())
        share = background().capital_share(name)
        listed = name in lex.offices or name in lex.org_words or name in lex.place_words or name in lex.no_names
        if not 3 <= len(name) <= 20 or not name.isascii() or not name.replace("-", "").isalpha():
            continue
        if (share is not None and share < 0.93) or lex.place(name) is not None or listed:
            continue
        if name in lex.openers or name in lex.event_words or name in lex.demonyms or name in lex.particles:
            continue
        names.add(name)
    names -= lex.given
    rows, line = [], ""
    for name in sorted(names):
        if len(line) + len(name) > 118:
            rows.append(line.rstrip())
            line = ""
        line += name + " "
    target = Path(__file__).parents[2] / "resources/given_names_more.yaml"
    target.write_text(HEAD + "names: >\n" + "".join(f"  {row}\n" for row in [*rows, line.rstrip()]), encoding="utf-8")
    print(len(names), "names,", target.stat().st_size, "bytes")


if __name__ == "__main__":
    kept() if "--keep" in sys.argv else printed()
