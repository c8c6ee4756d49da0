"""Whether a text says that something holds, that it does not, or neither.

A predicate inherits its factuality from what governs it: "failed to accept" denies, "may accept"
and "asked whether he accepts" leave open (Saurí and Pustejovsky, FactBank, 2009; Nairn, Condoravdi
and Karttunen, Computing relative polarity for textual inference, 2006).
"""

from spacy.tokens import Token

from graphbuilder.extraction.denial import (
    Polarity,
    has_no,
    is_conditional,
    is_denied,
    own_polarity,
)
from graphbuilder.extraction.wordforms import is_one_of
from graphbuilder.nlp.syntax import (
    VERBAL,
    case_lemma,
    children,
    is_infinitive,
    is_passive,
    relation,
    subject,
)

#: Predicates that deny the infinitive that they govern: "failed to support".
_FAILING = frozenset(
    "fail refuse decline yet stop cease neglect omit unwilling reluctant unable unprepared "
    "refusal failure reluctance loath disinclined".split()
)

#: Predicates that leave open the infinitive that they govern: "about to", "wants Cairo to".
_LEAVING_OPEN = frozenset(
    "expect likely unlikely suppose appear seem rumour rumor about hesitate wary consider "
    "contemplate threaten possible impossible free able inclined tempt tempted press "
    "pressure urge beg ask tell order forbid forbade prohibit prevent allow let permit invite "
    "encourage call want demand request require advise implore instruct hope wish deny".split()
)

#: Those of them by which a speaker asks to be heard.
_ALLOWING = frozenset({"allow", "let", "permit"})

#: Verbs under which persuading and making somebody do something may fail.
_TRYING = frozenset({"try", "attempt", "seek", "struggle"})

#: Those of them that show the subject's own will where they have no object: "wants to support".
_WILLING = frozenset("want threaten hope ask demand request wish inclined".split())

#: Predicates that leave open the clause or gerund that completes them.
_DOUBTING = frozenset(
    "imagine wonder wish doubt pretend deny refute refrain abstain avoid demand request possible "
    "impossible probable conceivable likely unlikely doubtful unclear uncertain false untrue "
    "suspect suppose prevent prohibit dissuade discourage deter stop bar hinder predict forecast "
    "expect foresee anticipate speculate".split()
)

#: Those of them whose denial affirms: "no doubt that".
_DOUBT = frozenset({"doubt", "doubtful", "unclear", "uncertain"})

#: Verbs that deny what their object reports.
_REFUTING = frozenset({"deny", "refute", "dismiss", "reject", "rebut", "contradict", "disprove"})

#: Nouns of what is said by nobody named, and so is not vouched for.
_UNPROVEN = frozenset(
    "claim allegation suggestion notion idea rumour rumor speculation impression possibility "
    "prospect fear danger risk".split()
)

#: Those and other nouns that a clause completes.
_REPORTS = _UNPROVEN | {"report", "accusation", "assertion", "statement"}

#: Predicates that presuppose what they govern, even if they are denied.
_FACTIVE = frozenset({"know", "regret", "forget", "realise", "realize", "notice", "remember"})

#: Verbs that take back what their object names: "dropped its demand", "withdrew its support".
_WITHDRAWING = frozenset(
    "drop withdraw withhold retract abandon reverse renounce revoke rescind disavow recant waive "
    "withheld relinquish lack deny refuse suspend shelve scrap end".split()
)

_WITHDRAWING_PHRASES = frozenset({
    ("go", "back"),
    ("back", "away"),
    ("back", "down"),
    ("give", "up"),
})

#: Nouns that take back what depends on them: "the lack of support".
_ABSENCE = frozenset({"lack", "absence", "withdrawal", "end", "refusal", "denial"})

#: Words before a preposition that say how far from being done something was left.
_MISSING = {
    "of": {"short"},
    "from": {"far", "away", "back"},
    "to": {"close", "near", "nearer", "closer"},
}

#: Adjectives of what is not there yet.
_HYPOTHETICAL = frozenset(
    "possible potential likely eventual alleged hypothetical conceivable so-called would-be".split()
)


