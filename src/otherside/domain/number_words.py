"""Numbers in words as parts of regular expressions, in small letters and without a bracket around them.

Where a pattern counts on or has fewer of them, it says so itself.
"""

from __future__ import annotations

#: What people count in words.
ONE_TO_TEN = "one|two|three|four|five|six|seven|eight|nine|ten"
#: The hours of a clock as well.
ONE_TO_TWELVE = f"{ONE_TO_TEN}|eleven|twelve"
#: The words for the place of each thing in a row: how it is counted, and how it is called.
IN_A_ROW = (
    ("one", "first(?:ly)?"), ("two", "second(?:ly)?"), ("three", "third(?:ly)?"), ("four", "fourth(?:ly)?"), ("five", "fifth(?:ly)?"),
    ("six", "sixth(?:ly)?"), ("seven", "seventh"), ("eight", "eighth"),
)  # fmt: skip
