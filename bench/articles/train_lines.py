"""Learns how page furniture is worded: weights of words for "is furniture", and for its kind, to data/lines.npz.

    python bench/articles/train_lines.py ../shared [--without FAMILY|families|wordings] [--out FILE] [--show]

Learns from: paragraphs and sentences that stand in several articles of the news stream (furniture that real sites glue
into their texts) against those that stand in one; the gold furniture and texts of the open families; blocks of the
real pages of `trafilatura_meta`, by what trafilatura leaves out; the learn half of the wordings of composed pages. Only
articles of the learn half are used. Leave one family out with --without.
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))
from pool import CACHE
from sheets import Sheet

from headwater.articles import phrases, stamps
from headwater.articles.wording import features
from headwater.ingest import read_bytes
from headwater.records import Block
from rows import fold

OUT = Path(__file__).parents[2] / "src/headwater/data/lines.npz"
Example = tuple[str, int, str | None, float]  # words, is furniture, kind, weight
_SENTENCE = re.compile(r"(?<=[.!?][\"”’])\s+|(?<=[.!?])\s+")
_LEAST = 0.02  # a smaller weight is none
_OFFERS = re.compile(r"\b(?:subscri|newsletter|advert|sign(?:ed)? up|free|offer|read|share|comment|member|join|photo"
                     r"|follow|email|support|donat|click|watch|related|cookie|account|inbox)", re.I)  # fmt: skip


def stream(shared: Path) -> Iterator[Example]:
    """Repeated and single sentences of the learn half of the stream."""
    times: dict[str, set[str]] = defaultdict(set)
    told: list[tuple[str, str]] = []
    alone: set[str] = set()
    with lzma.open(shared / "data/news_stream/allsides_2016_2020.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if fold(row["id"], 2):
                continue
            title = " ".join((row["title"] or "").split())
            if fold(row["id"], 8) == 0 and title:
                yield title, 0, None, 0.5
            for paragraph in {" ".join(p.split()) for p in row["text"].split("\n\n")}:
                alone.add(paragraph)
                pieces = {paragraph, *_SENTENCE.split(paragraph)} if paragraph else set()
                for piece in pieces:
                    times[piece].add(row["id"])
                    told.append((row["id"], piece))
    dice = random.Random(5)
    for piece, ids in times.items():
        words = len(piece.split())
        whole = piece in alone
        if (len(ids) >= 4 if whole else len(ids) >= 6 and words >= 4) and 2 <= words <= 60:
            yield piece, 1, None, 1.0
    for _, piece in told:
        if len(times[piece]) > 1 or len(piece.split()) < 4:
            continue
        if dice.random() < (0.25 if _OFFERS.search(piece) else 0.03):
            yield piece, 0, None, 1.0


def families(root: Path, without: str) -> Iterator[Example]:
    """Gold furniture, texts and headers of the families."""
    for file in sorted(root.glob("*/gold.json")):
        if without and (without == "families" or without in file.parent.name):
            continue
        truth = json.loads(file.read_text("utf-8"))
        for row in truth["articles"]:
            page = (file.parent / "pages" / row["page"]).read_bytes().decode("utf-8")
            for piece in row["furniture"]:
                words = piece["text"] if "text" in piece else page[slice(*piece["span"])]
                for line in words.split("\n"):
                    if line.strip():
                        yield line.strip(), 1, piece["kind"], 3.0
            bodies = row.get("body_text") or [page[a:b] for a, b in row["body"]]
            for body in bodies:
                for line in body.split("\n"):
                    for sentence in _SENTENCE.split(line):
                        if len(sentence.split()) > 1:
                            yield sentence, 0, None, 1.0
            if row.get("title"):
                yield row["title"], 0, None, 1.0


def real(shared: Path) -> list[Example]:
    """Blocks of real pages, furniture being what trafilatura leaves out; kept between runs."""
    kept = CACHE / "lines_real.json"
    if kept.exists():
        return [tuple(row) for row in json.loads(kept.read_text("utf-8"))]  # type: ignore[misc]
    import trafilatura

    found: list[Example] = []
    for file in sorted((shared / "data/trafilatura_meta/html").iterdir()):
        data = gzip.decompress(file.read_bytes())
        taken = trafilatura.extract(data.decode("utf-8", "replace"), include_comments=False) or ""
        if len(taken) < 600:
            continue
        held = "".join(taken.split())
        page = read_bytes(data, file.name.removesuffix(".gz"))
        seen: set[str] = set()
        for block in page.blocks:
            words = block.span.of(page.text).strip()
            if words in seen or not 1 < len(words.split()) < 80:
                continue
            seen.add(words)
            inside = "".join(words.split())[:80] in held
            if inside and len(words.split()) >= 6:
                for sentence in _SENTENCE.split(words):
                    if len(sentence.split()) > 2:
                        found.append((sentence, 0, None, 1.0))
            elif not inside and _telling(block, words):
                found.append((words, 1, None, 0.4))
    CACHE.mkdir(exist_ok=True)
    kept.write_text(json.dumps(found, ensure_ascii=False), "utf-8")
    return found


def _telling(block: Block, words: str) -> bool:
    """Whether a block beside the text is furniture by its words: no headline of another text, no comment, no date."""
    size = len(words.split())
    if block.role in ("time", "byline") or stamps.find(words) or any("comment" in label for label in block.labels):
        return False
    if phrases.kind_of(words):
        return True
    return size <= (4 if block.link_share > 0.8 else 14)


def invented(*, filled: bool = True) -> Iterator[Example]:
    """The learn half of the wordings, filled in; and plain sentences in the same languages."""
    dice = random.Random(11)
    sheet = Sheet(dice, "learn")
    for kind, tongues in sheet.wordings.items() if filled else ():
        for language, wordings in tongues.items():
            for _ in range(3 * len(wordings)):
                yield sheet.wording(kind, language), 1, kind, 1.0
    import yaml

    told = yaml.safe_load((Path(__file__).parent / "sentences.yaml").read_text("utf-8"))
    for kind, sentence in told.pop("furniture"):
        yield sentence, 1, kind, 3.0
    for sentences in told.values():
        for sentence in sentences:
            yield sentence, 0, None, 2.0


def gather(shared: Path, without: str = "") -> list[Example]:
    """Everything that is learned from, without a family or without the `wordings` of composed pages."""
    kept = CACHE / "lines_stream.json"
    if not kept.exists():
        CACHE.mkdir(exist_ok=True)
        kept.write_text(json.dumps(list(stream(shared)), ensure_ascii=False), "utf-8")
    told: list[Example] = [tuple(row) for row in json.loads(kept.read_text("utf-8"))]
    told += families(shared / "data/families/open", without)
    return [*told, *real(shared), *invented(filled=without != "wordings")]


def levelled(rows: list[Example]) -> list[Example]:
    """The examples without what their length tells: texts cut to the lengths of furniture, furniture joined.

    Weights of words shall add up to the same evidence wherever a stretch begins and ends.
    """
    dice = random.Random(3)
    sizes = [len(row[0].split()) for row in rows if row[1]]
    found: list[Example] = []
    sure = [row for row in rows if row[1] and row[3] >= 1]
    for text, label, kind, weight in rows:
        words = text.split()
        if label:
            weight *= 0.5 if len(words) < 4 else 1.5 if words[-1][-1] in ".!?" else 1.0
            found.append((text, 1, kind, weight))
            if weight >= 1 and dice.random() < 0.5:
                found.append((f"{text} {dice.choice(sure)[0]}", 1, kind, weight * 0.7))
            continue
        size = dice.choice(sizes) + dice.choice((0, 3, 8))
        begin = dice.randrange(len(words)) if dice.random() < 0.3 else 0
        found.append((" ".join(words[begin : begin + size]), 0, None, weight))
        if dice.random() < 0.25:
            found.append((text, 0, None, weight))
    return found


def matrix(texts: Iterable[str], least: int) -> tuple[Any, np.ndarray]:
    """Counts of features, one row a text, and which features the columns are: those of at least so many texts."""
    counts = [Counter(features(text)) for text in texts]
    seen = Counter(key for row in counts for key in row)
    keys = np.array(sorted(key for key, times in seen.items() if times >= least), dtype=np.uint32)
    at = {key: column for column, key in enumerate(keys.tolist())}
    data: list[int] = []
    places: list[int] = []
    ends = [0]
    for row in counts:
        held = [(at[key], times) for key, times in row.items() if key in at]
        places += [column for column, _ in held]
        data += [times for _, times in held]
        ends.append(len(places))
    shape = (len(counts), len(keys))
    return csr_matrix((np.array(data, dtype=np.float32), np.array(places), np.array(ends)), shape), keys


def learn(rows: list[Example]) -> dict[str, Any]:
    """The weights, as they are kept."""
    x, keys = matrix((row[0] for row in rows), 4)
    y, weight = np.array([row[1] for row in rows]), np.array([row[3] for row in rows])
    told = LogisticRegression(C=0.3, solver="liblinear", max_iter=200).fit(x, y, weight)
    own = told.coef_[0]
    kept = np.abs(own) >= _LEAST
    known = [(at, kind) for at, row in enumerate(rows) if row[1] and (kind := row[2] or phrases.kind_of(row[0]))]
    chosen = [at for at, _ in known]
    xk, kind_keys = matrix((rows[at][0] for at in chosen), 2)
    of = LogisticRegression(C=0.5, solver="lbfgs", max_iter=40, tol=1e-3)
    of.fit(xk, [kind for _, kind in known], weight[chosen])
    telling = np.abs(of.coef_.T).max(axis=1) >= 2 * _LEAST
    return {
        "bias": np.float32(told.intercept_[0]),
        "keys": keys[kept],
        "weight": own[kept].astype(np.float16),
        "kinds": np.array([str(k) for k in of.classes_]),
        "kind_bias": of.intercept_.astype(np.float32),
        "kind_keys": kind_keys[telling],
        "kind_weight": of.coef_.T[telling].astype(np.float16),
    }


def main() -> None:
    parse = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parse.add_argument("shared", type=Path)
    parse.add_argument("--without", default="")
    parse.add_argument("--out", type=Path, default=OUT)
    parse.add_argument("--show", action="store_true")
    options = parse.parse_args()
    rows = levelled(gather(options.shared, options.without))
    print(f"{len(rows)} examples, {sum(row[1] for row in rows)} of furniture")
    if options.show:
        for row in random.Random(1).sample([r for r in rows if r[1]], 60):
            print(row[2], row[3], row[0][:150])
        return
    np.savez_compressed(options.out, **learn(rows))
    print(f"{options.out}: {options.out.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
