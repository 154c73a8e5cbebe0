"""Chats of Slack and Teams, as their own exports and interfaces give them."""

import json
from datetime import UTC, datetime

import pytest

from otherside.domain import TurnKind
from otherside.importers import ImporterError, SourceFile, parse
from otherside.importers.slack_export import Accounts


def _parse(value, name="chat.json"):
    return parse(SourceFile(name, json.dumps(value).encode()))


def _slack(user, name, text, ts, **more):
    profile = {"user_profile": {"real_name": name, "display_name": name.split()[0].lower()}} if name else {}
    return {"type": "message", "user": user, "text": text, "ts": ts, **profile, **more}


def _teams(name, content, at, *, html=True, **more):
    author = {"application": None, "user": {"id": "8f", "displayName": name}} if name else None
    body = {"contentType": "html" if html else "text", "content": content}
    return {"id": at, "messageType": "message", "createdDateTime": at, "from": author, "body": body, **more}


SLACK = [
    _slack("U2", "Nils Aas", "<@U1> has joined the channel", "1791446300.000100", subtype="channel_join"),
    _slack(
        "U1",
        "Dana Lee",
        "<@U2> the audit is on Friday &amp; nobody has the list. See <https://x.test/a|the plan>",
        "1791446400.000100",
    ),
    _slack("U2", None, "Our auditor wrote:\n&gt; Bring the list.\nWe haven't got it.", "1791446460.000200"),
    {
        "type": "message",
        "subtype": "bot_message",
        "bot_id": "B1",
        "username": "Reminder",
        "text": "Stand-up",
        "ts": "1791446500.000000",
    },
]


def test_slacks_own_export_has_names_and_times():
    (talk,) = _parse(SLACK, "export/audit/2026-10-08.json").conversations
    assert (talk.title, talk.format, str(talk.date), talk.dated_by_file) == (
        "audit 2026-10-08",
        "chat",
        "2026-10-08",
        False,
    )
    assert [p.name for p in talk.participants] == ["Dana Lee", "Nils Aas"]
    said = [(t.speaker, t.text) for t in talk.turns if t.kind is TurnKind.MESSAGE]
    assert said == [
        ("Dana Lee", "@Nils Aas the audit is on Friday & nobody has the list. See the plan"),
        ("Nils Aas", "Our auditor wrote:"),
        ("Nils Aas", "We haven't got it."),
    ]
    notes = [t.text for t in talk.turns if t.kind is TurnKind.NOTE]
    assert notes == ["Nils Aas: @Dana Lee has joined the channel", "Bring the list.", "Reminder: Stand-up"]
    assert talk.turns[1].at == datetime(2026, 10, 8, 8, 0, 0, 100, tzinfo=UTC)


def test_slacks_answer_to_a_program_lists_the_newest_first():
    (talk,) = _parse({"ok": True, "messages": SLACK[::-1]}).conversations
    assert [t.at for t in talk.turns] == sorted(t.at for t in talk.turns)
    assert talk.turns[1].speaker == "Dana Lee"


def test_an_account_without_a_name_is_nobody_and_is_told_of():
    with pytest.raises(ImporterError, match="no names are beside the accounts U1, U2"):
        _parse(
            [_slack("U1", None, "Hello there.", "1791446400.000100"), _slack("U2", None, "Hi.", "1791446401.000100")]
        )
    found = _parse([_slack("U1", "Dana Lee", "Hello.", "1791446400.000100"), _slack("U9", None, "Hi.", "1791446401.0")])
    assert [t.speaker for t in found.conversations[0].turns] == ["Dana Lee", None]
    assert "U9" in found.skipped[0].reason
    assert found.skipped[0].partial
    named = _parse([_slack("Dana Lee", None, "Hello.", "1791446400.000100")])
    assert named.conversations[0].turns[0].speaker == "Dana Lee"


def test_teams_messages_have_names_and_times():
    value = [
        _teams(None, "<systemEventMessage/>", "2026-10-08T08:00:00Z", messageType="systemEventMessage"),
        _teams("Lee, Dana", "<p>The audit is on <b>Friday</b>.</p><p>Can you come?</p>", "2026-10-08T08:02:00.12Z"),
        _teams("Nils Aas (Globex)", "a < b, yes", "2026-10-08T08:01:00Z", html=False),
        _teams("Nils Aas (Globex)", "", "2026-10-08T08:03:00Z", deletedDateTime="2026-10-08T08:04:00Z"),
        _teams(
            "Nils Aas (Globex)",
            "<blockquote><p>Can you come?</p></blockquote><p>I can.</p>",
            "2026-10-08T08:05:00Z",
            replies=[_teams("Dana Lee", "<div>Good, 9 o'clock</div>", "2026-10-08T08:06:00Z")],
        ),
    ]
    (talk,) = _parse({"@odata.context": "x", "value": value[::-1]}, "audit.json").conversations
    assert (talk.title, talk.format, str(talk.date)) == ("audit", "chat", "2026-10-08")
    assert [(t.speaker, t.text) for t in talk.turns] == [
        ("Nils Aas", "a < b, yes"),
        ("Dana Lee", "The audit is on Friday.\n\nCan you come?"),
        (None, "Can you come?"),
        ("Nils Aas", "I can."),
        ("Dana Lee", "Good, 9 o'clock"),
    ]
    assert {t.kind for t in talk.turns if t.speaker} == {TurnKind.MESSAGE}
    assert talk.participants[0].organisation == "Globex"


def test_chats_of_one_file_are_told_apart_and_an_empty_one_is_refused():
    pair = [_teams("Dana Lee", f"<p>Hello {n}</p>", f"2026-10-0{n}T08:00:00Z", chatId=f"19:{n}") for n in (1, 2)]
    assert [c.title for c in _parse({"value": pair}, "chats.json").conversations] == ["chats 1", "chats 2"]
    with pytest.raises(ImporterError, match="no message of anybody"):
        _parse({"value": [_teams("Dana Lee", "", "2026-10-08T08:00:00Z", deletedDateTime="2026-10-08T08:01:00Z")]})


ACCOUNTS = [
    {"id": "U1", "name": "dana", "profile": {"real_name": "Dana Lee", "title": "CFO", "email": "Dana@globex.test"}},
    {"id": "U2", "name": "nils", "real_name": "Nils Aas", "profile": {"real_name": ""}},
]


def test_the_exports_own_list_of_accounts_tells_who_wrote():
    messages = [
        _slack("U1", None, "<@U2> is off on Friday.", "1791446400.000100"),
        _slack("U2", None, "I am.", "1791446401.1"),
    ]
    source = SourceFile(
        "x/audit/2026-10-08.json", json.dumps(messages).encode(), accounts=Accounts(json.dumps(ACCOUNTS).encode())
    )
    (talk,) = parse(source).conversations
    assert [(p.name, p.email, p.role) for p in talk.participants] == [
        ("Dana Lee", "dana@globex.test", "CFO"),
        ("Nils Aas", None, None),
    ]
    assert talk.turns[0].text == "@Nils Aas is off on Friday."


@pytest.mark.parametrize("broken", [b"[", b"{}", b'[{"id": "U1"}]', b"[" * 100_000])
def test_a_list_of_accounts_that_cannot_be_read_tells_nobody(broken):
    source = SourceFile(
        "a.json", json.dumps([_slack("U1", None, "Hello.", "1791446400.000100")]).encode(), accounts=Accounts(broken)
    )
    with pytest.raises(ImporterError, match=r"no names are beside the accounts U1; add the folder of the whole export"):
        parse(source)
