"""What somebody sees who opens the pages for the first time, or with a buyer beside them."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from otherside.reports import words
from otherside.reports.discreet import discreet
from otherside.reports.terms import Term, terms
from otherside.reports.words import latest_words
from otherside.web.asked import in_parts
from otherside.web.jobs import Job
from otherside.web.pages import market as market_pages
from otherside.web.pages.prep import apart
from otherside.web.pages.standing import SHOWN_OPEN, SHOWN_ROWS, _place
from otherside.web.templating import environment, figure
from otherside.workspace.ordering import in_order

DEAL = "/deals/Brook%20&%20Sons"
CONFIDED = "said in confidence"


def said(quote, person="Odile Fenn", **more):
    return {
        "id": f"c:3:{len(quote)}", "quote": quote, "person": person, "source": "calls/may.vtt", "conversation": "c", "turn": 3,
        "start": 0, "end": len(quote), "date": "2026-05-04", "start_s": 65.0, "mark": "", "reported": False, "before": None,
        "by": None, "since": None, **more,
    }  # fmt: skip


def brief(**more):
    return {
        "wishes": [], "conditions": [], "alternatives": [], "promises": {"ours": [], "theirs": [], "sought": []}, **more,
    }  # fmt: skip


def parts(data):
    return [in_parts(term, dt.date(2026, 6, 1)) for _, rows in terms(discreet(data)) for term in rows]


def test_each_line_of_what_was_asked_and_promised_leads_to_its_place():
    data = brief(
        wishes=[said("Please send no questionnaire.")],
        conditions=[said("Only once the orchard is in.", before={"speaker": "Ivo Lamb", "quote": "When could we begin?"})],
        promises={
            "ours": [said("You get the sample on Friday.", "", by="2026-05-08")],
            "theirs": [said("I'll ask the growers.", since={"quote": "They said yes.", "person": "", "date": "2026-05-20"})],
            "sought": [],
        },
        alternatives=[{"name": "Pomona", "present": True, "people": ["Odile Fenn"], "quotes": [said("We run Pomona today.")]}],
    )  # fmt: skip
    found = {line.row["quote"]: line for line in parts(data)}
    assert len(found) == 5
    assert found["Please send no questionnaire."].who == "Odile Fenn:"
    assert found["Only once the orchard is in."].lead == "Ivo Lamb: “When could we begin?”"
    ours = found["You get the sample on Friday."]
    assert (ours.who, ours.after, ours.passed) == ("Our note:", "for 8 May 2026", True)
    assert "They said yes." in found["I'll ask the growers."].after
    assert found["We run Pomona today."].who == "Pomona, whom they have today. Odile Fenn:"
    # File, turn and day stand beside the words, not in them.
    assert not any("may.vtt" in line.who + line.lead + line.after for line in found.values())


def test_a_request_to_keep_something_leads_to_its_place_without_its_words():
    (line,) = parts(brief(wishes=[said("Please keep the merger between us.", mark=CONFIDED)]))
    assert (line.who, line.told) == ("Odile Fenn", words.KEPT_FOR_THEM)
    assert line.row["conversation"] == "c"
    item = environment().get_template("macros.html.j2").module.term_item(line)
    assert "merger" not in item
    assert 'href="/conversations/c#e-c%3A3%3A34"' in item
    assert "4 May 2026" in item


def test_what_has_no_place_is_told_as_it_is():
    line = in_parts(Term(instead="and 3 more"), dt.date(2026, 6, 1))
    assert (line.row, line.told) == (None, "and 3 more")


def test_a_plan_on_paper_tells_nobody_that_a_colleague_confided():
    own = {"text": "What they asked you not to do.", "because": [said("No slides, please."), said("…", mark=CONFIDED)]}
    other = {"text": "What Ivo asked you to keep to yourself.", "because": [said("…", "Ivo Lamb", mark=CONFIDED)]}
    plain = {"text": "What you have to offer.", "because": []}
    first, second, third = apart([own, other, plain])
    assert [q["quote"] for q in first["shown"]] == ["No slides, please."]
    assert (len(first["kept"]), first["all_kept"]) == (1, False)
    assert (second["shown"], second["all_kept"]) == ([], True)
    assert third["all_kept"] is False
    assert apart("Say back what you heard.") == "Say back what you heard."
    plan = {"to": "Odile Fenn", "with": None, "note": "", "outlooks": [], "opening": None, "questions": []}
    page = environment().get_template("prep.html.j2")
    base = {"csrf": "", "path": "/", "signed_in": True, "may_change": True, "owner": True}
    text = page.render(plan=plan, name="Orchard", rest=[("Better left unsaid", apart([own, other, plain]))], **base)
    assert re.search(r'<li class="noprint">\s*<p class="text">What Ivo asked', text)
    assert re.search(r"<li>\s*<p class=\"text\">What they asked you not to do", text)
    assert "<q>…</q>" not in text
    whole = page.render(plan=plan, name="Orchard", rest=[("Better left unsaid", apart([other]))], **base)
    assert 'class="card rest noprint"' in whole


def test_deals_stand_in_the_order_in_which_somebody_looks_for_them():
    deals = [
        {"name": "a quiet one", "latest": "", "outcome": "open"},
        {"name": "won", "latest": "2026-06-01", "outcome": "won"},
        {"name": "older", "latest": "2026-03-01", "outcome": "open"},
        {"name": "Newer B", "latest": "2026-05-01", "outcome": "open"},
        {"name": "newer a", "latest": "2026-05-01", "outcome": "open"},
    ]
    assert [d["name"] for d in in_order(deals)] == ["newer a", "Newer B", "older", "a quiet one", "won"]


def test_the_first_page_says_when_and_in_whose_words(reader):
    reader.get(f"{DEAL}/glance")
    text = reader.get("/").text
    assert re.search(r"Last heard <b>\d+ \w+ 2026</b>", text)
    assert 'href="/import">Add conversations</a>' in text
    glance = text[text.index('class="glance"') :]
    assert glance.index("<q>") < glance.index("Ask next") < glance.index("Too little is known")
    assert "<b>Lena Brook</b>" in glance


def test_no_confided_words_and_none_of_who_left_stand_on_the_first_page():
    def person(name, quote, **more):
        row = {**said(quote, name, confidence=0.9, facet="fear"), **more.pop("row", {})}
        return {"name": name, "side": "theirs", "left": None, "facets": {"fear": [row]}, **more}

    confided = person("Ivo Lamb", "I may not stay.", row={"mark": CONFIDED, "date": "2026-06-01"})
    gone = person("Nell Ode", "It would end with me.", left={"day": "2026-05-05"}, row={"date": "2026-05-30"})
    here = person("Odile Fenn", "I fear a second spring like the last.")
    assert latest_words([confided, gone, here])["person"] == "Odile Fenn"
    assert latest_words([confided, gone]) is None


def test_a_deal_says_where_on_its_page_things_are(reader):
    page = reader.get(DEAL).text
    nav = page[page.index('aria-label="On this page"') :].split("</nav>")[0]
    for place in re.findall(r'href="#([^"]+)"', nav):
        assert f'id="{place}"' in page, place
    days = reader.get(f"{DEAL}/forecast").text
    assert 'id="days"' in days


def test_a_day_that_was_named_leads_to_its_words():
    f = {"quotes": {"e1": said("Before the frost.")}}
    assert _place(f, {"evidence": "e1"})["id"] == "e1"
    assert _place(f, {"evidence": "gone"}) is None
    assert _place(f, {}) is None


def test_many_people_are_chosen_from_a_list_and_few_from_links():
    render = environment().get_template("fragments/questions.html.j2").render
    question = {"text": "What would you leave as it is?", "why": "It is not known.", "to": "Odile Fenn", "evidence": [],
                "note": "", "through": "", "listen_for": ""}  # fmt: skip
    people = [{"id": str(n), "name": f"Grower {n}"} for n in range(30)]
    many = render(questions=[question], one=False, name="Orchard", plans=people)
    assert many.count("<option") == 30
    assert 'action="/deals/Orchard/prep"' in many
    few = render(questions=[question], one=False, name="Orchard", plans=people[:3])
    assert few.count("/prep?to=") == 3


def test_a_large_committee_shows_the_first_of_it_and_three_things_unknown_of_each():
    people = [
        {"id": str(n), "person": f"Grower {n}", "role": "", "unmet": False, "against": 0.5, "veto": 0.1}
        for n in range(30)
    ]
    vetoes = {p["id"]: {"stated": False, "unknown": True, "word": "hardly", "can": False} for p in people}
    keys = ["gain", "power", "salience", "loss", "exposure"]
    data = {
        "error": None, "moved": None, "may_change": False, "standing": "", "said": [], "has_odds": False, "swings": {},
        "people": people, "vetoes": vetoes, "favours": {p["id"]: "" for p in people},
        "for_it": {p["id"]: None for p in people}, "open": {p["id"]: keys for p in people},
        "row": None, "name": "Orchard", "shown_rows": SHOWN_ROWS, "shown_open": SHOWN_OPEN, "crowd": 16, "csrf": "",
    }  # fmt: skip
    render = environment().get_template("fragments/standing.html.j2").render
    text = render(**data)
    assert text.count('scope="row"') == 30
    assert text[: text.index("<summary>18 more")].count('scope="row"') == SHOWN_ROWS
    assert text.count("and 2 more") == 30
    assert "field-of-people fixed crowd" in text
    # Whoever was just moved is not folded away.
    assert "<details data-paper open>" in render(**{**data, "row": "Grower 25"})
    assert "<details data-paper>" not in render(**{**data, "people": people[:12], "shown_rows": 12})


class _Moved:
    """A market whose workspace changes by itself the first times that it is worked out."""

    def __init__(self, times):
        self.left, self.begun, self.job = times, 0, None

    def look(self, _by):
        return ("found", None) if self.begun and not self.left else (None, self.job)

    def start(self, _by):
        self.begun += 1
        self.left = max(0, self.left - 1)
        return type("Over", (), {"wait": lambda self, _s: True})()


@pytest.mark.parametrize(("times", "begun"), [(1, 1), (3, 3)])
def test_a_market_that_nobody_stopped_is_not_called_stopped(times, begun):
    markets = _Moved(times)
    shared = type("Shared", (), {"markets": markets})()
    assert market_pages._ready(None, shared, "segment", lambda found: found) == "found"
    assert markets.begun == begun
    fragment = environment().get_template("fragments/market_job.html.j2")
    assert "Stopped" not in fragment.render(job=None, by="segment", csrf="")
    job = Job("1", "The market")
    job.state = "stopped"
    assert "Stopped. Nothing was changed." in fragment.render(job=job, by="segment", csrf="")


def test_a_number_below_nought_has_a_minus():
    assert [figure(v) for v in (-0.171, 0.4)] == ["−0.17", "0.40"]


def test_where_one_is_stands_in_the_menu(reader, lena, talks):
    for path in (DEAL, f"/people/{lena}", f"/conversations/{talks[0]}"):
        assert '<a href="/" aria-current="page">Deals</a>' in reader.get(path).text


def test_every_part_of_a_request_body_is_described(reader):
    document = reader.get("/api/v1/openapi.json").json()
    models = document["components"]["schemas"]
    seen, bare = set(), []

    def walk(node):
        if isinstance(node, list):
            for item in node:
                walk(item)
        elif isinstance(node, dict):
            name = str(node.get("$ref", "")).rsplit("/", 1)[-1]
            if name and name not in seen:
                seen.add(name)
                bare.extend(
                    f"{name}.{k}" for k, v in models[name].get("properties", {}).items() if not v.get("description")
                )
                walk(models[name])
            for item in node.values():
                walk(item)

    for methods in document["paths"].values():
        for told in methods.values():
            walk(told.get("requestBody", {}))
    assert len(seen) > 20
    assert bare == []


def test_before_storing_it_is_said_that_nobody_is_ours_and_the_rest_is_one_press():
    people = [
        {"name": name, "called": name, "chosen": chosen, "side": "unknown", "role": "", "organisation": "", "email": "",
         "talks": 1, "met": "", "where": [], "elsewhere": 0}
        for name, chosen in (("Odile Fenn", "unknown"), ("Ivo Lamb", "unknown"))
    ]  # fmt: skip
    seen = {"conversations": [], "deals": [{}], "contacts": [], "skipped": []}
    base = {"csrf": "", "path": "/import/x", "signed_in": True, "may_change": True, "owner": True, "me": None}
    base |= {"seen": seen, "days": [], "formats": [], "batch": "x", "deal": "", "deals": [], "us": []}
    base |= {"rows": [], "state": "", "deleted": [], "again": False, "guessed": [], "told": [], "unread": []}
    page = environment().get_template("understood.html.j2")
    text = page.render(people=people, **base)
    assert "Nobody here is on your side yet." in text
    assert re.search(r"<button[^>]*data-rest hidden", text)
    # On a phone a table of three columns is a list of cards.
    assert '<table class="cards">' in text
    known = [{**people[0], "chosen": "ours"}, {**people[1], "chosen": "theirs"}]
    assert "Nobody here is on your side yet." not in (text := page.render(people=known, **base))
    assert "data-rest" not in text
