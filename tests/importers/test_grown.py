"""What fuzzing grew from the fixtures, read again: every input ends in conversations or in the importers' one error."""

import pytest

from benchmarks.fuzz.parsing import ARCHIVE, take_in
from benchmarks.fuzz.run import kept
from otherside.importers import importers


@pytest.mark.parametrize("name", [*(i.name for i in importers()), ARCHIVE])
def test_every_kept_input_is_taken_in_or_refused_in_one_line(name, tmp_path):
    grown = kept(name)
    assert grown, "nothing is kept of this importer: python -m benchmarks.fuzz.run --keep"
    for entry, data in grown:
        try:
            take_in(name, data, tmp_path)
        except Exception as error:
            raise AssertionError(f"{name}: {entry}") from error
