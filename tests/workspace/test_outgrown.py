"""What somebody took back since is held up to them nowhere: in no brief, no gap, no draft, no question, no market."""

import datetime as dt

import pytest

from otherside.domain import Facet
from otherside.workspace import Workspace
from otherside.workspace.heard.over import given_up_by, no_ideal
from otherside.workspace.incongruences import statement_pairs, statements_by_person
from otherside.workspace.lists import one_person
from otherside.workspace.market.market import Market
from otherside.workspace.questioning import view_of

SPRING = """# Call

**Participants:** Ines Okoro (Ours, AE), Dana Velden (Depot manager, Velden)

**Ines Okoro (0:10):** What do you want from the next years?

**Dana Velden (0:20):** What I really want is to run the whole region one day. I do the rosters by hand every Sunday night.
"""
AUTUMN = """# Call

**Participants:** Ines Okoro (Ours, AE), Dana Velden (Depot manager, Velden)

**Ines Okoro (0:10):** Where are you now?

**Dana Velden (0:20):** I said I wanted to run the whole region. I don't, any more. I want my evenings back.
"""
WISH = "What I really want is to run the whole region one day."
IDEALS = (Facet.ASPIRATION, Facet.DESIRE, Facet.GOAL, Facet.WANT, Facet.IDENTITY)


def of(workspace):
    """Where the wish stands: brief, person, market, what questions are asked from."""
    found = {}
    (dana,) = [p for p in workspace.brief("velden")["people"] if p["name"] == "Dana Velden"]
    one = one_person(workspace, workspace.person("Dana Velden"))
    for name, person in (("brief", dana), ("person", one)):
        found[name] = {q["quote"] for f in IDEALS for q in person["facets"].get(f.value, ()) if "region" in q["quote"]}
    found["market"] = {
        s.quote for s in Market(workspace).sayings if "region" in s.quote and set(IDEALS) & s.facets.keys()
    }
    view = view_of(workspace, workspace.deal("velden"))
    found["asked"] = {s.text for s in view.statements if "region" in s.text and set(IDEALS) & s.facets.keys()}
    return found


def add(workspace, home, name, text):
    folder = home / "velden"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    workspace.add([folder])


def test_what_was_taken_back_is_held_up_nowhere(tmp_path):
    with Workspace.init(tmp_path / "w", ["Ours"]) as workspace:
        add(workspace, tmp_path, "2026-04-02_call.md", SPRING)
        assert of(workspace) == {key: {WISH} for key in ("brief", "person", "market", "asked")}
        add(workspace, tmp_path, "2026-10-05_call.md", AUTUMN)
        assert of(workspace) == {key: set() for key in ("brief", "person", "market", "asked")}
        (said,) = statements_by_person(workspace, workspace.deal("velden"))
        assert not any(s.held for s in said if "region" in s.quote)
        assert "region" not in workspace.draft("velden", to="Dana Velden", kind="email")["text"]


@pytest.mark.parametrize(
    ("later", "held"),
    [
        ("I was wrong back in April.", False),
        ("I was wrong back in May.", True),
        ("I still want the region, honestly.", True),
        ("I've given up on running the region.", False),
    ],
)
def test_by_its_day_or_by_its_words(tmp_path, later, held):
    with Workspace.init(tmp_path / "w", ["Ours"]) as workspace:
        add(workspace, tmp_path, "2026-04-02_call.md", SPRING)
        add(workspace, tmp_path, "2026-10-05_call.md", AUTUMN.split("**Dana")[0] + f"**Dana Velden (0:20):** {later}\n")
        conversations = list(workspace.conversations("velden"))
        who = workspace.person("Dana Velden").id
        gone = given_up_by(conversations, {who})
        place = conversations[0].id, 1, 0, len(WISH)
        assert no_ideal(WISH, dt.date(2026, 4, 2), place, gone.get(who, ())) is not held


def test_statements_of_a_file_are_read_in_their_order():
    said = [
        (1, "We're the garage that explains a bill until you understand it, that's why I do this."),
        (
            2,
            "The bills go out by post with a code for each part, and if somebody rings we say it's what the machine prints.",
        ),
    ]
    assert [p["ideal"] for p in statement_pairs(said)["pairs"]] == [1]
    gone = (3, "Being the garage that explains a bill isn't what I want any more.")
    assert statement_pairs([*said, gone])["pairs"] == []
    assert [p["ideal"] for p in statement_pairs([gone, *said])["pairs"]] == [1]
