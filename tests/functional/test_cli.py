"""The command line: what it prints where, and with which exit code it ends."""

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from graphbuilder.cli import app
from graphbuilder.documents import READERS
from graphbuilder.errors import (
    CorpusError,
    ExportError,
    GraphbuilderError,
    LexiconError,
    QueryError,
    StoreError,
)
from graphbuilder.model import Analysis, from_json, to_json
from graphbuilder.query import GROUPS, list_queries
from tests.builders import make_analysis

COMMANDS = (
    "build",
    "assemble",
    "remove",
    "backup",
    "extract",
    "query",
    "export",
    "view",
    "serve",
    "stats",
    "diff",
    "catalogue",
    "validate",
    "evaluate",
    "train",
)


def run(*args: str | Path, given: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(arg) for arg in args], input=given)


def talk(result: Result) -> str:
    """What was said on standard error, without the line breaks of the terminal."""
    return " ".join(result.stderr.split())


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def note(tmp_path: Path) -> Path:
    """Give a text with two positions."""
    text = "France urged Germany to reopen the bridge. Spain rejected the proposal."
    return write(tmp_path / "note.txt", text)


@pytest.fixture
def binary(tmp_path: Path) -> Path:
    """Give a file that is no text."""
    return write(tmp_path / "binary.txt", "\0")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_has_an_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Example" in result.stdout
    assert f"graphbuilder {command}" in result.stdout.partition("Example")[2]


def test_the_help_lists_every_command() -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert [command for command in COMMANDS if command not in result.stdout] == []


def test_the_version_is_printed() -> None:
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"graphbuilder {version('graphbuilder')}\n")


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(("conquer",), id="no such command"),
        pytest.param(("build",), id="no path"),
        pytest.param(("build", "x", "--speed", "9"), id="no such option"),
        pytest.param(("extract", "x", "--format", "xml"), id="no such form"),
        pytest.param(("evaluate", "lost.jsonl"), id="no gold"),
        pytest.param(("catalogue", "--format", "csv"), id="no form of RDF"),
        pytest.param(("view", "x", "-o", "y.html", "--act", "sulk"), id="no such act"),
        pytest.param(("train", "lost"), id="no corpora"),
    ],
)
def test_wrong_usage_ends_with_2(args: tuple[str, ...]) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Usage" in result.stderr


def test_a_build_prints_a_summary(note: Path, tmp_path: Path) -> None:
    result = run("build", note, "--out", tmp_path / "build")
    assert result.exit_code == 0
    assert "read 1, unchanged 0, not read 0" in result.stdout
    assert "1 demand" in result.stdout
    assert (tmp_path / "build" / "graph.ttl").exists()


def test_a_graph_is_backed_up_reduced_and_restored(note: Path, tmp_path: Path) -> None:
    build, copy = tmp_path / "build", tmp_path / "copy"
    run("build", note, "--out", build, "--files", "never")

    backed_up, removed = run("backup", build, copy), run("remove", build, "note")
    assert (backed_up.exit_code, backed_up.stdout, talk(backed_up)) == (0, "", f"wrote {copy}")
    assert (removed.exit_code, removed.stdout.splitlines()[:2]) == (
        0,
        ["removed 1", "graph holds 0 documents, 0 actors, 0 agreements, 0 positions"],
    )
    assert run("backup", copy, build).exit_code == 1
    assert run("backup", copy, build, "--overwrite").exit_code == 0
    assert "Germany" in run("query", build, "demands", "--format", "csv").stdout


@pytest.mark.parametrize(
    ("files", "code"),
    [
        pytest.param(("note",), 0, id="all read"),
        pytest.param(("binary", "note"), 3, id="some read"),
        pytest.param(("binary",), 1, id="none read"),
    ],
)
@pytest.mark.parametrize("command", ["build", "extract"])
def test_the_exit_code_says_how_much_was_read(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    command: str,
    files: tuple[str, ...],
    code: int,
) -> None:
    paths = [request.getfixturevalue(name) for name in files]
    out = ("--out", tmp_path / "build") if command == "build" else ()
    result = run(command, *paths, *out)
    assert result.exit_code == code
    assert ("is binary, not text" in talk(result)) is (code != 0)


