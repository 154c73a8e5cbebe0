"""Drafts from the bundled examples: where things were said, how people are addressed, what is never carried over."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from functools import cache

import pytest

from benchmarks.drafts.run import label
from otherside.domain import Facet, InputError, Person, Side
from otherside.domain.evidence import CONFIRMED
from otherside.messaging.drafts import Kind, prove
from otherside.workspace import Workspace, drafting
from otherside.workspace.drafting import _manner, draft_to, shown_text
from otherside.workspace.heard import owing
from otherside.workspace.heard.rows import rows_of
from otherside.workspace.linting import check_message, person_quotes, settings
from otherside.workspace.reading.corrections import add_evidence, correct

THEIRS = ("Marit", "Tomasz", "Sunita", "Alasdair", "Yusuf", "Catalina")


def _once(function, workspace):
    """A reading of this workspace, in which nothing changes: done once for each deal. Others are read as ever."""
    found = {}

    def read(asked, deal, **settings):
        if asked is not workspace:
            return function(asked, deal, **settings)
        key = (deal.name, *settings.items())
        if key not in found:
            found[key] = function(asked, deal, **settings)
        return deepcopy(found[key])

    return read


@pytest.fixture(scope="module")
def harbourline(taken_in):
    with (
        Workspace.open(taken_in("harbourline", "coach", us=["tidewise.example", "amsel.example"])) as workspace,
        pytest.MonkeyPatch.context() as patched,
    ):
        label(workspace)
        for module, name in ((drafting, "rows_of"), (drafting, "departed"), (owing, "promises_of")):
            patched.setattr(module, name, _once(getattr(module, name), workspace))
        yield workspace


@pytest.fixture(scope="module")
def drafted(harbourline):
    """``drafted(who, kind, variant)``: a draft to somebody of the deal, written once."""
    return cache(lambda who, kind, variant: draft_to(harbourline, "harbourline", who, kind, variant=variant))


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("who", THEIRS)
def test_each_draft_is_verbatim_proved_and_clean(harbourline, drafted, who, kind):
    for variant in (0, 1):
        draft = drafted(who, kind, variant)
        prove(draft)
        data = draft.to_json()
        assert data["lint"] == []
        assert data["to"].startswith(who)
        assert data["as"] == kind.value
        for claim in data["claims"]:
            for item in claim["evidence"]:
                stored = harbourline.store.conversation(item["conversation"])
                turn = stored.turns[item["turn"]].turn.text
                assert turn[item["start"] : item["end"]] == item["quote"]


def test_people_are_addressed_as_they_have_been(harbourline):
    assert harbourline.draft("harbourline", "Tomasz")["text"].startswith("Dear Mr Grabiński,")
    assert harbourline.draft("harbourline", "Marit")["text"].startswith("Hi Marit,")
    assert harbourline.draft("harbourline", "Sunita")["text"].startswith("Hello Sunita,")


def test_we_sign_with_whom_they_talk_to_or_whom_we_say(harbourline):
    assert harbourline.draft("harbourline", "Tomasz")["text"].endswith("Noor Haddad")
    assert harbourline.draft("harbourline", "Tomasz", sender="B. Okafor")["text"].endswith("B. Okafor")
    assert harbourline.draft("coach", "Maren")["text"].endswith("Judith")


def test_the_one_pager_carries_no_confidence_over(drafted):
    for who in THEIRS:
        for variant in range(3):
            text = drafted(who, Kind.ONEPAGER, variant).to_json()["text"]
            # From notes, from mails to us, from a part of a call after somebody had left, of colleagues, of fears.
            for words in (
                "till before we order", "like a fool", "less sure how much", "second Skerra", "goes the same for all",
                "press okay", "He'd never go to the board", "dots", "yellow", "stamp", "asked at the beginning",
            ):  # fmt: skip
                assert words not in text, (who, words)


def test_our_own_side_gets_no_draft(harbourline):
    with pytest.raises(InputError, match="our side"):
        draft_to(harbourline, "harbourline", "Noor", "email")


def test_an_unknown_kind_is_named(harbourline):
    with pytest.raises(InputError, match="onepager"):
        draft_to(harbourline, "harbourline", "Marit", "telegram")


def test_the_lint_knows_what_a_person_said(harbourline, tmp_path):
    message = tmp_path / "mail.txt"
    message.write_text("You said you are jealous of your neighbour's yacht and his vineyard.", encoding="utf-8")
    quotes = person_quotes(harbourline, "harbourline", "Sunita")
    assert {q.person for q in quotes} == {"Sunita Raghunathan"}
    assert "OS304" in {f.code for f in check_message(str(message), quotes).findings}
    assert "OS304" not in {f.code for f in check_message(str(message), []).findings}


def test_a_verbatim_quotation_is_support_enough(harbourline, tmp_path):
    message = tmp_path / "mail.txt"
    message.write_text("You also said what makes you careful: “I was told sixteen last time.”", encoding="utf-8")
    quotes = person_quotes(harbourline, "harbourline", "Alasdair")
    assert check_message(str(message), quotes).findings == ()


def test_settings_of_the_lint():
    assert settings(["OS1,pressure"], ["OS104"]).wants("OS204")
    with pytest.raises(InputError, match="CODE=LEVEL"):
        settings(severity=["OS204"])


def test_a_draft_says_who_asked_us_not_to_approach_the_reader(harbourline):
    data = harbourline.draft("harbourline", "Alasdair")
    assert data["access"].startswith("Marit asked us not to approach them directly: “")
    assert "Please don't approach him directly for now." in data["access"]
    assert data["access"] in shown_text(data)
    assert data["access"] not in data["text"]
    assert harbourline.draft("harbourline", "Marit")["access"] is None


def test_to_somebody_we_never_talked_with_whoever_talks_most_signs(harbourline):
    people, said = harbourline.people("harbourline"), list(harbourline.conversations("harbourline"))
    manner = _manner(Person("p-new", "Nkechi Adeyemi", Side.THEIRS), people, said, None)
    assert manner.sender == "Noor"


MEETING = """# Meeting

