"""At whom a stance is directed where neither grammar nor encoder tells: the likeliest, or nobody.

The grammar of a cue shows whom it addresses in the sentence, the encoder points at words of the
paragraph; yet half of those who are promised, blamed or warned are named further off, or in the
content alone. A log-linear model ranks them all, with a candidate more, that nobody is addressed.
``candidates`` lists who can be meant, ``evidence`` says what speaks for and against each,
``ranking`` decides.

References:
    Denis and Baldridge (2008), Specialized models and ranking for coreference resolution, for the
    form of the model.
    Gerber and Chai (2010), Beyond NomBank: A Study of Implicit Arguments for Nominal Predicates,
    for the kind of evidence.
"""

from graphbuilder.extraction.addressing.candidates import Candidate, Candidates
from graphbuilder.extraction.addressing.ranking import find_addressees

__all__ = ["Candidate", "Candidates", "find_addressees"]