@pytest.mark.parametrize("command", ["build", "extract"])
def test_the_help_names_every_form_that_is_read(command: str) -> None:
    text = " ".join(run(command, "--help").stdout.split())
    assert [suffix for suffix in READERS if f"{suffix}" not in text] == []


@pytest.mark.parametrize("command", ["build", "extract"])
def test_a_document_in_another_language_is_left_out_unless_any_is_wanted(
    tmp_path: Path, command: str
) -> None:
    note = write(tmp_path / "note.txt", "---\nlanguage: fr\n---\nLa France a rejeté le pont.")
    out = ("--out", tmp_path / "build") if command == "build" else ()
    left_out, read = run(command, note, *out), run(command, note, "--any-language", *out)
    assert (left_out.exit_code, read.exit_code) == (1, 0)
    assert "'note' is in 'fr', not in English; --any-language reads it" in talk(left_out)


def test_extracted_lines_read_back_as_analyses(note: Path) -> None:
    result = run("extract", note, "--format", "jsonl")
    (analysis,) = map(from_json, result.stdout.splitlines())
    assert analysis.document.id == "note"
    assert [position.act.value for position in analysis.positions] == ["demand", "reject"]


def test_extracted_json_is_one_list(note: Path) -> None:
    (record,) = json.loads(run("extract", note, "--format", "json").stdout)
    assert isinstance(from_json(json.dumps(record)), Analysis)


def test_an_extracted_table_names_actors(note: Path) -> None:
    result = run("extract", note, "--format", "table")
    lines = [line for line in result.stdout.splitlines() if "│" in line]
    cells = [[cell.strip() for cell in line.split("│")[1:-1]] for line in lines]
    assert [(row[2], row[3]) for row in cells] == [("France", "demand"), ("Spain", "reject")]


def test_whoever_is_urged_is_the_addressee(note: Path) -> None:
    demand = from_json(run("extract", note).stdout).positions[0]
    assert demand.addressee == ("DEU",)


def test_standard_input_is_read() -> None:
    result = run("extract", "-", given="Spain rejected the proposal.")
    assert from_json(result.stdout).document.id == "stdin"


def test_a_query_without_a_name_lists_the_queries(built: Path) -> None:
    result = run("query", built)
    assert result.exit_code == 0
    assert [query.name for query in list_queries() if query.name not in result.stdout] == []


def test_the_named_queries_are_explained_without_a_graph() -> None:
    result = run("query", "--list")
    assert result.exit_code == 0
    text = " ".join(result.stdout.split())
    for query in list_queries():
        assert f"{query.name} {query.title} {query.description}" in text
    assert [about for about in GROUPS.values() if about not in text] == []
    assert 'try: replies --param holder="United States" --param answered=Russia' in text


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "markdown"])
def test_the_demands_of_the_seed_name_russia_in_each_form(built: Path, form: str) -> None:
    result = run("query", built, "demands", "--format", form)
    assert result.exit_code == 0
    assert "Russia" in result.stdout


def test_a_parameter_narrows_the_answer(built: Path) -> None:
    result = run("query", built, "demands", "--param", "holder=Sergei Lavrov", "--format", "csv")
    holders = [line.split(",")[0] for line in result.stdout.splitlines()[1:]]
    assert set(holders) == {"Sergei Lavrov"}


