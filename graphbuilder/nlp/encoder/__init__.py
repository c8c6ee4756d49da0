"""The encoder: one small transformer that reads tags, lemmas, trees, sentences and names."""
