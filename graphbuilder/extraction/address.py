"""Forms of address, which stand before a name and are no part of it."""

#: In lower case.
ADDRESS = frozenset(
    "mr mr. mrs mrs. ms ms. miss dr dr. prof. professor sir m. lord lady herr frau monsieur madame "
    "mme. señor senhor signor".split()
)
