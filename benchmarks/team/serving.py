"""`otherside`, with vectors by a digest of the words in search: encoding tens of thousands of pieces is not what is measured."""

from benchmarks.web.build import stand_in
from otherside.cli.main import main
from otherside.workspace import searching

if __name__ == "__main__":
    searching.encode = stand_in  # type: ignore[assignment]
    main()
