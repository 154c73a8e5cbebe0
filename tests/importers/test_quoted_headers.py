"""Who wrote what is quoted, as mail programs of several languages introduce it."""

import pytest

from otherside.importers import SourceFile, parse
from otherside.importers.mail_quotes import split_body


@pytest.mark.parametrize(
    ("header", "author"),
    [
        ("On Monday, Ada wrote:", "Ada"),
        ("On Monday Ada Quill wrote:", None),
        ("Ada Quill wrote:", "Ada Quill"),
        ("On 5 March 2026, 10:11, Ada Quill <ada@mill.example> wrote:", "Ada Quill <ada@mill.example>"),
        ("Am Do., 5. März 2026 um 10:11 Uhr schrieb Ada Quill <ada@mill.example>:", "Ada Quill <ada@mill.example>"),
        ("Am 05.03.26 um 10:11 schrieb Ada Quill:", "Ada Quill"),
        ("Ada Quill <ada@mill.example> schrieb am Do., 5. März 2026, 10:11:", "Ada Quill <ada@mill.example>"),
        ("Op do 5 mrt 2026 om 10:11 schreef Ada Quill <ada@mill.example>:", "Ada Quill <ada@mill.example>"),
        ("Le jeu. 5 mars 2026 à 10:11, Ada Quill <ada@mill.example> a écrit :", "Ada Quill <ada@mill.example>"),
    ],
)
def test_who_wrote_what_is_quoted(header, author):
    own, *quoted = split_body(f"It is still cold.\n\n{header}\n\n> How is the kiln?\n")
    assert own.text == "It is still cold."
    assert [part.text for part in quoted] == ["How is the kiln?"]
    assert author is None or quoted[0].author == author


@pytest.mark.parametrize(
    "line",
    [
        "What Ada wrote: it is cold.",
        "On Friday, as our lawyer wrote:",
        "At the time she wrote:",
        "As Ada wrote on Monday:",
        "Le chef a écrit : non",
        "Our underwrote:",
    ],
)
def test_sentences_about_writing_stay(line):
    (own,) = split_body(f"It is still cold.\n\n{line}\n\nwe go on.\n")
    assert line in own.text


@pytest.mark.parametrize("piece", ["wrote ", "On 1:1", "wrote 1:1", " schrieb:"])
def test_time_is_linear(piece):
    split_body("\n".join([piece * 100] * 2000))


def test_an_apostrophe_in_an_address_is_part_of_it():
    body = "See below.\n\nOn 5 March 2026, 10:11, Una O'Dell <una.o'dell@mill.example> wrote:\n\n> How is the kiln?\n"
    head = "From: Ada <ada@mill.example>\nTo: Max <max@kiln.example>\nMessage-ID: <1@m>\nSubject: Kiln\n\n"
    (talk,) = parse(SourceFile("m.eml", (head + body).encode())).conversations
    assert ("Una O'Dell", "una.o'dell@mill.example") in {(p.name, p.email) for p in talk.participants}
    quoted = parse(SourceFile("m.eml", (head + body.replace("una.o'dell@", "'una@")).encode())).conversations[0]
    assert "una@mill.example" in {p.email for p in quoted.participants}
