"""The codes of what words are to coreference: enumerations and tables of words.

In a table without a remark of its own, 1 says that the word is in it.
"""

from collections.abc import Mapping
from enum import IntEnum


class Pronoun(IntEnum):
    """The pronouns of the third person, with their possessives and reflexives."""

    HE = 0
    SHE = 1
    IT = 2
    THEY = 3


class Form(IntEnum):
    """The form of a pronoun."""

    SUBJECT = 0
    OBJECT = 1
    POSSESSIVE = 2
    REFLEXIVE = 3


class Role(IntEnum):
    """What a word is in its clause or phrase, as far as salience depends on it."""

    OTHER = 0
    SUBJECT = 1
    OBJECT = 2
    OBLIQUE = 3
    MODIFIER = 4
    POSSESSOR = 5
    APPOSITION = 6
    CONJUNCT = 7
    ROOT = 8
    COMPOUND = 9


def _table(rows: Mapping[int, str]) -> dict[str, int]:
    return {word: code for code, words in rows.items() for word in words.split()}


#: The pronouns by their words. "her" and "his" count as possessives where they stand as such.
PRONOUNS = _table({
    Pronoun.HE: "he him his himself",
    Pronoun.SHE: "she her hers herself",
    Pronoun.IT: "it its itself",
    Pronoun.THEY: "they them their theirs themselves themself 'em",
})
FORMS = _table({
    Form.OBJECT: "him her them 'em",
    Form.POSSESSIVE: "his hers its their theirs",
    Form.REFLEXIVE: "himself herself itself themselves themself",
})
#: Pronouns that can be meant by another and do not tell themselves what they refer to.
OTHER_PRONOUNS = _table({
    1: "someone somebody everyone everybody anyone anybody nobody something anything everything "
    "nothing this that these those one all both many some others"
})
RELATIVES = _table({1: "who which that"})
ROLES = _table({
    Role.SUBJECT: "nsubj csubj",
    Role.OBJECT: "obj iobj",
    Role.OBLIQUE: "obl",
    Role.MODIFIER: "nmod",
    Role.POSSESSOR: "nmod:poss",
    Role.APPOSITION: "appos",
    Role.CONJUNCT: "conj",
    Role.ROOT: "root ROOT",
    Role.COMPOUND: "compound",
})
#: Relations that the other modules ask for by name; all others are 0.
RELATIONS = {
    name: code
    for code, name in enumerate(
        "root det nmod:poss flat compound appos conj expl ccomp xcomp advcl csubj acl acl:relcl "
        "parataxis".split(),
        1,
    )
}
#: Relations from a word of a noun phrase to its head.
INSIDE = _table({
    1: "nmod nmod:poss nmod:unmarked nmod:desc amod det case compound flat nummod appos fixed"
})
TAGS = {name: code for code, name in enumerate("NOUN PROPN PRON VERB AUX ADJ SPACE".split(), 1)}
ENTITIES = {"PER": 1, "ORG": 2, "LOC": 3}
OTHER_ENTITY = 4
SINGULAR, PLURAL = 1, 2
ARTICLES = _table({
    1: "a an another some any",
    2: "the",
    3: "this that these those such",
    4: "my your our",
    5: "his her its their",
    6: "no each every both all either neither",
})
MALE, FEMALE = 1, 2
GENDERS = _table({
    MALE: "mr mr. man boy king prince father brother son husband uncle sir lord emperor gentleman "
    "guy grandfather duke nephew spokesman chairman businessman congressman pope boyfriend dad "
    "monk priest baron count",
    FEMALE: "mrs mrs. ms ms. miss woman girl queen princess mother sister daughter wife aunt lady "
    "empress grandmother duchess niece spokeswoman chairwoman businesswoman congresswoman madam "
    "girlfriend mom mum actress nun baroness countess",
})
#: Verbs whose subjects speak or think, as persons, states and organisations do.
SPEECH = _table({
    1: "say tell think believe know want feel announce add state claim argue warn insist ask agree "
    "demand call urge decide hope deny accuse write explain suggest note declare speak talk see "
    "reject promise"
})

#: What sort of thing a noun means, as GUM has it; 0 is unknown.
KINDS = {
    name: code
    for code, name in enumerate(
        "person organization place time event abstract object animal plant substance".split(), 1
    )
}
