"""What the page of a deal tells beside the forecast: who said it, what has passed, what they carry, where the brief is."""

import datetime as dt
import re

from otherside.reports.sparing import under
from otherside.reports.terms import Term, terms
from otherside.web.asked import in_parts
from otherside.web.pages.standing import _open_of
from otherside.web.templating import environment, is_past, without_commands
from otherside.web.transcript import _zone
from otherside.workspace import Workspace

DEAL = "/deals/Brook%20&%20Sons"


def promise(quote, by, since=None):
    return {
        "id": quote, "quote": quote, "by": by, "since": since, "date": "2026-03-02", "person": "Pia Sand", "mark": "",
        "conversation": "c", "turn": 0, "start": 0, "end": 9, "source": "a.vtt", "start_s": None, "before": None,
    }  # fmt: skip


def test_a_day_that_has_passed_is_told_and_nothing_is_called_late():
    kept = {"quote": "Here is the plan.", "person": "Pia Sand", "date": "2026-03-05", "mark": ""}
    rows = [
        promise("I will send the plan by Friday.", "2026-03-06", kept),
        promise("You get the sketch by Monday.", "2026-03-09"),
        promise("You get the model by May.", "2026-05-01"),
        promise("I will look into it.", None),
    ]
    brief = {"promises": {"ours": rows, "theirs": [], "sought": []}, "wishes": [], "conditions": []}
    ((heading, rows),) = terms(brief)
    assert heading.startswith("What we said we would do")
    lines = [in_parts(row, dt.date(2026, 3, 20)) for row in rows]
    assert {line.row["quote"] for line in lines if line.passed} == {"You get the sketch by Monday."}
    assert not any("late" in line.after.split() for line in lines)
    assert is_past("2020-01-01")
    assert not is_past("9999-01-01")


def test_pages_give_no_commands_and_leave_words_alone():
    today = dt.date(2026, 3, 20)
    assert in_parts(Term(instead="and 3 more: otherside brief --json"), today).told == "and 3 more"
    spoken = Term("Lena", "as they say: otherside of the hill", place=" (a, turn 1)")
    assert in_parts(spoken, today).told.endswith("(a, turn 1)")
    said = "Vale: nobody on the buyer's side is known yet; say who we are: otherside init --us yourfirm.com"
    assert without_commands(said) == "Vale: nobody on the buyer's side is known yet"
    assert without_commands("It could not be read; try again") == "It could not be read; try again"


def test_what_a_user_stated_is_no_longer_not_known():
    f = {
        "people": [{"id": "a", "unknown": ["gain", "power", "rank"]}],
        "beliefs": [
            {"person_id": "a", "parameter": "gain.us", "said": {"by": "you"}},
            {"person_id": "a", "parameter": "power", "said": {"by": "you"}},
            {"person_id": "a", "parameter": "rank", "said": None},
        ],
    }
    assert _open_of(f) == {"a": ["rank"]}


def test_a_zone_is_said_where_it_is_known():
    assert [_zone(s) for s in (None, 0, 7200, -12600)] == ["", "UTC", "UTC+2", "UTC−3:30"]


def test_the_deal_leads_to_its_brief_and_tells_what_they_carry(reader):
    page = reader.get(DEAL).text
    order = [page.index(mark) for mark in ('id="forecast"', 'id="ask"', 'id="standing"', "/carried")]
    assert order == sorted(order)
    for form, kind in (("html", "text/html"), ("md", "text/markdown")):
        address = re.search(rf'href="([^"]+/brief\?format={form})"', page)[1]
        answer = reader.get(address)
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(kind)
    told = reader.get(f"{DEAL}/carried").text
    assert "What they have to carry, and what may help" in told
    assert "<b>Lena Brook</b>" in told


def test_what_they_carry_quotes_what_does_not_stand_above():
    said = {
        "id": "1",
        "quote": "It broke twice.",
        "source": "a.vtt",
        "conversation": "c",
        "turn": 0,
        "person": "Ola Beck",
    }
    row = {"person": "Ola Beck", "in_plain_words": "Ola has seen it fail.", "help": [], "said": [said]}
    page = environment().get_template("fragments/carried.html.j2")
    told = {"easing": [], "turning": [], "told": False}
    fresh = page.render(carried=under([row], []), **told)
    again = page.render(carried=under([row], ["It broke twice."]), **told)
    assert "<q>It broke twice.</q>" in fresh
    assert "It broke twice." not in again
    assert "quoted above" in again
    assert all("<b>Ola Beck</b>" in text for text in (fresh, again))


