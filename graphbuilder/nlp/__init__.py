"""Document → annotated Doc: the language pipeline and what is asked of its trees."""
