import random

from headwater import stories
from headwater.records import Edge, Family
from headwater.stories.profile import likeness, profile

SINKING = (
    "The ferry Malvina sank off Tolvannes with 41 people aboard, the Grenmark coast guard said.\n"
    "The Malvina had left Tolvannes at dusk and took in water through a bow door that would not close.\n"
    "Fishermen pulled passengers from the sea, skipper Joren Halvik told Quay Radio."
)
SEARCH = (
    "Divers searched the wreck of the Malvina off Tolvannes, where the ferry went down with 41 people, "
    "the Grenmark navy said.\n"
    "The bow door of the Malvina was found open at a depth of 60 metres.\n"
    "Skipper Joren Halvik, who had brought nine passengers ashore, watched from the quay."
)
STRIKE = (
    "Pilots of the harbour of Tolvannes voted to stop work over pay from Friday, the pilots' union said.\n"
    "They have asked the port company Norkai for a rise of eight percent since the autumn.\n"
    "Cargo would be sent to Ostrahavn by road, Norkai's director Elin Sarvas said at a news conference."
)
OTHER = (
    "The freighter Malvern struck a barge in Ostrahavn harbour in Vestland, hurting 41 people, "
    "police of Ostrahavn said.\n"
    "The barge carried gravel for the new mole and was lit, its owner Brodersund told the Vestland Courier.\n"
    "Most of the injured were guests of a wedding on the upper deck."
)


def test_two_reports_on_one_sinking_are_one_story(reading):
    told = stories.group([reading("a#1", SINKING), reading("b#1", SEARCH), reading("c#1", OTHER)], [])
    assert told == (("a#1", "b#1"), ("c#1",))


def test_the_same_ferry_in_another_season_is_another_story(reading):
    told = stories.group([reading("a#1", SINKING), reading("b#1", SEARCH, published="2024-09-02")], [])
    assert len(told) == 2


def test_another_event_in_the_same_town_is_another_story(reading):
    assert len(stories.group([reading("a#1", SINKING), reading("b#1", STRIKE)], [])) == 2


def test_a_copy_goes_with_its_exemplar_whatever_its_words(reading, tree):
    told = stories.group([reading("a#1", SINKING), reading("b#1", STRIKE)], [tree("f", ("b#1", "a#1", "rewritten"))])
    assert told == (("a#1", "b#1"),)


def test_copies_of_one_lost_text_go_together(reading, tree):
    lost = tree("f", ("a#1", "lost:1", "edited"), ("b#1", "lost:1", "rewritten"))
    assert stories.group([reading("a#1", SINKING), reading("b#1", STRIKE)], [lost]) == (("a#1", "b#1"),)


def test_a_borrowed_passage_alone_joins_no_stories(reading, tree):
    told = stories.group([reading("a#1", SINKING), reading("b#1", STRIKE)], [tree("f", ("b#1", "a#1", "excerpted"))])
    assert len(told) == 2


def test_a_second_paste_goes_with_the_first(reading):
    told = stories.group([reading("a#1", SINKING), reading("a#2", STRIKE, same_as="a#1")], [])
    assert told == (("a#1", "a#2"),)


def test_the_order_of_articles_does_not_matter(reading):
    readings = [reading(f"{n}#1", text) for n, text in enumerate([SINKING, SEARCH, STRIKE, OTHER, SINKING[:60]])]
    first = stories.group(readings, [])
    for seed in range(5):
        mixed = readings[:]
        random.Random(seed).shuffle(mixed)
        assert stories.group(mixed, []) == first


def test_articles_of_one_story_share_keys_and_are_linked(reading):
    a, b, c = reading("a#1", SINKING), reading("b#1", SEARCH), reading("c#1", OTHER)
    assert set(stories.keys(a)) & set(stories.keys(b))
    assert stories.linked(a, b) and not stories.linked(a, c)


def test_an_article_without_words_stays_alone(reading):
    assert stories.group([reading("a#1", ""), reading("b#1", "")], []) == (("a#1",), ("b#1",))


REPORT = (
    "TOLVANNES - An explosion tore through the silo of the Brunvik mill on Tuesday, fire chief Oda Sternvall said.\n"
    "The mill grinds barley for export through Karsvoll and had passed an inspection in June, "
    "its owner said in a statement."
)
DIARY = (
    "Ines Aldmark had just bought coffee when there was no roof any more.\n"
    "She has swept floors at Brunvik for nine years and lives with Rosa Tilde, a cousin from Ostrahavn.\n"
    "In the gymnasium of Tolvannes mothers wait in line with photographs. Father Egil Morskog holds a lamp.\n"
    "Sternvall hugs one of them, then drives off to Little Hamre, where her brother Tore Vinje keeps bees, "
    "and on to Karsvoll."
)


def test_names_that_no_other_news_has_join_a_story_told_quite_differently(reading):
    told = stories.group([reading("a#1", REPORT, dateline="Tolvannes"), reading("b#1", DIARY)], [])
    assert told == (("a#1", "b#1"),)


def test_one_shared_rare_name_joins_nothing(reading):
    elsewhere = DIARY
    for name in ("Tolvannes", "Sternvall", "Brunvik"):
        elsewhere = elsewhere.replace(name, "Ostrahavn")
    told = stories.group([reading("a#1", REPORT, dateline="Tolvannes"), reading("b#1", elsewhere)], [])
    assert len(told) == 2


def test_damaged_copies_of_a_report_keep_no_other_report_away(reading):
    readings = [reading("a#1", SINKING), reading("b#1", SEARCH)]
    copies_of_it = [reading(f"c{n}#1", "A ship sank. " + STRIKE[:40]) for n in range(3)]
    edges = tuple(Edge(one.article.ref, "a#1", "shortened", 1.0, ()) for one in copies_of_it)
    family = Family("f-1", ("a#1", *(one.article.ref for one in copies_of_it)), edges, (), "a#1")
    assert len(stories.group([*readings, *copies_of_it], [family])) == 1


def test_shared_rare_names_join_nothing_months_apart(reading):
    told = stories.group(
        [reading("a#1", REPORT, dateline="Tolvannes"), reading("b#1", DIARY, published="2023-12-12")], []
    )
    assert len(told) == 2


def test_shared_rare_names_bring_two_newsrooms_nearer_and_one_not(reading):
    def told(text, publisher):
        one = reading("a#1", text, publisher=publisher)
        return profile(one.article, one.mentions)

    report = told(REPORT, "Quayside Herald")
    own, other = told(DIARY, "The Quayside Herald"), told(DIARY, "Ostrahavn Post")
    assert likeness(report, other) > likeness(report, own) + 0.1