def test_sparql_is_asked_as_text_or_from_a_file(built: Path, tmp_path: Path) -> None:
    sparql = "SELECT (COUNT(*) AS ?count) WHERE { GRAPH ?g { ?s ?p ?o } }"
    text = run("query", built, "--text", sparql, "--format", "csv")
    file = run("query", built, "--file", write(tmp_path / "a.rq", sparql), "--format", "csv")
    assert text.stdout == file.stdout
    heading, count = text.stdout.split()
    assert heading == "count"
    assert int(count) > 0


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(("demands", "--param", "Russia"), id="parameter without ="),
        pytest.param(("demands", "--text", "ASK {}"), id="a name and a text"),
        pytest.param(("--file", "lost.rq"), id="no such file"),
    ],
)
def test_a_query_that_is_asked_wrongly_ends_with_2(built: Path, args: tuple[str, ...]) -> None:
    assert run("query", built, *args).exit_code == 2


@pytest.mark.parametrize(
    ("args", "message"),
    [
        pytest.param(("wishes",), "no query 'wishes'", id="unknown query"),
        pytest.param(("demands", "--param", "day=1"), "no parameter day", id="unknown parameter"),
        pytest.param(("--text", "SELECT nothing"), "", id="no SPARQL"),
    ],
)
def test_a_query_that_cannot_be_answered_ends_with_1(
    built: Path, args: tuple[str, ...], message: str
) -> None:
    result = run("query", built, *args)
    assert result.exit_code == 1
    assert isinstance(result.exception, QueryError)
    assert message in str(result.exception)


@pytest.mark.parametrize("command", ["query", "export", "view", "stats"])
def test_a_graph_that_is_not_there_ends_with_1(tmp_path: Path, command: str) -> None:
    out = ("-o", tmp_path / "out.csv") if command in {"export", "view"} else ()
    result = run(command, tmp_path / "lost", *out)
    assert result.exit_code == 1
    assert isinstance(result.exception, StoreError)


@pytest.mark.parametrize(
    ("name", "form", "text"),
    [
        pytest.param("out.csv", (), "holder", id="a table by its suffix"),
        pytest.param("out.nq", (), "<https://", id="quads by their suffix"),
        pytest.param("out.dat", ("--format", "turtle"), "@prefix", id="Turtle by its name"),
    ],
)
def test_a_graph_is_exported(
    built: Path, tmp_path: Path, name: str, form: tuple[str, ...], text: str
) -> None:
    result = run("export", built, "--output", tmp_path / name, *form)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert talk(result).startswith("wrote ")
    content = (tmp_path / name).read_text("utf-8")
    assert text in content
    assert "Russia" in content


def test_an_export_to_an_unknown_suffix_ends_with_1(built: Path, tmp_path: Path) -> None:
    result = run("export", built, "--output", tmp_path / "out.xyz")
    assert result.exit_code == 1
    assert isinstance(result.exception, GraphbuilderError)
    assert not (tmp_path / "out.xyz").exists()


def test_an_exported_graph_answers_as_the_folder_does(built: Path, tmp_path: Path) -> None:
    run("export", built, "--output", tmp_path / "out.nq")
    answers = [
        run("query", graph, "demands", "--format", "csv").stdout
        for graph in (built, tmp_path / "out.nq", built / "graph.ttl")
    ]
    assert answers[0] == answers[1] == answers[2]


@pytest.mark.parametrize(("option", "count"), [((), 0), (("--catalogue",), 1)])
def test_an_export_has_the_catalogue_on_request(
    built: Path, tmp_path: Path, option: tuple[str, ...], count: int
) -> None:
    run("export", built, "--output", tmp_path / "out.nq", *option)
    content = (tmp_path / "out.nq").read_text("utf-8")
    assert content.count('"Budapest Memorandum"') == count


@pytest.mark.parametrize(
    ("form", "beginning"),
    [
        pytest.param((), "@prefix", id="TriG"),
        pytest.param(("--format", "turtle"), "@prefix", id="Turtle"),
        pytest.param(("--format", "nquads"), "<https://", id="N-Quads"),
    ],
)
def test_the_catalogue_is_printed(form: tuple[str, ...], beginning: str) -> None:
    result = run("catalogue", *form)
    assert result.exit_code == 0
    assert result.stdout.startswith(beginning)
    assert "North Atlantic Treaty" in result.stdout


