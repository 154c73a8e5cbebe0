"""Sentence shapes: how a person leads into somebody else's words. Data, written out.

``{q}`` is the quotation with its marks, ``{frame}`` our words that lead into it ("would like to"), ``{date}`` the day,
``{said}`` "said" or "wrote". A shape is written in full forms; ``wording`` contracts them for an informal reader.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from otherside.domain import Facet
from otherside.domain.calendar_words import MONTHS_BUT_MAY, WEEKDAY
from otherside.domain.patterns import lazily


@dataclass(frozen=True, slots=True)
class Shape:
    """One way of saying it.

    Attributes:
        text: with its placeholders.
        lead: what kind of beginning it is, so that two neighbours do not begin alike.
        only: channels it fits; empty for all. ``talk`` includes notes of a talk.
    """

    text: str
    lead: str
    only: frozenset[str] = field(default=frozenset())


def _shapes(*rows: tuple[str, str] | tuple[str, str, str]) -> tuple[Shape, ...]:
    return tuple(Shape(r[0], r[1], frozenset(r[2].split()) if len(r) > 2 else frozenset()) for r in rows)


#: The opening: what they said, when, as a sentence of their own.
OPEN_DIRECT = _shapes(
    ("On {date} you {said}: {q}", "on"),
    ("You {said} on {date}: {q}", "you"),
    ("When we spoke on {date}, you said: {q}", "when", "talk note"),
    ("In your mail of {date} you wrote: {q}", "in", "mail"),
    ("In your message of {date} you wrote: {q}", "in", "chat"),
    ("One sentence of yours from {date}: {q}", "one", "talk mail chat"),
    ("In {my} notes of {date} there is a sentence of yours: {q}", "notes", "note"),
)
OPEN_FRAMED = _shapes(
    ("On {date} you {said} that you {frame} {q}.", "on"),
    ("You {said} on {date} that you {frame} {q}.", "you"),
    ("When we spoke on {date}, you said that you {frame} {q}.", "when", "talk note"),
    ("In your mail of {date} you wrote that you {frame} {q}.", "in", "mail"),
    ("In {my} notes of {date} it says that you {frame} {q}.", "notes", "note"),
)
#: What was said to others of us than whoever signs: whom they told.
ELSEWHERE_DIRECT = _shapes(
    ("On {date} you told {who}: {q}", "on", "talk note"),
    ("You told {who} on {date}: {q}", "you", "talk note"),
    ("In {who}'s notes of {date} there is a sentence of yours: {q}", "notes", "note"),
    ("On {date} you wrote to {who}: {q}", "on", "mail chat"),
    ("In your mail to {who} of {date} you wrote: {q}", "in", "mail"),
)
ELSEWHERE_FRAMED = _shapes(
    ("On {date} you told {who} that you {frame} {q}.", "on", "talk note"),
    ("You told {who} on {date} that you {frame} {q}.", "you", "talk note"),
    ("In {who}'s notes of {date} it says that you {frame} {q}.", "notes", "note"),
    ("On {date} you wrote to {who} that you {frame} {q}.", "on", "mail chat"),
    ("In your mail to {who} of {date} you wrote that you {frame} {q}.", "in", "mail"),
)
#: An answer that says little without our question.
ANSWERED = _shapes(
    ("On {date} we asked you: {asked} You {said}: {q}", "asked"),
    ("We asked you on {date}: {asked} Your answer was: {q}", "answer"),
)
NEXT_ANSWERED = _shapes(
    ("We also asked: {asked} You {said}: {q}", "also asked"),
)
#: The same without a date.
UNDATED_DIRECT = _shapes(
    ("You {said}: {q}", "you"),
    ("One sentence of yours: {q}", "one", "talk mail chat"),
    ("You {said} this: {q}", "this"),
)
UNDATED_FRAMED = _shapes(
    ("You {said} that you {frame} {q}.", "you"),
    ("As I understood you, you {frame} {q}.", "as", "talk note"),
)
#: A further quote on another day.
NEXT_DATED_DIRECT = _shapes(
    ("And on {date}: {q}", "and", "talk mail chat"),
    ("On {date} you {said}: {q}", "on"),
    ("You also {said}, on {date}: {q}", "also"),
    ("Your mail of {date} had this in it: {q}", "mail", "mail"),
)
NEXT_DATED_FRAMED = _shapes(
    ("On {date} you {said} that you {frame} {q}.", "on"),
    ("You also {said}, on {date}, that you {frame} {q}.", "also"),
)
#: A further quote of the same day.
NEXT_DIRECT = _shapes(
    ("You also {said}: {q}", "also"),
    ("In the same conversation you said: {q}", "same", "talk note"),
    ("In the same mail you wrote: {q}", "same", "mail"),
    ("And, a little later: {q}", "later", "talk"),
)
NEXT_FRAMED = _shapes(
    ("You also {said} that you {frame} {q}.", "also"),
    ("At the same time, you {said}, you {frame} {q}.", "time"),
    ("In the same conversation you said that you {frame} {q}.", "same", "talk note"),
)
#: Leads that say what kind of thing it is; used when the reading is sure enough. All take a direct quote.
BY_FACET: Mapping[Facet, tuple[Shape, ...]] = {
    Facet.SITUATION: _shapes(
        ("About how things stand, you {said}: {q}", "about"),
        ("This is how you described the present: {q}", "this"),
        ("As for today, you {said}: {q}", "today"),
    ),
    Facet.TRIGGER: _shapes(
        ("You also named what gives this a date: {q}", "named"),
        ("As for the timing, you {said}: {q}", "timing"),
    ),
    Facet.FRUSTRATION: _shapes(
        ("You also described what it is like today: {q}", "described"),
        ("As for today, you {said}: {q}", "today"),
    ),
    Facet.COMMITMENT: _shapes(
        ("You also named a step: {q}", "named"),
    ),
    Facet.PRIORITY: _shapes(
        ("There is a good deal else on your side: {q}", "else"),
        ("You also {said} what this has to stand beside: {q}", "beside"),
        ("And there is the question of room for it. You {said}: {q}", "room"),
    ),
    Facet.CONSENSUS: _shapes(
        ("You also {said} that others have a say: {q}", "others"),
        ("It is not for one person to settle, as you {said}: {q}", "settle"),
    ),
    Facet.RISK: _shapes(
        ("There is reason for care, as you {said}: {q}", "care"),
        ("You also {said} what makes you careful: {q}", "careful"),
    ),
    Facet.FEAR: _shapes(
        ("You also {said} what you would not want to see: {q}", "not"),
        ("You also named a worry: {q}", "worry"),
    ),
    Facet.KNOWLEDGE_GAP: _shapes(
        ("You also {said} what makes it hard to judge: {q}", "judge"),
        ("You also {said} where the difficulty lies for you: {q}", "where"),
    ),
    Facet.STATUS_QUO: _shapes(
        ("You also {said} what speaks for leaving things alone: {q}", "alone"),
        ("The present way has its reasons, as you {said}: {q}", "reasons"),
    ),
}
#: Two statements that point different ways.
BOTH = (
    "Both may be true at once.",
    "The one need not rule out the other.",
)
BOTH_QUESTIONS = (
    "How do you see it today?",
    "How do the two sit together for you today?",
    "What has changed between the one and the other, if anything has?",
)

#: Open questions by what stands in the way.
QUESTIONS: Mapping[Facet | str, tuple[str, ...]] = {
    Facet.PRIORITY: (
        "Where does this belong among all of that, if it belongs there at all?",
        "What would have to be finished first, before this deserves any of your time?",
        "When, if ever, would be a time at which you would want to look at it?",
    ),
    Facet.CONSENSUS: (
        "Who would need to see what, before this could be settled one way or the other?",
        "What would each of the others want to know first?",
        "Whose view have you not heard yet, and what might it be?",
    ),
    Facet.RISK: (
        "What would a first, small try have to show you, and what would make you stop it?",
        "What would you need to know about the day on which it goes wrong?",
        "What would have to be agreed beforehand, so that stopping costs you little?",
    ),
    Facet.FEAR: (
        "What would have to be settled first, so that it does not come to that?",
        "What would have to be different for that to weigh less?",
    ),
    Facet.KNOWLEDGE_GAP: (
        "What would help you judge it: your own figures, somebody who has done it before, or something else?",
        "By what would you tell a good answer from a poor one?",
        "What would you need to see before you could judge it yourself?",
    ),
    Facet.STATUS_QUO: (
        "What about the present way would you want to keep, whatever happens?",
        "What would be lost if it changed?",
        "What would have to be true for a change to be worth the effort?",
    ),
    Facet.WANT: (
        # What they need they have just said: that is not asked.
        "Where does that stand today, as you see it?",
        "Which part of that exists by now, and which is missing?",
        "What else belongs to that, if anything?",
    ),
    "of us": (
        # How far we are with what they want of us is for us to say.
        "What else belongs to that, if anything?",
        "What should be added to that, if anything?",
    ),
    "ahead": (
        "What would help you with that, if anything?",
        "What do you need for that, if anything?",
        "What is left to settle on your side, if anything?",
    ),
    "hangs": (
        "What has moved on your side since then, if anything?",
        "What should be added to that, if anything?",
    ),
    "waits": (
        # They have said what comes first; how far it is, and what else it means, only they know.
        "Where does that stand today, as you see it?",
        "What has come of that since, if anything?",
    ),
    "open": (
        "How do you look at that today?",
        "What would help with that, if anything?",
    ),
    "between": (
        "What stands between that and today, as you see it?",
        "What has kept it from happening so far?",
        "What makes that hard at the moment?",
    ),
    "own": (
        "Where in this does that matter to you?",
        "What of that should stay true, whatever is decided?",
    ),
    "obstacle": (
        "What stands in the way of it, if anything does?",
        "What would have to be settled first, as you see it?",
    ),
    "hope": (
        "If this went well, what would be different a year from now?",
        "Where would you like this to lead?",
    ),
    "standing": (
        "How is it done today, and what of that should stay?",
        "What does an ordinary week look like with it at present?",
    ),
}
#: Open questions by what can be asked of how things stand.
OF_STANDING: Mapping[str, tuple[str, ...]] = {
    "view": QUESTIONS["open"],
    "working": (
        "What of that would you keep, and what would you change if it were up to you alone?",
        "What does that mean for you in an ordinary week?",
    ),
    "day": (
        "What hangs on that day for you?",
        "What would have to be in place by then, as you see it?",
    ),
    "event": ("What has come of that since?", "What has that changed on your side, if anything?"),
    "fact": QUESTIONS["hope"],
}
#: Whether a view of theirs has moved.
STILL = ("Is that still how you see it, or has it moved?", "How much of that still holds?", "What has changed since?")
#: Something small that helps to carry what stands in the way, and that may be declined.
OFFERS: Mapping[Facet | str, tuple[str, ...]] = {
    Facet.PRIORITY: (
        "If later is better, tell me roughly when, and I will leave it until then.",
        "If it has no place this year, that is useful to know as well.",
    ),
    Facet.CONSENSUS: (
        "If it would help, I can put the open questions on one page, for you to change and pass on.",
        "If you would like, we can write down together who would want to know what, and leave it there.",
    ),
    Facet.RISK: (
        "If it would help, we could write down together what a small first step would be and how you would end it.",
        "If you would like, we can begin with the way out and come to the way in afterwards.",
    ),
    Facet.FEAR: (
        "If it would help, we could begin with exactly that, before anything else.",
        "If you would like, we can talk about that alone and leave the rest.",
    ),
    Facet.KNOWLEDGE_GAP: (
        "If it would help, we could write down together by what you would judge it, before anybody compares anything.",
        "If you would like, we can begin with what you would want to be able to check yourself.",
    ),
    Facet.STATUS_QUO: (
        "If it would help, we could begin with a list of what should stay.",
        "If you would like, we can talk only about what works, and see what is left.",
    ),
    Facet.WANT: (
        "If it would help, we could put exactly that in writing before anything else.",
        "If you would like, we can settle that alone and leave the rest.",
    ),
    "waits": (
        "If later is better, tell me roughly when, and I will leave it until then.",
        "If it has no place before that, this is useful to know as well.",
    ),
    "any": (
        "If it would help to think it through aloud, I can listen for half an hour; a line in writing is just as good.",
        "A line in reply is enough; if you would rather talk, you choose the time.",
    ),
}
#: The reader stays free.
FREE = (
    "If this is not the moment, there is no need to answer.",
    "And if it is a no, or not now, that is fine.",
    "You can also leave this unanswered.",
    "If it no longer matters, just leave it.",
)
#: The same where they have said yes already.
FREE_AHEAD = (
    "If there is nothing, there is no need to answer.",
    "You can also leave this unanswered.",
)
#: What they made it hang on: theirs to repeat, and ours to keep in view.
HANGS = (
    "You also {said} what it hangs on{day}. That comes before anything else here.",
    "What it hangs on, you {said} as well{day}. That comes first here.",
)
#: What we said we would do, and what they asked of us, that may be open; how far it is only we know, so there is room to say it.
PROMISED = ("{on}we told you: {q} That comes before anything else here.", "{on}we told you: {q} That comes first.")
ASKED_OF_US = ("{on}you asked: {q} That comes before anything else here.", "{on}you asked: {q} That comes first.")
#: That it has not come asks nothing: it stands as what it is.
NOT_COME = ("{on}you told us: {q} That comes before anything else here.", "{on}you told us: {q} That comes first.")
HOW_FAR = "[How far we are with that.]"
#: What they said no to: it stands as they said it.
NOT_AGREED = ("You {said}{on}: {q}",)
NOR_AGREED = ("And: {q}",)
OUR_ANSWER = "That comes before anything else here. [Our answer to that.]"
#: What we understood may be wrong.
CORRECT = (
    "If that is not how you meant it, tell me.",
    "If I have misunderstood you, I would like to know.",
    "If it should read otherwise, correct me.",
)
#: Nothing is known yet.
THIN = (
    "I know too little about your side to write anything of use, so I would rather ask.",
    "Before I write anything else, I would rather ask, because I know little about how you see this.",
)
#: They have spoken, and nothing of it can be used here.
THIN_HEARD = (
    "Before I write anything else, I would rather ask than guess.",
    "I would rather ask you than guess how you see this.",
)
THIN_QUESTIONS = (
    "How is it done today, and what of that should stay?",
    "And what, if anything, would you like to be different a year from now?",
)
#: They would be left in peace, or have nothing changed: only what is to stay is asked.
PEACE_QUESTIONS = ("What of how it is done today should stay just as it is?",)
#: They have told us how it is, and nothing of it can be read back: that is not asked again.
TOLD_QUESTIONS = (
    "What has moved on your side since we last heard from you, if anything?",
    "And what would be of most use to you next, if anything?",
)
#: What follows from a burden for a first step: it helps to carry, it does not argue.
CONSEQUENCES: Mapping[Facet | str, tuple[str, ...]] = {
    Facet.PRIORITY: (
        "So nothing here assumes a date; you name it, or leave it open.",
        "So this waits until you say where it belongs.",
    ),
    Facet.CONSENSUS: (
        "So the first step is a list of who would want to know what, and no decision.",
        "So nobody is asked to decide until everybody has been heard.",
    ),
    Facet.RISK: ("So a first step should be small, and the way to end it agreed before it begins.",),
    Facet.FEAR: (
        "So what must not happen is written down first, and looked at first.",
        "So the bad day is talked through before the good one.",
    ),
    Facet.KNOWLEDGE_GAP: (
        "So the first thing to agree on is by what it will be judged, with your own figures.",
        "So before anything is compared, you would settle what counts as good.",
    ),
    Facet.STATUS_QUO: (
        "So it begins with what stays.",
        "So the list of what must not change comes first.",
    ),
    Facet.WANT: (
        "So that is settled first, in writing, and nothing begins before.",
        "So this comes before everything else here.",
    ),
}
#: The same where the words do not say what kind of thing it is.
COMES_FIRST = ("So this comes before everything else here.", "So this is talked about first, before anything else.")
#: The last part of a proposal: small, and theirs to choose.
FIRST_STEPS = (
    "A first step could be small: one part of it, for a limited time, with the way to end it written down beforehand. "
    "Which part, if any, is for you to say.",
    "If there is to be a first step, it can be one that is easily undone. Where, when, and by what it is judged: that "
    "choice would be yours.",
)
NO_STEP = (
    "Leaving things as they are is one of the possible outcomes. If something here is wrong, change it.",
    "Nothing here has to be answered. If something here is wrong, change it.",
)
#: A concern without a name and without words, for colleagues.
CONCERNS: Mapping[Facet, str] = {
    Facet.PRIORITY: "a concern about what else lands in the same months",
    Facet.CONSENSUS: "a concern about who has to agree, and when they are asked",
    Facet.RISK: "a concern about what happens if it does not work",
    Facet.FEAR: "a concern about what could get worse",
    Facet.KNOWLEDGE_GAP: "a concern about how to tell a good choice from a poor one",
    Facet.STATUS_QUO: "a concern about losing what works today",
}
#: Words without which a sentence does not say that: only a reading would carry the concern.
CARRIED: Mapping[Facet, re.Pattern[str]] = {
    facet: lazily(rf"\b(?:{words})\b", re.IGNORECASE)
    for facet, words in {
        Facet.PRIORITY: r"first|later|wait\w*|budgets?|money|years?|months?|quarters?|until|till|bus\w+|time|other|already|"
        r"spoken for|hands|capacity|priorit\w+|list|enough|nothing (?:more|new)|too (?:many|much)",
        Facet.CONSENSUS: r"agree\w*|sign(?:s|ed|ature|[ -]?off)?|approv\w+|deci\w+|votes?|voted|veto\w*|consent|permission|"
        r"(?:has|have|had|a|the|my|no|final) say|says? (?:yes|no)|on board|be(?:en)? asked|isn['’]t asked|not asked|"
        r"ask(?:ing)? (?:my|our|the)|committee|council|supervisory board|union|(?:be|get) heard|go(?:es)? through",
        Facet.RISK: r"wrong|fail\w*|br[eo]ke?n?|breaks?|stops?|stopped|switch\w*|last|los[et]\w*|risk\w*|if|twice|again|left|"
        r"leaves?|careful|trial|proof|prove\w*|promise\w*|cannot have|can['’]t have|safe\w*|outages?|down|stranded|stuck",
        Facet.KNOWLEDGE_GAP: r"know\w*|tell|judge\w*|compar\w+|underst\w+|sure|how|whether|never|figure|learn\w*|means?|"
        r"idea|clue|unclear|new to",
        Facet.STATUS_QUO: r"works?|worked|fine|always|keep\w*|chang\w+|stays?|stayed|as (?:it is|they are)|leave|used to|habits?|"
        r"holds?|by hand|own way|good enough|years",
    }.items()
}
#: The same for what a lead names and nobody is told of without the words beside it.
LED: Mapping[Facet, re.Pattern[str]] = {
    **CARRIED,
    **{
        facet: lazily(rf"\b(?:{words})\b", re.IGNORECASE)
        for facet, words in {
            Facet.TRIGGER: rf"{MONTHS_BUT_MAY}|"
            r"(?:by|from|until|till|before|in) may|spring|summer|autumn|winter|christmas|easter|(?:this|next) (?:week|month|year)|"
            rf"{WEEKDAY}|weeks?|months?|quarters?|deadline|expires?|runs? out|due|starts?|ends?",
            Facet.COMMITMENT: r"(?:I|we)(?:['’]ll| will| shall|['’]m going to|['’]re going to| am going to| are going to)",
            Facet.FEAR: r"afraid|fears?|worr\w+|scare\w*|dread\w*|nervous|uneasy|lose|losing|wrong|fail\w*|blam\w+|"
            r"(?:do not|don['’]t|did not|didn['’]t|would not|wouldn['’]t) want|must not|mustn['’]t|never again|what if",
        }.items()
    },
}
#: What would answer it, asked of everybody.
ANSWERS: Mapping[Facet, tuple[str, ...]] = {
    Facet.PRIORITY: (
        "what would have to be finished first, and what would have to wait?",
        "where does this belong among the rest, if anywhere?",
    ),
    Facet.CONSENSUS: ("who would need to see what, before this is settled either way?",),
    Facet.RISK: (
        "what would a first, small try have to show, and who could end it?",
        "what happens on the day it goes wrong, and who is called?",
    ),
    Facet.FEAR: ("what would have to be settled first, so that it does not come to that?",),
    Facet.KNOWLEDGE_GAP: (
        "whose figures would settle it, and who chooses them?",
        "who has had to judge this before, and what did they look at?",
    ),
    Facet.STATUS_QUO: ("what of the present way has to stay, whatever is decided?",),
    Facet.WANT: ("what would meet this, and who is to say that it is met?",),
}

#: Full forms that an informal reader would find stiff.
_SHORT = (
    ("would not", "wouldn't"), ("could not", "couldn't"),
    ("I would", "I'd"), ("I will", "I'll"), ("you would", "you'd"), ("You would", "You'd"), ("you are", "you're"),
    ("do not", "don't"), ("does not", "doesn't"), ("is not", "isn't"), ("cannot", "can't"), ("would not", "wouldn't"),
    ("could not", "couldn't"), ("that is", "that's"), ("It is", "It's"), ("There is", "There's"),
    ("there is", "there's"),
    ("you will", "you'll"), ("it is", "it's"),
)  # fmt: skip
_CONTRACT = tuple((lazily(rf"\b{re.escape(a)}\b(?= [a-z{{])"), b) for a, b in _SHORT)


def wording(shape: str, formal: bool) -> str:
    """A shape in the reader's register. Quotations are put in afterwards, so that theirs are never touched."""
    if formal:
        return shape
    for pattern, short in _CONTRACT:
        shape = pattern.sub(short, shape)
    return shape


def remembered(shape: Shape, my: str) -> str:
    """The text of a shape as it leads into words that stand in a note only: whoever took it may have misheard them.

    Args:
        my: whose note it is, "my" or "our".
    """
    if shape.lead in ("notes", "as"):
        return shape.text
    return f"If {'I' if my == 'my' else 'we'} noted it rightly, {shape.text[0].lower()}{shape.text[1:]}"
