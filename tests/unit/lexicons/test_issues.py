"""The table of issues holds together, and a user's table says what is wrong with it."""

from pathlib import Path

import pytest

from graphbuilder.errors import LexiconError
from graphbuilder.lexicons.issues import load_issue_edits, load_issues
from graphbuilder.lexicons.vocabulary import load_vocabulary
from graphbuilder.model import IssueEdit, IssueEntry, Phrase, WordRole

HEADER = "id,label,broader,phrases\n"
EDITS = "issue,label,merge_into\n"


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_the_issues_of_diplomacy_are_known() -> None:
    issues = {issue.id: issue for issue in load_issues()}

    assert len(issues) >= 150
    assert issues["nato-enlargement"].broader == "european-security"
    assert all(issue.phrases for issue in issues.values())


def test_phrases_have_weights(tmp_path: Path) -> None:
    table = write(tmp_path / "issues.csv", f"{HEADER}tolls,tolls,,toll|river=0.5\n")

    assert load_issues(table) == (
        IssueEntry(
            id="tolls",
            label="tolls",
            phrases=(Phrase(words="toll"), Phrase(words="river", weight=0.5)),
        ),
    )


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        pytest.param("Gas Transit,gas,,gas\n", 'as "gas-transit"', id="no key"),
        pytest.param("gas,,,gas\n", "label is ''", id="no label"),
        pytest.param("gas,gas,fuel,gas\n", "broader is 'fuel'", id="unknown broader"),
        pytest.param("gas,gas,,gas\ngas,fuel,,gas\n", "line 2", id="a key twice"),
        pytest.param("a,a,b,x\nb,b,a,y\n", "no circle: a > b > a", id="a circle"),
        pytest.param("gas,gas,,gas=much\n", "weight above 0", id="no number"),
        pytest.param("gas,gas,,gas=0\n", "weight above 0", id="no weight"),
    ],
)
def test_a_bad_issue_is_refused(rows: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=message):
        load_issues(write(tmp_path / "issues.csv", HEADER + rows))


def test_a_user_renames_and_merges(tmp_path: Path) -> None:
    table = write(tmp_path / "mine.csv", f"{EDITS}gas,Natural gas,\noil,,gas\n")

    assert load_issue_edits(table) == (
        IssueEdit(issue="gas", label="Natural gas"),
        IssueEdit(issue="oil", merge_into="gas"),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("issue,label\ngas,Gas\n", "expected the columns", id="columns"),
        pytest.param(f"{EDITS}gas,,\n", "a label, or an issue", id="nothing"),
        pytest.param(f"{EDITS},Gas,\n", "issue is ''", id="no issue"),
        pytest.param(f"{EDITS}gas,,Natural Gas\n", 'as "natural-gas"', id="no key"),
        pytest.param(f"{EDITS}gas,Gas,\ngas,,oil\n", "line 2", id="twice"),
        pytest.param(f"{EDITS}a,,b\nb,,c\nc,,a\n", "no circle: a > b > c > a", id="a circle"),
        pytest.param(f"{EDITS}a,,a\n", "no circle: a > a", id="into itself"),
    ],
)
def test_a_bad_table_is_refused(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=message):
        load_issue_edits(write(tmp_path / "mine.csv", text))


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"none\.csv: cannot be read"):
        load_issue_edits(tmp_path / "none.csv")


def test_words_have_roles_and_synonyms() -> None:
    vocabulary = load_vocabulary()

    assert vocabulary.roles["the"] is WordRole.FUNCTION
    assert vocabulary.roles["lift"] is WordRole.AGAINST
    assert vocabulary.synonyms["truce"] == "ceasefire"


def test_a_form_of_two_words_is_refused(tmp_path: Path) -> None:
    table = write(tmp_path / "synonyms.csv", "word,forms\ntoll,due|levy\ntax,levy\n")

    with pytest.raises(LexiconError, match="stands for toll"):
        load_vocabulary(synonyms=table)


def test_a_word_of_no_role_is_refused(tmp_path: Path) -> None:
    table = write(tmp_path / "words.csv", "word,role\nthe,article\n")

    with pytest.raises(LexiconError, match="role is 'article'"):
        load_vocabulary(words=table)
