"""``python -m otherside``."""

from otherside.cli.main import main

if __name__ == "__main__":
    main()
