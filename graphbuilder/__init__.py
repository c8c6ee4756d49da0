"""graphbuilder reads diplomatic texts and builds a knowledge graph of positions."""
