"""The next call of a deal: the deal is proposed, sides stand where they are known, and what was moved is said."""

import re

from otherside.domain import Person, Side
from otherside.web.acquaintances import acquaintances, likely_deal, side_in
from tests.web.test_imports import files, finished

DEAL = "Brook & Sons"
NEXT = b"""WEBVTT

00:00:01.000 --> 00:00:04.000
<v Pia Sand>What has changed since we spoke?</v>

00:00:05.000 --> 00:00:09.000
<v Lena Brook>The audit came a month early and nobody was ready.</v>

00:00:10.000 --> 00:00:14.000
<v Marek Olin>I only joined on Monday.</v>
"""


def person(name, side, *deals, mail=""):
    return Person(name, name, side, emails=(mail,) if mail else (), aliases=(name,), deals=deals)


def test_the_deal_whose_buyers_are_in_it_is_proposed_and_a_tie_is_not():
    people = [
        person("Lena Brook", Side.THEIRS, "Brook"),
        person("Ada Quill", Side.THEIRS, "Quill", mail="ada@quill.example"),
        person("Ed Holm", Side.THEIRS, "Quill"),
        person("Pia Sand", Side.OURS, "Quill", "Brook"),
    ]
    known = acquaintances(people, {"Lena Brook": "", "Pia Sand": "", "A. Quill": "ADA@quill.example"})
    assert {name: [p.name for p in found] for name, found in known.items()} == {
        "Lena Brook": ["Lena Brook"], "Pia Sand": ["Pia Sand"], "A. Quill": ["Ada Quill"],
    }  # fmt: skip
    assert likely_deal(known.values()) == ""
    assert likely_deal(acquaintances(people, {"Ada Quill": "", "Ed Holm": "", "Lena Brook": ""}).values()) == "Quill"
    # Our own people are in every deal, and a single first name may be anybody's.
    assert likely_deal(acquaintances(people, {"Pia Sand": "", "Lena": ""}).values()) == ""


def test_of_another_deal_only_our_own_are_known():
    lena, pia = person("Lena Brook", Side.THEIRS, "Brook"), person("Pia Sand", Side.OURS, "Brook")
    assert side_in([lena], "Brook").side is Side.THEIRS
    assert side_in([lena], "Quill") is None
    assert side_in([pia], "Quill").side is Side.OURS
    assert side_in([pia, person("Pia Sand", Side.THEIRS, "Holm")], "Quill") is None


def test_the_next_call_goes_to_its_deal_with_the_sides_that_are_known(client, folder):
    page = client.post("/import", data={"csrf": client.csrf}, files=files("next.vtt", NEXT))
    assert 'name="deal" value="Brook &amp; Sons"' in page.text
    # Also where the file alone tells nobody's side, since it does not say who we are.
    again = {"csrf": client.csrf, "deal": "brook & sons", "us": "", "do": "again"}
    page = client.post(page.url.path, data=again)
    assert 'name="deal" value="Brook &amp; Sons"' in page.text
    rows = dict(re.findall(r'<tr><th scope="row">(\w+ \w+)<.*?value="(\w+)" checked', page.text, re.DOTALL))
    assert rows == {"Pia Sand": "ours", "Lena Brook": "theirs", "Marek Olin": "unknown"}
    assert page.text.count("known from Brook &amp; Sons") == 2


def test_what_was_moved_is_said_and_no_command_stands_on_a_page(client, folder):
    other = NEXT.replace(b"Lena Brook", b"Uma Reyes").replace(b"Pia Sand", b"Ola Reed")
    page = client.post("/import", data={"csrf": client.csrf}, files=files("next.vtt", other))
    job = client.post(page.url.path, data={"csrf": client.csrf, "deal": "Loose", "us": "", "do": "store"})
    finished(client, job.url.path)
    glance = client.get("/deals/Loose/glance").text
    assert "nobody on the buyer" in glance
    assert "otherside" not in glance
    assert 'href="/deals/Loose#sides"' in glance
    assert "otherside side" not in client.get("/deals/Loose/forecast").text
    # There, one button says whose side somebody is on, and one is back at the deal.
    deal = client.get("/deals/Loose").text
    who = re.search(r'action="(/people/[^"]+/side)".*?aria-label="Uma Reyes is on their side"', deal, re.DOTALL)
    stated = client.post(who[1], data={"csrf": client.csrf, "deal": "Loose", "side": "theirs"}, follow_redirects=False)
    assert stated.headers["location"] == "/deals/Loose#sides" or stated.headers["location"].startswith("/import/jobs/")
    # The same file once more, for another deal: it says that it has moved.
    page = client.post("/import", data={"csrf": client.csrf}, files=files("next.vtt", other))
    job = client.post(page.url.path, data={"csrf": client.csrf, "deal": "Reyes Mills", "us": "", "do": "store"})
    assert "moved 1 file from" in finished(client, job.url.path)
