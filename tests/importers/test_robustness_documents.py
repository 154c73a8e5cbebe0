"""Whatever the bytes, importers of documents, mail and tables answer with records or their one error."""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from otherside.domain import Parsed
from otherside.importers import Importer, ImporterError, SourceFile, importers
from otherside.importers.introductions import enrich
from otherside.importers.threads import merge_threads

FIXTURES = Path(__file__).parent.parent / "fixtures"
FORMATS = ("markdown", "text", "docx", "eml", "mbox", "msg", "crm")
MINE = [i for i in importers() if i.name in FORMATS]
SAMPLES = sorted(p for form in FORMATS for p in (FIXTURES / form).glob("*") if not p.name.endswith(".expected.json"))
RELAXED = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def check(importer: Importer, source: SourceFile) -> Parsed | None:
    """Parses; the result must be well-formed, an error must be one line with the file's name."""
    assert 0 <= importer.sniff(source) <= 1
    try:
        parsed = importer.parse(source)
    except ImporterError as error:
        text = str(error)
    else:
        check_parsed(parsed)
        return parsed
    assert text.startswith(source.name)
    assert "\n" not in text
    return None


def check_parsed(parsed: Parsed) -> None:
    """Turns name participants of the conversation, texts can be stored, joining and enriching work."""
    for conversation in parsed.conversations:
        assert conversation.turns
        names = [p.name for p in conversation.participants]
        assert len(names) == len(set(names))
        for turn in conversation.turns:
            assert turn.text.strip() or turn.message_id is not None or turn.kind == "message"
            turn.text.encode("utf-8")
            assert turn.speaker is None or turn.speaker in names
        conversation.title.encode("utf-8")
        for key, value in conversation.fields.items():
            f"{key}{value}".encode()
        enrich(conversation)
    merge_threads([*parsed.conversations, *parsed.conversations])
    for skip in parsed.skipped:
        assert skip.reason
        assert "\n" not in skip.reason


@RELAXED
@given(st.binary(max_size=400))
def test_any_bytes(data):
    for importer in MINE:
        check(importer, SourceFile("x.txt", data))


PIECES = st.sampled_from(
    """# |## Transcript
|---
|title: [[a]]
|**|__|- |> |Dana Lee: |**Dana (0:32):** |Dana, their CFO, said: |"|'|“|”| she said | — Dana|he told me
|From: a@b.co
|To: "Lee, Dana" <d@b.co>, x
|Subject: =?utf-8?q?=C3?=
|Date: Mon, 31 Dec 9999 23:59:59 -1200
|Message-ID: <a@b>
|In-Reply-To: <a@b> <c@d>
|Content-Type: multipart/mixed; boundary=x
|--x
|Content-Type: message/rfc822
|Content-Type: text/html; charset=nope
|Content-Transfer-Encoding: base64
|Content-Disposition: attachment; filename*=utf-8''%ff
|-----Original Message-----
|----- Forwarded by X on 1/1/01 -----
|On Mon, 1 Jan 2001 at 10:00, Dana wrote:
|	Dana Lee
|	12/14/2000 04:21 PM
|		 To: a
|		 Subject: b
|-- 
|Regards,
|Dana
|<blockquote>|<p>|</p>|&amp;|<style>|From a@b Mon Jan  1 10:00:00 2001
|Deal Name,Deal Stage,Amount,Close Date
|Email;First Name;Last Name;Job Title
|OpportunityId,ContactId,Role,IsPrimary
|"x
y",|1.234,56 €|31/12/2026|99/99/9999|é|😀|\u2028|\x00|\ufeff|²|٣|
""".split("|")
)


@RELAXED
@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40).map("".join))
def test_any_text(text):
    data = text.encode("utf-8", "surrogatepass")
    for importer in MINE:
        check(importer, SourceFile("a/2026-03-15 x.md", data))


