"""Networks as HTML pages: the only code that emits markup, all of it from templates."""
