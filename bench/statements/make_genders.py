"""Makes `resources/given_genders.yaml`: given names that only women or only men bear, for whom "she" and "he" mean.

    python -m venv /tmp/given && /tmp/given/bin/pip install faker
    /tmp/given/bin/python bench/statements/make_genders.py > resources/given_genders.yaml

Names of the person lists of the Faker package (MIT), folded; those that its languages give to both are left out.
"""

from __future__ import annotations

import importlib
import pkgutil
import textwrap
import unicodedata

HEAD = """# Given names in Latin letters that are mostly women's or mostly men's, folded (lower case, no accents).
# Made by bench/statements/make_genders.py; do not edit by hand.
# Source: the person lists of Faker (MIT). Licence: MIT, as Faker."""


def folded(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.strip().lower())
    return "".join(c for c in bare if not unicodedata.combining(c))


def main() -> None:
    import faker.providers.person as person

    votes: dict[str, list[int]] = {}
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for side, key in enumerate(("first_names_female", "first_names_male")):
            for name in {folded(str(n)) for n in getattr(provider, key, ())}:
                votes.setdefault(name, [0, 0])[side] += 1
    print(HEAD)
    for side, title in enumerate(("female", "male")):
        names = sorted(
            n for n, v in votes.items()
            if v[side] > 3 * v[1 - side] and 3 <= len(n) <= 16 and n.isascii() and n.replace("-", "").isalpha()
        )  # fmt: skip
        print(f"{title}: >")
        print(textwrap.fill(" ".join(names), 118, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False))


if __name__ == "__main__":
    main()
