"""What somebody typed is never lost: on the sheet, in a search, where a file was forgotten."""

import re

from otherside.web.pages.write import same_words

DEAL = "Brook & Sons"


def sheet(text, name="text"):
    return re.search(rf'name="{name}"[^>]*>(.*?)</textarea>', text, re.DOTALL)[1]


def test_a_draft_keeps_what_was_typed_and_gives_it_back(client, lena):
    data = {"csrf": client.csrf, "deal": DEAL, "to": lena, "kind": "email"}
    drafted = client.post("/write/draft", data={**data, "text": "Dear Lena,\nI thought of your Fridays."}).text
    assert "I thought of your Fridays." not in sheet(drafted)
    assert "I thought of your Fridays." in sheet(drafted, "kept")
    # Another draft over an untouched one keeps what was typed before it.
    before = {"text": sheet(drafted).replace("\n", "\r\n"), "drafted": sheet(drafted), "kept": sheet(drafted, "kept")}
    again = client.post("/write/draft", data={**data, "kind": "call", **{k: unescaped(v) for k, v in before.items()}})
    assert "I thought of your Fridays." in sheet(again.text, "kept")
    back = client.post("/write/draft", data={**data, "do": "back", "text": "New", "kept": "Old"}).text
    assert (sheet(back), sheet(back, "kept")) == ("Old", "New")
    assert "What you had written" not in client.post("/write/draft", data={**data, "text": ""}).text


def unescaped(text):
    import html

    return html.unescape(text)


def test_the_same_words_are_no_text_of_ones_own():
    assert same_words("  ", "Dear Lena")
    assert same_words("Dear Lena\r\n\r\nHow", "Dear Lena\n\nHow")
    assert not same_words("Dear Lena, dear all", "Dear Lena")


def test_a_draft_that_cannot_be_made_keeps_the_sheet(client):
    data = {"csrf": client.csrf, "deal": DEAL, "to": "", "kind": "email", "text": "Half a thought"}
    answer = client.post("/write/draft", data=data)
    assert answer.status_code == 422
    assert sheet(answer.text) == "Half a thought"
    assert "Choose a deal and a person first" in answer.text


def test_the_address_of_a_draft_opens_the_sheet(reader, lena):
    page = reader.get("/write/draft", params={"deal": DEAL, "to": lena})
    assert page.status_code == 200
    assert page.url.path == "/write"
    assert f'value="{lena}" selected' in page.text
    assert 'data-copy="text"' in page.text


def test_a_search_that_cannot_be_read_keeps_its_words(reader):
    page = reader.get("/search", params={"q": "Friday", "deal": "nowhere"})
    assert 'value="Friday"' in page.text
    assert "otherside add" not in page.text


def test_without_files_the_frame_to_drop_them_is_still_there(client):
    page = client.post("/import", data={"csrf": client.csrf})
    assert page.status_code == 422
    assert "There were no files" in page.text
    assert "Drop files or folders here" in page.text


def test_an_address_that_cannot_be_read_is_said_plainly(reader):
    page = reader.get("/deals/Brook%20&%20Sons/changes", params={"since": "soon"})
    assert page.status_code == 422
    assert "“since” cannot be read" in page.text
    assert "Query" not in page.text
    assert reader.get("/deals/nowhere").status_code == 404
    assert "otherside add" not in reader.get("/deals/nowhere").text
