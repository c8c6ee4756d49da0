"""The scores are those of the reference script, figure by figure."""

import copy
import json
import random
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from graphbuilder.evaluation import LEVELS, PRF, read_gold, score

SHARED = Path(__file__).parents[4] / "shared"
SCRIPT = SHARED / "tools" / "score_positions.py"
DEV = SHARED / "gold" / "dev.jsonl"

pytestmark = pytest.mark.skipif(
    not SCRIPT.exists(), reason=f"the reference script {SCRIPT} is not there"
)

ACTS = ("demand", "propose", "commit", "reject", "support", "accuse", "warn", "deny", "state")
STATES = ("Lutz", "Zubrowka", "Freedonia", "Tomainia", "Osterlich", "Klopstokia")
ROLES = ("holder", "addressee", "reporter")

#: The JSON object of a document.
Record = dict[str, Any]


def make_record(rng: random.Random, name: str) -> Record:
    """Make a document in which states and their envoys hold positions on invented agreements."""
    states = rng.sample(STATES, 4)
    actors: list[Record] = [
        {"key": s.lower(), "name": s, "party": None, "mentions": [f"the {s}ers"]} for s in states
    ]
    actors += [
        {
            "key": f"envoy-{s.lower()}",
            "name": f"Envoy {s[:3]}",
            "party": rng.choice((s.lower(), s)),
            "mentions": [
                {"text": text, "start": 0, "end": len(text)} for text in ("he", f"Mr. {s}")
            ],
        }
        for s in states[:2]
    ]
    agreements: list[Record] = [
        {
            "key": f"pact{n}",
            "name": f"Pact of {s}",
            "year": rng.choice((None, 1900 + n)),
            "mentions": [],
        }
        for n, s in enumerate(states[:3])
    ]
    keys = [a["key"] for a in actors]
    return {
        "id": name,
        "actors": actors,
        "agreements": agreements,
        "positions": [make_position(rng, keys, place) for place in range(rng.randint(0, 9))],
        "provisions": [
            {
                "agreement": [rng.choice(agreements)["key"]],
                "mode": "requires",
                "content": make_content(rng, place),
                "reporter": [],
            }
            for place in range(rng.randint(0, 3))
        ],
    }  # fmt: skip


def make_position(rng: random.Random, keys: list[str], place: int) -> Record:
    return {
        "holder": rng.sample(keys, rng.randint(1, 2)),
        "holder_alt": rng.sample(keys, rng.randint(0, 1)),
        "act": rng.choice(ACTS),
        "addressee": rng.sample(keys, rng.randint(0, 2)),
        "addressee_alt": rng.sample(keys, rng.randint(0, 1)),
        "reporter": rng.sample(keys, rng.randint(0, 1)),
        "content": make_content(rng, place),
        "cites": [],
    }


def make_content(rng: random.Random, place: int) -> Record:
    start = 20 * place + rng.randint(0, 15)
    end = start + rng.randint(5, 40)
    return {"start": start, "end": end, "text": "x" * (end - start)}


def perturb(rng: random.Random, gold: Record) -> Record:
    """Make a prediction: gold with errors of each kind that an extraction makes."""
    record = copy.deepcopy(gold)
    keys = [actor.get("key", actor.get("id")) for actor in record["actors"]] or ["nobody"]
    for name in ("positions", "provisions", "agreements"):
        record[name] = [thing for thing in record.get(name) or [] if rng.random() < 0.85]
    for position in record["positions"]:
        perturb_position(rng, position, keys)
    record["positions"] += [copy.deepcopy(p) for p in record["positions"] if rng.random() < 0.2]
    for thing in (*record["positions"], *record["provisions"]):
        shift(rng, thing["content"])
    for agreement in record["agreements"]:
        if rng.random() < 0.3:
            agreement["year"] = 1850
    for actor in record["actors"]:
        if rng.random() < 0.2:
            actor["name"] = f"Somebody {rng.randint(0, 9)}"
        actor["id"] = actor.pop("key", actor.get("id"))
    rng.shuffle(record["positions"])
    return record


def perturb_position(rng: random.Random, position: Record, keys: list[str]) -> None:
    position.pop("holder_alt", None)
    position.pop("addressee_alt", None)
    if rng.random() < 0.25:
        position["act"] = rng.choice(ACTS)
    if rng.random() < 0.2 and position.get("addressee"):
        position["holder"], position["addressee"] = position["addressee"], position["holder"]
    role = rng.choice(ROLES)
    if rng.random() < 0.4:
        position[role] = rng.sample(keys, min(len(keys), rng.randint(role == "holder", 2)))
    if rng.random() < 0.1:
        position["holder"] = ["Unlisted Republic"]


def shift(rng: random.Random, content: Record) -> None:
    if rng.random() < 0.5:
        content["start"] = max(0, content["start"] + rng.randint(-12, 12))
        content["end"] = max(content["start"] + 1, content["end"] + rng.randint(-12, 12))


def write_lines(path: Path, records: Iterable[Record]) -> Path:
    lines = (json.dumps(record, ensure_ascii=False) for record in records)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def score_by_script(gold: Path, predicted: Path) -> Record:
    command = [sys.executable, str(SCRIPT), str(gold), str(predicted), "--json"]
    run = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")  # noqa: S603 # the reference script itself
    result: Record = json.loads(run.stdout)
    return result


def assert_equal_scores(gold: Path, predicted: Path) -> None:
    wanted = score_by_script(gold, predicted)
    scores = score(read_gold(gold), {document.id: document for document in read_gold(predicted)})
    assert scores.documents == wanted["documents"]
    rows = (*LEVELS, "actor", "agreement", "provision")
    assert {**scores.levels, **scores.things} == {row: counts(wanted[row]) for row in rows}
    assert scores.by_act == {act: counts(prf) for act, prf in wanted["by_act"].items()}
    in_pairs = {role: round(value, 4) for role, value in scores.in_pairs.items()}
    assert in_pairs == wanted["accuracy_in_pairs"]


def counts(prf: Record) -> PRF:
    return PRF(hit=prf["hit"], predicted=prf["predicted"], gold=prf["gold"])


@pytest.mark.parametrize("seed", range(6))
def test_invented_documents_score_as_by_the_reference(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 # no secret
    gold = [make_record(rng, f"note-{n}") for n in range(12)]
    predicted = [perturb(rng, record) for record in gold if rng.random() < 0.9]
    assert_equal_scores(
        write_lines(tmp_path / "gold.jsonl", gold), write_lines(tmp_path / "found.jsonl", predicted)
    )


@pytest.mark.parametrize(
    "found",
    [pytest.param([], id="nothing found"), pytest.param([0, 1, 2], id="everything found")],
)
def test_the_ends_of_the_scale_are_those_of_the_reference(tmp_path: Path, found: list[int]) -> None:
    rng = random.Random(7)  # noqa: S311 # no secret
    gold = [make_record(rng, f"note-{n}") for n in range(3)]
    assert_equal_scores(
        write_lines(tmp_path / "gold.jsonl", gold),
        write_lines(tmp_path / "found.jsonl", [gold[n] for n in found]),
    )


@pytest.mark.skipif(not DEV.exists(), reason=f"the gold documents {DEV} are not there")
@pytest.mark.parametrize("seed", range(2))
def test_gold_documents_score_as_by_the_reference(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 # no secret
    records = [json.loads(line) for line in DEV.read_text("utf-8").splitlines() if line.strip()]
    predicted = write_lines(tmp_path / "found.jsonl", [perturb(rng, r) for r in records])
    assert_equal_scores(DEV, predicted)
