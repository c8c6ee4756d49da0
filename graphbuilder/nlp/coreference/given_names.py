"""Which first names are women's and which are men's, all over the world."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from graphbuilder.nlp.coreference.codes import FEMALE, MALE

_TABLE = Path(__file__).with_name("given_names.csv")

_GENDERS = {"f": FEMALE, "m": MALE}


@cache
def load_given_names() -> Mapping[str, int]:
    """Load the names that only one gender bears.

    Returns:
        `MALE` or `FEMALE` by the name in lower case.
    """
    with _TABLE.open(encoding="utf-8", newline="") as table:
        return {row["name"].lower(): _GENDERS[row["gender"]] for row in csv.DictReader(table)}
