"""Everybody that words passed through, and whom pronouns and descriptions mean; four languages."""

import pytest

CHAINS = [
    ("en", "The state pays 40 million euros, according to a copy of the contract seen by Reuters.",
     ["Reuters", "a copy of the contract"]),
    ("en", "An internal memo, obtained by the Halse Post, warned that the pumps would fail.",
     ["Halse Post", "An internal memo"]),
    ("en", "The army was quoted by state television as saying it hit a depot.", ["state television", "The army"]),
    ("en", "Reuters reported on Friday, citing three sources, that it would close.", ["Reuters", "three sources"]),
    ("en", "As first reported by the Halse Post, the fund will close.", ["Halse Post"]),
    ("de", "Im Interview mit dem Sender NTX sagte die Ministerin, sie bleibe.", ["NTX", "die Ministerin"]),
    ("de", "Die Straße sei frei, hieß es aus dem Ministerium.", ["Ministerium"]),
    ("de", "Aus einem Brief der Kammer geht hervor, dass 3 Millionen Euro fehlen.", ["Kammer"]),
    ("fr", "Le pont est fermé, a appris l'AFP auprès de la préfecture.", ["AFP", "la préfecture"]),
    ("fr", "Comme l'a révélé Le Courrier de Tresse, la digue n'était pas entretenue.", ["Courrier de Tresse"]),
    ("es", "No hubo fuga, informaron a Efe fuentes judiciales.", ["Efe", "fuentes judiciales"]),
    ("es", "Los sindicatos cifran en 4.000 los asistentes.", ["Los sindicatos"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "chain"), CHAINS, ids=[text[:30] for _, text, _ in CHAINS])
def test_a_chain_names_everybody_outermost_first(hear, language: str, text: str, chain: list[str]) -> None:
    _, found = hear(text, language=language)
    told = [[link.who for link in v.chain] for v in found if v.form != "stance"]
    assert any(len(t) == len(chain) and all(a.endswith(b) for a, b in zip(t, chain, strict=True)) for t in told), told


def test_a_tag_inside_the_marks_parts_them(hear) -> None:
    text, found = hear(
        "« C'est fini, soupire Ana Roux, éleveuse. On ne peut plus. »", names=("Ana Roux",), language="fr"
    )
    assert [p.of(text).strip() for p in found[0].parts] == ["C'est fini", "On ne peut plus."]
    assert found[0].speaker == "Ana Roux"


def test_speech_goes_on_in_the_subjunctive(hear) -> None:
    text, found = hear("Die Ministerin sagte, der Damm halte. Es bestehe keine Gefahr.", language="de")
    assert [p.of(text) for p in found[0].parts] == ["der Damm halte", "Es bestehe keine Gefahr"]


def test_nobody_named_inside_the_marks_speaks(hear) -> None:
    _, found = hear("Jo Doe met the press.", '"Max Poe cannot be trusted," he said.', names=("Jo Doe", "Max Poe"))
    assert found[0].speaker == "Jo Doe"


def test_she_is_the_woman_of_two(hear) -> None:
    _, found = hear("Anna Poe and Peter Doe left. She said the talks had failed.", names=("Anna Poe", "Peter Doe"))
    assert found[0].speaker == "Anna Poe"


def test_the_source_is_who_was_described(hear) -> None:
    _, found = hear('A source close to the minister said he had left. "He did not wait," the source said.')
    assert found[1].speaker == "A source close to the minister"


def test_the_company_is_the_one_that_was_named(hear) -> None:
    _, found = hear("Tarn Air cut jobs. The company said fuel was to blame.", names=("org:Tarn Air",))
    assert found[0].speaker == "Tarn Air"


def test_a_number_without_a_verb_is_told(hear) -> None:
    text, found = hear("Les syndicats parlent de 4 000 manifestants, la police de 1 500.", language="fr")
    assert [(v.speaker, v.parts[0].of(text)) for v in found] == [
        ("Les syndicats", "de 4 000 manifestants"),
        ("la police", "de 1 500"),
    ]
