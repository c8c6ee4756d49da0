"""How values become literals, and back.

Each value is written in the canonical form of its datatype, because stores keep numbers by value
and give them back in that form: any other would change on its way through a store.
"""

import datetime
import re
from decimal import Decimal
from functools import lru_cache

from rdflib import XSD, Literal, URIRef

from graphbuilder.model.dates import PartialDate

#: The datatypes of the numbers that we write and that queries compute.
WHOLE_NUMBERS = frozenset({XSD.integer, XSD.int, XSD.long, XSD.nonNegativeInteger})
FRACTIONS = frozenset({XSD.decimal, XSD.double, XSD.float})

#: Language, script and region of BCP 47; the rest of its grammar is left to plain literals.
_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?")

#: Addresses that are safe as IRIs as they stand; others are kept as literals.
_WEB_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?"
    r"(/([A-Za-z0-9._~:@!$&'()*+,;=/?-]|%[0-9A-Fa-f]{2})*)?"
    r"(#([A-Za-z0-9._~:@!$&'()*+,;=/?-]|%[0-9A-Fa-f]{2})*)?"
)


def plain(text: str) -> Literal:
    """Write a text that belongs to no language: an id, a name, a hash.

    Returns:
        A literal without language or datatype.

    Raises:
        UnicodeEncodeError: If the text holds a lone surrogate, which RDF cannot express.
    """
    text.encode("utf-8")
    return Literal(text, normalize=False)


def worded(text: str, *, language: str) -> Literal:
    """Write words of a document, with its language if that is a common BCP 47 tag.

    Tags are lower-cased, as RDF 1.1 allows and stores do.

    Returns:
        A literal with a language, or a plain one if the tag is none of those.

    Raises:
        UnicodeEncodeError: If the text holds a lone surrogate, which RDF cannot express.
    """
    text.encode("utf-8")
    tag = language.lower()
    return Literal(text, lang=tag) if _LANGUAGE_TAG.fullmatch(tag) else plain(text)


def whole_number(number: int) -> Literal:
    """Write an integer."""
    return Literal(str(int(number)), datatype=XSD.integer, normalize=False)


def fraction(number: float) -> Literal:
    """Write a number as xsd:decimal, with all the digits that give the same float back."""
    digits = format(Decimal(repr(float(number))), "f")
    canonical = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return Literal(canonical.removeprefix("-"), datatype=XSD.decimal, normalize=False)


# rdflib parses each date that it is given, and a catalogue has many of few.
@lru_cache(maxsize=10_000)
def calendar_date(day: PartialDate) -> Literal:
    """Write a date as xsd:date, xsd:gYearMonth or xsd:gYear, as precise as it is known."""
    datatype = XSD.gYear
    if day.month is not None:
        datatype = XSD.gYearMonth if day.day is None else XSD.date
    return Literal(str(day), datatype=datatype, normalize=False)


@lru_cache(maxsize=10_000)
def calendar_day(day: datetime.date) -> Literal:
    """Write a day as xsd:date."""
    return Literal(day.isoformat(), datatype=XSD.date, normalize=False)


def truth(value: bool) -> Literal:  # noqa: FBT001 # what is written
    """Write a truth value as xsd:boolean."""
    return Literal(str(value).lower(), datatype=XSD.boolean, normalize=False)


def address(url: str) -> URIRef | Literal:
    """Write a web address as an IRI, or as xsd:anyURI if it is no plain http address."""
    if _WEB_ADDRESS.fullmatch(url):
        return URIRef(url)
    url.encode("utf-8")
    return Literal(url, datatype=XSD.anyURI, normalize=False)
