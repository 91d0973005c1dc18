"""First stand: pages in one pickle, everything recomputed. Replaced by the store."""

from __future__ import annotations

import pickle
from pathlib import Path

from headwater import flow
from headwater.errors import UnknownReference


class Archive:
    def __init__(self, path):
        self.path = Path(path)
        self.pages = pickle.loads(self.path.read_bytes()) if self.path.exists() else {}
        self._related = None

    def add(self, inputs, stdin=None):
        from headwater.ingest import Refusal, open_inputs
        refused, n, new, total = [], 0, 0, 0
        for page in open_inputs(inputs, stdin=stdin, max_bytes=20_000_000):
            if isinstance(page, Refusal):
                refused.append({"input": page.input, "reason": page.reason}); continue
            n += 1
            readings = flow.read(page)
            total += len(readings)
            if page.address not in self.pages or self.pages[page.address][0].sha256 != page.sha256:
                self.pages[page.address] = (page, readings); new += len(readings)
        self.path.write_bytes(pickle.dumps(self.pages))
        r = self.related()
        return {"pages": n, "articles": total, "new_articles": new, "families_changed": len(r.families), "stories_changed": len(r.stories), "refused": refused}

    def readings(self):
        return {r.article.ref: r for _, rs in self.pages.values() for r in rs}

    def related(self):
        if self._related is None:
            rs = sorted(self.readings().values(), key=lambda r: r.article.ref)
            cache = self.path.with_suffix(".related")
            key = [r.article.sha256 + r.article.ref for r in rs]
            if cache.exists():
                k, rel = pickle.loads(cache.read_bytes())
                if k == key:
                    self._related = rel
                    return rel
            pairs = []
            by_key = {}
            for i, r in enumerate(rs):
                for k in r.keys:
                    by_key.setdefault(k, []).append(i)
            cands = {(i, j) for v in by_key.values() for x, i in enumerate(v) for j in v[x + 1:]}
            for i, j in sorted(cands):
                p = flow.pair(rs[i], rs[j])
                if p.relation is not None:
                    pairs.append(p)
            self._related = flow.relate(rs, pairs)
            cache.write_bytes(pickle.dumps((key, self._related)))
        return self._related

    def compare(self, a, b):
        have = self.readings()
        for ref in (a, b):
            if ref not in have:
                raise UnknownReference(f"Cannot find `{ref}`")
        ra, rb = have[a], have[b]
        pair = flow.pair(ra, rb)
        ch = flow.changes(ra, rb, {(pair.a, pair.b): pair})
        from dataclasses import replace
        if pair.a != a:
            from headwater.records import AlignedSentences
            swap = {"dropped": "added", "added": "dropped"}
            pair = replace(pair, a=a, b=b, direction={"a->b": "b->a", "b->a": "a->b"}.get(pair.direction, pair.direction),
                shared_of_a=pair.shared_of_b, shared_of_b=pair.shared_of_a,
                alignment=tuple(AlignedSentences(r.b, r.a, swap.get(r.kind, r.kind), r.score) for r in pair.alignment))
        return pair, ch


def open(where):
    return Archive(where)
