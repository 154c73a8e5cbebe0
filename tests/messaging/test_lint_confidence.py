"""A message that tells its reader what somebody else said in confidence."""

import pytest

from otherside.messaging.lint import LintContext, Quoted, Severity, lint
from otherside.messaging.lint.confidence import _same_run, subjects

KEPT = (
    Quoted("The man from Brandt Ovens is Uwe's cousin.", (), "Ada Voss"),
    Quoted("I am counting the thirty-seven spoilt trays myself before I show them to Rolf.", (), "Ada Voss"),
)
OPEN = (
    "Uwe Kamp: I've asked Brandt Ovens for a price.",
    "Rolf Behrend: We bake for nine shops and Uwe runs the night shift.",
    "Ada Voss: I count the trays every evening.",
)
CONTEXT = LintContext(confided=KEPT, open=OPEN)


def betrayed(text, context=CONTEXT):
    return [f for f in lint(text, context) if f.rule == "betrays_confidence"]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Uwe's cousin is with Brandt Ovens, so I would be careful there.", KEPT[0]),
        ("You should know that Brandt's man is a cousin of Uwe's.", KEPT[0]),
        ("Ada has counted 37 spoilt trays so far.", KEPT[1]),
        ("She said “I am counting the thirty-seven spoilt trays myself before I show them”.", KEPT[1]),
    ],
)
def test_what_was_confided_is_found_with_the_words_it_betrays(text, quote):
    (found,) = betrayed(text)
    assert found.code == "OS901"
    assert found.severity is Severity.ERROR
    assert f"Ada Voss said in confidence: “{quote.text}”" in found.why
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "Uwe has asked Brandt Ovens for a price.",
        "What would you want to know from Brandt Ovens?",
        "How many trays are spoilt in a night?",
        "Ada counts the trays every evening.",
        "Nine shops and one night shift: what happens when Uwe is ill?",
        "Could we look at the ovens on the thirty-first of May?",
    ],
)
def test_what_others_say_openly_is_nobodys_secret(text):
    assert betrayed(text) == []


@pytest.mark.parametrize(
    ("own", "spoken", "found"),
    [
        ("There are seven vans where Ada does not know what they carry.", " we carry flour ", {"car"}),
        ("There are seven vans where Ada does not know what they carry.", " you know what they carry ", set()),
        ("Which seven shops carry flour?", "", set()),
    ],
)
def test_their_own_words_in_a_row_are_new_unless_they_were_said_openly(own, spoken, found):
    theirs = "There are seven where I truly don't know what they carry."
    shared = subjects(theirs) & subjects(own)
    assert {word[:3] for word in _same_run(own, theirs, shared, spoken)} == found


def test_what_the_reader_may_know_is_not_betrayed():
    text = "Uwe's cousin is with Brandt Ovens."
    heard = LintContext(confided=KEPT, open=[*OPEN, "Rolf Behrend: Uwe's cousin works for Brandt Ovens, I know."])
    assert betrayed(text, heard) == []


@pytest.mark.parametrize(
    "text",
    [
        "Between us, she told me that the bakers are against it.",
        "Walter told me in confidence that the lease ends in May.",
        "Off the record, your foreman says he will not use it.",
        "Don't tell her I said so, but the lease ends in May.",
        "She asked me not to tell you this.",
        "I'm not supposed to tell you this, but they have another offer.",
        "You didn't hear this from me, but Walter is leaving.",
        "I promised her I wouldn't say anything, but she is tired of it.",
    ],
)
def test_to_say_that_it_was_confided_is_found_without_a_deal(text):
    assert {f.code for f in betrayed(text, LintContext())} == {"OS902"}


