"""Makes the pages of documentation that are generated, for `make docs`."""
