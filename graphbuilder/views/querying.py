"""The query page: YASGUI's editor over an endpoint, with the named queries to start from.

The page asks its own server and nobody else. Answers are shown as text, never as markup; why the
view of results that YASGUI brings is not used is told in `bundles/README.md`.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from jinja2 import PackageLoader

from graphbuilder.model import Act, ActorKind, OfficeRole
from graphbuilder.query import GROUPS, NamedQuery, Parameter, Table
from graphbuilder.rdf.namespaces import PREFIXES
from graphbuilder.resources import read_text
from graphbuilder.views.policy import browser_text, content_policy
from graphbuilder.views.templating import make_environment

#: What a page holds as JSON.
Json: TypeAlias = "str | bool | Mapping[str, Json] | Sequence[Json] | None"

_TEMPLATE = "query.html"
_BUNDLES, _TEMPLATES = "views/bundles", "views/templates"
_SCRIPTS = (
    (_BUNDLES, "yasqe.min.js"),
    (_TEMPLATES, "filling.js"),
    (_TEMPLATES, "answers.js"),
    (_TEMPLATES, "query.js"),
)
_STYLES = (
    (_TEMPLATES, "palette.css"),
    (_BUNDLES, "yasqe.min.css"),
    (_TEMPLATES, "query.css"),
)

#: The kinds of parameter that take one of a few values.
_CHOICES: Mapping[str, type[StrEnum]] = MappingProxyType({
    "act": Act,
    "kind": ActorKind,
    "role": OfficeRole,
})
_NO_NAMES = Table(columns=("thing", "rank", "name"))


def render_query_page(
    queries: Sequence[NamedQuery], *, endpoint: str, fill: str | None = None
) -> str:
    """Render a page that asks a SPARQL endpoint.

    A named query is put into the editor with terms in the places of its parameters. The page
    writes dates, texts, acts and the like itself, and IRIs as they are. It cannot know what
    actor a name such as "Russia" means; `fill` may.

    Args:
        queries: The named queries of the menu, in the order of their groups.
        endpoint: The address of the endpoint, of the server that serves the page. It must answer
            POST with ``application/sparql-query`` (SPARQL 1.1 Protocol, 2.1.3) in SPARQL's JSON
            and in CSV.
        fill: The address of what fills queries, of the same server, such as ``/queries``. The
            page asks ``GET {fill}/{name}/text?{parameter}={value}`` with the values that are
            given, and takes a 200 as the filled query, in plain text, and anything else as a
            message for the reader, in plain text or as the ``detail`` of JSON. Without it, names
            are refused.

    Returns:
        An HTML document that needs no other file; to be written as UTF-8.
    """
    scripts = [browser_text(read_text(*place)) for place in _SCRIPTS]
    styles = [browser_text(read_text(*place)) for place in _STYLES]
    environment = make_environment(PackageLoader("graphbuilder.views"))
    environment.policies["json.dumps_kwargs"] = {}  # Jinja would sort the acts by letters
    return environment.get_template(_TEMPLATE).render(
        # The endpoint is of the page's own server; nothing else may be asked.
        policy=f"{content_policy(scripts=scripts, styles=styles)}; connect-src 'self'",
        scripts=scripts,
        styles=styles,
        groups=_group(queries),
        data={
            "endpoint": endpoint,
            "fill": fill,
            "prefixes": dict(PREFIXES),
            "queries": {query.name: _describe(query) for query in queries},
        },
    )


def _group(queries: Sequence[NamedQuery]) -> dict[str, list[NamedQuery]]:
    """Collect queries by what they are about, as `GROUPS` words it."""
    groups: dict[str, list[NamedQuery]] = {}
    for query in queries:
        groups.setdefault(GROUPS[query.group], []).append(query)
    return groups


def _describe(query: NamedQuery) -> Json:
    return {
        "title": query.title,
        "description": query.description,
        "text": query.text,
        "parameters": [
            {
                "name": parameter.name,
                "kind": parameter.kind,
                "optional": parameter.optional,
                "named": parameter.is_named,
                "example": query.example.get(parameter.name, ""),
                "choices": _list_choices(parameter),
            }
            for parameter in query.parameters
        ],
    }


def _list_choices(parameter: Parameter) -> dict[str, Json] | None:
    """Map what may be chosen to the terms that it stands for, in SPARQL."""
    if parameter.kind not in _CHOICES:
        return None
    return {
        choice.value: parameter.resolve(choice.value, names=_NO_NAMES)[0].n3()
        for choice in _CHOICES[parameter.kind]
    }
