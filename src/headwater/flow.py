"""The whole system in one screen.

    bytes -> Page -> Articles -> Mentions, Statements, keys          `read`: one page alone
                        |
                        v
              Pair -> Families -> changes -> Entities -> Stories     `pair`, `relate`: against what is kept

Everything here is pure: no database, no network, no clock. Runners say where it runs, the archive what it runs on.
"""

from __future__ import annotations

from collections.abc import Sequence

from headwater.records import Page, Pair, Reading, Related


def read(page: Page) -> tuple[Reading, ...]:
    """Everything that the articles of one page tell on their own, in page order."""
    from headwater import articles

    found = []
    for article in articles.split(page):
        mentions: tuple = ()
        statements: tuple = ()
        keys: tuple = ()
        try:
            from headwater import names
            mentions = names.find(article)
            from headwater import statements as st
            statements = st.find(article, mentions)
        except (ImportError, AttributeError):
            pass
        try:
            from headwater import copies
            keys = copies.keys(article, mentions, statements)
        except (ImportError, AttributeError):
            pass
        found.append(Reading(article, mentions, statements, keys))
    return tuple(found)


def pair(a: Reading, b: Reading) -> Pair:
    """How two articles relate as texts, the one with the smaller reference first."""
    from headwater import copies

    if b.article.ref < a.article.ref:
        a, b = b, a
    return copies.relate(a.article, b.article, a.mentions, b.mentions)


def relate(readings: Sequence[Reading], pairs: Sequence[Pair]) -> Related:
    """Families, changed facts, entities, stories and claims of readings that belong together."""
    families: tuple = ()
    try:
        from headwater import families as fam
        families = fam.grow(readings, pairs)
    except (ImportError, AttributeError):
        pass
    alterations = {}
    by_ref = {r.article.ref: r for r in readings}
    by_pair = {(p.a, p.b): p for p in pairs}
    for family in families:
        for edge in family.edges:
            if edge.exemplar not in by_ref or edge.copy not in by_ref:
                continue
            alterations[edge.exemplar, edge.copy] = changes(by_ref[edge.exemplar], by_ref[edge.copy], by_pair)
    entities: tuple = ()
    try:
        from headwater import names
        entities = names.resolve({r.article.ref: r.mentions for r in readings}, ())
    except (ImportError, AttributeError):
        pass
    told, claims = [], []
    try:
        from headwater import stories
        for refs in stories.group(readings, families):
            mine = [by_ref[ref] for ref in refs]
            story, found = stories.tell(mine, [f for f in families if set(f.refs) & set(refs)], pairs, entities, alterations)
            told.append(story)
            claims += found
    except (ImportError, AttributeError):
        pass
    return Related(tuple(pairs), tuple(families), tuple(entities), tuple(told), tuple(claims))


def changes(a: Reading, b: Reading, by_pair) -> tuple:
    from headwater import families as fam
    from headwater.records import AlignedSentences

    ra, rb = a.article.ref, b.article.ref
    if (ra, rb) in by_pair:
        alignment = by_pair[ra, rb].alignment
    elif (rb, ra) in by_pair:
        swap = {"dropped": "added", "added": "dropped"}
        alignment = tuple(AlignedSentences(r.b, r.a, swap.get(r.kind, r.kind), r.score) for r in by_pair[rb, ra].alignment)
    else:
        alignment = pair(a, b).alignment if ra < rb else ()
    try:
        return fam.changes(a, b, alignment)
    except AttributeError:
        return ()
