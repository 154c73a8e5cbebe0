"""What somebody named as open in their own words, and nobody has closed since: a question about that comes first. Pure.

Something they wait for, what they make it hang on, a doubt, a thing they do not know: a topic of the bank that is ``open``
names it by its words. When in doubt whether it still is, it is let go.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from otherside.domain.patterns import lazily
from otherside.profiles.around.come_about import finished
from otherside.profiles.around.given_here import awaited, given_here
from otherside.profiles.around.initiatives import stands
from otherside.profiles.private.hurts import grieves
from otherside.profiles.said.appeals import appeals
from otherside.profiles.said.settled import takes_back
from otherside.questions.bank import Topic
from otherside.questions.phrases import content_words
from otherside.questions.prepared import given, last_day, may_be_held_up
from otherside.questions.told import is_over
from otherside.questions.view import Statement, View, running

LATELY = 90
"""Days before the last words of the deal within which a matter may still be open."""
_SHARED = 2
"""Content words from which a later sentence is about the same matter."""
#: Words of any sentence, which are about no matter in particular; endings cut off as ``content_words`` cuts them.
_COMMON = content_words(
    "want need talk know think see look come go get take make give put keep work year month week day time good better first next "
    "last back only also now still until before after when once everything anything something nothing anybody nobody people really "
    "please thanks thank hope sure right quite just even"
)
#: What comes again, or was long ago, is how things go there, and nothing that somebody waits for.
_HABIT = lazily(
    r"\b(?:every|each|always|usually|often|sometimes|never|whenever|most (?:days|weeks|mornings)|used to|back then|years ago|"
    r"last (?:year|time|summer|winter|spring|autumn)|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
#: Turns within which "that answers it" is of what they just raised: our answer, and theirs.
_SOON = 2
_ANSWERED = lazily(
    r"\b(?:that|this|which|you(?:['’]ve| have)?) (?:completely |really |just |now |does |fully )*(?:answer(?:s|ed)?|settle[sd]?|"
    r"clear(?:s|ed)|resolve[sd]?) "
    r"(?:it|that|this|(?:my|our|the) (?:\w+ )?(?:question|worry|concern|doubt|point)|(?:it|that|this) up)\b|"
    r"\b(?:that|this)(?:['’]s| is) (?:very |really |quite )?reassuring\b|\b(?:that|this)(?:['’]s| is) (?:all|exactly what|"
    r"what) I (?:needed|wanted) to "
    r"(?:know|hear|see)\b|\bthat (?:puts|sets) (?:my|our) mind at (?:rest|ease)\b|^\W*fair (?:answer|enough)\W*$",
    re.IGNORECASE,
)
_NOT_QUITE = lazily(r"\b(?:half|partly|almost|not|only|if|but)\b|n['’]t\b|\?\W*$", re.IGNORECASE)
_OCCASION = (
    r"(?:demo\w*|call|talk|meeting|session|conversation|presentation|walk-?through|visit|workshop|chat|tour|review)"
)
#: What they waited for is the talk they said it in: "my crew has been waiting for this demo".
_THIS_TALK = lazily(
    rf"\b(?:wait\w*|looking forward|hop(?:ed|ing)|keen|eager)\b[^.?!;]{{0,20}}\b(?:for|to|on) (?:this|"
    rf"today['’]s) (?:\w+ ){{0,2}}?{_OCCASION}\b",
    re.IGNORECASE,
)
#: What hangs on us is for us to answer: "if you could show me one".
_ON_US = lazily(
    r"\b(?:if|until|once|when|unless|for|from) you\b|\b(?:for|from) your\b|\byou (?:have(?:n't)?|still|need|must|could|can)\b",
    re.IGNORECASE,
)
#: Whose answer it is, where that is not ours: "the surveyor's letter", "nothing from the bank".
_OF_OTHERS = lazily(
    r"\b(?!(?:it|that|what|there|here|he|she|who|let|how|where)['’]s\b)\w+['’]s \w+|\bfrom (?!you\b|your\b)\w+|"
    r"\b(?:surveyors?|inspectors?|assessors?|auditors?|councils?|authorit(?:y|ies)|landlords?|banks?|insurers?|board|committee|"
    r"governors|architects?|ministry|regulator)\b",
    re.IGNORECASE,
)


def still_open(view: View, topic: Topic, person: str) -> list[Statement]:
    """Sentences of somebody that name a matter of an ``open`` topic, and that nothing said later closes; oldest first.

    They may be about somebody else: a landlord's answer, a colleague's survey.
    """
    last = last_day(view)
    ended = finished((s.text, s.date) for s in view.statements)
    yes = given(view, person)
    out = []
    for n, s in enumerate(view.statements):
        if s.person != person or not topic.answers(s.text) or running(s.text) or grieves(s.text) or takes_back(s.text):
            continue
        if _THIS_TALK.search(s.text):
            continue
        if _HABIT.search(s.text) or _ON_US.search(s.text.replace("’", "'")):
            continue
        # "Still waiting for the quote" may be meant for us.
        if appeals(s.text) and (not _OF_OTHERS.search(s.text) or s.text.rstrip().endswith("?")):
            continue
        if s.date and last and (last - s.date).days > LATELY:
            continue
        # A yes that came after it has settled it; so has the thing they waited for, once it is done.
        settled = yes is not None and bool(s.date and yes.date and s.date <= yes.date)
        if settled or not stands(s.text, s.date, ended, None) or not may_be_held_up(view, s):
            continue
        if not _taken_further(view, s, view.statements[n + 1 :]) and not _given_since(view, s):
            out.append(s)
    return out


def _taken_further(view: View, s: Statement, later: Sequence[Statement]) -> bool:
    """Whether somebody of theirs came back to the matter on a later day; what is left open then stands in those words."""
    names = frozenset().union(*(content_words(name) for name in view.short.values()))
    words = content_words(s.text) - names - _COMMON
    for t in later:
        if (t.conversation, t.turn) == (s.conversation, s.turn):
            if is_over(t.text):
                return True
        elif (t.date is None or s.date is None or t.date > s.date) and len(words & content_words(t.text)) >= _SHARED:
            return True
    return False


def _given_since(view: View, s: Statement) -> bool:
    """Whether what somebody waits for was given, or their doubt was met, further on in the same talk."""
    thing = awaited(s.text)
    ours = any(
        (c, n) > (s.conversation, s.turn) and c == s.conversation and given_here(thing, text, True)
        for c, n, text in view.given
    )
    if ours and not _OF_OTHERS.search(s.text):
        return True
    later = [t for t in view.statements if t.conversation == s.conversation and t.turn > s.turn]
    if any(given_here(thing, t.text, False) for t in later):
        return True
    soon = [t for t in later if t.person == s.person and t.turn <= s.turn + _SOON]
    return any(_ANSWERED.search(t.text) and not _NOT_QUITE.search(t.text) for t in soon)