def polarity(head: Token) -> Polarity:
    """Tell what the text says of a predicate, or of the stance that a noun names.

    Args:
        head: The verb, adjective or noun.

    Returns:
        DENIED where it is said not to hold, OPEN where it stands in a condition, a possibility,
        an order, a question or somebody's guess.
    """
    if is_conditional(head):
        return Polarity.OPEN
    found = noun_polarity(head) if head.pos_ in {"NOUN", "PROPN"} else own_polarity(head)
    return found if found is Polarity.OPEN else _under(head, found)


def noun_polarity(noun: Token) -> Polarity:
    """Tell what the text says of the stance that a noun names."""
    if any(c.lower_ in _HYPOTHETICAL for c in children(noun, "amod")):
        return Polarity.OPEN
    if case_lemma(noun) in {"rather", "instead"}:
        return Polarity.OPEN  # "Rather than a demand, it sent a proposal".
    owned = any(map(_owns, noun.children))
    governor, link = noun.head, relation(noun)
    denied = has_no(noun)
    if link == "nmod" and is_one_of(governor, _ABSENCE):
        denied = not denied
    if link in {"obj", "obl"} or noun.dep_ == "nsubj:pass":
        if withdraws(governor):
            # "May drop its demand": as long as it does not, the demand stands.
            drops = polarity(governor) is Polarity.HOLDS
            return Polarity.DENIED if drops else Polarity.HOLDS
        # "Voiced no support", but not "did not answer our demands", which were made all the same.
        if not owned and governor.pos_ in VERBAL and not is_passive(governor):
            outer = polarity(governor)
            if outer is Polarity.OPEN:
                return outer
            denied = denied or outer is Polarity.DENIED
    return Polarity.DENIED if denied else Polarity.HOLDS


def _owns(child: Token) -> bool:
    """Whether a dependent of a noun says whose it is: "their", "Moscow's", "Canadian"."""
    return child.dep_ == "nmod:poss" or (relation(child) == "amod" and child.text[0].isupper())


def withdraws(verb: Token) -> bool:
    """Whether a verb takes back what its object names: "dropped", "went back on"."""
    if is_one_of(verb, _WITHDRAWING):
        return True
    particles = (c.lower_ for c in children(verb, "advmod", "compound"))
    return any((verb.lemma_.lower(), particle) in _WITHDRAWING_PHRASES for particle in particles)


def _under(head: Token, own: Polarity) -> Polarity:
    """Follow a predicate up to what governs it, and let each governor have its say."""
    found, at, goes_on = own, head, True
    while goes_on and found is not Polarity.OPEN and not _is_independent(at):
        found, goes_on = _follow(at, found, is_first=at == head)
        at = at.head
    return found


def _is_independent(at: Token) -> bool:
    return at.head.i == at.i or (at.dep_ == "acl:relcl" and not _completes_noun(at))


def _follow(at: Token, found: Polarity, *, is_first: bool) -> tuple[Polarity, bool]:
    """What the governor makes of a predicate, and whether what governs that one counts too."""
    link, governor = relation(at), at.head
    if is_instead(at):
        return Polarity.OPEN, False
    if link == "conj":
        shared = _shared(at, governor)
        kept = found if shared is None or found is not Polarity.HOLDS else shared
        return kept, shared is not None or subject(at) is None
    if link == "xcomp" or (link in {"acl", "advcl", "ccomp"} and is_infinitive(at)):
        if is_one_of(governor, _TRYING) and not is_first:
            return Polarity.OPEN, False
        return _under_infinitive(governor, found), link != "advcl"
    if link in {"ccomp", "csubj", "acl", "advcl", "obl"}:
        goes_on = link not in {"advcl", "obl"} or _is_complement_phrase(at)
        return _under_clause(at, governor, found), goes_on
    return found, False


def _completes_noun(clause: Token) -> bool:
    """Whether a clause that was parsed as relative lacks nothing: "a report that Hanoi had ..."."""
    that = any(c.lower_ == "that" and c.i == clause.left_edge.i for c in clause.children)
    found = subject(clause)
    full = any(c.lower_ != "that" for c in children(clause, "obj", "xcomp", "ccomp"))
    complete = full or is_one_of(clause.head, _REPORTS)
    return that and complete and found is not None and found.lower_ != "that"


