"""Counts in words, for every room that says one."""


def plural(count: int, one: str, many: str | None = None) -> str:
    """``"3 people"``, ``"1 person"``; without ``many`` an s makes it several."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