@pytest.mark.parametrize(
    "text",
    [
        "What you told me in confidence stays with me.",
        "This stays between us.",
        "Between us we have three fitters free in May.",
        "Between us, what do you think?",
        "You asked me not to tell anyone, and I haven't.",
        "She asked me to tell you that the lorry is late.",
        "Walter told me that the lease ends in May.",
        "Please tell her I said hello.",
        "We promised not to share your data with anybody.",
    ],
)
def test_a_promise_to_keep_quiet_betrays_nobody(text):
    assert betrayed(text, LintContext()) == []


SILENT = LintContext(
    confided=(
        Quoted("Nothing goes back to Rolf.", (), "Ada Voss", "silence"),
        Quoted("I would like to walk out and find it still baking.", (), "Ada Voss"),
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "Ada told me that she is glad of it.",
        "You asked about Ada. She mentioned that she sleeps badly.",
        "According to Ada the night shift is tired.",
    ],
)
def test_to_pass_on_what_was_to_stay_is_found(text):
    (found,) = [f for f in lint(text, SILENT) if f.code == "OS903"]
    assert "Ada Voss asked us: “Nothing goes back to Rolf.”" in found.why


@pytest.mark.parametrize(
    "text",
    [
        "You told me that the oven smokes.",
        "I don't pass on what Ada tells me.",
        "Ada, Uwe and I meet on Monday. Uwe said that the oven smokes.",
    ],
)
def test_not_to_pass_it_on_is_not(text):
    assert not [f for f in lint(text, SILENT) if f.code == "OS903"]


def test_that_we_told_somebody_of_whom_the_reader_asked_otherwise_is_found():
    asked = LintContext(confided=(Quoted("Nothing goes back to Rolf.", (), "Rolf Behrend", "no word"),))
    assert [f.code for f in lint("Rolf asked how it goes and I told him that it goes well.", asked)] == ["OS903"]
    assert not [f for f in lint("Rolf asked how it goes and I told him nothing.", asked) if f.code == "OS903"]


def test_a_kind_word_about_what_they_asked_us_to_leave_is_found():
    asked = LintContext(
        confided=(Quoted("My mother isn't well, please don't make anything of it.", (), "Ada Voss", "leave"),)
    )
    assert [f.code for f in lint("I hope your mum is better.", asked)] == ["OS904"]
    assert not lint("Would Tuesday suit you?", asked)


LEAVES = LintContext(
    quotes=(Quoted("The press leaks.", ("situation",), "Rolf Behrend"),),
    confided=(
        Quoted("Between you and me, Uwe is standing down in March, nobody else knows yet.", (), "Ada Voss"),
        Quoted("Rolf wants to sell the two old mixers, please don't mention it.", (), "Ada Voss"),
    ),
    open=(*OPEN, "Uwe Kamp, foreman", "Uwe Kamp: In spring we clean the ovens."),
)


@pytest.mark.parametrize(
    "text",
    [
        "I hear he is standing down in March.",
        "Hello Rolf,\nI hear she stands down in March.",
        "You want to sell the old mixers, I hear.",
        "Dear Rolf,\nare you selling those two old mixers?",
    ],
)
def test_a_pronoun_hides_nobody(text):
    found = betrayed(text, LEAVES)
    assert [f.code for f in found] == ["OS901"]


@pytest.mark.parametrize(
    "text",
    [
        # Not all of it, or another thing.
        "I hear he is busy in March.",
        "He will be standing at the ovens in March.",
        "Who will be standing down?",
        "Do you use the mixers?",
        # Of somebody else.
        "Ada says she is standing down in March.",
        "Ada rang me. She is standing down in March.",
        "You are standing down in March.",
        "Could he use the mixers?",
        "They are standing down in March.",
    ],
)
def test_a_pronoun_alone_is_no_name(text):
    assert betrayed(text, LEAVES) == []


LONG = (
    Quoted(
        "This please stays between us: I take over the bakery on the first of February, it will be announced on the 20th of "
        "January at the members' meeting, and until then the night shift knows nothing of it.",
        (),
        "Ada Voss",
    ),
)
AMONG = LintContext(
    confided=LONG,
    open=(
        "Ada Voss: The bakery has nine shops and one night shift.",
        "Rolf Behrend: Ada runs the counters. The members have a meeting in January.",
    ),
)


