"""Only queries that read, and read here, are run."""

import pytest

from graphbuilder.errors import QueryError
from graphbuilder.query.reading import require_reading


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * WHERE { ?s ?p ?o }",
        "select*{?s ?p ?o}",
        "# DROP ALL\nASK {}",
        "BASE <http://x/> PREFIX : <http://x/> PREFIX a.b: <y> CONSTRUCT WHERE { ?s ?p ?o }",
        'SELECT ?service { ?service :service \'the secret service\', """a "SERVICE" """ }',
        "SELECT ?x { ?x <http://service> ?y FILTER(?x<3) } # SERVICE",
        "SELECT ?x { ?x :a\\'b 'c' }",
    ],
)
def test_reading_is_allowed(text: str) -> None:
    require_reading(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# SELECT",
        "'SELECT'",
        "DROP ALL",
        "INSERT DATA { <a> <b> <c> }",
        "PREFIX select: <http://x/> DELETE WHERE { ?s ?p ?o }",
        "LOAD <http://x/>",
        "DESCRIBE <http://x/>",
        "SELECTION",
    ],
)
def test_what_does_not_read_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="expected a query that reads"):
        require_reading(text)


@pytest.mark.parametrize(
    "call",
    [
        "SERVICE <http://x/> { ?s ?p ?o }",
        "service ?x { ?s ?p ?o }",
        "Service\nSILENT<http://x/>{}",
        "?s ?p 1SERVICE<http://x/>{}",
        "SERVICE:x { ?s ?p ?o }",
        "?s ?p :a\\#b . SERVICE <http://x/> {}",
        "?s ?p :a\\'b . SERVICE <http://x/> { ?s ?p :a\\'b }",
        "\\u0053ERVICE <http://x/> {}",
        "\\U00000053ERVICE <http://x/> {}",
        "?s ?p '\\u0027 . SERVICE <http://x/> {} #'",
    ],
)
def test_asking_another_server_is_refused(call: str) -> None:
    with pytest.raises(QueryError, match="SERVICE asks another server"):
        require_reading(f"PREFIX : <http://x/> SELECT * WHERE {{ {call} }}")
