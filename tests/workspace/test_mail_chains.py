"""The same mail in two files counts once, whether or not the mails name each other."""

from collections import Counter

import pytest

from otherside.domain.repeats import left_of, letters
from otherside.workspace import Workspace

ADA, IDA, CY = (
    "Ada Voss <ada.voss@marlstone.example>",
    "Ida Berg <ida@berg.example>",
    "Cy Holt <cy@marlstone.example>",
)
WORDS = (
    "I'm afraid that the crane arrives before the quay is strong enough.\nWe want to lift the first boat in May.\n\n"
    "Our slipway broke twice last winter and I had to send people home.\n"
)
SIGNED = f"{WORDS}\nKind regards\nAda Voss\nHead of Works, Marlstone\n+44 20 7946 0000\n"
MONDAY, LATER = "Mon, 2 Nov 2026 09:00:00 +0000", "Tue, 3 Nov 2026 08:00:00 +0000"
WROTE = "On Mon, 2 Nov 2026 at 09:00, Ada Voss <ada.voss@marlstone.example> wrote:\n"
BANNER = "[External mail, take care]\n"
ANSWER = "I'd like to see it before I sign anything.\n"


def quoted(text):
    return "".join(f"> {line}\n" for line in text.rstrip("\n").split("\n"))


def mail(sender, body, date, subject="Quay", number=None, answers=None):
    to = IDA if sender != IDA else ADA
    head = f"From: {sender}\nTo: {to}\nSubject: {subject}\nDate: {date}\n"
    head += f"Message-ID: <{number}>\n" if number else ""
    head += f"In-Reply-To: <{answers}>\n" if answers else ""
    return f"{head}MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{body}"


FIRST = mail(ADA, SIGNED, MONDAY, number="a@m")
FORWARDED = (
    "Please see below.\n\n---------- Forwarded message ---------\nFrom: Ada Voss <ada.voss@marlstone.example>\n"
    f"Date: Mon, 2 Nov 2026 at 09:00\nSubject: Quay\nTo: Bo Lind <bo@marlstone.example>\n\n{SIGNED}"
)
CHAINS = {
    "named": (FIRST, mail(ADA, f"{ANSWER}\n{WROTE}{quoted(SIGNED)}", LATER, "Re: Quay", "c@m", "a@m")),
    "not named": (FIRST, mail(ADA, f"{ANSWER}\n{WROTE}{quoted(SIGNED)}", LATER, "Re: Quay", "c@m")),
    "no numbers": (mail(ADA, SIGNED, MONDAY), mail(ADA, f"{ANSWER}\n{WROTE}{quoted(SIGNED)}", LATER, "Re: Quay")),
    "a line above": (FIRST, mail(ADA, f"{ANSWER}\n{WROTE}{quoted(BANNER + SIGNED)}", LATER, "Re: Quay", "c@m", "a@m")),
    "forwarded": (FIRST, mail(CY, FORWARDED, LATER, "Fwd: Quay", "f@m")),
    "saved twice": (FIRST, f"X-Saved: again\n{FIRST}"),
    "saved twice without numbers": (mail(ADA, SIGNED, MONDAY), "X-Saved: again\n" + mail(ADA, SIGNED, MONDAY)),
    "another number by the way": (FIRST, mail(ADA, SIGNED, MONDAY, number="x@gateway")),
}  # fmt: skip


def add(tmp_path, *mails, deals=("Quay", "Quay")):
    with Workspace.init(tmp_path / "w", ["berg.example"]) as workspace:
        hints = []
        for n, (text, deal) in enumerate(zip(mails, deals, strict=True)):
            (tmp_path / f"{n}.eml").write_text(text)
            hints += workspace.add(tmp_path / f"{n}.eml", deal=deal).hints
        rows = workspace.store.evidence()
    return Counter((r.deal, r.evidence.quote) for r in rows), hints


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("chain", CHAINS)
def test_the_words_of_one_mail_count_once(tmp_path, chain, backwards):
    found, hints = add(tmp_path, *(reversed(CHAINS[chain]) if backwards else CHAINS[chain]))
    assert sum(n for (_, quote), n in found.items() if "crane arrives" in quote) == 1
    assert set(found.values()) == {1}
    assert not any("counts twice" in hint for hint in hints)


def test_a_mail_of_another_deal_stays_there(tmp_path):
    found, _ = add(tmp_path, *CHAINS["not named"], deals=("Quay", "Slipway"))
    assert {deal for deal, quote in found if "crane arrives" in quote} == {"Quay", "Slipway"}


@pytest.mark.parametrize(
    "other",
    [
        mail(ADA, SIGNED, "Thu, 3 Dec 2026 08:00:00 +0000", number="d@m"),
        mail(CY, SIGNED, LATER, number="d@m"),
        mail(CY, SIGNED, MONDAY),
        mail(ADA, f"{ANSWER}\nI'm afraid of the winter.\n", LATER, number="d@m"),
    ],
)
def test_what_was_written_twice_are_two_mails(tmp_path, other):
    found, _ = add(tmp_path, FIRST, other)
    with Workspace.init(tmp_path / "w") as workspace:
        assert len(list(workspace.conversations())) == 2
    assert found


@pytest.mark.parametrize(
    ("quote", "left"),
    [
        (WORDS, ""),
        (WORDS.split("\n\n")[0], ""),
        (f"Sent from outside.\n\n{WORDS}", "Sent from outside."),
        (f"{WORDS}\nAnd the paint is due as well, for the third year.", "And the paint is due as well, for the third year."),
        ("No.", "No."),
        ("The paint is due as well.", "The paint is due as well."),
    ],
)  # fmt: skip
def test_of_a_quotation_what_no_message_says_is_left(quote, left):
    assert left_of(quote, [letters(WORDS)]) == left
