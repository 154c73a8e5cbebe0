"""Where a sentence of ours puts our own heart in front of the reader: a longing, an honour, what we have learnt of people. Pure.

It may be meant warmly; the reader is still asked to look after us, or is told what becomes of people like them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from otherside.domain.patterns import lazily
from otherside.messaging.lint.levers import Lever

#: What we long for, with a word that says how much.
_LONGS = lazily(
    r"\bI (?:(?:do|just|really|truly|honestly) )?so (?:very )?(?:much )?(?:want|wish|long|yearn|hope)\b|"
    r"\b(?:I|we) (?:(?:do|just|really|truly|honestly) )?(?:want|wish|long)(?: for)? (?:this|it|that|nothing) "
    r"(?:so (?:much|badly|very much)|(?:very|more) (?:badly|dearly)|more than anything)\b|"
    r"\b(?:it|this|that) (?:would|will|['’]d|means?)(?: really| truly)?(?: mean)? (?:a great deal|a lot|so much|the world|everything|"
    r"more than (?:you|I can)\b[^.?!;,]{0,20}) to (?:me|us)\b",
    re.IGNORECASE,
)
#: An honour of ours, still to come, that is theirs to grant.
_HONOURED = lazily(
    r"\b(?:I|we)(?:['’]d| would|['’]ll| will) (?:be|feel) (?:(?:so|deeply|truly|really|very|more than) )?"
    r"(?:honou?red|privileged|humbled|proud|overjoyed|over the moon|blessed) (?:to|if)\b|"
    r"\bit (?:would|will|['’]d) be (?:such )?(?:an?|my|our) (?:\w+ )?(?:honou?r|privilege|joy)\b(?: for (?:me|us))? (?:to|if)\b",
    re.IGNORECASE,
)
#: They asked for it, or somebody else is served by it.
_INVITED = lazily(
    r"\b(?:invit\w+|as you asked|you(?:['’]ve| have)? asked|your kind|accept|to (?:come|attend|speak (?:at|to)|be there|join you))\b",
    re.IGNORECASE,
)
_GAIN = (
    r"(?:bonus|commission|quarter|year|month|targets?|quotas?|numbers?|figures|sales|forecast|job|promotion|board|boss|manager|director|"
    r"season|half|week)"
)
_THE_DEAL = (
    r"(?:(?:it|this|that)\b(?=\W*$|[,;:–—]| (?:deal|order|contract|one|and|so|now|coming|going|being|getting|closing|happening)\b)|"
    r"you(?:rs)?\b(?=\W*$|[,;:–—]| (?:and|so|now|signing|saying|going)\b)|your (?:\w+ )?(?:yes|answer|signature|order|decision|contract|"
    r"deal|"
    r"go-ahead)\b|(?:the|a) (?:deal|order|contract|yes|signature)\b)"
)
#: What we stand to gain or lose by their answer is laid on them.
_STAKE = lazily(
    rf"\b(?:my|our)(?: \w+)? {_GAIN}(?:['’]s| is| are| all| really| rather| very much| kind of| sort of| pretty much| more or less| now)* "
    r"(?:rid(?:es|e|ing)|depends?|depending|hang(?:s|ing)?|hing(?:es|e|ing)|rest(?:s|ing)?|turn(?:s|ing)?|stands? (?:or|and) falls?|"
    rf"(?:is )?count(?:s|ing)?)(?: (?:very much|rather|entirely|solely|a lot|largely|all))* (?:up)?on {_THE_DEAL}|"
    rf"\b(?:make|made) (?:a|the|all the|such a) (?:(?:big|huge|real|great|world of) )*(?:difference|world of difference) to (?:my|"
    rf"our)(?: \w+)? "
    rf"{_GAIN}\b|\b(?:save|saving|make|making|rescue|rescuing) (?:my|our) (?:quarter|month|year|bonus|job|skin|bacon)\b|"
    r"\b(?:one|just one|a single) (?:deal|order|signature|contract) (?:short|away|off)\b|"
    r"\b(?:gets?|getting|push|pushes|put|puts) (?:me|us) (?:over|past|to) (?:my|our|the) (?:target|quota|number)\b",
    re.IGNORECASE,
)
#: A figure of ours that rests on one of theirs is no plea.
_NO_PLEA = lazily(r"\byou (?:asked|wanted to know)\b|\b(?:not|n['’]t|never)\b|\?\W*$", re.IGNORECASE)
_PEOPLE = r"(?:people|ones|families|clients|customers|leaders|founders|owners|firms|companies|teams|boards|businesses|men|women)"
#: What we have learnt about people who waver, or who do not: told to somebody who has to decide.
_LEARNT = lazily(
    r"\b(?:I|we)(?:['’]ve| have)?(?: always| often| again and again)? (?:learn(?:ed|t)|found|seen|noticed|discovered|observed|"
    r"come to (?:see|learn|believe|know))(?: (?:over|in|through|from) (?:the|my|our|all)(?: \w+){1,3})?,? (?:that |how )?"
    rf"(?:it(?:['’]s| is) )?(?:(?:the|those|most|many|all) )?(?:\w+ )?{_PEOPLE} (?:who|that) [^.?!;]{{0,30}}?\b"
    r"(?:hesitat\w+|wait\w*|doubt\w*|resist\w*|hold (?:back|out)|held (?:back|out)|put (?:it|this) off|sceptic\w*|skeptic\w*|unsure|"
    r"afraid|say no|said no|delay\w*|commit\w*|act|jump|leap|go all in|take the (?:step|plunge|leap)|say yes|said yes|decide\w*)\b",
    re.IGNORECASE,
)
_THEY_ASKED = lazily(r"\byou (?:asked|wanted to know|wondered)\b", re.IGNORECASE)
_HEARS = lazily(
    r"\b(?:to (?:hear|know|understand|learn|listen|apologi[sz]e|thank|say sorry)|you (?:asked|said|wrote|told))\b", re.I
)


def ourselves(sentence: str) -> Iterator[Lever]:
    """What a sentence of ours tells of our own heart instead of the reader's matter; nothing where it serves or answers them.

    Args:
        sentence: one, as it is written.
    """
    if (m := _LONGS.search(sentence)) and not _HEARS.search(sentence[m.start() :]):
        yield Lever("OS103", *m.span(), _OF_LONGING, _INSTEAD_OF_LONGING)
    if (m := _HONOURED.search(sentence)) and not (_INVITED.search(sentence) or _HEARS.search(sentence[m.end() - 2 :])):
        yield Lever("OS103", *m.span(), _OF_LONGING, _INSTEAD_OF_LONGING)
    if (m := _STAKE.search(sentence)) and not _NO_PLEA.search(sentence):
        yield Lever("OS103", *m.span())
    if (m := _LEARNT.search(sentence)) and not _THEY_ASKED.search(sentence):
        yield Lever("OS104", *m.span(), _OF_LORE, _INSTEAD_OF_LORE)


_OF_LONGING = (
    "It tells what it would mean to us. The reader is left to look after our wish instead of weighing their own matter."
)
_INSTEAD_OF_LONGING = "Leave our wish out. Say what you heard from them, or ask what it would have to be like for them."
_OF_LORE = "It tells what we have learnt about people who waver. Whoever is deciding hears what they ought to be, and not themselves."
_INSTEAD_OF_LORE = (
    "Ask what they still weigh. If what others went through is of use, offer to ask one of them to tell it."
)