@pytest.mark.parametrize(
    "text",
    [
        "Ada takes over the bakery on the first of February.",
        "Ada will have the bakery from 1 February.",
        "On February 1st the bakery goes to Ada.",
        "Ada will be taking over the bakery, as I hear.",
        "It will be announced on 20 January, I hear.",
    ],
)
def test_one_clause_of_a_long_confidence_betrays_it(text):
    assert {f.code for f in betrayed(text, AMONG)} == {"OS901"}


@pytest.mark.parametrize(
    "text",
    [
        "Could Ada and you meet me on 1 February?",
        "Would 20 January suit you and Ada?",
        "What does the night shift know of the bakery's plans?",
        "How many shops will the bakery have in February?",
        "Is the members' meeting in January?",
        "Could Ada take the bread to the bakery?",
    ],
)
def test_a_day_and_a_name_alone_betray_nothing(text):
    assert betrayed(text, AMONG) == []


@pytest.mark.parametrize(
    "text",
    [
        "I've pasted Rita's mail below so that you see what she makes of it.",
        "I'm forwarding you her mail of last week.",
        "See Walter's reply below.",
        "I have attached Rita's last message to this.",
        "Here's his e-mail from Monday, have a look.",
    ],
)
def test_what_somebody_wrote_to_us_is_not_sent_on_unasked(text):
    assert "OS906" in {f.code for f in lint(f"Hello Ida. {text}")}


@pytest.mark.parametrize(
    "text",
    [
        "Here's your mail from Monday.",
        "I'm forwarding you our reply.",
        "With Rita's permission I've pasted her mail below.",
        "Rita asked me to send you her mail, and it is below.",
        "Today's mail is late.",
        "I've read Rita's mail and will answer her.",
        "Could you forward me Rita's mail address?",
    ],
)
def test_a_mail_of_their_own_or_with_leave_is(text):
    assert "OS906" not in {f.code for f in lint(f"Hello Ida. {text}")}


FATES = LintContext(
    confided=(
        Quoted("The owners are looking at closing Varley in the spring.", (), "Ada Voss"),
        Quoted("And I've had an interview elsewhere, nobody here knows.", (), "Ada Voss"),
        Quoted("They want to merge Tolland with the Danes.", (), "Ada Voss"),
    ),
    open=(
        "Uwe Kamp: Varley bakes for nine shops and Tolland for two.",
        "Ada Voss: The ovens at Varley are from 1990.",
        "Rolf Behrend: Tolland is closing at Easter, everybody knows.",
    ),
)


@pytest.mark.parametrize(
    "text",
    [
        "Ada mentioned that Varley may shut next spring.",
        "Varley might not be there after spring, I hear.",
        "I gather Varley is for the chop.",
        "Could the Varley closure change the volumes?",
        "If they wind down Varley, what happens to your trays?",
        "Ada may be leaving.",
        "Is Ada looking elsewhere?",
        "Should we plan for Ada not being there? She has another job in view, Ada has a new job.",
        "What would Tolland's merger mean for you?",
    ],
)
def test_a_confided_fate_is_told_in_whatever_words(text):
    assert {f.code for f in betrayed(text, FATES)} == {"OS901"}


@pytest.mark.parametrize(
    "text",
    [
        "When does Varley close for Christmas?",
        "Does Varley shut at six on Fridays?",
        "Could you ask Ada to leave the drawing with Uwe?",
        "Ada left a message for you.",
        "They leave you be, so Ada has time.",
        "What would close the gap at Varley?",
        "Would Varley take two ovens more?",
        "Tolland is closing at Easter, so what happens to its mixers?",
        "How far is Ada's interview study with the shops?",
        "Could the bakery in Leeds be closing?",
        "Let's close the order for Varley this week.",
        "What would have to be so for Ada to say yes?",
    ],
)
def test_the_same_words_of_another_matter_tell_no_fate(text):
    assert betrayed(text, FATES) == []


