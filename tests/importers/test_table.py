"""Which tables are transcripts, and rows that are not as they should be."""

import pytest

from otherside.domain import Side
from otherside.importers import ImporterError, SourceFile
from otherside.importers.table import IMPORTER


@pytest.mark.parametrize(
    "header",
    [
        "Record ID,Deal Name,Deal Stage,Amount,Deal owner,Close Date,Create Date,Associated Company",
        "Record ID,Email,First Name,Last Name,Job Title,Lifecycle Stage",
        "Opportunity Name,Account Name,Stage,Close Date,Amount,Probability,Next Step,Description",
        "OpportunityId,ContactId,Role,IsPrimary",
        "Deal - Title,Deal - Value,Deal - Stage,Deal - Lost reason,Person - Name,Organization - Name",
        "name,email,comment",
        "id,text",
        "theme,count",
        "Dana said, that it was fine",
    ],
)
def test_other_tables_are_none_of_ours(header):
    source = SourceFile("x.csv", (header + "\n" + ",".join("a" for _ in header.split(","))).encode())
    assert IMPORTER.sniff(source) == 0
    with pytest.raises(ImporterError, match="'speaker' and 'text'"):
        IMPORTER.parse(source)


@pytest.mark.parametrize(
    "header", ["speaker,text", "Name;Utterance", "WHO\tSaid", "from,message,timestamp", '"Speaker","Text"']
)
def test_headers_by_alias(header):
    assert IMPORTER.sniff(SourceFile("x.csv", f"{header}\n".encode())) > 0.8


def test_unquoted_delimiters_and_torn_rows_lose_nothing():
    rows = 'speaker,text\nDana,one, two, three\nfour\nBen,"five\n'
    turns = IMPORTER.parse(SourceFile("x.csv", rows.encode())).conversations[0].turns
    assert [(t.speaker, t.text) for t in turns] == [
        ("Dana", "one, two, three"),
        (None, "four"),
        ("Ben", "five"),
    ]


def test_milliseconds_are_told_by_the_speed_of_speech():
    rows = "start\tend\tspeaker\ttext\n0\t1200\tDana\tHello there all\n1300\t2500\tBen\tHi you too\n"
    turns = IMPORTER.parse(SourceFile("x.tsv", rows.encode())).conversations[0].turns
    assert [(t.start_s, t.end_s) for t in turns] == [(0, 1.2), (1.3, 2.5)]


def test_sides_and_titles():
    rows = "speaker,title,side,email,text\nDana,CFO,external,D@x.example,hello\nBen,AE,internal,,hi\n"
    people = IMPORTER.parse(SourceFile("x.csv", rows.encode())).conversations[0].participants
    assert [(p.role, p.side, p.email) for p in people] == [
        ("CFO", Side.THEIRS, "d@x.example"),
        ("AE", Side.OURS, None),
    ]