def test_a_catalogue_in_a_file_answers_without_any_document(tmp_path: Path) -> None:
    file = tmp_path / "catalogue.trig"
    result = run("catalogue", "--output", file)
    assert (result.exit_code, result.stdout) == (0, "")
    assert talk(result) == f"wrote {file}"
    asked = ("--param", "organisation=NATO", "--param", "on=2003", "--format", "csv")
    answer = run("query", file, "members", *asked)
    assert len(answer.stdout.splitlines()) == 1 + 19
    assert "France" in answer.stdout


def test_a_catalogue_in_an_unknown_form_ends_with_1(tmp_path: Path) -> None:
    result = run("catalogue", "--output", tmp_path / "out.xyz")
    assert result.exit_code == 1
    assert isinstance(result.exception, ExportError)


def test_tables_of_the_users_own_are_laid_over_the_catalogue(tmp_path: Path) -> None:
    states = write(tmp_path / "states.csv", "id,name,kind\nFLIN,Flinland,state\n")
    pacts = write(tmp_path / "pacts.csv", "id,name,year,kind\nFP,Flin Pact,1999,treaty\n")
    note = write(tmp_path / "note.txt", "Flinland urged Germany to honour the Flin Pact.")
    tables = ("--catalogue", states, "--catalogue", pacts)
    analysis = from_json(run("extract", note, *tables).stdout)
    assert analysis.positions[0].holder == ("FLIN",)
    assert [agreement.id for agreement in analysis.agreements] == ["FP"]
    assert '"Flinland"' in run("catalogue", "--format", "nquads", *tables).stdout


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(None, "cannot be read (No such file or directory)", id="missing"),
        pytest.param("id,name,kind\nF,Flin,planet\n", "line 2: kind is 'planet'", id="bad row"),
        pytest.param("id;name;kind\n", "expected a header and at least one row", id="no rows"),
        pytest.param("id;name\nF;Flin\n", "line 1: expected the columns of one", id="no table"),
    ],
)
@pytest.mark.parametrize("command", ["build", "extract", "evaluate", "catalogue"])
def test_a_bad_table_ends_with_1(
    tmp_path: Path, command: str, content: str | None, message: str
) -> None:
    gold = write(tmp_path / "gold.jsonl", to_json(make_analysis()) + "\n")
    table = tmp_path / "mine.csv"
    if content is not None:
        write(table, content)
    paths = () if command == "catalogue" else (gold,)
    out = ("--out", tmp_path / "build") if command == "build" else ()
    result = run(command, *paths, "--catalogue", table, *out)
    assert result.exit_code == 1
    assert isinstance(result.exception, LexiconError)
    assert message in str(result.exception)
    assert "mine.csv" in str(result.exception)


@pytest.mark.parametrize(
    ("args", "shown", "hidden"),
    [
        pytest.param((), "Sergei Lavrov", None, id="everything"),
        pytest.param(("--act", "demand"), "Sergei Lavrov", "Antony Blinken", id="one act"),
        pytest.param(("--actor", "Antony Blinken"), "Antony Blinken", "NATO", id="one actor"),
        pytest.param(
            ("--actor", "antony blinken"), "Antony Blinken", "NATO", id="in small letters"
        ),
        pytest.param(
            ("--issue", "NATO enlargement"), "Sergei Lavrov", "Antony Blinken", id="one issue"
        ),
        pytest.param(("--agreement", "ASTANA_2010"), "Sergei Lavrov", "NATO", id="one agreement"),
        pytest.param(("--since", "2023"), None, "Sergei Lavrov", id="too late"),
    ],
)
def test_a_page_shows_the_part_that_was_asked_for(
    built: Path, tmp_path: Path, args: tuple[str, ...], shown: str | None, hidden: str | None
) -> None:
    page = tmp_path / "page.html"
    assert run("view", built, "--output", page, *args).exit_code == 0
    # The names of actors, not those in running sentences.
    text = page.read_text("utf-8")
    assert shown is None or f'"{shown}"' in text
    assert hidden is None or f'"{hidden}"' not in text


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("russia.svg", ("--as", "timeline", "--actor", "Russia")),
        ("russia.pdf", ("--as", "timeline", "--actor", "RUS", "--issue", "nato-enlargement")),
        ("acts.png", ("--as", "heatmap")),
        ("demands.svg", ("--as", "heatmap", "--act", "demand", "--since", "2022")),
    ],
)
def test_a_picture_is_drawn_in_the_form_of_its_suffix(
    built: Path, tmp_path: Path, name: str, args: tuple[str, ...]
) -> None:
    result = run("view", built, "--output", tmp_path / name, *args)
    assert (result.exit_code, talk(result)) == (0, f"wrote {tmp_path / name}")
    assert (tmp_path / name).stat().st_size > 1000


