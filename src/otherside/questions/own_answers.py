"""Whether a sentence can be shown as somebody's own answer to a topic. Pure.

To spare somebody a question, any sign that they have spoken of it is enough (``answered``). To say that a question is
answered more is asked: the words have to be on the topic, of the kind it asks for, and of the speaker. A wrong "answered"
keeps somebody from asking; when in doubt it is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from otherside.domain import Facet
from otherside.domain.calendar_words import WEEKDAY
from otherside.domain.number_words import ONE_TO_TWELVE
from otherside.domain.patterns import lazily
from otherside.profiles.said.promises import promised
from otherside.questions.bank import Topic
from otherside.questions.phrases import content_words
from otherside.questions.view import Statement, running

#: What else a sentence may be read as that answers a topic of this facet.
_AKIN: Mapping[Facet, frozenset[Facet]] = {
    Facet.SITUATION: frozenset({Facet.FRUSTRATION}),
    Facet.FRUSTRATION: frozenset({Facet.FEAR}),
    Facet.FEAR: frozenset({Facet.RISK}),
    Facet.RISK: frozenset({Facet.FEAR}),
    Facet.GOAL: frozenset({Facet.WANT, Facet.ASPIRATION}),
    Facet.WANT: frozenset({Facet.GOAL, Facet.RISK}),
    Facet.DESIRE: frozenset({Facet.ASPIRATION, Facet.IDENTITY}),
    Facet.IDENTITY: frozenset({Facet.ASPIRATION, Facet.DESIRE}),
    Facet.ASPIRATION: frozenset({Facet.DESIRE, Facet.GOAL, Facet.IDENTITY}),
    Facet.STATUS_QUO: frozenset({Facet.FEAR, Facet.RISK, Facet.IDENTITY}),
    Facet.TRIGGER: frozenset({Facet.GOAL, Facet.PRIORITY}),
    Facet.CONSENSUS: frozenset({Facet.SITUATION}),
}
#: Facts of a deal, which words alone tell: a sum, a day, a place on a list.
_FACTS = frozenset({Facet.SITUATION, Facet.TRIGGER, Facet.PRIORITY, Facet.WANT})
#: When and where people meet, and what else is in the yard that morning.
_ARRANGING = lazily(
    rf"\b(?:not )?(?:before|after|at|around|until) (?:\d{{1,2}}(?::\d\d)?(?! (?:percent|per|%|of|\w+s\b))|{ONE_TO_TWELVE}|"
    r"noon|half past \w+)(?:[ap]m| [ap]m| o['’]clock)?(?=[.,;!?]|$)|\bo['’]clock\b|\b\d{1,2} ?[ap]m\b|"
    rf"\b{WEEKDAY}(?: the \w+)?(?: is| would be|['’]s)? (?:fine|good|better|ok(?:ay)?|works|suits|best)\b|"
    rf"^\W*not (?:the |on )?{WEEKDAY}\b|\b(?:running|be(?:en)?) (?:a bit |ten minutes )?late\b|"
    r"\bI(?:['’]m| am) (?:out|away|off|at my|in the car|on holiday|on the train)\b|\b(?:parking|lunch|coffee|biscuits|dial in)\b",
    re.IGNORECASE,
)
_JOKING = lazily(
    r"\b(?:(?:just |only )?(?:joking|kidding)|ha(?: ?ha)+|lol|very funny|tongue in cheek|or so (?:my|the) \w+ says?)\b|[:;]-?\)|"
    r"😀|😄|😂|😉|🙂|"
    # "As loud as Rolf", "a sheet with a song about it": nobody is measured so in earnest.
    r"\b(?:sooner|rather) (?:lose|eat|die|swallow|cut)\b",
    re.IGNORECASE,
)
#: How things are with them now: "I'd love a cup of tea" tells nothing of what they love about their work.
_NOW = frozenset({"enjoy", "proud", "annoys", "keep", "own_part", "week", "workaround", "measured", "stand_for"})
_SUPPOSED = lazily(
    r"(?:['’](?:d|ll)|\b(?:would|will|could|might|may|should))(?: (?:really|rather|be|have|so|much|only|also))* ?$",
    re.IGNORECASE,
)
_SUPPOSED_IN = lazily(r"\w+(?:['’](?:d|ll)| (?:would|will|could|might))\b", re.IGNORECASE)
#: "Happy to sign", "glad you came".
_COURTESY = lazily(r"(?:happy|glad|delight\w*|look(?:ing)? forward)$", re.IGNORECASE)
_COURTESY_GOES_ON = lazily(r" (?:to|with|for|if|that|you)\b", re.IGNORECASE)
#: "Until the" alone is on no topic.
_BARE = frozenset({"until", "unless", "without", "only", "long"})
_CLAUSE = lazily(
    r"[.;:!?—–…]|,(?= (?:and|but|so|because|he|she|they|it|I|we|you|which|who)\b)|"
    r"\b(?:but|because|although|whereas|so that)\b|"
    r"\b(?:think|reckon|guess|know|says?|said|believe|hope|suppose|see|tells?|told \w+|means?|sure)\b(?: that)?(?= (?!(?:I|we)\b))",
    re.IGNORECASE,
)
_WHO = lazily(
    r"\b(?P<own>I|we|me|us|myself|ourselves)\b|\b(?P<ours>my|our|mine|ours)\b|"
    r"\b(?P<other>you|your|yours|he|she|they|him|her|them|his|hers|their|theirs|somebody|someone|nobody|everybody|everyone|people)\b|"
    r"\b(?P<thing>it|its|this|that|these|those|which)\b",
    re.IGNORECASE,
)
#: Answers of somebody about a thing, not about themselves: "the old scale works well".
_OF_THINGS = frozenset({"keep", "annoys", "go_wrong", "good_enough", "workaround", "undone", "stay_worry", "need", "effort",
                        "way_back", "list", "room", "last_time", "past_fail", "certain", "reach"})  # fmt: skip
_VERB = lazily(
    r"\b(?:is|are|was|were|has|have|had|will|would|gets?|got|seems?|feels?)\b|['’](?:s|re|ll|d)\b", re.IGNORECASE
)


def answers_plainly(topic: Topic, statement: Statement, others: Sequence[str] = ()) -> bool:
    """Whether a sentence is the speaker's own answer to a topic.

    Args:
        others: what their colleagues are called.
    """
    text = statement.text.replace("’", "'")
    if text.rstrip("\"'” ").endswith("?") or _JOKING.search(text):
        return False
    if topic.facet is not Facet.COMMITMENT and (
        running(text) or _ARRANGING.search(text) or promised(text) or {*statement.facets} == {Facet.COMMITMENT}
    ):
        return False
    of_kind = bool({topic.facet, *_AKIN.get(topic.facet, ())} & statement.facets.keys())
    personal = topic.scope == "person"
    if not of_kind and not (topic.worded if personal else topic.facet in _FACTS):
        return False
    return any(
        content_words(match[0]) - _BARE
        and not (topic.id in _NOW and _supposed(text, match))
        and (
            not personal
            or _of_speaker(text, match, others, needed=not of_kind, thing=of_kind and topic.id in _OF_THINGS)
        )
        for pattern in topic.answered
        for match in pattern.finditer(text)
    )


def _supposed(text: str, match: re.Match[str]) -> bool:
    """Whether what matched is only imagined, or a courtesy."""
    words = match[0]
    if _SUPPOSED.search(text[: match.start()]) or _SUPPOSED_IN.match(words):
        return True
    return bool(_COURTESY.search(words) and _COURTESY_GOES_ON.match(text, match.end()))


def _of_speaker(text: str, match: re.Match[str], others: Sequence[str], *, needed: bool, thing: bool) -> bool:
    """Whether the clause in which the words stand is about the speaker.

    Args:
        needed: the speaker has to be named in it; else a bare "Scared, to be honest" is of whoever says it.
        thing: it may also be about a thing.
    """
    start = max((m.end() for m in _CLAUSE.finditer(text, 0, match.start())), default=0)
    before = text[start : match.start()]
    if any(re.search(rf"\b{re.escape(name)}\b", f"{before}{match[0]}") for name in others if name):
        return False
    inside = [*_WHO.finditer(match[0])]
    # Whoever is named last before the words is whom they are about; a thing gives way to who is named in them.
    before_it = [*_WHO.finditer(before)][-1:]
    if inside and (not before_it or before_it[0]["thing"]):
        return bool(inside[0]["own"] or inside[0]["ours"]) or (thing and bool(inside[0]["thing"]))
    if not before_it:
        return thing or (not needed and len(before.split()) <= 1)
    (who,) = before_it
    if who["other"] or who["thing"]:
        return thing and bool(who["thing"])
    # "My biggest worry" is mine, "my boss is worried" is not.
    between = before[who.end() :]
    return bool(who["own"]) or (not _VERB.search(between) and len(between.split()) <= 2)
