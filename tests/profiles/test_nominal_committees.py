"""The benchmark of nominal committees runs, and says what the documentation says."""

from benchmarks.beliefs.committees import table


def test_five_of_whom_nothing_is_known_do_nothing_in_six_of_ten_and_news_moves_them():
    found = {(row["committee"], row["said"]): row["nothing"] for row in table()}
    five = {said: p for (name, said), p in found.items() if name.startswith("five")}
    assert round(five["nothing said"], 2) == 0.61
    assert five["three reasons to act from each"] < five["nothing said"] < five["all afraid"]
