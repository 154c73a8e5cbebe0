"""What pages say of data is there: every key of a brief, every facet."""

import importlib.util
import re

import pytest

from otherside.domain import FACET_DEFINITIONS, FACETS
from otherside.workspace import Workspace
from tests.docs.pages import ROOT

PAGE = ROOT / "docs" / "explanation" / "brief.md"


@pytest.fixture(scope="module")
def brief(taken_in):
    with Workspace.open(taken_in("harbourline", us=["tidewise.example"])) as workspace:
        return workspace.brief("harbourline")


def test_every_key_of_a_brief_is_documented(brief):
    told = set(re.findall(r"`([a-z_]+)`", PAGE.read_text(encoding="utf-8")))
    person = next(p for p in brief["people"] if p["side"] == "theirs" and p["facets"])
    quotes = [q for found in person["facets"].values() for q in found]
    rows = [row for found in brief["promises"].values() for row in found]
    parts = [brief, brief["about"], person, *quotes, *brief["wishes"], *brief["conditions"], *rows, brief["promises"]]
    parts += [*brief["burdens"], *brief["pattern_breaks"], *(q for b in brief["burdens"] for q in b["said"])]
    assert rows
    assert {key for part in parts for key in part} - told == set()


def test_every_facet_is_in_the_table_of_the_site():
    pytest.importorskip("sphinx")
    place = ROOT / "docs" / "_ext" / "otherside_site.py"
    spec = importlib.util.spec_from_file_location("otherside_site", place)
    site = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(site)
    lines = site.facets().splitlines()[2:]
    assert [line.split("`")[1] for line in lines] == [f.value for f in FACETS]
    assert all(FACET_DEFINITIONS[f].label in line for f, line in zip(FACETS, lines, strict=True))
    assert site.FACETS in (ROOT / "docs" / "reference" / "facets.md").read_text(encoding="utf-8")
