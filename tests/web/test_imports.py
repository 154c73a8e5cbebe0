"""From a dropped file to a deal, by page and by API."""

from __future__ import annotations

import re
import threading
import time

import pytest

from otherside.web.config import WebConfig
from otherside.web.jobs import Asked, Job, Jobs
from otherside.workspace import Workspace
from tests.web.conftest import sign_in

TALK = b"""WEBVTT

00:00:01.000 --> 00:00:05.000
<v Ola Reed>How do you decide such things?</v>

00:00:06.000 --> 00:00:14.000
<v Tom Vale>My board has to agree, and they are tired of projects that go wrong.</v>
"""


def files(name: str = "Vale/talk.vtt", data: bytes = TALK):
    return {"files": (name, data, "text/vtt")}


def finished(client, place: str) -> str:
    for _ in range(600):
        text = client.get(place).text
        if "<progress" not in text:
            return text
        time.sleep(0.1)
    raise AssertionError("the import did not end")


def test_see_fix_and_store(client, folder):
    page = client.post("/import", data={"csrf": client.csrf}, files=files())
    assert page.url.path.startswith("/import/")
    assert "Tom Vale" in page.text
    assert "Nothing is stored yet" in page.text
    with Workspace.open(folder) as workspace:
        assert [d.name for d in workspace.deals()] == ["Brook & Sons"]
    data = {"csrf": client.csrf, "deal": "Vale", "us": "Pia Sand, Ola Reed", "do": "again"}
    assert "Tom Vale" in client.post(page.url.path, data=data).text
    data |= {"do": "store", "written-0": "Tom Vale", "name-0": "Tom Vale", "was-0": "unknown", "side-0": "theirs"}
    place = client.post(page.url.path, data=data)
    assert place.url.path.startswith("/import/jobs/")
    assert "Open Vale" in finished(client, place.url.path)
    with Workspace.open(folder) as workspace:
        assert workspace.person("Tom Vale").side.value == "theirs"
        assert workspace.evidence("Vale")
        assert workspace.check() == []
    # What was uploaded is gone, and the batch with it.
    assert not [p for p in (folder / "incoming").rglob("*") if p.is_file()]
    assert client.get(page.url.path).status_code == 404


TWICE = b"""WEBVTT

00:00:01.000 --> 00:00:04.000
<v T. Vaile>I want the crew to sleep at home again.</v>

00:00:05.000 --> 00:00:09.000
<v Tom Vale>My board is tired of projects that go wrong.</v>
"""


def test_two_names_become_one_person_before_storing(client, folder):
    page = client.post("/import", data={"csrf": client.csrf}, files=files(data=TWICE))
    fields = {
        "csrf": client.csrf, "deal": "Vale", "us": "Pia Sand",
        "written-0": "T. Vaile", "name-0": "Tom  Vale", "was-0": "unknown", "side-0": "theirs",
        "written-1": "Tom Vale", "name-1": "Tom Vale", "was-1": "unknown", "side-1": "unknown",
    }  # fmt: skip
    again = client.post(page.url.path, data={**fields, "do": "again"}).text
    # What was typed is still there.
    assert again.count('value="Tom Vale"') >= 2
    place = client.post(page.url.path, data={**fields, "do": "store"})
    assert "Open Vale" in finished(client, place.url.path)
    with Workspace.open(folder) as workspace:
        people = workspace.people("Vale")
        assert [(p.name, p.side.value) for p in people] == [("Tom Vale", "theirs")]
        assert set(people[0].aliases) >= {"T. Vaile", "Tom Vale"}
        assert {r.person_name for r in workspace.evidence("Vale")} == {"Tom Vale"}
        # It survives working everything out anew.
        workspace.refresh()
        assert [p.name for p in workspace.people("Vale")] == ["Tom Vale"]
        assert workspace.check() == []


def test_thrown_away_is_gone(client, folder):
    page = client.post("/import", data={"csrf": client.csrf}, files=files())
    client.post(page.url.path, data={"csrf": client.csrf, "do": "drop"})
    assert client.get(page.url.path).status_code == 404
    assert not [p for p in (folder / "incoming").rglob("*") if p.is_file()]


def test_no_files_and_too_many(folder):
    client = sign_in(WebConfig(folder, upload_files=2))
    assert client.post("/import", data={"csrf": client.csrf}).status_code == 422
    many = [("files", (f"{n}.txt", b"x", "text/plain")) for n in range(3)]
    assert client.post("/import", data={"csrf": client.csrf}, files=many).status_code == 413


def test_an_unreadable_file_is_left_out_with_a_reason(client):
    page = client.post("/import", data={"csrf": client.csrf}, files=files("x.bin", bytes(range(256)) * 20))
    assert "left out" in page.text


def test_a_dropped_file_sends_the_browser_on(client):
    answer = client.post("/import", data={"csrf": client.csrf}, files=files(), headers={"hx-request": "true"})
    assert answer.status_code == 204
    assert answer.headers["hx-redirect"].startswith("/import/")


