"""What the words of a Doc are to coreference, as columns of small numbers.

The rest of the package is arithmetic on these columns: an object of Python for each token would
cost more than everything else.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from spacy.attrs import DEP, ENT_TYPE, HEAD, LEMMA, LOWER, MORPH, POS, SENT_START
from spacy.strings import StringStore
from spacy.tokens import Doc, Span

from graphbuilder.nlp.annotation import PARAGRAPHS
from graphbuilder.nlp.coreference.codes import (
    ARTICLES,
    ENTITIES,
    FORMS,
    GENDERS,
    INSIDE,
    OTHER_ENTITY,
    OTHER_PRONOUNS,
    PLURAL,
    PRONOUNS,
    RELATIONS,
    RELATIVES,
    ROLES,
    SINGULAR,
    SPEECH,
    TAGS,
    Form,
    Role,
)
from graphbuilder.nlp.coreference.given_names import load_given_names
from graphbuilder.nlp.quotations import quotations

Column = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What was learned of words; both by lemmas in lower case.

    Attributes:
        kinds: What sort of thing a noun means, as `KINDS` numbers them.
        frequent: The words that are frequent around pronouns, numbered from 1.
    """

    kinds: Mapping[str, int]
    frequent: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Columns, a value a token; each code is one of this module's tables, 0 for none of it.

    Attributes:
        head: The index of the head; its own for a root.
        relation: The relation, as `RELATIONS` numbers them.
        role: The `Role`.
        phrase: The index of the head within the same noun phrase; its own at the top of one.
        tag: The part of speech, as `TAGS` numbers them.
        number: `SINGULAR` or `PLURAL`.
        entity: The type of name, as `ENTITIES` numbers them, or another.
        gender: `MALE` or `FEMALE`, of the word itself or of a title or apposition beside it.
        article: What determines a noun: indefinite, definite, demonstrative and so on.
        kind: What sort of thing a noun means, as `KINDS` numbers them.
        frequent: The number of the lemma among those frequent around pronouns.
        speech: Whether the lemma is of a verb of speaking or thinking.
        pronoun: The `Pronoun` of the third person, -1 for all other words.
        form: The `Form` of that pronoun.
        other_pronoun: Whether it is another pronoun that "it" or "they" can look back to.
        is_relative: Whether it is a relative pronoun.
        lemma: The hash of the lemma.
        lower: The hash of the word in lower case.
        name: What tells one name from another: the lemma of a name's last word, else the own one.
        sentence: The number of the sentence; white space between paragraphs counts none.
        paragraph: The number of the paragraph.
        quotation: The number of the quotation, 0 outside.
    """

    head: Column
    relation: Column
    role: Column
    phrase: Column
    tag: Column
    number: Column
    entity: Column
    gender: Column
    article: Column
    kind: Column
    frequent: Column
    speech: Column
    pronoun: Column
    form: Column
    other_pronoun: Flags
    is_relative: Flags
    lemma: Hashes
    lower: Hashes
    name: Hashes
    sentence: Column
    paragraph: Column
    quotation: Column


class _Strings:
    """A column of strings of which each different one is looked up once."""

    def __init__(self, strings: StringStore, hashes: Hashes) -> None:
        unique, self._inverse = np.unique(hashes, return_inverse=True)
        self._texts = [strings[text] for text in unique.tolist()]

    def codes(self, code: Callable[[str], int]) -> Column:
        return np.array([code(text) for text in self._texts], dtype=np.int64)[self._inverse]

    def look_up(self, table: Mapping[str, int], *, default: int = 0) -> Column:
        return np.array([table.get(t, default) for t in self._texts], dtype=np.int64)[self._inverse]


def read_words(doc: Doc, lexicon: Lexicon) -> Words:
    """Read the columns of a Doc that has syntax, morphology, entities and paragraphs."""
    rows: Hashes = doc.to_array([HEAD, DEP, POS, MORPH, ENT_TYPE, LEMMA, LOWER, SENT_START])  # type: ignore[assignment] # spaCy's stub says float
    dep, pos, morph, ent_type, lemma, lower = (
        _Strings(doc.vocab.strings, rows[:, column]) for column in range(1, 7)
    )
    index = np.arange(len(doc))
    head = rows[:, 0].astype(np.int64) + index
    relation = dep.codes(_code_relation)
    tag = pos.look_up(TAGS)
    is_possessor = relation == RELATIONS["nmod:poss"]
    is_pronoun = (tag == TAGS["PRON"]) | is_possessor
    form = lower.look_up(FORMS)
    entity = ent_type.codes(lambda label: ENTITIES.get(label, OTHER_ENTITY) if label else 0)
    # "Chad", "Victoria" and "Paris" are first names in the names of persons alone.
    given = np.where(entity == ENTITIES["PER"], lower.look_up(load_given_names()), 0)
    gender = np.maximum(lower.look_up(GENDERS), given)
    return Words(
        head=head,
        relation=relation,
        role=dep.codes(_code_role),
        phrase=np.where(dep.look_up(INSIDE) > 0, head, index),
        tag=tag,
        number=morph.codes(_code_number),
        entity=entity,
        gender=_spread_gender(gender, head, relation),
        article=_spread_article(lower.look_up(ARTICLES), head, relation),
        kind=lemma.codes(lambda text: lexicon.kinds.get(text.lower(), 0)),
        frequent=lemma.codes(lambda text: lexicon.frequent.get(text.lower(), 0)),
        speech=lemma.look_up(SPEECH),
        pronoun=np.where(is_pronoun, lower.look_up(PRONOUNS, default=-1), -1),
        form=np.where((form == Form.OBJECT) & is_possessor, Form.POSSESSIVE, form),
        other_pronoun=(tag == TAGS["PRON"])
        & (relation != RELATIONS["det"])
        & (lower.look_up(OTHER_PRONOUNS) > 0),
        is_relative=(tag == TAGS["PRON"]) & (lower.look_up(RELATIVES) > 0),
        lemma=rows[:, 5],
        lower=rows[:, 6],
        name=_spread_name(rows[:, 5], head, relation),
        sentence=np.cumsum((rows[:, 7].astype(np.int64) == 1) & (tag != TAGS["SPACE"])),
        paragraph=_number_spans(doc.spans[PARAGRAPHS], len(doc)),
        quotation=_number_spans(quotations(doc), len(doc)),
    )


def _code_relation(dep: str) -> int:
    return RELATIONS.get(dep.lower() if dep == "ROOT" else dep, RELATIONS.get(_universal(dep), 0))


def _code_role(dep: str) -> int:
    return ROLES.get(dep, ROLES.get(_universal(dep), Role.OTHER))


def _universal(dep: str) -> str:
    return dep.partition(":")[0]


def _code_number(morph: str) -> int:
    if "Number=Plur" in morph or "Number=Ptan" in morph:
        return PLURAL
    return SINGULAR if "Number=Sing" in morph else 0


def _spread_gender(gender: Column, head: Column, relation: Column) -> Column:
    """Give a name the gender of the title, first word or apposition that depends on it."""
    beside = np.isin(relation, [RELATIONS[name] for name in ("compound", "flat", "appos")])
    at = np.flatnonzero((gender > 0) & beside)
    spread = gender.copy()
    spread[head[at]] = np.where(gender[head[at]] > 0, gender[head[at]], gender[at])
    return spread


def _spread_article(article: Column, head: Column, relation: Column) -> Column:
    """Give a noun its determiner; a possessor of whatever form is one."""
    is_possessor = relation == RELATIONS["nmod:poss"]
    at = np.flatnonzero((relation == RELATIONS["det"]) | is_possessor)
    spread = np.zeros_like(article)
    spread[head[at]] = np.where(is_possessor[at] & (article[at] == 0), 5, article[at])
    return spread


def _spread_name(lemma: Hashes, head: Column, relation: Column) -> Hashes:
    """Give the head of a name its last word: "Putin" to "Vladimir Putin"."""
    at = np.flatnonzero(relation == RELATIONS["flat"])
    spread = lemma.copy()
    spread[head[at]] = lemma[at]
    return spread


def _number_spans(spans: Iterable[Span], length: int) -> Column:
    numbers = np.zeros(length, dtype=np.int64)
    for number, span in enumerate(spans, 1):
        numbers[span.start : span.end] = number
    return numbers