def test_who_said_it_stands_beside_the_quote(reader, lena):
    assert "<b>Lena Brook</b>" in reader.get(f"{DEAL}/forecast").text
    asked = reader.get(f"{DEAL}/questions").text
    assert asked.count("<b>") == asked.count('class="quote"')
    assert "<b>Lena Brook</b>" in reader.get(f"/people/{lena}/beliefs", params={"deal": "Brook & Sons"}).text


def test_every_kind_says_what_it_means_and_every_value_can_be_said(reader, lena, talks):
    chooser = reader.get(f"/conversations/{talks[0]}/turns/1/words").text
    assert chooser.count('aria-describedby="k-turn-1-') == 15
    assert "habit, sunk cost, works well enough" in chooser
    beliefs = reader.get(f"/people/{lena}/beliefs", params={"deal": "Brook & Sons"}).text
    steps = re.findall(r'type="range".*?step="([\d.]+)" value="[\d.]+"', beliefs)
    assert steps
    assert set(steps) == {"0.01"}


def test_marking_words_clears_the_error_before_it_and_counts_anew(client, folder):
    with Workspace.open(folder) as workspace:
        talk, number = next(
            (c.id, n)
            for c in workspace.conversations("Brook & Sons")
            for n, held in enumerate(c.turns)
            if "copy everything by hand" in held.turn.text
        )
    key = f"turn-{number}"
    data = {"csrf": client.csrf, "add": key, f"facets-{key}": "frustration", f"stance-{key}": "neutral"}
    headers = {"hx-request": "true"}
    place = f"/conversations/{talk}/correct"
    assert client.post(place, data={**data, f"words-{key}": "nobody said"}, headers=headers).status_code == 422
    right = client.post(place, data={**data, f"words-{key}": "copy everything by hand"}, headers=headers)
    assert '<div id="answer" class="answer" aria-live="polite" hx-swap-oob="true"></div>' in right.text
    shown = re.search(r'<span id="marked" hx-swap-oob="true">([^<]+)<', right.text)[1]
    assert f'<span id="marked">{shown}</span>' in client.get(f"/conversations/{talk}").text


def test_whom_else_they_name_stands_on_the_page(client, folder, tmp_path):
    mail = tmp_path / "offer.eml"
    mail.write_text(
        "From: Lena Brook <lena@brook.example>\nTo: Pia Sand <pia@ours.example>\nDate: Mon, 09 Mar 2026 09:00:00 +0000\n"
        "Subject: Offers\n\nDear Pia,\n\nCorvel Systems quoted us sixty a month. We also had a look at Corvel Systems last year.\n",
        encoding="utf-8",
    )
    assert "Whom else they name" not in client.get(DEAL).text
    with Workspace.open(folder) as workspace:
        workspace.add([mail], deal="Brook & Sons")
    page = client.get(DEAL).text
    assert "Corvel Systems. Lena Brook:" in page[page.index("Whom else they name") :]


def test_whose_yes_it_needs_and_who_was_never_heard_stands_on_the_page_with_its_words(client, folder, tmp_path):
    file = tmp_path / "third call.txt"
    lines = (
        "Pia Sand: Who decides in the end?",
        "Lena Brook: It goes to the audit committee, and that's Walter Brandt. He chairs it.",
        "Lena Brook: Walter's never liked the word subcontractor.",
    )
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    shell = client.get(DEAL).text
    assert {'id="needed"></section>', 'id="told-of"></section>'} == set(
        re.findall(r'(id="(?:needed|told-of)"></section>)', shell)
    )
    assert "Whose yes it needs" not in client.get(f"{DEAL}/forecast").text
    with Workspace.open(folder) as workspace:
        workspace.add([file], deal="Brook & Sons")
    text = client.get(f"{DEAL}/forecast").text
    needed, told = (
        text.partition(f'<section id="{place}"')[2].partition("</section>")[0] for place in ("needed", "told-of")
    )
    assert "Whose yes it needs" in needed
    assert "Walter Brandt (chair of the audit committee), as told by Lena Brook:" in needed
    assert 'href="/conversations/' in needed
    assert "never liked the word subcontractor." in told