BARRED = LintContext(
    quotes=(Quoted("We bake for nine shops.", (), "Rolf Behrend"),),
    confided=(
        Quoted("Let's leave the ovens until the spring inspection is behind us.", (), "Ada Voss"),
        Quoted("Please don't write to Rolf about this, I'll tell him myself.", (), "Ada Voss", "not this"),
    ),
    open=("Rolf Behrend: We bake for nine shops.",),
)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Voss would rather wait until the spring inspection is over.",
        "Ada thinks it is too early. What do you think?",
        "Shall we leave the ovens until the spring inspection is behind you?",
        "I heard from Ada that the inspection comes first.",
        "According to Ada the ovens can wait.",
    ],
)
def test_what_was_not_to_be_taken_to_the_reader_is_found(text):
    (found,) = betrayed(text, BARRED)
    assert found.code in {"OS901", "OS903"}
    assert "asked us" in found.why


@pytest.mark.parametrize(
    "text",
    [
        "How many shops do you bake for?",
        "Could you and Ada meet me on Tuesday?",
        "The price is attached, and Ada has a copy.",
    ],
)
def test_another_matter_may_be_taken_to_them(text):
    assert betrayed(text, BARRED) == []


def test_whom_we_were_asked_not_to_write_to_gets_no_letter():
    asked = LintContext(confided=(Quoted("Please don't contact Rolf.", (), "Ada Voss", "not to them"),))
    (found,) = betrayed("Dear Rolf, how many shops do you bake for? I'd like to know.", asked)
    assert (found.code, found.start) == ("OS903", 0)


SHORT = LintContext(
    confided=(
        Quoted("Not foreman.", (), None),
        Quoted("Useful.", (), "Ada Voss"),
        Quoted("Being forgotten.", (), "Ada Voss"),
    ),
    open=("Rolf Behrend: We bake for nine shops.", "Greta Behrend, Foreman", "Ada Voss: Good morning."),
)


@pytest.mark.parametrize(
    "text",
    [
        "Rolf, your mother does not want to be foreman any more.",
        "I gather Greta would rather not stay foreman.",
        "Did you know that your mother is tired of being the foreman?",
        "Ada would like to be useful.",
        "Ada is afraid of being forgotten.",
    ],
)
def test_an_answer_of_a_word_is_told_by_what_somebody_wishes_or_fears(text):
    assert [f.code for f in betrayed(text, SHORT)] == ["OS901"]


@pytest.mark.parametrize(
    "text",
    [
        "Your mother is the foreman, so she has the keys.",
        "What would your mother like the foreman to do?",
        "Would you like to be foreman?",
        "I want to be useful to you.",
        "Ada would like a useful list of the shops.",
        "Ada has forgotten the keys.",
        "The foreman's list is long.",
        "How does your mother like the ovens?",
    ],
)
def test_an_answer_of_a_word_is_not_told_by_the_word_alone(text):
    assert betrayed(text, SHORT) == []


INTERVIEW = LintContext(
    confided=(Quoted("I've got an interview on the third of March.", (), "Ada Voss"),), open=("Rolf Behrend: We bake.",)
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rolf, Ada has an interview on the third of March, so let us begin soon.", True),
        ("Ada may not be around much longer.", True),
        ("Ada is looking elsewhere, I hear.", True),
        ("We might lose Ada, she is leaving in March.", True),
        ("I'd like to interview Ada about the ovens.", False),
        ("Ada will be around on the third of March.", False),
    ],
)
def test_an_interview_of_ones_own_is_told_as_leaving(text, found):
    assert bool(betrayed(text, INTERVIEW)) is found