def test_the_api_import_is_idempotent(client, folder):
    headers = {"x-csrf-token": client.csrf}
    body = {"deal": "Vale", "us": "Ola Reed"}
    first = client.post("/api/v1/import", data=body, files=files(), headers=headers).json()
    assert first["conversations"] == 1
    assert first["deals"] == ["Vale"]
    assert first["unattributed"] == 0
    second = client.post("/api/v1/import", data=body, files=files(), headers=headers).json()
    assert (second["conversations"], second["evidence"], second["unchanged"]) == (0, 0, 1)
    # A corrected file of the same name replaces its earlier version.
    corrected = TALK.replace(b"tired", b"weary")
    third = client.post("/api/v1/import", data=body, files=files(data=corrected), headers=headers).json()
    assert third["conversations"] == 1
    with Workspace.open(folder) as workspace:
        assert len(workspace.store.conversation_ids("Vale")) == 1


def test_the_api_preview_stores_nothing(client, folder):
    seen = client.post("/api/v1/import/preview", files=files(), headers={"x-csrf-token": client.csrf}).json()
    assert seen["conversations"][0]["turns"][1]["speaker"] == "Tom Vale"
    with Workspace.open(folder) as workspace:
        assert len(workspace.deals()) == 1


def test_a_job_stops_between_files_and_keeps_what_is_stored(tmp_path):
    paths = []
    for n in range(4):
        path = tmp_path / "in" / f"{n}.vtt"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(TALK.replace(b"board", b"board " + str(n).encode()))
        paths.append(path)
    jobs = Jobs(lambda: Workspace.init(tmp_path / "ws"))
    job = Job("j", "four")
    plain = Job.progress

    class Stopping(Job):
        __slots__ = ()

        def progress(self, stage, done, total):
            if stage == "storing" and done == 2:
                self.stop()
            plain(self, stage, done, total)

    job = Stopping("j", "four")
    jobs._end(job, lambda job: jobs._import(job, Asked(paths, "Vale", ["Ola Reed"])))
    assert job.state == "stopped"
    with Workspace.open(tmp_path / "ws") as workspace:
        assert len(workspace.store.conversation_ids()) == 2
        assert not workspace.store.unresolved()
        workspace.settle()
        assert workspace.check() == []


def test_a_job_that_fails_says_so_in_one_line(tmp_path):
    jobs = Jobs(lambda: Workspace.init(tmp_path / "ws"))
    over = threading.Event()
    job = jobs.start("nothing there", [tmp_path / "nope"], after=over.set)
    assert over.wait(60)
    job.wait()
    assert job.state == "failed"
    assert "no such file" in (job.error or "")


def test_jobs_are_listed(client):
    assert client.get("/api/v1/imports").json()["imports"] == []
    client.post("/api/v1/import", files=files(), headers={"x-csrf-token": client.csrf})
    (job,) = client.get("/api/v1/imports").json()["imports"]
    assert job["state"] == "done"
    assert client.get(f"/api/v1/imports/{job['id']}").json()["title"] == "talk.vtt"
    assert "talk.vtt" in client.get("/import").text
    stopped = client.post(f"/api/v1/imports/{job['id']}/stop", headers={"x-csrf-token": client.csrf})
    assert stopped.status_code == 200


@pytest.mark.parametrize("name", ["../../otherside.db", "/otherside.db", "..\\otherside.db"])
def test_an_upload_cannot_overwrite_the_workspace(client, folder, name):
    before = (folder / "otherside.db").read_bytes()
    client.post("/import", data={"csrf": client.csrf}, files=files(name, b"gone"))
    assert (folder / "otherside.db").read_bytes() == before


def test_who_we_are_said_late_moves_what_was_only_understood(folder):
    config = WebConfig(folder.parent / "new")
    Workspace.init(config.folder).close()
    client = sign_in(config)
    page = client.post("/import", data={"csrf": client.csrf}, files=files())
    sides = re.findall(
        r'name="written-(\d)" value="([^"]+)"><input type="hidden" name="was-\d" value="(\w+)"', page.text
    )
    assert {side for _, _, side in sides} == {"unknown"}
    form = {"csrf": client.csrf, "deal": "Vale", "us": "Ola Reed"}
    for number, name, _ in sides:
        form |= {
            f"written-{number}": name,
            f"name-{number}": name,
            f"was-{number}": "unknown",
            f"side-{number}": "unknown",
        }
    again = client.post(page.url.path, data={**form, "do": "again"}).text
    assert re.search(r'value="ours" checked(?:(?!</tr>).)*', again)
    place = client.post(page.url.path, data={**form, "do": "store"}).url.path
    finished(client, place)
    with Workspace.open(config.folder) as workspace:
        assert {p.name: p.side.value for p in workspace.people("Vale")} == {"Ola Reed": "ours", "Tom Vale": "theirs"}
