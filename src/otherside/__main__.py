"""``python -m otherside``."""

from otherside.cli.main import main

if __name__ == "__main__":
    # A process that this one begins reads this file too.
    main()
