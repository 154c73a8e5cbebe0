"""A no said politely: not the moment for it, a line in the spring, no room for it in anybody's head, no thank you. Pure.

It comes with courtesies ("I'm afraid", "I would say that") and often behind a denial of a harder one: "I don't say never,
I say it is not the moment". So only the clause it stands in can turn it round. What others say is reported, and theirs.
"""

from __future__ import annotations

import re

from otherside.domain import Facet
from otherside.domain.patterns import lazily
from otherside.profiles.said.unowned import nobodys

_NEED = r"(?:(?:it|this|that|these|them|something|anything|another|a (?:new|second)|new|other|more|such|your|us|you)\b)"
_BEGIN = (
    r"(?:buy|begin|start|sign|order|invest|change|switch|decide|commit|take (?:on|up)|bring in|look at|talk about|think about|"
    r"discuss|introduce|do)"
)
#: Whose heads have no room: of a cupboard or a train it is said, too.
_HEADS = r"in (?:(?:the|our|people['’]s|their|any of our) (?:heads|minds)|(?:my|our|anybody['’]s|anyone['’]s|nobody['’]s) (?:head|mind))"
_HAVE_NO = (
    r"(?:(?:there(?:['’]s| is)|(?:I|we)(?:['’]ve(?: got)?| have(?: got)?)) (?:(?:simply|just|really|currently|now) )?no|"
    r"(?:there is(?: not|n['’]t)|there['’]s not|(?:I|we) (?:(?:simply|just|really) )?(?:do not|don['’]t|haven['’]t) (?:have|got)|"
    r"(?:I|we) haven['’]t) (?:any|much|the|a lot of))"
)
_LEFT = r"(?: (?:left|now|just now|at present|at the moment|this year|really))*"
_NOT_THE_MOMENT = (
    r"(?:\b(?:it|this|that|now|today)(?:['’]s| is)(?: really| just| simply| quite| probably)? not(?: really| quite| yet)?|"
    r"\b(?:it|this|that|now|today) is(?:n['’]t| not)(?: really| quite| yet)?|"
    r"\b(?:I|we) (?:do not|don['’]t) (?:really )?(?:think|believe|feel|find)(?: that)? (?:it|this|that|now)(?:['’]s| is))"
    r" (?:the (?:right |best )?(?:moment|time)|a good (?:moment|time))"
    rf"(?=\W*$|[,;–—.]| (?:for (?:us|me|that|this|it|such|something|anything|another|a (?:new|second)|new)\b|to {_BEGIN}\b|now\b|yet\b))|"
    r"\bthe (?:timing|moment)(?:['’]s| is)(?:n['’]t| not)(?: really| quite)? right\b|"
    r"\bthe timing(?:['’]s| is) (?:wrong|bad|off)\b"
)
_NO_ROOM = (
    rf"\b{_HAVE_NO} (?:room{_LEFT} {_HEADS}|(?:head ?space|bandwidth|head|mind){_LEFT} (?:for {_NEED}|to {_BEGIN}\b))"
)
_NO_THANKS = (
    r"\b(?:I|we)(?:['’]ll| shall| will| must| have| need|['’]ve got)(?: have| need| got)?(?: to)? (?:politely |kindly |respectfully )?"
    r"(?:say(?: you)? no(?:,? thank(?:s| you)|(?=\W*$|[.;!–—]| to (?:this|it|you|your \w+)\b))|decline(?=\W*$|[.;!–—]))|"
    r"\bthank(?:s| you)(?: (?:all|both|very much|so much|a lot|for \w+(?: \w+){0,3}))?,? but no(?:,? thank(?:s| you))?(?=\W*$|[.;!–—])|"
    r"\b(?:the|our|my) answer (?:is|has to be|must be|remains|stays)(?: still)? (?:a (?:\w+ )?)?"
    r"no(?=\W*$|[,.;!–—]| (?:for (?:now|this)|from)\b)|"
    r"\b(?:it|that|this)(?:['’]s| is| has to be| must be) (?:a )?(?:\w+ )?no from (?:us|me|our (?:side|end))\b|"
    r"\b(?:I|we)(?:['’]ll| shall| will)?(?: have to| must) disappoint you\b"
)
#: They will speak when it suits them: what that is promises no more than it refuses.
UNASKED = (
    r"\b(?:I|we)(?:['’]ll| will| shall)(?: certainly| surely| gladly)? (?:(?:come|get) back to (?:you|it|this)|be in touch|contact you|"
    r"(?:let|call|ring|write) (?:to )?you(?: know)?)(?: again)?(?:,? (?:without (?:being|needing to be) (?:asked|reminded|chased)|unasked|"
    r"unprompted|of our own accord|on our own initiative)|"
    r",? (?:once|when|as soon as|if and when) (?:the |our |your )?(?:\w+ )?(?:situation|dust|picture|circumstances|waters|things?|times?|"
    r"moment|priorities|mood) (?:is|are|has|have|gets?|becomes?|looks?|allows?)(?: \w+)? ?(?:clear\w*|settled|calm\w*|better|quiet\w*|"
    r"changed|ripe|stable|it)?(?: down)?(?=\W*$|[.,;!]))"
)
#: They have made up their minds to wait until all is calm: what they let settle is no thing of the trade, such as a floor or a beer.
SETTLE_FIRST = (
    r"\b(?:decided|agreed|chosen|prefer(?:red)?|want|need|have|rather|going|like|best|['’]ll|will|let['’]s) (?:to )?(?:just |first )?"
    r"(?:wait and )?let (?:things|everything|matters|the dust|all (?:of )?(?:this|that|it)|(?:it|this|that) all) "
    r"(?:settle|calm|quieten|sink in|come to rest)(?: down)?"
    r"(?=\W*$|[,;.!–—]| (?:first|now|and|here|for (?:now|a \w+|the \w+|this \w+)|this \w+|before|until|till)\b)"
)
_WHENEVER = r"(?:(?:in|at|for|into) a (?:much )?later (?:phase|stage|point|date|round|time)|further down the (?:road|line)|much later)"
_LATER = (
    rf"\b(?:I|we)(?:['’]d| would)? (?:rather |more |only |tend to )?(?:see|place|put|locate) (?:it|this|that|you)(?: \w+)? {_WHENEVER}\b|"
    rf"\b(?:it|this|that)(?:['’]s| is| would be|['’]d be| belongs| fits)(?: (?!not\b|never\b)\w+){{0,3}}? {_WHENEVER}\b|"
    rf"\brather {_WHENEVER}\b"
)
_SEASON = (
    r"(?:(?:the )?(?:early |late )?(?:new year|spring|summer|autumn|fall|winter|next (?:school |financial |budget )?year|"
    r"second half of the year)|next (?:spring|summer|autumn|winter|year|term|season)|(?:the )?new (?:term|season|financial year))"
)
#: Put off by a season, and told off-hand: a day or a week is an appointment, and what is to be signed then is one too.
_IN_A_SEASON = (
    r"(?:^\W*|[,;.!–—] ?|\b(?:please|just|do|then|so|but|and|well|or) )(?:(?:drop|send|give) (?:me|us) an? "
    r"(?:line|note|ring|call|shout|mail|e-?mail|nudge|ping|bell)|(?:try|ask|ring|call|ping|nudge) (?:me|us)(?: again)?|"
    r"(?:come|get) back to (?:me|us)(?: again)?|(?:let['’]?s )?(?:talk|speak|catch up|touch base)(?: again)?(?:,? shall we,?)?) "
    rf"(?:again )?(?:(?:in|some ?time in|at some point in|after|around) )?{_SEASON}"
    r"(?=\W*$|[,;.!–—]| (?:and (?:we['’]ll|we|I['’]ll|then)|when|once|or so|maybe|perhaps|if)\b)"
    r"(?!.*\b(?:sign\w*|contracts?|orders?|\d+)\b)"
)
#: Good to have, and needed by nobody.
_AN_EXTRA = (
    r"\b(?:it|this|that)(?:['’]d be| would be|['’]s| is)(?: really| just| more of| rather| only| more like)* an?,? "
    r"(?:(?:you know|sort of|kind of|like),? (?:an? )?)?(?:nice (?:little )?(?:extra|bonus)|nice[- ]to[- ]have|"
    r"luxury(?! (?:brand|hotel|car)\b))\b"
)
#: They are not to be reckoned with.
_NOT_FOR_US = (
    r"(?:^\W*|[,;.!–—] ?|\b(?:please|so|but|and|just) )(?:please )?(?:don['’]t|do not) (?:hold|reserve|block|keep) "
    r"(?:anything|it|that|the (?:price|slot|date|place|dates|offer|quote))(?: open| free)? (?:on (?:our|my) account|"
    r"for (?:us|our sake)|because of us)(?=\W*$|[.!;–—]|,)"
)
#: The present way is good enough, by the whole of a sentence; of days, people and small talk it is said, too.
_NOT_OF_THAT = (
    r"(?!(?:kids?|children|family|call|meeting|week|day|summer|holiday|boss|house|side|end|lunch|dog|date|appointment|flight|trip|line|"
    r"connection|sound|people|team|price|offer)\b)"
)
_FINE_AS_IT_IS = (
    r"(?:^|\b(?:to be (?:fair|honest|frank)|honestly|frankly|actually|for us|no|well|in fact),? )(?:"
    rf"our (?:{_NOT_OF_THAT}[\w-]+ ){{0,2}}?{_NOT_OF_THAT}[\w-]+(?:['’]s| is| are)(?: really| actually| perfectly| quite)? "
    r"(?:fine|good enough|all right)(?: as (?:it is|they are)| the way (?:it is|they are)|,? (?:really|honestly))?(?=\W*$)|"
    r"(?:we|I)(?:['’]re|['’]m| are| am)(?: really| perfectly| quite)? (?:fine|happy|all right|ok(?:ay)?) (?:as we are|"
    r"the way (?:it|things) (?:is|are)|with (?:what we (?:have|use|do)|how (?:it is|we do it)))(?=\W*$|[,;.!–—])|"
    r"what we (?:have|do|use)(?: now| today)? (?:works(?: fine| well)?(?: for us)?|does the job|is (?:fine|good enough))(?=\W*$|[,;.!–—]))"
)
_YEAR = (
    r"(?:for (?:this|the|another) (?:year|season|term|quarter)|this (?:year|season|term)|for good|"
    r"for the (?:time being|foreseeable future))"
)
_BETTER = r"(?: (?:better|best|rather|prefer to|like to|probably|just|now|have to|all|therefore))*"
#: Left where it is, with thanks or for a year: without them it ends a call, and no more.
_LEFT_THERE = (
    r"(?:\b(?:I|we)(?:['’]d| had| would| should|['’]ll| will| shall| must| have to|['’](?:m|re) going to| (?:am|are) going to| want to)"
    rf"{_BETTER}(?: (?:we|I))?|\blet['’]?s(?: just)?|\b(?:best|better)(?: to)?) "
    r"(?:leave|left|call) (?:(?:it|this|things) (?:there|at that|here)|"
    rf"it a day)(?=,? {_YEAR}\b|.*\b(?:thank\w*|grateful|patience|sorry|all you(?:['’]ve| have) done)\b)|"
    r"\b(?:thank\w*|grateful|sorry)\b[^.!?]*,? but (?:I|we)(?:['’]ll| will| shall|['’]d better| have to) (?:leave (?:it|this) "
    r"(?:there|at that|here)|call it a day)(?=\W*$|[,;.!–—])"
)
_BOW_OUT = (
    r"\b(?:I|we)(?:['’]ll| will| shall|['’]d (?:better|rather)|['’](?:m|re) going to| (?:am|are) going to| have to| must)"
    rf"{_BETTER} (?:bow out|close (?:the|our) file)(?=\W*$|[,;.!–—]| (?:here|now|at this|on (?:this|it)|of (?:this|it)|with|for)\b)|"
    r"\b(?:it|this|that)(?:['’]s| is)(?:n['’]t| not) going to (?:happen|work(?: out)?)(?: for us)?,? (?:this (?:year|season)|after all|"
    r"in the end|for us)(?=\W*$|[,;.!–—])|"
    r"\b(?:I|we) (?:don['’]t|do not) (?:think|feel|believe)(?: that)? (?:it|this|that)(?:['’]s| is) (?:really |quite )?"
    r"(?:for us|right for us|the right (?:fit|thing) for us)(?=\W*$|[,;.!–—])|"
    r"(?:^\W*|[,;.!–—] ?|\b(?:so|and|but) )(?:please )?(?:don['’]t|do not) (?:put|spend|waste|invest) any more (?:of your )?"
    r"(?:time|effort|work|energy) (?:in(?:to)?|on) (?:us|this|it|me)(?=\W*$|[,;.!–—])"
)
#: Cheap to look for: without one of these a sentence says none of them.
_SIGNS = lazily(
    r"moment|settle|calm|quieten|sink|\btime\b|timing|\broom\b|head|bandwidth|mind|thank|decline|\bno\b|disappoint|back to|in touch|"
    r"you|\blater\b|further down|\bcall it\b|leave|left|bow out|\bfile\b|happen|work|for us|"
    r"\b(?:me|us|talk|speak|catch up|touch base|extra|bonus|to[- ]have|luxury|account|fine|good enough|all right|as we are|what we)\b",
    re.IGNORECASE,
)
_RULES: tuple[tuple[Facet, re.Pattern[str]], ...] = (
    (
        Facet.PRIORITY,
        lazily(
            f"{_NOT_THE_MOMENT}|{_NO_ROOM}|{_LATER}|{_IN_A_SEASON}|{_AN_EXTRA}|{_NOT_FOR_US}|{SETTLE_FIRST}",
            re.IGNORECASE,
        ),
    ),
    (Facet.STATUS_QUO, lazily(_FINE_AS_IT_IS, re.IGNORECASE)),
    (Facet.COMMITMENT, lazily(f"{_NO_THANKS}|{UNASKED}|{_LEFT_THERE}|{_BOW_OUT}", re.IGNORECASE)),
)
#: What they may be thanked for and say no to without refusing anything of ours.
_HOSPITALITY = lazily(
    r"\b(?:lunch|dinner|breakfast|coffee|tea|biscuits?|cake|drinks?|beer|wine|lift|ride|tickets?|invit\w+|webinar|newsletter|event|"
    r"conference|party|meal|present|gift|flowers|book|seat)\b",
    re.IGNORECASE,
)
_SOFTENED = lazily(
    r"\b(?:I|we)(?:['’](?:m|re)| am| are) (?:afraid|sorry)(?: to say)?(?: that|,)? ?|"
    r"\b(?:I|we)(?:['’]d| would|['’]ll| shall)(?: have to)? say(?: that)? (?!no\b|thank)",
    re.IGNORECASE,
)
_TURNS_ROUND = lazily(
    r"\b(?:if|unless|whether|when|until|till|once|would|could|might|maybe|perhaps|not|never|nobody|why|worr\w+|fear\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
#: Behind it, in the same clause, it makes it hang on something.
_HANGS = lazily(r"\b(?:if|unless|without)\b", re.IGNORECASE)
_CLAUSE = lazily(r"[,;:–—.]|\b(?:but|and|because|so)\b", re.IGNORECASE)
#: "They say it is not the moment" is their no.
_REPORTED = lazily(
    r"\b(?:he|she|they|you|who|some|many|people|everybody|everyone|somebody|someone|(?:the|my|our|his|her) \w+|"
    r"(?-i:(?!(?:I|We)\b)[A-Z][\w’']+))(?: \w+)? "
    r"(?:say|said|says|thinks?|thought|tells?|told|writes?|wrote|feels?|felt|claims?|reckons?)\b",
    re.IGNORECASE,
)


def politely_refused(sentence: str) -> Facet | None:
    """What a polite no is evidence of: PRIORITY where there is no moment or room for it yet or it is nobody's, STATUS_QUO where
    the present way is good enough, COMMITMENT where it is declined, or they will speak when it suits them.

    Args:
        sentence: one of theirs.
    """
    if nobodys(sentence):
        return Facet.PRIORITY
    if not _SIGNS.search(sentence) or sentence.rstrip(" \"'”’)").endswith("?"):
        return None
    plain = _SOFTENED.sub("", " ".join(sentence.split()))
    for facet, pattern in _RULES:
        for found in pattern.finditer(plain):
            start = max((m.end() for m in _CLAUSE.finditer(plain, 0, found.start())), default=0)
            end = next((m.start() for m in _CLAUSE.finditer(plain, found.end())), len(plain))
            if (
                _TURNS_ROUND.search(plain, start, found.start())
                or _HANGS.search(plain, found.end(), end)
                or _REPORTED.search(plain, 0, found.start())
                or (facet is Facet.COMMITMENT and _HOSPITALITY.search(plain))
            ):
                continue
            return facet
    return None