**Participants:** Nils Own (Ours, AE), Ada Voss (Head of Kilns, Marlstone), Rolf Behrend (Foreman, Marlstone)

**Nils Own (0:10):** How would you go about it?

**Ada Voss (0:20):** The small kiln I could live with, as long as nobody touches the glaze shop.

**Rolf Behrend (0:30):** Fine by me, if it's the yard.

**Nils Own (0:50):** Shall we talk on Monday?

**Ada Voss (0:55):** On Monday, yes. The weather should hold.

**Rolf Behrend (1:10):** Off the record, I'd accept it if the night shift went.
"""


def test_a_yes_with_its_condition_is_told_unless_kept_or_rejected(tmp_path):
    (tmp_path / "marlstone").mkdir()
    (tmp_path / "marlstone" / "2026-10-01_meeting.md").write_text(MEETING, encoding="utf-8")
    with Workspace.init(tmp_path / "w", ["Ours"]) as workspace:
        workspace.add([tmp_path / "marlstone"])
        words = "The small kiln I could live with, as long as nobody touches the glaze shop."
        assert words in workspace.draft("marlstone", "Ada")["text"]
        pages = [workspace.draft("marlstone", w, k)["text"] for w in ("Ada", "Rolf") for k in ("onepager", "email")]
        assert f"Condition (1 October): “{words}”" in pages[0]
        assert not any("night shift" in p for p in pages)
        (stored,) = workspace.conversations("marlstone")
        add_evidence(workspace, stored.id, [Facet.RISK], quote=words)
        (row,) = [r for r in workspace.store.evidence("marlstone") if r.evidence.quote == words]
        correct(workspace, row.evidence.id, "rejected")
        assert words not in workspace.draft("marlstone", "Ada")["text"]


LETTER = """From: Ada Voss <ada.voss@marlstone.example>
To: Nils Own <nils@ours.example>
Date: Mon, 05 Oct 2026 09:00:00 +0000
Subject: The yard

Dear Nils,

We fire on Thursdays. On the 22nd the big kiln is opened before noon. Come and see it, there is a place at the table.
Don't ring me before the stocktake is done.

Ada Voss
"""
ANSWER = """From: Nils Own <nils@ours.example>
To: Ada Voss <ada.voss@marlstone.example>
Date: Tue, 06 Oct 2026 10:00:00 +0000
Subject: Re: The yard

Dear Ada,

I will come with pleasure.