@pytest.mark.parametrize(
    ("name", "args", "error"),
    [
        ("p.svg", ("--as", "timeline"), QueryError),
        ("p.svg", ("--as", "heatmap", "--actor", "Russia", "--actor", "NATO"), QueryError),
        ("p.html", ("--as", "heatmap"), ExportError),
    ],
    ids=["no actor", "two actors", "another suffix"],
)
def test_a_picture_that_cannot_be_drawn_ends_with_1(
    built: Path, tmp_path: Path, name: str, args: tuple[str, ...], error: type[GraphbuilderError]
) -> None:
    result = run("view", built, "--output", tmp_path / name, *args)
    assert result.exit_code == 1
    assert isinstance(result.exception, error)


def test_a_page_of_an_unknown_actor_ends_with_1(built: Path, tmp_path: Path) -> None:
    result = run("view", built, "--output", tmp_path / "page.html", "--actor", "Zubrowka")
    assert result.exit_code == 1
    assert isinstance(result.exception, QueryError)
    assert not (tmp_path / "page.html").exists()


def test_statistics_are_printed_as_tables(built: Path) -> None:
    result = run("stats", built, "--top", "3")
    assert result.exit_code == 0
    text = " ".join(result.stdout.split())
    assert "│ documents │ 1 │" in text
    assert "2022-02-01 to 2022-02-01" in text
    assert "Positions by act" in text
    assert "Who holds most positions" in text


def test_statistics_are_printed_as_json(built: Path) -> None:
    record = json.loads(run("stats", built, "--format", "json").stdout)
    assert record["documents"] == 1
    assert record["dates"] == {"first": "2022-02-01", "last": "2022-02-01"}
    acts = {row["act"]: row["positions"] for row in record["tables"]["acts"]}
    assert sum(acts.values()) == record["positions"] > 0


