"""``python -m otherside``."""

from otherside.cli.main import main

main()
