"""Words that only open another cue, or decline it: "would like to stress", "refused to reject"."""

from spacy.tokens import Token

from graphbuilder.extraction.contents import contents
from graphbuilder.extraction.cues import CueMatch, matches
from graphbuilder.extraction.wordforms import is_one_of
from graphbuilder.lexicons.cues import CueIndex
from graphbuilder.model import Act
from graphbuilder.nlp.syntax import children, relation

#: Verbs of wishing, under which another cue tells what is wished.
_PREFACING = frozenset({"like", "want", "wish", "prefer"})


def is_preface(match: CueMatch, cues: CueIndex) -> bool:
    """Whether a word of wishing only opens another cue: "would like to stress"."""
    if not is_one_of(match.head, _PREFACING) or any(children(match.head, "obj", "iobj")):
        return False
    return opens_cue(match.head, cues)


def opens_cue(verb: Token, cues: CueIndex) -> bool:
    """Whether the verb that completes another shows more than a plan: "continue urging"."""
    return any(
        inner.cue.act is not Act.COMMIT and contents(inner)
        for opened in children(verb, "xcomp")
        for inner in matches(opened, cues)
    )


def declines_refusal(match: CueMatch, content: Token, cues: CueIndex) -> bool:
    """Whether a refusal is of a refusal, or of a word: "declined to reject it", "to comment"."""
    if match.cue.act is not Act.REJECT or relation(content) != "xcomp":
        return False
    acts = {inner.cue.act for inner in matches(content, cues)}
    return content.head == match.head and bool({Act.REJECT, None} & acts)