@pytest.fixture(scope="module")
def changed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the graph of the seeds with an accusation fewer, as N-Quads."""
    folder = tmp_path_factory.mktemp("changed")
    run("export", built, "--output", folder / "old.nq")
    lines = (folder / "old.nq").read_text("utf-8").splitlines(keepends=True)
    accusations = (line for line in lines if "/act/accuse>" in line and "/graph/" in line)
    gone = next(accusations).split()[0]
    kept = [line for line in lines if line.split()[0] != gone and f"{gone} <" not in line]
    return write(folder / "new.nq", "".join(kept))


def test_equal_graphs_end_with_0(built: Path, tmp_path: Path) -> None:
    run("export", built, "--output", tmp_path / "same.trig")
    for other in (tmp_path / "same.trig", built):
        result = run("diff", built, other)
        assert (result.exit_code, result.stdout) == (0, "no document differs\n")
    assert run("diff", built, built, "--format", "json").stdout == "[]\n"


def test_graphs_that_differ_end_with_1(built: Path, changed: Path) -> None:
    result = run("diff", built, changed)
    assert result.exit_code == 1
    assert "~ seed-security-guarantees: Putin" in result.stdout
    assert "│ - │ position" in result.stdout
    assert result.stdout.endswith(
        "documents: 0 added, 0 removed, 1 changed\npositions: 0 added, 1 removed, 0 changed\n"
    )


def test_differences_are_printed_as_json(built: Path, changed: Path) -> None:
    result = run("diff", built, changed, "--format", "json")
    assert result.exit_code == 1
    (document,) = json.loads(result.stdout)
    assert [position["change"] for position in document["positions"]] == ["removed"]
    assert document["positions"][0]["old"]["act"] == "accuse"


@pytest.mark.parametrize(
    ("other", "option", "message"),
    [
        pytest.param("lost.nq", (), "cannot be read", id="no such file"),
        pytest.param("graph.html", (), "no graph that can be read", id="no graph"),
        pytest.param("", ("--ignore", "mood"), "no field is called mood", id="no such field"),
    ],
)
def test_what_cannot_be_compared_ends_with_2(
    built: Path, other: str, option: tuple[str, ...], message: str
) -> None:
    result = run("diff", built, built / other, *option)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in talk(result)


def test_an_evaluation_prints_a_line_a_level(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", to_json(make_analysis()) + "\n")
    result = run("evaluate", gold, "--by-act")
    assert result.exit_code == 0
    names = [line.split()[0] for line in result.stdout.splitlines()]
    levels = ["content", "position", "directed", "full", "strict"]
    assert names[:9] == ["1", *levels, "actor", "agreement", "provision"]
    assert {"demand", "reject"} <= set(names)
    assert "2 gold" in next(x for x in result.stdout.splitlines() if x.startswith("position"))


def test_gold_that_is_malformed_ends_with_1(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", '{"text": "Talks."}\n')
    result = run("evaluate", gold)
    assert result.exit_code == 1
    assert isinstance(result.exception, CorpusError)


def test_training_without_corpora_ends_with_1(tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="training needs the extra [train]")
    result = run("train", tmp_path, "--out", tmp_path / "pipeline", "--work", tmp_path / "work")
    assert result.exit_code == 1
    assert isinstance(result.exception, CorpusError)


def test_training_without_its_extra_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graphbuilder.cli.train._NEEDED", ("no_such_package",))
    result = run("train", tmp_path, "--work", tmp_path / "work")
    assert result.exit_code == 1
    assert "no_such_package" in str(result.exception)
    assert "graphbuilder[train]" in str(result.exception)
    assert not (tmp_path / "work").exists()


@pytest.fixture(scope="module")
def unknown_query(built: Path) -> subprocess.CompletedProcess[str]:
    """Ask for a query that there is not, in a process of its own."""
    command = [sys.executable, "-m", "graphbuilder", "query", str(built), "wishes"]
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8")  # noqa: S603 # our own command


def test_an_error_is_told_without_a_traceback(
    unknown_query: subprocess.CompletedProcess[str],
) -> None:
    assert (unknown_query.returncode, unknown_query.stdout) == (1, "")
    assert unknown_query.stderr.startswith("graphbuilder: no query 'wishes'; expected one of")
    assert "Traceback" not in unknown_query.stderr


def test_an_error_is_one_line(unknown_query: subprocess.CompletedProcess[str]) -> None:
    assert len(unknown_query.stderr.splitlines()) == 1


def test_positions_that_are_less_sure_are_left_out(seeds: Path) -> None:
    every = run("extract", seeds).stdout
    sure = run("extract", seeds, "--min-confidence", "0.6").stdout

    kept = [p["confidence"] for p in json.loads(sure)["positions"]]
    assert 0 < len(kept) < len(json.loads(every)["positions"])
    assert min(kept) >= 0.6
    # What a position answers may be gone with what is left out.
    ids = {p["id"] for p in json.loads(sure)["positions"]}
    assert {p["responds_to"] for p in json.loads(sure)["positions"]} <= ids | {None}


def test_reliability_is_a_line_a_confidence(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", to_json(make_analysis()) + "\n")

    assert "confidence  right" in run("evaluate", gold, "--reliability").stdout.splitlines()
