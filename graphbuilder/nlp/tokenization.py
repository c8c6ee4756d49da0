"""Tokens as Universal Dependencies cuts English.

spaCy's English rules differ in few points: UD keeps a bound prefix with its word ("non-aligned",
"ex-minister"), a run of one mark together ("!!", "---"), and a telephone number whole.
"""

import re
from typing import cast

from spacy.lang.en import English
from spacy.tokenizer import Tokenizer
from spacy.util import compile_prefix_regex, compile_suffix_regex
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

#: What is one token as it stands. The flags are inside: a saved tokenizer keeps the pattern alone.
_WHOLE = (
    rf"(?:{'|'.join(_BOUND)})-[^\W\d_][\w.]*\w",
    r"\(?\d{3}\)?-\d{3}-\d{4}|\d{3}-\d{4}",
    *_RUNS,
)

_ABBREVIATIONS = ("al.", "approx.", "ca.", "ext.", "Ft.", "Lt.", "Sat.", "Vol.", "Wed.")

#: Words that spaCy takes for a pronoun with a verb, or leaves whole, and UD does not.
_NO_EXCEPTION = ("and/or", "id", "Id", "wed", "Wed")


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
    prefixes = compile_prefix_regex([*_RUNS, *(defaults.prefixes or ())])
    suffixes = compile_suffix_regex([*_RUNS, *(defaults.suffixes or ())])
    rules = {k: v for k, v in tokenizer.rules.items() if k not in _NO_EXCEPTION}
    made = Tokenizer(
        vocab,
        rules=rules,
        prefix_search=prefixes.search,
        suffix_search=suffixes.search,
        infix_finditer=tokenizer.infix_finditer,
        token_match=re.compile(rf"(?i)(?:{'|'.join(_WHOLE)})\Z").match,
        url_match=tokenizer.url_match,
    )
    for word in _ABBREVIATIONS:
        made.add_special_case(word, [{"ORTH": word}])
    return made
