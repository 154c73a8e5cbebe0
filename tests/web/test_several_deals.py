"""Files of several clients dropped at once: each has a deal of its own, proposed and to be changed, and one control sets all."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from otherside.workspace import Workspace
from tests.web.test_imports import finished

US = "Pia Sand, Ola Reed"


def talk(who: str, said: str = "I want the crew at home by dark.", firm: str = "") -> bytes:
    head = f"---\nparticipants:\n  - name: {who}\n    company: {firm}\n---\n" if firm else ""
    return f"{head}Ola Reed: What would you like to be different?\n\n{who}: {said}\n".encode()


def drop(client, *files: tuple[str, bytes]):
    return client.post("/import", data={"csrf": client.csrf}, files=[("files", (n, d, "text/plain")) for n, d in files])


def rows(text: str) -> dict[str, str]:
    """Deals in the form, by the file or folder that each stands beside."""
    found = re.findall(r'name="group-(\d+)" value="([^"]*)".*?name="deal-\1" value="([^"]*)"', text, re.DOTALL)
    return {key: deal.replace("&amp;", "&") for _, key, deal in found}


def fields(text: str, **more: str) -> dict[str, str]:
    """The hidden and typed fields of the form, as a browser would send them back."""
    form = dict(re.findall(r'<input type="(?:hidden|text)"[^>]*? name="([^"]+)" value="([^"]*)"', text))
    form |= dict(re.findall(r'<input type="text" class="name" id="[^"]*" name="([^"]+)" value="([^"]*)"', text))
    sides = re.findall(r'name="(side-\d+)" value="(\w+)" checked', text)
    return {key: value.replace("&amp;", "&") for key, value in form.items()} | dict(sides) | more


def homes(folder) -> dict[str, list[str]]:
    with Workspace.open(folder) as workspace:
        return {d.name: sorted(p.name for p in workspace.people(d.name)) for d in workspace.deals()}


def test_files_of_two_clients_stay_apart(client, folder):
    page = drop(client, ("next.txt", talk("Lena Brook")), ("mills.txt", talk("Uma Reyes", firm="Reyes Mills")))
    # Who is known leads to their deal, a firm to its own; the other file's people change nothing in that.
    assert rows(page.text) == {"next.txt": "Brook & Sons", "mills.txt": "Reyes Mills"}
    place = client.post(page.url.path, data=fields(page.text, us=US, do="store")).url.path
    ended = finished(client, place)
    assert "Open Reyes Mills" in ended
    assert "Open Brook &amp; Sons" in ended
    found = homes(folder)
    assert "Uma Reyes" in found["Reyes Mills"]
    assert "Uma Reyes" not in found["Brook & Sons"]
    assert "Lena Brook" not in found["Reyes Mills"]
    assert not [p for p in (folder / "incoming").rglob("*") if p.is_file()]


def test_a_note_in_which_only_the_client_speaks_goes_with_their_other_files(client):
    note = "# Walk round the yard\n\nUma Reyes: We lost a week.\n\nUma Reyes: And I hate the gate.\n"
    page = drop(client, ("a.txt", talk("Uma Reyes", firm="Reyes Mills")), ("note.txt", note.encode()))
    again = client.post(page.url.path, data=fields(page.text, us=US, do="again"))
    assert rows(again.text) == {"a.txt": "Reyes Mills", "note.txt": "Reyes Mills"}


def test_what_nothing_tells_of_is_left_open_and_not_pooled(client):
    page = drop(client, ("mills.txt", talk("Uma Reyes", firm="Reyes Mills")), ("cider.txt", talk("Jory Penn")))
    assert rows(page.text) == {"mills.txt": "Reyes Mills", "cider.txt": ""}


def test_the_same_full_name_ties_two_files_and_a_first_name_does_not(client):
    page = drop(
        client,
        ("a.txt", talk("Uma Reyes", firm="Reyes Mills")),
        ("b.txt", talk("Uma Reyes", "We lost a week.")),
        ("c.txt", talk("Uma", "We lost a week.")),
    )
    # As long as nobody knows who we are, whoever is in all of them may be one of us.
    assert rows(page.text) == {"a.txt": "Reyes Mills", "b.txt": "", "c.txt": ""}
    again = client.post(page.url.path, data=fields(page.text, us=US, do="again"))
    assert rows(again.text) == {"a.txt": "Reyes Mills", "b.txt": "Reyes Mills", "c.txt": ""}
    # What somebody emptied or wrote stays so, whatever is proposed; also when they come back to the page.
    data = fields(again.text, us=US, do="again") | {"deal-0": "Mills", "deal-1": ""}
    wanted = {"a.txt": "Mills", "b.txt": "", "c.txt": ""}
    third = client.post(page.url.path, data=data)
    assert rows(third.text) == wanted
    assert rows(client.post(page.url.path, data=fields(third.text, us=US, do="again")).text) == wanted
    assert rows(client.get(page.url.path).text) == wanted


def packed(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as out:
        for name in names:
            client_name = name.split("/")[-2]
            out.writestr(name, talk(f"{client_name} Vane", f"{client_name} wants the roof mended."))
    return held.getvalue()


@pytest.mark.parametrize(
    ("dropped", "wanted"),
    [
        ([("Rook/a.txt", 0), ("Dunn/b.txt", 0)], {"Rook": "Rook", "Dunn": "Dunn"}),
        # A folder with a folder for each client, as one drags it.
        ([("Clients/Rook/a.txt", 0), ("Clients/Dunn/b.txt", 0)], {"Clients/Rook": "Rook", "Clients/Dunn": "Dunn"}),
        ([("Rook/calls/a.txt", 0), ("Rook/mail/b.txt", 0), ("Dunn/c.txt", 0)], {"Rook": "Rook", "Dunn": "Dunn"}),
        # A folder that only sorts is nobody's.
        ([("calls/a.txt", 0), ("calls/b.txt", 0)], {"calls/a.txt": "", "calls/b.txt": ""}),
        ([("all.zip", ("Rook/a.txt", "Dunn/b.txt"))], {"all.zip!/Rook": "Rook", "all.zip!/Dunn": "Dunn"}),
        # Packed with the folder around them.
        ([("all.zip", ("x/Rook/a.txt", "x/Dunn/b.txt"))], {"all.zip!/x/Rook": "Rook", "all.zip!/x/Dunn": "Dunn"}),
        ([("Rook.zip", ("Rook/a.txt",)), ("Dunn/b.txt", 0)], {"Rook.zip!/Rook": "Rook", "Dunn": "Dunn"}),
    ],
)  # fmt: skip
def test_a_folder_for_each_client_is_a_deal_for_each(client, dropped, wanted):
    files = [(n, packed(*inner) if inner else talk(f"{n[-5]}da Vane", f"{n} wants it mended.")) for n, inner in dropped]
    assert rows(drop(client, *files).text) == wanted


def test_members_of_one_archive_go_to_their_own_deals(client, folder):
    page = drop(client, ("all.zip", packed("x/Rook/a.txt", "x/Dunn/b.txt")))
    data = fields(page.text, us=US, do="store")
    data["deal-0"] = "Dunn & Daughters"
    finished(client, client.post(page.url.path, data=data).url.path)
    assert {"Rook", "Dunn & Daughters"} < set(homes(folder))
    assert "Rook Vane" in homes(folder)["Rook"]


def test_one_control_sets_all_and_a_row_is_its_own(client, folder):
    page = drop(client, ("a.txt", talk("Ada Vane")), ("b.txt", talk("Bo Lund", "We lost a week.")))
    again = client.post(page.url.path, data=fields(page.text, us=US, deal="Vane Boats", do="all"))
    assert rows(again.text) == {"a.txt": "Vane Boats", "b.txt": "Vane Boats"}
    data = fields(again.text, us=US, do="store")
    data["deal-1"] = "Lund"
    finished(client, client.post(page.url.path, data=data).url.path)
    found = homes(folder)
    assert "Bo Lund" in found["Lund"]
    assert "Ada Vane" in found["Vane Boats"]
    assert "Bo Lund" not in found["Vane Boats"]


def test_a_side_is_set_in_the_deal_where_the_name_is(client, folder):
    """A first name in one file is nobody of another deal who has that first name."""
    page = drop(client, ("a.txt", talk("Lena", "We lost a week.")), ("b.txt", talk("Lena Brook", "We lost two.")))
    data = fields(page.text, us=US, do="store")
    data |= {"deal-0": "Harbour", "deal-1": "Brook & Sons"}
    number = next(key[-1] for key, name in data.items() if key.startswith("written-") and name == "Lena")
    data |= {f"was-{number}": "theirs", f"side-{number}": "ours"}
    finished(client, client.post(page.url.path, data=data).url.path)
    with Workspace.open(folder) as workspace:
        assert {p.name: p.side.value for p in workspace.people("Brook & Sons")}["Lena Brook"] == "theirs"
        assert {p.name: p.side.value for p in workspace.people("Harbour")}["Lena"] == "ours"


def test_what_is_here_already_is_said_before_it_is_stored(client):
    first = drop(client, ("a.txt", talk("Ada Vane")))
    finished(client, client.post(first.url.path, data=fields(first.text, us=US, deal="Vane", do="store")).url.path)
    page = drop(client, ("a.txt", talk("Ada Vane")), ("b.txt", talk("Bo Lund")))
    assert "here already, in Vane" in page.text
    moved = client.post(page.url.path, data={**fields(page.text, do="again"), "deal-0": "Other"})
    assert "storing moves it to Other" in moved.text
