"""English or not: by the words where there are enough, else by what is declared."""

import pytest

from graphbuilder.documents.language import identify_language, is_english, read_tag

ENGLISH = (
    "The ministers of Tomainia and Osterlich met in the capital on Monday and agreed that the "
    "border should be opened before the spring. They said that this would help the farmers of "
    "both countries, which have been cut off from their markets since the war. The envoy of "
    "Freedonia, who had come with his own proposal, left without a word."
)
FRENCH = (
    "Les ministres de Tomainia et d'Osterlich se sont rencontrés lundi dans la capitale et ont "
    "convenu que la frontière serait ouverte avant le printemps. Ils ont déclaré que cela "
    "aiderait les paysans des deux pays, qui sont coupés de leurs marchés depuis la guerre. "
    "L'envoyé de Freedonia, venu avec sa propre proposition, est reparti sans un mot."
)
DUTCH = (
    "De ministers van Tomainia en Osterlich zijn maandag in de hoofdstad bijeengekomen en waren "
    "het erover eens dat de grens voor de lente open moet. Zij zeiden dat dit de boeren van beide "
    "landen zal helpen, of zij nu in het noorden of in het zuiden wonen. De gezant van Freedonia, "
    "die met een eigen voorstel was gekomen, is zonder een woord vertrokken."
)
CHINESE = "两国部长星期一在首都会晤 同意在春天之前开放边界。"


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        pytest.param(ENGLISH, "en-GB", "en-GB", id="English as declared"),
        pytest.param(ENGLISH, "zh", "en", id="English in a foreign template"),
        pytest.param(ENGLISH.upper(), "en", "en", id="English in capitals"),
        pytest.param(FRENCH, "fr", "fr", id="French as declared"),
        pytest.param(FRENCH, "en", "und", id="French in an English template"),
        pytest.param(DUTCH, "en", "und", id="Dutch, the nearest relative"),
        pytest.param("The envoy left.", "en", "en", id="too short to tell"),
        pytest.param("The envoy left.", "fr", "fr", id="too short, declared French"),
        pytest.param(CHINESE, "en", "und", id="another script, however short"),
        pytest.param("1938", "en", "en", id="no words at all"),
    ],
)
def test_the_words_decide_where_there_are_enough(text: str, declared: str, language: str) -> None:
    assert identify_language(text, declared=declared) == language


@pytest.mark.parametrize(
    ("tag", "english"),
    [
        *(("en", True), ("en-GB", True), ("en_US", True), ("ENG", True)),
        *(("fr", False), ("enm-x", False), ("und", False), ("", False)),
    ],
)
def test_tags_of_english_are_known(tag: str, english: bool) -> None:  # noqa: FBT001 # a table
    assert is_english(tag) is english


@pytest.mark.parametrize(
    ("declared", "tag"),
    [
        *(("en_US", "en-US"), (" fr ", "fr"), ("zh-Hant-TW", "zh-Hant-TW")),
        *((None, None), ("", None), ("x", None), ('en"><script>', None), ("English (US)", None)),
    ],
)
def test_only_tags_are_taken_for_declarations(declared: str | None, tag: str | None) -> None:
    assert read_tag(declared) == tag
