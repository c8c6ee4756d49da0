"""Resolutions of the United Nations, recognised by their numbers, whichever they are.

The Security Council numbers its resolutions through ("242 (1967)", "S/RES/242"); the General
Assembly did so until its thirtieth session ("2625 (XXV)"), and names the session since ("46/86",
"ES-11/1"); see https://research.un.org/en/docs/resolutions.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from graphbuilder.lexicons.resolutions import year_of_resolution

_SESSION = r"(?:(?:\s[A-Z])?\s?\((?:(?:19|20)\d\d|[IVXLS-]+)\)|/(?:19|20)\d\d)?"
_NUMBER = rf"(?:ES-\d{{1,2}}/\d{{1,2}}|\d{{1,2}}/\d{{1,3}}(?!\d)|\d{{1,4}}){_SESSION}"

#: What names a resolution before its number: the words with the organ, or the symbol.
_HEAD = (
    r"(?:(?P<organ>(?:(?:UN|U\.N\.|United Nations)\s)?(?:Security\sCouncil|General\sAssembly|"
    r"Human\sRights\sCouncil)|UN|U\.N\.|United\sNations|UNGA|UNSC)(?:'s|’s)?\s)?"
    r"(?<!Joint )(?<!House )(?<!Senate )"
    r"(?:[Rr]esolutions?|[Rr]es\.?|RESOLUTIONS?|(?:UN)?SCRs?|UNGA\s?RES|UNSC\s?RES)\s"
    r"(?:(?:[Nn]os?\.?|[Nn]umbers?)\s?)?"
)

_WORDED = re.compile(
    rf"\b{_HEAD}(?P<numbers>{_NUMBER}(?:(?:,\s(?:and\s)?|\sand\s|\sor\s){_NUMBER})*)(?!\w)"
    r"(?P<behind>\sof\s(?:the\s)?(?:(?P<year>(?:19|20)\d\d)|(?P<author>General\sAssembly|Assembly|"
    r"Security\sCouncil|Council)))?"
)
_SYMBOL = re.compile(rf"\b(?P<organ>[SA])/RES/(?P<numbers>{_NUMBER})(?!\w)")
_ONE = re.compile(_NUMBER)
_YEAR = re.compile(r"(?:19|20)\d\d")
_PLURAL = re.compile(r"(?i:resolutions|UNSCRs)\W")

#: A number shorter than this, alone, cites a resolution only beside the organ that adopted it.
_MIN_DIGITS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """A resolution that a text cites.

    Attributes:
        span: The words that cite it.
        id: Its key: "UNSCR_242", "UNGAR_46/86".
        name: Its usual name.
        year: The year of adoption, None if neither stated nor known.
    """

    span: Span
    id: str
    name: str
    year: int | None


def find_resolutions(doc: Doc) -> Iterator[Resolution]:
    """Find the numbered resolutions that a text cites, in order."""
    text = doc.text
    matches = (*_WORDED.finditer(text), *_SYMBOL.finditer(text))
    for match in sorted(matches, key=lambda m: m.start()):
        found = match.groupdict()
        organ = " ".join(filter(None, (found["organ"], found.get("author"))))
        for start, end, number in _numbers(match):
            span = doc.char_span(start, end, alignment_mode="expand")
            if span is not None and (organ or len(match["numbers"]) >= _MIN_DIGITS):
                yield _resolution(span, number, organ=organ, year=found.get("year"))


def _numbers(match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """The numbers of a match and where what cites each stands: the first with the words before."""
    shift = match.start("numbers")
    numbers = list(_ONE.finditer(match["numbers"]))
    if not _PLURAL.search(match[0][: shift - match.start()]):
        # "Resolution 1441, 17 days later": one resolution has one number.
        numbers = numbers[:1]
    if len(numbers) == 1:
        behind = match.end() if match["numbers"] == numbers[0][0] else shift + numbers[0].end()
        yield match.start(), behind, numbers[0][0]
        return
    for number in numbers:
        first = number is numbers[0]
        yield match.start() if first else shift + number.start(), shift + number.end(), number[0]


def _resolution(span: Span, number: str, *, organ: str, year: str | None) -> Resolution:
    base, _, addition = number.replace("(", " ").partition(" ")
    session = addition.strip(" )").rpartition(" ")[2]
    head, _, tail = base.partition("/")
    if _YEAR.fullmatch(tail):  # "1267/1999" is a resolution of the Council and its year
        base, session = head, tail
    stated = session if _YEAR.fullmatch(session) else year
    adopted = int(stated) if stated else None
    if "Human" in organ:
        prefix, body = "UNHRC", "Human Rights Council"
    elif _is_assembly(base, session, organ):
        prefix, body = "UNGAR", "General Assembly"
    else:
        prefix, body = "UNSCR", "Security Council"
        adopted = adopted or year_of_resolution(int(base))
    return Resolution(
        span=span, id=f"{prefix}_{base}", name=f"UN {body} Resolution {base}", year=adopted
    )


def _is_assembly(base: str, session: str, organ: str) -> bool:
    numbered = "/" in base or (session != "" and not _YEAR.fullmatch(session))
    return numbered or "Assembly" in organ or organ in {"UNGA", "A"}
