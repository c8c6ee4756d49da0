"""Checks what no graph shows alone: the `.rq` files of `checks/`, each of which finds one fault.

Their heads say what must hold, and whether it is a fault or a warning if it does not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graphbuilder.errors import ValidationError
from graphbuilder.resources import list_names, read_text
from graphbuilder.store import GraphStore, Solutions
from graphbuilder.validation.faults import Fault, Severity

_FOLDER = "validation/checks"
_HEAD_LINE = re.compile(r"# (message|severity): (.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A question to a store whose every answer is a fault.

    Attributes:
        name: The name of its file.
        message: What must hold.
        severity: What it is if it does not.
        text: The SPARQL; its columns are among graph, thing, path and value.
    """

    name: str
    message: str
    severity: Severity
    text: str

    def find(self, store: GraphStore) -> Iterator[Fault]:
        """List the faults of a store, in the order of the query."""
        answer = store.query(self.text)
        if not isinstance(answer, Solutions):
            raise ValidationError(f"{self.name} gave no table; expected a thing a row")
        for row in answer.rows:
            cells = zip(answer.columns, row, strict=True)
            known = {"graph": "", **{c: str(term) for c, term in cells if term is not None}}
            yield Fault(message=self.message, severity=self.severity, **known)


def list_checks() -> tuple[Check, ...]:
    """Read all checks, in the order of their names."""
    return tuple(_read_check(name) for name in list_names(_FOLDER, suffix=".rq"))


def _read_check(name: str) -> Check:
    text = read_text(_FOLDER, name)
    head = {m[1]: m[2] for line in text.splitlines() if (m := _HEAD_LINE.fullmatch(line))}
    return Check(
        name=name.removesuffix(".rq"),
        message=head["message"],
        severity=Severity(head["severity"]),
        text=text,
    )
