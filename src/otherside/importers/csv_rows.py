"""Rows of a table from its text, also where a quotation mark is opened and never closed."""

import csv
from collections.abc import Iterator, Sequence


def rows_of(text: str, delimiter: str) -> Iterator[tuple[int, list[str] | csv.Error]]:
    r"""Each row with the number of its last line, or what is wrong there; the rows behind an error go on.

    A mark that nothing closes makes one cell of the rows that follow, up to the next mark: where these are rows by themselves,
    they are read so.

    Args:
        text: with ``\n`` line ends.
    """
    csv.field_size_limit(1 << 30)
    lines = [f"{line}\n" for line in text.removesuffix("\n").split("\n")] if text else []
    reader = csv.reader(iter(lines), delimiter=delimiter)
    done = width = 0
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            done = reader.line_num
            yield done, error
            continue
        start, done = done, reader.line_num
        if done - start > 1 and (torn := _torn(lines[start:done], delimiter, width)):
            yield from enumerate(torn, start + 1)
            continue
        width = width or len(row)
        yield done, row


def _torn(lines: Sequence[str], delimiter: str, width: int) -> list[list[str]]:
    """The lines of one row as rows of their own, where no mark closes what one opens and each has all columns; else none."""
    try:
        for _ in csv.reader(lines, delimiter=delimiter, strict=True):
            pass
    except csv.Error:
        alone = [next(csv.reader([line.rstrip("\n")], delimiter=delimiter), []) for line in lines]
        return alone if width > 1 and all(len(row) >= width for row in alone) else []
    return []


def rows_or_error(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """As ``rows_of``.

    Raises:
        csv.Error: at the first row that cannot be read; its text names the line.
    """
    for line, row in rows_of(text, delimiter):
        if isinstance(row, csv.Error):
            raise csv.Error(f"line {line}: {row}")
        yield line, row
