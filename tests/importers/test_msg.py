"""Outlook messages. The file is written here: a compound file with just the properties that are read."""

import struct
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from otherside.importers import ImporterError, SourceFile, detect
from otherside.importers.msg import parse

FREE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(tree):
    """A compound file of storages (dicts) and streams (bytes under 4 KB, which live in the mini stream)."""
    entries = [["Root Entry", 5, tree, None]]
    for entry in entries:
        if isinstance(entry[2], dict) and entry[2]:
            first = len(entries)
            entries += [[n, 1 if isinstance(c, dict) else 2, c, None] for n, c in entry[2].items()]
            entry[3] = (first, len(entries))
    mini, mini_table, starts = b"", [], {}
    for n, (_, kind, content, _) in enumerate(entries):
        if kind == 2:
            starts[n] = len(mini_table)
            count = -(-len(content) // 64)
            mini += content.ljust(count * 64, b"\0")
            mini_table += [starts[n] + i + 1 for i in range(count - 1)] + [END]
    next_of = {n: n + 1 for _, _, _, span in entries if span for n in range(span[0], span[1] - 1)}
    sectors, table = [], []

    def store(data):
        start = len(sectors)
        pieces = [data[i : i + 512].ljust(512, b"\0") for i in range(0, len(data), 512)]
        sectors.extend(pieces)
        table.extend([start + i + 1 for i in range(len(pieces) - 1)] + [END])
        return start, len(pieces)

    mini_start, _ = store(mini)
    mini_table += [FREE] * (-len(mini_table) % 128)
    mini_fat, mini_fat_count = store(struct.pack(f"<{len(mini_table)}I", *mini_table))
    directory = b""
    for n, (name, kind, content, span) in enumerate(entries):
        encoded = (name + "\0").encode("utf-16-le")
        directory += encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), kind, 1)
        directory += struct.pack("<III", FREE, next_of.get(n, FREE), span[0] if span else FREE) + b"\0" * 36
        start, size = (mini_start, len(mini)) if n == 0 else (starts.get(n, 0), len(content) if kind == 2 else 0)
        directory += struct.pack("<IQ", start, size)
    where, _ = store(directory)
    fat = len(sectors)
    table += [FAT_SECTOR] + [FREE] * (127 - len(table))
    sectors.append(struct.pack("<128I", *table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header += b"\0" * 6 + struct.pack("<IIIIIIIII", 0, 1, where, 0, 4096, mini_fat, mini_fat_count, END, 0)
    return header + struct.pack("<109I", fat, *[FREE] * 108) + b"".join(sectors)


def properties(values, header):
    """Property stream and value streams for ``{(id, type): value}``."""
    stream, streams = header, {}
    for (pid, kind), value in values.items():
        if kind == 0x001F:
            data = value.encode("utf-16-le")
            streams[f"__substg1.0_{pid:04X}{kind:04X}"] = data
            stream += struct.pack("<HHIII", kind, pid, 6, len(data) + 2, 0)
        elif kind == 0x0040:
            ticks = int((value - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
            stream += struct.pack("<HHIQ", kind, pid, 6, ticks)
        else:
            stream += struct.pack("<HHIII", kind, pid, 6, value, 0)
    return {"__properties_version1.0": stream, **streams}


def message():
    text = 0x001F
    tree = properties(
        {
            (0x001A, text): "IPM.Note",
            (0x0037, text): "RE: The plan",
            (0x0C1A, text): "Okoro, Ruth",
            (0x0C1F, text): "ruth.okoro@brackwater.example",
            (0x1000, text): "Mia,\r\n\r\nnot before the audit. 😀\r\n\r\nRuth Okoro\r\nHead of Finance\r\n\r\n"
            "From: Mia Torres\r\nSent: 12 May 2026 10:00\r\nTo: Okoro, Ruth\r\nSubject: The plan\r\n\r\nIn June?\r\n",
            (0x1035, text): "<c3@brackwater.example>",
            (0x1042, text): "<b2@acme.example>",
            (0x0039, 0x0040): datetime(2026, 5, 13, 8, 0, tzinfo=UTC),
            (0x340D, 0x0003): 0x00040000,
        },
        struct.pack("<8x4I8x", 1, 0, 1, 0),
    )
    tree["__recip_version1.0_#00000000"] = properties(
        {(0x3001, text): "Mia Torres", (0x3003, text): "mia.torres@acme.example", (0x0C15, 0x0003): 1}, b"\0" * 8
    )
    return compound(tree)


def test_message():
    source = SourceFile("plan.msg", message())
    assert detect(source).name == "msg"
    (conversation,) = parse(source).conversations
    asked, answered = conversation.turns
    assert (asked.speaker, asked.text) == ("Mia Torres", "In June?")
    assert (answered.speaker, answered.text) == ("Ruth Okoro", "Mia,\n\nnot before the audit. 😀")
    assert answered.recipients == ("mia.torres@acme.example",)
    assert answered.at == datetime(2026, 5, 13, 8, 0, tzinfo=UTC)
    assert conversation.title == "The plan"
    assert conversation.thread == {"c3@brackwater.example", "b2@acme.example"}
    assert conversation.participants[1].role == "Head of Finance"


def test_the_fixture_is_that_message():
    # Fuzzing begins with it: the bytes of a compound file are not found by chance.
    assert (Path(__file__).parent.parent / "fixtures" / "msg" / "plan.msg").read_bytes() == message()


def test_damaged():
    data = message()
    for cut in range(600, len(data), 700):
        with suppress(ImporterError):
            parse(SourceFile("plan.msg", data[:cut]))
    with pytest.raises(ImporterError, match="damaged"):
        parse(SourceFile("plan.msg", data[:512]))


@pytest.mark.parametrize("at", [44, 64, 72])
def test_a_table_that_claims_more_than_the_file_holds_is_not_read(at):
    # The chain of the table leads back to itself: read as long as it claims, it fills the memory.
    data = bytearray(message())
    struct.pack_into("<I", data, at, 0x7FFFFFFF)
    with pytest.raises(ImporterError, match="claim more than the file holds"):
        parse(SourceFile("plan.msg", bytes(data)))
