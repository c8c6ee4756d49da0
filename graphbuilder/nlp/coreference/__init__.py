"""Whom "he", "it" and "their" mean: pronouns of the third person and the noun phrases before them.

A log-linear model ranks what stands before a pronoun, with a candidate more, that it refers to
nothing ("it is clear that"). The evidence is that of rules of salience: distance, grammatical
role, agreement, binding, parallel roles. ``words`` reads a Doc into columns, ``candidates`` pairs
pronouns with what they can mean, ``evidence`` describes the pairs, ``ranking`` decides.

References:
    Lappin and Leass (1994), An algorithm for pronominal anaphora resolution.
    Denis and Baldridge (2008), Specialized models and ranking for coreference resolution.
"""

from graphbuilder.nlp.coreference.ranking import antecedents

__all__ = ["antecedents"]
