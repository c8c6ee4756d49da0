"""Asks a store: by the queries that come with graphbuilder, or by any SPARQL that only reads."""

from graphbuilder.query.catalogue import GROUPS, NamedQuery, find_query, list_queries, parse_query
from graphbuilder.query.formats import to_csv, to_json, to_markdown, to_records, to_tsv
from graphbuilder.query.inspecting import (
    require_local_query,
    require_local_update,
    states_dataset,
)
from graphbuilder.query.parameters import Parameter
from graphbuilder.query.running import fill_query, run_named, run_query, run_text
from graphbuilder.query.statistics import Statistics, collect_statistics
from graphbuilder.query.table import Table
from graphbuilder.query.using import insert_using

__all__ = [
    "GROUPS",
    "NamedQuery",
    "Parameter",
    "Statistics",
    "Table",
    "collect_statistics",
    "fill_query",
    "find_query",
    "insert_using",
    "list_queries",
    "parse_query",
    "require_local_query",
    "require_local_update",
    "run_named",
    "run_query",
    "run_text",
    "states_dataset",
    "to_csv",
    "to_json",
    "to_markdown",
    "to_records",
    "to_tsv",
]
