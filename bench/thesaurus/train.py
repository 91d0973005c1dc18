"""Makes `src/headwater/data/thesaurus.npz` from WordNet 3.0's database files.

    apt-get download wordnet-base && dpkg -x wordnet-base_*.deb FOLDER
    python bench/thesaurus/train.py FOLDER/usr/share/wordnet

Source: WordNet 3.0, Copyright 2006 by Princeton University; its licence allows use, change and distribution with this
notice. Single lower-case words that the background table has seen are kept.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from headwater.data import background
from headwater.data.background import hash_words
from headwater.text.vectors import embed

OUT = Path(__file__).parents[2] / "src/headwater/data/thesaurus.npz"
PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
WIDER = {"@", "@i", "&", "\\"}  # hypernym, instance, similar to, pertains to
DERIVED = {"+"}
DIRECTIONS = 48  # of 512


def main(folder: Path) -> None:
    number: dict[tuple[str, str], int] = {}
    words: dict[str, set[int]] = defaultdict(set)
    wider: dict[int, set[int]] = defaultdict(set)
    antonyms: set[tuple[str, str]] = set()
    nouns: set[str] = set()
    members: dict[int, list[str]] = {}
    pointers: list[tuple[int, str, str, str, str]] = []
    for part, letter in PARTS.items():
        for line in (folder / f"data.{part}").read_text(encoding="latin-1").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split(" | ")[0].split()
            key = number.setdefault((letter, fields[0]), len(number))
            count = int(fields[3], 16)
            lemmas = [fields[4 + 2 * i].split("(")[0] for i in range(count)]
            members[key] = lemmas
            for lemma in lemmas:
                if lemma.isalpha() and lemma.islower():
                    nouns |= {lemma} if letter == "n" else set()
                    words[lemma].add(key)
            at = 4 + 2 * count
            for i in range(int(fields[at])):
                pointers.append((key, *fields[at + 1 + 4 * i : at + 5 + 4 * i]))
    for key, symbol, offset, letter, which in pointers:
        other = number.get(("a" if letter == "s" else letter, offset))
        if other is None:
            continue
        if symbol in WIDER or symbol in DERIVED:
            wider[key].add(other)
        elif symbol == "!":
            one, two = members[key][int(which[:2], 16) - 1], members[other][int(which[2:], 16) - 1]
            antonyms.add((one, two))
    for part in PARTS:
        for line in (folder / f"{part}.exc").read_text(encoding="latin-1").splitlines():
            form, *lemmas = line.split()
            for lemma in lemmas:
                if form.isalpha() and lemma in words:
                    words[form] |= words[lemma]
    used_as: dict[str, Counter[str]] = defaultdict(Counter)
    for line in (folder / "cntlist.rev").read_text(encoding="latin-1").splitlines():
        key, _, count = line.split()
        lemma, sense = key.split("%")
        used_as[lemma][sense[0]] += int(count)
    table = background()
    kept = {word: ids for word, ids in words.items() if table.count(word) >= 2}
    used = sorted({i for ids in kept.values() for i in ids})
    parents = {i: wider[i] for i in used}
    ordered = sorted(kept, key=hash_words)
    pairs = sorted({tuple(sorted((hash_words(a), hash_words(b)))) for a, b in antonyms if a in kept and b in kept})
    nearness, scale = _compact(ordered)
    np.savez_compressed(
        OUT,
        words=np.array([hash_words(w) for w in ordered], dtype=np.uint64),
        senses_at=np.cumsum([0, *(len(kept[w]) for w in ordered)]).astype(np.uint32),
        senses=np.array([i for w in ordered for i in sorted(kept[w])], dtype=np.uint32),
        synsets=np.array(used, dtype=np.uint32),
        wider_at=np.cumsum([0, *(len(parents[i]) for i in used)]).astype(np.uint32),
        wider=np.array([p for i in used for p in sorted(parents[i])], dtype=np.uint32),
        nouns=np.array([used_as[w]["1"] >= used_as[w].total() / 2 and w in nouns for w in ordered]),
        nearness=nearness,
        scale=scale,
        antonyms=np.array(pairs, dtype=np.uint64).reshape(-1, 2),
    )
    print(f"{len(kept)} words, {len(used)} senses, {len(pairs)} antonyms, {OUT.stat().st_size // 1024} KB")


def _compact(words: list[str]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Sentence vectors of single words, cut to the directions that tell most, one byte each."""
    held = [embed(words[at : at + 1024]) for at in range(0, len(words), 1024)]
    full = np.concatenate([rows for rows in held if rows is not None])
    _, _, axes = np.linalg.svd(full[:: max(1, len(full) // 4000)], full_matrices=False)
    short = full @ axes[:DIRECTIONS].T
    scale = np.float32(np.abs(short).max() / 127)
    pick = np.random.default_rng(7).integers(0, len(words), (2000, 2))
    true, got = (np.sum(v[pick[:, 0]] * v[pick[:, 1]], axis=1) for v in (full, short))
    print(f"nearness kept: correlation {np.corrcoef(true, got)[0, 1]:.3f}, mean error {np.abs(true - got).mean():.3f}")
    return np.round(short / scale).astype(np.int8), np.array([scale], dtype=np.float32)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
