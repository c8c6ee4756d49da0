"""Tokens as Universal Dependencies cuts English.

spaCy's English rules differ in few points: UD keeps a bound prefix with its word ("non-aligned",
"ex-minister"), a run of one mark together ("!!", "---"), and a telephone number whole; it parts a
unit from its number ("11:30 am", "3.8 bn") and a dash from the word that it was typed against.
Where a space was forgotten beside a quotation mark, the words are parted too ('enough,"Ban said').
"""

import re
from typing import cast

from spacy.lang.en import English
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from spacy.vocab import Vocab

#: Prefixes that are no words of their own; a hyphen does not part them from what they stand on.
_BOUND = (
    "anti co counter cross e ex inter intra mega micro mid mini multi non post pre pro pseudo re "
    "semi sub trans u ultra un"
).split()

_RUNS = (
    r"[!?]{2,}",
    r"<{2,}",
    r">{2,}",
    r"={2,}",
    r"_{2,}",
    r"\*{2,}",
    r"~{2,}",
    r"(?<!\.)\.[!?]+",
)

#: A dash typed against a word; a single hyphen behind one marks a word broken off, and stays.
_DASH_BEFORE, _DASH_BEHIND = r"-+(?=[^\W\d_])", r"(?<=[^\W\d_])-{2,}"

_UNITS = r"(?<=\d)(?:am|pm|AM|PM|k|K|m|mn|b|bn|tn)"

#: "minister(s)", "U.S.-led": a bracket inside a word, a hyphen behind an abbreviation.
_INSIDE = (r"(?<=[^\W\d_])\((?=[^\W\d_])", r"(?<=[^\W\d_]\.)-(?=[^\W\d_])")

#: A mark and a quotation mark that were typed into one word with what is behind them.
_FORGOTTEN = (
    r"(?<=[^\W\d_])[,.:;!?](?=[\"“”][^\W\d_])",
    r"(?<=[^\W\d_][,.:;!?])[\"“”](?=[^\W\d_])",
)

#: What is one token as it stands. The flags are inside: a saved tokenizer keeps the pattern alone.
_WHOLE = (
    rf"(?:{'|'.join(_BOUND)})-[^\W\d_][\w.]*\w",
    r"\(?\d{3}\)?-\d{3}-\d{4}|\d{3}-\d{4}",
    *_RUNS,
)

_ABBREVIATIONS = (
    "al. approx. ca. Capt. Col. Drs. ext. Fri. Ft. Lt. Ltd. LTD. Mon. PVT. Reps. Sat. Sec. Sr. "
    "Thur. Thurs. Tue. Tues. Vol. Wed."
).split()

#: What spaCy takes for a pronoun with a verb, a word or a smile, and UD does not.
_NO_EXCEPTION = ("and/or", "id", "Id", "wed", "Wed", "):")


def make_tokenizer(vocab: Vocab) -> Tokenizer:
    """Make the tokenizer of the package's pipeline.

    Args:
        vocab: The vocabulary of the pipeline.

    Returns:
        The tokenizer; it can be saved with the pipeline.

    References:
        https://universaldependencies.org/en/index.html#tokenization-and-word-segmentation
    """
    defaults = English.Defaults
    tokenizer = cast("Tokenizer", English().tokenizer)
    prefixes = compile_prefix_regex([*_RUNS, _DASH_BEFORE, *(defaults.prefixes or ())])
    suffixes = compile_suffix_regex([*_RUNS, _DASH_BEHIND, _UNITS, *(defaults.suffixes or ())])
    infixes = compile_infix_regex([*_INSIDE, *_FORGOTTEN, *(defaults.infixes or ())])
    rules = {k: v for k, v in tokenizer.rules.items() if k not in _NO_EXCEPTION}
    made = Tokenizer(
        vocab,
        rules=rules,
        prefix_search=prefixes.search,
        suffix_search=suffixes.search,
        infix_finditer=infixes.finditer,
        token_match=re.compile(rf"(?i)(?:{'|'.join(_WHOLE)})\Z").match,
        url_match=tokenizer.url_match,
    )
    for word in _ABBREVIATIONS:
        made.add_special_case(word, [{"ORTH": word}])
    return made
