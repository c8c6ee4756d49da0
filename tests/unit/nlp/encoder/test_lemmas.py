"""Lemmas come out of forms by scripts of a letter case and a suffix."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.nlp.encoder.lemmas import apply_script, make_script

#: A word may have a space in it ("10 000"), but none before a plus.
FORMS = st.text(max_size=12).filter(lambda form: " +" not in form)


@pytest.mark.parametrize(
    ("form", "lemma", "script"),
    [
        pytest.param("treaties", "treaty", "lower -ies +y", id="a plural"),
        pytest.param("Treaties", "treaty", "lower -ies +y", id="a title"),
        pytest.param("agreed", "agree", "lower -d +", id="nothing added"),
        pytest.param("’s", "’s", "lower - +", id="nothing changed"),
        pytest.param("agree", "agreed", "lower - +d", id="nothing cut"),
        pytest.param("went", "go", "lower -went +go", id="nothing in common"),
        pytest.param("n’t", "not", "lower -’t +ot", id="a clitic"),
        pytest.param("Bonn", "Bonn", "keep - +", id="a name"),
        pytest.param("Germans", "German", "keep -s +", id="a plural of a name"),
        pytest.param("NATO", "NATO", "keep - +", id="an acronym"),
        pytest.param("BONN", "Bonn", "title - +", id="a name in capitals"),
        pytest.param("GERMANS", "German", "title -s +", id="a plural in capitals"),
    ],
)
def test_the_shortest_script_is_found(form: str, lemma: str, script: str) -> None:
    assert make_script(form, lemma) == script


@pytest.mark.parametrize(
    ("form", "lemma", "script"),
    [
        pytest.param("treaty", "treaty", "lower - +", id="lower and keep"),
        pytest.param("1990s", "1990s", "lower - +", id="all three"),
        pytest.param("I", "I", "keep - +", id="keep and title"),
        pytest.param("Went", "go", "lower -went +go", id="all three with a suffix"),
    ],
)
def test_of_scripts_of_one_length_the_lower_case_comes_first(
    form: str, lemma: str, script: str
) -> None:
    assert make_script(form, lemma) == script


@given(form=FORMS, lemma=st.text(max_size=12))
def test_the_script_of_a_word_gives_back_its_lemma(form: str, lemma: str) -> None:
    assert apply_script(make_script(form, lemma), form) == lemma


@given(stem=FORMS, suffix=FORMS, lemma=st.text(max_size=12))
def test_what_form_and_lemma_share_does_not_come_into_the_script(
    stem: str, suffix: str, lemma: str
) -> None:
    stem, suffix = stem.lower(), suffix.lower()
    written = make_script(stem + suffix, stem + lemma)
    assert len(written.partition(" ")[2]) <= len(f"-{suffix} +{lemma}")


@pytest.mark.parametrize(
    ("script", "form", "lemma"),
    [
        pytest.param("lower -ies +y", "parties", "party", id="another word"),
        pytest.param("lower -ies +y", "PARTIES", "party", id="capitals"),
        pytest.param("keep -s +", "Germans", "German", id="case is kept"),
        pytest.param("title -s +", "GERMANS", "German", id="case is made"),
        pytest.param("title - +", "MID-WEST", "Mid-west", id="one capital"),
        pytest.param("lower -ss +", "ssss", "ss", id="the suffix once"),
        pytest.param("lower - +", "go", "go", id="no suffix"),
        pytest.param("lower -go +", "go", "", id="nothing is left"),
        pytest.param("keep -a +a b", "a", "a b", id="a space is added"),
    ],
)
def test_a_script_changes_other_forms_alike(script: str, form: str, lemma: str) -> None:
    assert apply_script(script, form) == lemma


@pytest.mark.parametrize(
    ("script", "form"),
    [
        pytest.param("lower -ies +y", "boys", id="another suffix"),
        pytest.param("lower -ies +y", "es", id="too short"),
        pytest.param("lower -ies +y", "", id="no form"),
        pytest.param("keep -ies +y", "PARTIES", id="another case"),
        pytest.param("title -s +", "S", id="a title of one letter"),
    ],
)
def test_a_script_whose_suffix_is_not_there_does_not_apply(script: str, form: str) -> None:
    assert apply_script(script, form) is None
