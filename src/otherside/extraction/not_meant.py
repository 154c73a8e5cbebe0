"""What a sentence is no evidence of, whatever its words resemble: a remark announced, praise, a courtesy about the agenda,
what spoke against a way of their own, leave taken, a paper that came, and a matter put off. Pure.

Few and narrow: each only where the sentence has nothing else in it that could be meant.
"""

from __future__ import annotations

import re

from otherside.domain import FACETS, Facet
from otherside.domain.calendar_words import WEEKDAY
from otherside.domain.patterns import lazily
from otherside.extraction.plain.apostrophes import straight
from otherside.extraction.plain.leaving import takes_leave
from otherside.extraction.plain.put_off import puts_off
from otherside.extraction.plain.steps import step

_NONE: frozenset[Facet] = frozenset()
_ALL = frozenset(FACETS)
#: "I'd like to add that …": the wish is to speak. "I'd like to add two users" is one for users.
_REMARK = lazily(
    r"\b(?:I|we)(?:'d| would| just)?(?: also| just| really| quickly| only| maybe)* (?:like|wanted|want|love) to "
    r"(?:(?:just|also|quickly) )?(?:add(?=:|,| that (?:I|we|it|this|the|they|there|our|my|in|on|for|with|when|as|at)\b|"
    r" that(?! \w+ (?:to|in|for|into|on|as|too)\b)(?: [\w'-]+){1,4} (?:is|are|was|were|has|have|had|does|do|did|can|lets|"
    r"allows|gives|makes|takes|comes|goes|works|runs)\b| (?:one|another) (?:more )?(?:thing|point|remark)\b|"
    r" (?:something|a (?:word|remark|point)) (?:to that|here|on)\b)|"
    r"(?:point out|mention|note|clarify|echo|acknowledge|thank)\b|say (?=that\b|thank|something\b|a word\b))",
    re.IGNORECASE,
)
_WISH = lazily(
    r"\b(?:need\w*|wants?|wish\w*|must|has to|have to|requir\w+|please|could you|can you|would be (?:good|great|nice|helpful)|importan\w+|"
    r"should|would (?:like|love)|hop(?:e|ing)|looking for|goals?|aim\w*|plan\w*|going to|will)\b|['’](?:d (?:like|love)|ll)\b|\?",
    re.IGNORECASE,
)
_WISHES = frozenset({Facet.WANT, Facet.DESIRE, Facet.GOAL, Facet.COMMITMENT})
_PRAISE = lazily(
    r"\b(?:(?:very|really|super|so|extremely|incredibly|always|pretty|quite) (?:responsive|helpful|friendly|fast|quick|easy|nice|good|"
    r"happy|pleased|satisfied|useful|supportive|kind|polished)|(?:works?|worked|working) (?:great|well|fine|perfectly|nicely)|"
    r"(?:I|we) (?:really )?(?:love|loved|enjoy|enjoyed|appreciated?)|awesome|amazing|excellent|fantastic)\b",
    re.IGNORECASE,
)
#: With any of these the praise may be half of it, or meant the other way round.
_NOT_ALL_PRAISE = lazily(
    r"\b(?:not|never|no|none|nothing|nobody|but|too|slow\w*|hard|difficult\w*|only|wish|problems?|issues?|despite|although|though|however|"
    r"except|if|would|could|should|used to|until|without|bad|pain\w*|hate|annoy\w*|frustrat\w*|miss\w*|lack\w*|still|wait\w*|bugs?|"
    r"br[eo]k\w*|unfortunately|sometimes|confus\w*|hours?|days?|weeks?|manual\w*|cumbersome|more|better|than|wrong|fail\w*|los[et]\w*|"
    r"crash\w*|expensive|cost\w*|worse|tired|just what|un\w+|old|sub|turn(?:s|ing|ed)? into|another|again|how|out of|grow\w*|full|"
    r"error\w*|down|outages?|vanish\w*|yet|always the)\b|n't\b|\?",
    re.IGNORECASE,
)
#: Help with a small trouble is praised all the same.
_SMALL = lazily(r"\b(?:minor|small|few|any|no|little) (?:issues?|problems?|questions?|hiccups?)\b", re.IGNORECASE)
_COURTESY = lazily(
    r"^\W*(?:(?:yes|yeah|yep|sure|ok(?:ay)?|great|perfect|absolutely)\b[,.!]? ?)*(?:(?:that|this|it) )?"
    r"(?:works|is fine|sounds (?:good|great|fine)|would work)(?: (?:for|by|with) (?:us|me))?\W*$",
    re.IGNORECASE,
)
#: How the talk itself is to run.
_AGENDA = lazily(
    r"\b(?:agenda|share (?:my|the) screen|take the wheel|start (?:by|with|off)|kick off|walk (?:you|us) through|go (?:through|over|around)|"
    r"introduc\w+|first (?:\d+|few|ten|fifteen|twenty) minutes|questions? (?:at|towards) the end|record(?:ing|ed)?|take notes|"
    r"does (?:that|this) work|(?:sound|is that|is this) (?:good|ok(?:ay)?|fine|all right|alright)|work for (?:you|everyone|both))\b",
    re.IGNORECASE,
)
#: What a yes would be one to.
_MATTER = lazily(
    r"\b(?:pilot|trial|poc|proof|contract|pric\w+|quote|proposal|offer|sign\w*|order|buy\w*|start (?:date|the|a|on)|invoice|budget|terms?|"
    rf"{WEEKDAY}|tomorrow|next (?:week|month|steps?)|this (?:week|month)|by the end|follow-?up|meet\w*|"
    r"send|schedul\w+|call|\d{1,2}(?::\d\d| ?[ap]m\b))\b|[$€£%]",
    re.IGNORECASE,
)
#: A way of their own that they thought of and left.
_OWN_WAY = lazily(
    r"\b(?:we|I)(?:'ve| have|'d| had)?(?: \w+)? (?:talked about|thought (?:about|of)|considered|looked (?:at|into)|discussed|tried|toyed "
    r"with) (?!you\b|your\b|this\b)(?:\w+ ){0,2}?(?:\w+ing\b|it ourselves)[^.?!]{0,160}\b(?:but|only|however|except)\b[^.?!]{0,160}"
    r"\b(?:not worth|isn't worth|wasn't worth|too (?:\w+ )?(?:expensive|much|long|slow|big|costly|hard)|never (?:got|worked|happened)|"
    r"didn't|couldn't|no time|gave up)\b",
    re.IGNORECASE,
)
_EXPLAINS = lazily(
    r"^\W*(?:(?:and|also|plus|because|so|besides),? )?(?:we|I|it|that|this)(?:'d| would)(?: have)?(?: also| just| all)? "
    r"(?:need|take|taken|cost|mean|meant|require|tie|needed)\w*\b(?![^.?!]{0,300}\byou(?:r|rs)?\b)",
    re.IGNORECASE,
)
#: A step that would follow the wait is none now.
_STEPS = frozenset({Facet.COMMITMENT, Facet.WANT, Facet.GOAL, Facet.DESIRE})
#: A paper that is with them now, and no word of what is done with it.
_PAPER = (
    r"(?:forms?|leaflets?|brochures?|flyers?|pdfs?|links?|e-?mails?|mails?|invites?|invitations?|pages?|slides?|decks?|attachments?|"
    r"files?|documents?|docs?|sheets?|spreadsheets?|papers?|drawings?|print-?outs?|lists?|recordings?|handouts?|screens?|messages?|notes?|"
    r"templates?|questionnaires?|agendas?)"
)
_IN_HAND = lazily(
    rf"^\W*(?:(?:yes|yeah|okay|ok|right|great|good|perfect|thanks|thank you|so|and|well|ah|oh)\b[\s,.!–—-]*){{0,3}}(?:I|we)(?:'ve| have)?"
    rf"(?: now| just| also| already)?(?: got| received| found| opened| downloaded)? (?:the|your|that|this|a|an|my|our|both|all the)"
    rf"(?: (?!signed\b|filled\b|completed\b)[\w-]+){{0,2}}? {_PAPER}(?: (?:now|here|too|thanks?|open|up|from (?:you|\w+)|already|today|"
    r"yesterday|this morning|in front of (?:me|us)|on (?:my|the|our) (?:desk|screen)|you sent(?: me| us| over)?)){0,2}"
    r"(?:,? (?:and )?(?:I|we)(?:'ve| have)? (?:got|had|received) (?:it|them|that|this)\b[^.;!?]{0,60})?"
    r"(?:,? (?:thanks|thank you|cheers)(?: \w+){0,3})?\W*$",
    re.IGNORECASE,
)
#: What stood in the way of a way of their own says nothing of ours.
_OBSTACLES = frozenset({Facet.PRIORITY, Facet.RISK, Facet.STATUS_QUO, Facet.COMMITMENT, Facet.WANT})


def not_meant(text: str, before: str) -> frozenset[Facet]:
    """The facets that a sentence is no evidence of, however it is read.

    Args:
        before: the sentence before it, by whoever.
    """
    words = straight(text)
    if takes_leave(words):
        return _ALL
    gone = _STEPS if puts_off(words) else _NONE
    if (says := step(words)) is not None:
        gone |= says.gone
    if _IN_HAND.search(words):
        gone |= {Facet.COMMITMENT}
    if (remark := _REMARK.search(words)) is not None and not _WISH.search(words[remark.end() :]):
        gone |= _WISHES
    if _PRAISE.search(words) and not _NOT_ALL_PRAISE.search(_SMALL.sub(" ", words)):
        gone |= {Facet.FRUSTRATION}
    if before and _EXPLAINS.search(words) and _OWN_WAY.search(straight(before)):
        gone |= _OBSTACLES
    return gone


def courtesy(text: str, before: str) -> bool:
    """Whether a short yes is one to how the talk is to run, and to nothing else.

    Args:
        before: the whole turn before it.
    """
    asked = bool(before) and bool(_AGENDA.search(before)) and not _MATTER.search(before)
    return asked and bool(_COURTESY.search(straight(text)))
