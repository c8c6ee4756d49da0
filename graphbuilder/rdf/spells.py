"""Writes when something held: as precisely as it is known, and as days that filters can compare.

SPARQL does not order a year against a day. So a spell says twice when it began and ended: once as
the table does, and once as the first day that the begin, and the last that the end, may stand for.
Whatever day a filter asks about, the spell is found if it may have included that day.
"""

from collections.abc import Iterator

from rdflib import URIRef

from graphbuilder.model import PartialDate
from graphbuilder.rdf.literals import calendar_date, calendar_day
from graphbuilder.rdf.namespaces import GB
from graphbuilder.rdf.quads import Triple


def spell_triples(
    node: URIRef, first: PartialDate | None, last: PartialDate | None
) -> Iterator[Triple]:
    """Write the begin and the end of a spell; nothing is written for one that is open."""
    if first is not None:
        yield node, GB.since, calendar_date(first)
        yield node, GB.firstDay, calendar_day(first.earliest)
    if last is not None:
        yield node, GB.until, calendar_date(last)
        yield node, GB.lastDay, calendar_day(last.latest)