Nils Own
"""


def test_an_unanswered_invitation_is_what_the_mail_is_about_and_their_own_time_is_noted(tmp_path):
    (tmp_path / "marlstone").mkdir()
    (tmp_path / "marlstone" / "2026-10-01_meeting.md").write_text(MEETING, encoding="utf-8")
    (tmp_path / "marlstone" / "letter.eml").write_text(LETTER, encoding="utf-8")
    with Workspace.init(tmp_path / "w", ["Ours", "ours.example"]) as workspace:
        workspace.add([tmp_path / "marlstone"])
        data = workspace.draft("marlstone", "Ada", "email")
        assert "Thank you for your mail of 5 October." in data["text"]
        assert "“" not in data["text"]
        assert data["lint"] == []
        assert "when to be in touch again: “Don't ring me before the stocktake is done.”" in data["access"]
        assert "Come and see it, there is a place at the table." in data["notes"][-1]
        assert all(f"Note:    {note}" in shown_text(data) for note in data["notes"])
        (tmp_path / "marlstone" / "answer.eml").write_text(ANSWER, encoding="utf-8")
        workspace.add([tmp_path / "marlstone" / "answer.eml"], deal="marlstone")
        data = workspace.draft("marlstone", "Ada", "email")
        assert "Thank you for" not in data["text"]
        assert data["notes"] == [data["access"]]


def test_where_a_concern_without_a_name_comes_from_is_not_printed_with_its_words(harbourline):
    data = harbourline.draft("harbourline", "Marit", "onepager")
    unnamed = [e for c in data["claims"] if c["unnamed"] for e in c["evidence"]]
    assert unnamed
    text = shown_text(data)
    after = text[text.index("For you only, not for the page") :]
    for item in unnamed:
        assert " ".join(item["quote"].split()) not in text
        assert item["source"].rsplit("/", 1)[-1] in after


def test_our_words_agreed_to_are_not_told_as_theirs(harbourline, monkeypatch):
    rows = rows_of(harbourline, harbourline.deal("harbourline"))

    def quoted():
        claims = draft_to(harbourline, "harbourline", "Marit", "proposal").to_json()["claims"]
        return {e["id"] for c in claims for e in c["evidence"]} & {r.evidence.id for r in rows}

    assert quoted()
    name = f"reader{CONFIRMED}"
    ours = [replace(r, evidence=replace(r.evidence, extractor=replace(r.evidence.extractor, name=name))) for r in rows]
    monkeypatch.setattr(drafting, "rows_of", lambda *_: ours)
    assert not quoted()


OURS_TO_TWO = """From: Nils Own <nils@ours.example>
To: Ada Voss <ada.voss@marlstone.example>; Rolf Behrend <rolf.behrend@marlstone.example>
Date: Fri, 02 Oct 2026 10:00:00 +0000
Subject: The offer

Dear Ada, dear Rolf,

The offer is attached.

Nils Own
"""
OURS_TO_ADA = """From: Nils Own <nils@ours.example>
To: Ada Voss <ada.voss@marlstone.example>
Date: Sat, 03 Oct 2026 10:00:00 +0000
Subject: The drawing

Hi Ada, here is the drawing of the yard, the bench has stayed where it was.

Nils
"""
FROM_UTA = """From: Uta Klamm <uta.klamm@marlstone.example>
To: Nils Own <nils@ours.example>
Date: Sun, 04 Oct 2026 10:00:00 +0000
Subject: The shed

Hi Nils,

The shed is dry now and we've moved the clay.

Uta
"""


def test_people_are_greeted_as_we_and_they_do_in_whatever_line(tmp_path):
    place = tmp_path / "marlstone"
    place.mkdir()
    (place / "2026-10-01_meeting.md").write_text(MEETING, encoding="utf-8")
    for name, text in (("a", OURS_TO_ADA), ("b", OURS_TO_TWO), ("c", FROM_UTA)):
        (place / f"{name}.eml").write_text(text, encoding="utf-8")
    with Workspace.init(tmp_path / "w", ["Ours", "ours.example"]) as workspace:
        workspace.add([place])
        assert workspace.draft("marlstone", "Ada", "invitation")["text"].startswith("Hi Ada,")
        assert workspace.draft("marlstone", "Rolf", "invitation")["text"].startswith("Dear Rolf,")
        # Nobody of us has written to her; she writes to us by our first name.
        assert workspace.draft("marlstone", "Uta", "invitation")["text"].startswith("Hello Uta,")
        assert workspace.draft("marlstone", "Rolf", "call")["text"].startswith("Hello Rolf,")


def test_what_somebody_owns_up_to_is_not_drafted_to_them(tmp_path):
    place = tmp_path / "marlstone"
    place.mkdir()
    words = "I should have told the foremen in May, we lose a week every time."
    (place / "2026-10-01_meeting.md").write_text(
        f"{MEETING}\n**Ada Voss (1:20):** {words}\n",
        encoding="utf-8",
    )
    with Workspace.init(tmp_path / "w", ["Ours"]) as workspace:
        workspace.add([place])
        (stored,) = workspace.conversations("marlstone")
        add_evidence(workspace, stored.id, [Facet.FRUSTRATION], quote=words)
        for kind in Kind:
            for variant in range(2):
                assert "foremen" not in workspace.draft("marlstone", "Ada", kind, variant=variant)["text"]