@RELAXED
@given(st.data())
def test_damaged_fixtures(data):
    path = data.draw(st.sampled_from(SAMPLES))
    content = bytearray(path.read_bytes())
    how = data.draw(st.sampled_from(["cut", "flip", "shuffle", "double"]))
    if how == "cut":
        content = content[: data.draw(st.integers(0, len(content)))]
    elif how == "flip":
        for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=6)):
            content[place] = data.draw(st.integers(0, 255))
    elif how == "shuffle":
        content = bytearray(b"\n".join(data.draw(st.permutations(bytes(content).split(b"\n")))))
    else:
        content = content * 2
    for importer in MINE:
        check(importer, SourceFile(path.name, bytes(content)))


HEAD = "From: a@b.co\nTo: c@d.co\nSubject: x\nMessage-ID: <1@b>\n"
HOSTILE = {
    "deep multipart": HEAD + "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(1_500)),
    "deep messages": HEAD + "Content-Type: message/rfc822\n\n" * 10_000,
    "many references": HEAD + "References: " + "<a@b> " * 150_000 + "\n\nhello",
    "many addresses": HEAD.replace("c@d.co", ", ".join(f"u{n}@d.co" for n in range(10_000))) + "\n\nhello",
    "deep quotes": HEAD + "\n" + "> " * 100_000 + "x\n" + "> " * 100_000 + "y",
    "many quotes": HEAD + "\n" + "> a\nb\n" * 10_000,
    "headers in body": HEAD + "\n" + "From: a\nSent: b\nTo: c\nSubject: d\n" * 4_000,
    "tags": HEAD + "Content-Type: text/html\n\n" + "<p" * 100_000,
    "open comments": HEAD + "Content-Type: text/html\n\n" + "<!--" * 100_000,
    "blockquotes": HEAD + "Content-Type: text/html\n\n" + "<blockquote>" * 50_000 + "x",
    "front matter": "---\na: " + "[" * 45_000 + "\n---\nx",
    "aliases": "---\na: &a [x,x,x,x,x,x,x,x]\n"
    + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 8)}]\n" for n in range(9))
    + "---\nx",
    "stars": "**" * 100_000,
    "underscores": "_a " * 50_000,
    "wikilinks": "[[" * 100_000,
    "quotation marks": '" "' * 100_000,
    "open quotations": " “a" * 50_000,
    "apostrophes": " 'a" * 50_000,
    "said": "Dana said " * 50_000,
    "names": "Dana Lee, " * 50_000,
    "capitals": "Dana " * 100_000,
    "labels": "".join(f"Ab{n}: x\n" for n in range(10_000)),
    "one line": "Dana Lee: " + "word " * 200_000,
    "commas": "Deal Name,Amount,Stage\n" + "," * 50_000,
    "open cell": 'Deal Name,Amount,Stage\n"' + "b\n" * 100_000,
    "digits": "Deal Name,Amount,Stage\na," + "1" * 50_000,
    "colons": ":" * 50_000,
    "short lines": "a\n" * 50_000,
    "dashes": "-" * 50_000,
    "rules": "- - " * 50_000,
    "spaces": " " * 150_000 + "x",
    "separators": "From a@b Mon Jan  1 10:00:00 2001\n" * 10_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_takes_linear_time(kind):
    source = SourceFile("hostile.txt", HOSTILE[kind].encode())
    for importer in MINE:
        began = time.process_time()
        check(importer, source)
        assert time.process_time() - began < 3, importer.name


def test_binary_with_a_text_ending():
    for name in ("markdown", "text", "crm"):
        importer = next(i for i in MINE if i.name == name)
        for data in (b"\x89PNG\r\n\x1a\n\x00\x00", b"MZ\x00\x01\x02abc", bytes(range(256)) * 8):
            source = SourceFile("note.md", data)
            assert importer.sniff(source) == 0
            with pytest.raises(ImporterError, match=r"note\.md: .*not text"):
                importer.parse(source)