def is_instead(at: Token) -> bool:
    """Whether it is what is not done: "instead of condemning", "rather than support"."""
    words = [*children(at, "mark", "case", "cc", "advmod")]
    before = at.doc[at.left_edge.i - 1].lower_ if at.left_edge.i else ""
    governs = relation(at) in {"advcl", "conj", "obl", "xcomp", "ccomp", "acl"}
    links = {word.lower_ for word in words}
    missed = any(before in missing and link in links for link, missing in _MISSING.items())
    return governs and (missed or any(_says_instead(word) for word in words))


def _says_instead(word: Token) -> bool:
    fixed = {child.lower_ for child in word.children}
    return (
        word.lower_ == "without"
        or (word.lower_ in {"instead", "rather"} and bool(fixed & {"of", "than"}))
        or word.lower_ == "than"
    )


def _shared(at: Token, first: Token) -> Polarity | None:
    """What a coordinated predicate shares with the first one, None if it stands for itself."""
    if subject(at) is not None or any(children(at, "aux")):
        return None
    link = {c.lower_ for c in children(at, "cc")}
    outer = own_polarity(first)
    if outer is Polarity.DENIED:
        return outer if link & {"or", "nor"} else None
    finite = "Fin" in at.morph.get("VerbForm", [])
    return outer if outer is Polarity.OPEN and not finite else None


def _under_infinitive(governor: Token, found: Polarity) -> Polarity:
    if _asks_leave(governor):
        return found
    outer = own_polarity(governor)
    yet = any(c.lower_ == "yet" for c in children(governor, "advmod"))
    if is_one_of(governor, _FAILING) or yet:
        outer = {
            Polarity.HOLDS: Polarity.DENIED,
            Polarity.DENIED: Polarity.HOLDS,
            Polarity.OPEN: Polarity.OPEN,
        }[outer]
    elif is_one_of(governor, _LEAVING_OPEN) and (
        _has_object(governor) or not is_one_of(governor, _WILLING)
    ):
        return Polarity.OPEN
    if outer is Polarity.DENIED:
        return Polarity.HOLDS if found is Polarity.DENIED else outer
    return found if outer is Polarity.HOLDS else outer


def _asks_leave(verb: Token) -> bool:
    """Whether somebody only asks to be heard: "allow me to congratulate", "let me thank"."""
    asks = is_one_of(verb, _ALLOWING) and subject(verb) is None
    return asks and any(c.lower_ == "me" for c in children(verb, "obj", "iobj"))


def _has_object(governor: Token) -> bool:
    return any(children(governor, "obj", "iobj"))


def _under_clause(at: Token, governor: Token, found: Polarity) -> Polarity:
    """What a governor makes of a clause with a subject of its own, or of a gerund."""
    if any(c.lower_ in {"whether", "if"} for c in children(at, "mark")):
        return Polarity.OPEN
    if relation(at) in {"advcl", "obl"} and not _is_complement_phrase(at):
        return found
    if any(is_one_of(c, _DOUBTING) for c in children(governor, "xcomp", "ccomp") if c.i < at.i):
        return Polarity.OPEN  # "Think it possible that it will".
    if is_one_of(governor, _DOUBTING):
        sure = is_one_of(governor, _DOUBT) and (is_denied(governor) or has_no(governor))
        return found if sure else Polarity.OPEN
    if relation(governor) in {"obj", "nsubj"} and is_one_of(governor.head, _REFUTING):
        return Polarity.OPEN  # "Refuted a report that it had offered the port".
    if is_one_of(governor, _UNPROVEN) and not any(map(_owns, governor.children)):
        return Polarity.OPEN
    if governor.pos_ not in {"NOUN", "PROPN"} and own_polarity(governor) is not Polarity.HOLDS:
        return found if is_one_of(governor, _FACTIVE) else Polarity.OPEN
    return found


def _is_complement_phrase(at: Token) -> bool:
    """Whether a gerund completes its governor by a preposition: "abstained from condemning"."""
    return any(c.lower_ in {"of", "from", "against"} for c in children(at, "mark", "case"))
