"""``python -m graphbuilder`` is the command ``graphbuilder``."""

from graphbuilder.cli import main

if __name__ == "__main__":
    main()