def test_once_they_say_that_it_is_decided_nothing_is_offered_against_it(client, folder, tmp_path):
    mail = tmp_path / "sorry.eml"
    mail.write_text(
        "From: Lena Brook <lena@brook.example>\nTo: Pia Sand <pia@ours.example>\nDate: Mon, 01 Jun 2026 09:00:00 +0000\n"
        "Subject: Thank you\n\nDear Pia,\n\nI'm sorry to say that we went with Corvel Systems in the end.\n",
        encoding="utf-8",
    )
    before = {place: client.get(f"{DEAL}/{place}").text for place in ("carried", "forecast")}
    assert "What they have to carry" in before["carried"]
    assert "What makes it hard for them" in before["forecast"]
    with Workspace.open(folder) as workspace:
        workspace.add([mail], deal="Brook & Sons")
    after = {place: client.get(f"{DEAL}/{place}").text for place in ("carried", "forecast")}
    assert "What they have to carry" not in after["carried"]
    assert "What is decided" in after["forecast"]
    assert "Lena Brook says it is decided" in after["forecast"]
    for gone in ("What makes it hard for them", "What they may do by", "a careful guess"):
        assert gone not in after["forecast"]


def _mail(folder, place, sender, day, text, deal="Brook & Sons"):
    own, other = ("Lena Brook <lena@brook.example>", "Pia Sand <pia@ours.example>")[:: 1 if sender == "Lena" else -1]
    place.write_text(
        f"From: {own}\nTo: {other}\nDate: {day} 2026 09:00:00 +0000\nSubject: The rollout\n\n{text}\n", encoding="utf-8"
    )
    with Workspace.open(folder) as workspace:
        workspace.add([place], deal=deal)


def test_what_waits_for_us_stands_first_and_our_own_words_are_nothing_heard(client, folder, tmp_path):
    asked = "Dear Pia,\n\ncould you send me the list of ports?\n\nLena"
    _mail(folder, tmp_path / "a.eml", "Lena", "Mon, 16 Mar", asked, "Quay")
    for place in ("/", "/deals/Quay"):
        page = client.get(place).text
        assert "Waiting for us since 16 March 2026, as far as we know" in page, place
        assert "could you send me the list of ports?" in page
    assert "when anything was last heard" in client.get("/deals/Quay/forecast").text
    _mail(folder, tmp_path / "b.eml", "Pia", "Mon, 23 Mar", "Dear Lena,\n\nhow are you getting on?\n\nPia", "Quay")
    _mail(folder, tmp_path / "c.eml", "Pia", "Mon, 06 Apr", "Dear Lena,\n\nany news?\n\nPia", "Quay")
    for place in ("/", "/deals/Quay"):
        assert "Waiting for us" not in client.get(place).text
    told = client.get("/deals/Quay/forecast").text
    assert "Seen from 6 Apr 2026, the day of the last words of either side" in told
    assert "Nothing has been heard from them since 16 March 2026" in told
    assert "2 messages of ours have had no answer" in told


def test_on_the_first_page_a_decision_stands_before_all_else_and_deals_can_stand_by_owner(client, folder, tmp_path):
    crm = tmp_path / "hubspot.csv"
    crm.write_text(
        "Deal Name,Stage,Amount,Owner,Close Date\nBrook & Sons,Contract Sent,20000,Pia Sand,2026-12-01\n"
        "Quay,Contract Sent,20000,Ada Rowe,2026-12-01\n"
    )
    _mail(folder, tmp_path / "a.eml", "Lena", "Mon, 01 Jun", "Dear Pia,\n\nwe have decided to go with you.\n\nLena")
    with Workspace.open(folder) as workspace:
        workspace.add([crm])
    glance = client.get(f"{DEAL}/glance").text
    assert glance.index("Lena Brook says it is decided, for you") < glance.index("Ask next")
    assert "Least known" not in glance
    assert "Holds it back" not in glance
    page = client.get("/").text
    assert "<b>Decided, as they say</b>" in page
    assert "Owner: Pia Sand" in page
    assert "last heard first" in page
    assert page.index("Brook &amp; Sons") < page.index("Quay")
    by_owner = client.get("/?by=owner").text
    assert by_owner.index("Quay") < by_owner.index("Brook &amp; Sons")


def test_what_was_asked_stands_before_an_answer_of_two_words(client, folder, tmp_path):
    file = tmp_path / "third call.txt"
    lines = ("Pia Sand: Where could it go wrong?", "Lena Brook: The downtime.", "Pia Sand: Tell me more.")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with Workspace.open(folder) as workspace:
        workspace.add([file], deal="The mill")
    text = client.get("/deals/The%20mill/forecast").text
    above = text[: text.index("<q>The downtime.</q>")]
    assert "Where could it go wrong?" in above[above.rindex("<li") :]
