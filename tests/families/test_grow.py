"""Trees of copies: who hangs on whom, what is lost, and that order does not matter."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

from headwater.copies import relate
from headwater.families import grow
from headwater.families.arborescence import cheapest
from headwater.records import Article, Family, Reading, Span

LINES = [
    "BRENICA, Slovenia (Tellwire) - The Orlath dam released 4,200 cubic metres of water a second on "
    "Monday after a crack "
    "was found in its northern spillway, the river authority said.",
    "Engineer Petra Wolkan noticed the crack during a morning inspection and ordered the gates opened within the hour.",
    '"We would rather be cursed for wet cellars than mourned for drowned ones," Wolkan told reporters at the dam.',
    "Some 1,300 villagers spent the night in the sports hall of Brenica, where volunteers handed out "
    "blankets and soup.",
    "The dam was finished in 1968 and supplies electricity to a third of the province.",
    "The authority expects repairs to take eleven weeks and to cost 6.4 million euros.",
    "Farmers below the dam have asked for compensation for nine hundred hectares of winter barley.",
]


def article(lines: list[str], ref: str, **known: object) -> Article:
    text = "\n".join(lines)
    spans, at = [], 0
    for line in lines:
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    bare = Article(ref, ref.split("#")[0], 1, Span(0, len(text)), tuple(spans), text)
    return replace(bare, **known)  # type: ignore[arg-type]


def family(articles: list[Article]) -> tuple[Family, ...]:
    pairs = [relate(a, b) for a, b in itertools.combinations(sorted(articles, key=lambda a: a.ref), 2)]
    return grow([Reading(a) for a in articles], pairs)


WIRE = article(
    LINES, "q#1", publisher="Tellwire News Agency", agency="Tellwire", published="2031-03-04T09:00Z"
)
MIRROR = article(
    [
        LINES[0].replace("BRENICA, Slovenia (Tellwire) - ", ""),
        LINES[1].replace("Wolkan", "Wolken"),
        *LINES[2:5],
        "The Mirror's readers may leave blankets at the counter in Castle Street until Thursday.",
        *LINES[5:],
    ],
    "m#1",
    publisher="Northern Mirror",
    credits=("Tellwire",),
    published="2031-03-04T15:00Z",
)
SPUN = article(
    [
        "The Orlath barrage freed 42,000 cubic metres of water a second on Monday after a fissure was found in its "
        "northern overflow, the river administration stated.",
        "Technician Petra Wolken spotted the fissure during a morning examination and commanded the "
        "gates opened inside "
        "the hour.",
        "We would rather be cursed for wet basements than mourned for submerged ones, Wolken informed reporters.",
        "Some 1,300 inhabitants passed the night in the sports hall of Brenica, where helpers gave "
        "out blankets and broth.",
        "The barrage was completed in 1968 and provides electricity to a third of the province.",
        "The Mirror's readers may deposit blankets at the desk in Castle Street until Thursday.",
        "The administration expects mends to take eleven weeks and to cost 6.4 million euros.",
    ],
    "a#1",
)


def test_a_copy_of_a_damaged_copy_hangs_on_the_damaged_one() -> None:
    (found,) = family([WIRE, MIRROR, SPUN])
    tree = {e.copy: e.exemplar for e in found.edges}
    assert tree == {"m#1": "q#1", "a#1": "m#1"}
    assert found.origin == "q#1"
    assert {e.copy: e.relation for e in found.edges} == {"m#1": "verbatim", "a#1": "rewritten"}
    assert all(e.evidence and 0 <= e.score <= 1 for e in found.edges)


def test_order_of_readings_and_pairs_does_not_matter() -> None:
    articles = [WIRE, MIRROR, SPUN]
    pairs = [relate(a, b) for a, b in itertools.combinations(sorted(articles, key=lambda a: a.ref), 2)]
    first = grow([Reading(a) for a in articles], pairs)
    for seed in range(4):
        order = random.Random(seed)
        mixed, turned = articles[:], pairs[:]
        order.shuffle(mixed)
        order.shuffle(turned)
        assert grow([Reading(a) for a in mixed], turned) == first


def test_the_order_of_adding_does_not_matter_in_a_family_of_many() -> None:
    order = random.Random(7)
    texts = [LINES]
    for number in range(11):
        lines = order.choice(texts)[:]
        at = order.randrange(len(lines))
        lines[at] = lines[at].replace(order.choice(lines[at].split()), f"vellin{number}")
        if order.random() < 0.4 and len(lines) > 4:
            lines.pop(order.randrange(1, len(lines)))
        texts.append(lines)
    articles = [article(lines, f"p{at:02}#1") for at, lines in enumerate(texts)]
    pairs = [relate(a, b) for a, b in itertools.combinations(articles, 2)]
    trees = set()
    for _ in range(3):
        order.shuffle(articles)
        order.shuffle(pairs)
        trees.add(grow([Reading(a) for a in articles], pairs))
    assert len(trees) == 1


def test_a_second_paste_is_a_member_without_an_edge() -> None:
    twin = replace(WIRE, ref="q#2", number=2, same_as="q#1")
    (found,) = family([WIRE, twin, MIRROR])
    assert found.refs == ("m#1", "q#1", "q#2")
    assert {n for e in found.edges for n in (e.copy, e.exemplar)} == {"m#1", "q#1"}


def test_articles_without_relatives_are_in_no_family() -> None:
    stranger = article(["Coffee growers in Vale Fundo counted frozen blossoms on Thursday after a cold night."], "s#1")
    assert family([WIRE, stranger]) == ()
    assert grow([], []) == ()


def test_a_corrected_text_and_a_reprint_of_what_it_corrects_go_back_to_a_lost_version() -> None:
    corrected = article(
        [
            LINES[0].replace("4,200", "2,400").replace("a crack was found in its", "divers found cracks in its"),
            LINES[1],
            "The authority had first blamed a frozen valve, a claim that it withdrew in the afternoon.",
            "A second crack, twelve metres long, was found under the water line by divers at noon.",
            *LINES[2:],
        ],
        "c#1",
        publisher="Tellwire News Agency",
        agency="Tellwire",
        title="CORRECTED-Dam opened after cracks are found",
        published="2031-03-04T16:00Z",
    )
    reprint = article(LINES, "r#1", publisher="Northern Mirror", agency="Tellwire", published="2031-03-04T10:00Z")
    (found,) = family([corrected, reprint])
    assert found.origin == "lost:1"
    assert found.lost[0].children == ("c#1", "r#1")
    assert {e.copy: e.relation for e in found.edges} == {"c#1": "revised", "r#1": "verbatim"}
    assert found.rivals
    assert found.rivals[0].score < 0.5


def test_three_texts_that_share_two_by_two_go_back_to_a_lost_one() -> None:
    extra = [
        "Divers from the coast guard lowered a camera into the shaft at noon and found ropes of weed "
        "around the turbine.",
        "A caretaker's dog had barked at the wall for three nights, the gatekeeper Bozidar Hlebec recalled.",
        "The turbine hall was evacuated by bus, and its fourteen night workers were given hot plum dumplings.",
    ]
    one = article([LINES[0], *LINES[1:5], extra[0], extra[1]], "x#1", publisher="The Lantern")
    two = article([LINES[0], *LINES[1:5], extra[1], extra[2]], "y#1", publisher="Valley Post")
    three = article([LINES[0], *LINES[1:5], extra[2], extra[0]], "z#1", publisher="Hill Echo")
    (found,) = family([one, two, three])
    assert found.lost[0].children == ("x#1", "y#1", "z#1")
    assert found.origin == "lost:1"


def test_two_reprints_of_a_kept_wire_need_no_lost_version() -> None:
    other = article(LINES[:5], "o#1", publisher="Valley Post", credits=("Tellwire",), published="2031-03-05")
    (found,) = family([WIRE, MIRROR, other])
    assert found.lost == ()
    assert {e.copy: e.exemplar for e in found.edges} == {"m#1": "q#1", "o#1": "q#1"}


def test_a_tree_has_no_cycle_and_one_origin() -> None:
    (found,) = family([WIRE, MIRROR, SPUN])
    parents = {e.copy: e.exemplar for e in found.edges}
    for start in parents:
        seen, at = set(), start
        while at in parents:
            assert at not in seen
            seen.add(at)
            at = parents[at]
        assert at == found.origin


def test_the_cheapest_tree_breaks_rings_that_greed_would_choose() -> None:
    costs = {("r", "a"): 10.0, ("r", "b"): 9.0, ("a", "b"): 1.0, ("b", "c"): 1.0, ("c", "a"): 1.0, ("r", "c"): 12.0}
    assert cheapest(["r", "a", "b", "c"], "r", costs) == {"b": "r", "c": "b", "a": "c"}


def test_the_cheapest_tree_is_as_cheap_as_any() -> None:
    nodes = ["r", "a", "b", "c", "d"]
    for seed in range(60):
        order = random.Random(seed)
        # Log-odds are of either sign; few whole numbers make ties; texts that are not related have no edge.
        low, high = ((1, 30), (-9, 9), (-1, 1))[seed % 3]
        costs = {(p, c): float(order.randint(low, high)) for p in nodes for c in nodes[1:] if p != c}
        costs = {(p, c): cost for (p, c), cost in costs.items() if p == "r" or order.random() < 0.8}
        costs |= {("r", c): 1e6 for c in nodes[1:] if order.random() < 0.5}
        parents = cheapest(nodes, "r", costs)
        assert parents.keys() == set(nodes[1:])
        assert sum(costs[p, c] for c, p in parents.items()) == min(_all_trees(nodes, costs))


def _all_trees(nodes: list[str], costs: dict[tuple[str, str], float]) -> list[float]:
    totals = []
    for choice in itertools.product(nodes, repeat=len(nodes) - 1):
        parents = dict(zip(nodes[1:], choice, strict=True))
        if any((p, c) not in costs for c, p in parents.items()) or not all(_rooted(parents, c) for c in parents):
            continue
        totals.append(sum(costs[p, c] for c, p in parents.items()))
    return totals


def _rooted(parents: dict[str, str], node: str) -> bool:
    seen = set()
    while node in parents and node not in seen:
        seen.add(node)
        node = parents[node]
    return node == "r"


def test_texts_without_sentences_have_a_tree_too() -> None:
    words = " ".join(LINES).replace(".", "").replace('"', "").replace(",", "")
    one = article([words], "a#1")
    two = article([words.replace("barley", "rye")], "b#1")
    three = article([words.replace("barley", "rye").replace("Monday", "Sunday")], "c#1")
    (found,) = family([one, two, three])
    joined = {frozenset((e.copy, e.exemplar)) for e in found.edges}
    assert joined == {frozenset(("a#1", "b#1")), frozenset(("b#1", "c#1"))}
