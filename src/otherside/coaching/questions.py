"""Leading questions, and open forms of closed ones."""

from __future__ import annotations

import re

from otherside.coaching.features import answerable_in_a_word
from otherside.coaching.leaning import only_wants_a_yes
from otherside.coaching.phrases import plain
from otherside.domain.patterns import lazily
from otherside.extraction.hashing import opening

_LEADING = lazily(
    r"(?<![\w'])(?:(?<!why )(?:would|do|are|is|can|could|should|have|did|does)n't (?:you|it|that|this|your|we)\b[^?]{0,160}\?|"
    r"(?:would|do)n't you (?:agree|think|say|want|like|prefer|rather)|surely\b|you(?:'d| would) agree|"
    r"would it be fair to say|can you (?:really )?(?:afford|see (?:how|why|the value))|could you live with|"
    r"who wouldn't|"
    r"you(?:'d| would)? (?:do )?(?:not )?want [^?]{1,80}(?:\b(?:don't|wouldn't) you|, do you|,? right)\?|"
    r"is(?:n't| it not) (?:it|that) (?:time|obvious|clear)|do you see (?:now )?why|you(?:'d|"
    r" would) be (?:crazy|mad|foolish)|"
    r"do you (?:really|honestly) (?:believe|think|want)|are you really (?:going|happy|willing)|"
    r"(?:would|will|can|could|do|are) you (?:really|honestly|seriously) (?:want(?:ing)? to |going to |prepared to |willing to |ready to )?"
    r"(?:risk|bet|gamble|stake|trust|rely on|leave it to|put up with|live with|wait|chance|take (?:the|that) (?:risk|chance"
    r"|gamble)|carry on"
    r"|go on)\b|would you really want to\b|"
    r"(?:would|will|can|could) you (?:bet|gamble|stake) (?:your|the|all|everything|it|that)\b|"
    r"is (?:it|that|this) really worth (?:it|the|your|that)\b)"
)
_TAG = lazily(
    r",\s*(?:isn't|aren't|wasn't|weren't|don't|doesn't|didn't|won't|wouldn't|can't|couldn't|shouldn't|do|can)\s+"
    r"(?:it|you|they|we|that|he|she)\s*\?"
)
#: A tag that asks for their agreement makes a question of whatever stands before it.
_AGREE_TAG = lazily(
    r"[,–—] ?(?:(?:don't|wouldn't|won't) you(?: all)? (?:agree|think|say)|(?:do|would) you (?:not )?agree|"
    r"(?:don't|wouldn't) you(?: think so)?|"
    r"you(?:'d| would| must| will|'ll)? (?:surely |all )?agree|am i right|isn't it|aren't (?:they|you|we)|isn't that (?:so|right|true))"
    r"(?:,? (?:with (?:me|that)|so|then|too))? ?\?[\s\"')]*$"
)
#: What must be so of them, for a nod: "so you must be losing hours every week?". How somebody must feel is a guess at a feeling.
_MUST_BE = lazily(
    r"^(?:(?:and|but|so|then|well|ok|okay|right|ah|oh|i guess|i imagine|i suppose|presumably|surely)\b,? )*"
    r"(?:you(?: guys| all| both)?|your [\w' -]{2,40}?|(?:that|it|this|all that|all this)) must"
    r"(?: really| surely| all| still| already| then)? "
    r"(?:be (?:losing|wasting|spending|paying|missing|struggling|desperate|keen|looking|costing)\b|"
    r"(?:lose|waste|spend|pay|miss|cost|want|need|struggle)\b|have (?:lost|wasted|a lot|trouble|problems?|thought)\b)[^?]*\?"
)
#: That they are for it, told to them for a nod: "So you're on board, right?", "You're with us on this?".
_FOR_IT = (
    r"(?:a (?:definite |firm |clear )?yes|behind (?:it|this|us|me)|on board(?: with (?:it|this|us))?|on side|in favour(?: of (?:it|this))?"
    r"|keen(?: on (?:it|this))?|up for (?:it|this)|with (?:us|me)(?: on (?:it|this))?|sold(?: on (?:it|this|us))?"
    r"|(?:committed|all in|convinced|ready to (?:go|sign|order|start)|good to go|going (?:ahead|for it|with us|through with (?:it|this))"
    r"|happy (?:to (?:go ahead|sign|proceed)|with (?:it|this|that|the (?:price|offer|terms|contract|quote)))"
    r"|definitely (?:in|interested|doing (?:it|this))))"
)
_NODS = (
    r"(?:,? (?:then|so|now|all|still|with (?:us|me|it|that)))*(?:,? (?:yeah|yes|right|correct|no|ok|okay|huh|eh|aren't you"
    r"|isn't it|am i right|"
    r"is that (?:right|fair)))?"
)
_SO = r"^(?:(?:and|but|so|then|well|ok|okay|right|great|good|brilliant|lovely|perfect|fine|now|oh|anyway)\b[,.!]? )*"
_TAKES_THEM_IN = lazily(
    rf"{_SO}(?:(?-i:[A-Z])[\w’'-]+, )?(?:you(?:'re| are|'d be| both are| all are)|we(?:'re| are)(?= (?:good|all in|ready|going)))"
    rf"(?: (?:still|both|all|definitely|basically|really|now|with us,))* {_FOR_IT}{_NODS} ?\?\W*$"
    rf"|{_SO}(?:(?:that's|it's|i take it (?:that's|it's)|(?:shall|can|may|do) (?:i|we) (?:take|write|put|mark|count) (?:that|it"
    rf"|this|you)(?: up| down)? (?:as|for)|i can take (?:that|it) as)"
    rf" (?:still )?a (?:definite |firm )?yes|we have a deal|it's a deal|i can (?:count on you|put you down|tell (?:my boss"
    rf"|them) (?:it's a )?yes))"
    rf"{_NODS} ?\?\W*$",
    re.IGNORECASE,
)
#: A yes of theirs for something of ours: "if we could show them that, you'd sign, right?"
_TRIAL_CLOSE = lazily(
    r"\bif (?:we|i)(?:'m|'re| am| are| were| was)? (?!(?:hear|heard|understand|understood|remember|read|may|might|g[eo]t you right)\b)\w+"
    r"[^?]{0,120}\b(?:(?:you(?:'d| would| will|'ll)|would you|will you) (?:then |all |both |also "
    r"|be (?:able|willing|ready|prepared|happy|inclined) to )?(?:support|back|sign|buy|go ahead|go with|go for it|move (?:ahead|forward)"
    r"|commit|say yes|be (?:in|on board|sold)\b|order|agree|proceed)"
    r"|(?:can|could|do|shall) we (?:sign|close|go ahead|have a deal|shake|call it))\b"
)
#: They had said so themselves.
_SAID_YES = lazily(
    r"\b(?:a (?:definite |firm |clear )?yes|behind (?:it|this|you)|on board|in favour|i'm (?:in|keen|sold|for it)|we're (?:in|for it)"
    r"|(?:go|going) ahead|let's (?:do|go)|happy (?:with|to)|up for (?:it|this)|ready to|count me in|go for it|with you)\b"
)
#: Advice with a question mark: "have you thought about giving …", "why don't you …".
_SUGGESTS = lazily(
    r"(?<![\w'])(?:"
    r"have you (?:\w+ )?(?:thought (?:about|of)|considered|tried) (?:(?:just|simply|maybe|perhaps) )?"
    r"(?:(?:whether|if) (?:you|it|that|this|there)\b[^?]{0,200}\b(?:should|could|might|ought|better|worth|sense|help|time)\b|"
    r"(?!(?:any|some|every|no)thing\b|\w*(?:morning|evening|meeting|training)\b)\w+ing\b)|"
    r"why (?:don't (?:you|we)|not) (?!(?:just |maybe )?(?:start|begin|kick|go first|(?:tell|walk|take|give|fill) (?:us|me)"
    r"|introduce)\b)\w|how about (?:you |we )?(?:just |simply )?\w+ing\b|what if you (?:just|simply)|"
    r"(?:could|should|can)(?:n't)? you (?:not )?(?:just|simply|perhaps|maybe)\b|shouldn't you\b|"
    r"would(?:n't)? (?:it|that) (?:not )?(?:be )?(?:better|easier|wiser|simpler|smarter|make (?:more )?sense) (?:if|to|for)\b"
    # A next step with us is proposed, and no advice given.
    r"(?! (?:we |us to )?(?:do|have|hold|set up|arrange|meet|talk|call|speak|look at|sit down)\b(?! it\b))|"
    r"(?:maybe|perhaps) you (?:should|could|might)\b|do you (?:not )?think (?:that )?you (?:should|could|ought)\b)"
)
#: Things one simply needs to know, and the running of the meeting: no better asked open.
_PLAIN_FACT = lazily(
    r"\b(?:hear me|see my|screen|record(?:ing|ed)?|my (?:mail|email|message|note)|received?|reach you|"
    r"mail address|phone|"
    r"number|address|spell|monday|tuesday|wednesday|thursday|friday|tomorrow|o'clock|\d{1,2}(?:am|pm|:\d\d)?|"
    r"next week|minutes|"
    r"invoice|join us|on mute|is (?:that|this|it) (?:right|correct|fair|the right|a fair|okay|ok)|(?:can|"
    r"could) you confirm|does that (?:sound|make|help)|(?:would|was) that (?:be )?(?:valuable|useful|helpful|"
    r"okay|right)|lock in|find a time|did i (?:get|understand)|have i (?:got|"
    r"understood)|works? for you|"
    r"would it make sense (?:for us |to us )?to (?:do|have|hold|set up|arrange|meet|talk|call|speak|sit down)|"
    r"okay with you|all right if|mind if|may i|can i ask)\b"
    # Whether we got it right, how the talk goes on, a day, and what somebody simply knows or does not.
    r"|\bis (?:that|this|it) still (?:right|the (?:case|scope|plan|idea|number|date)|so|how)\b|\bis that the reason\b"
    r"|\bdoes that (?:feel|work|fit|suit)\b(?! with| how| into)"
    r"|\bdo you mind \w+ing\b|\b(?:can|could|shall) (?:i|we) (?:just )?(?:think|jump|pause|add|show|share|stop|come back|go back)\b"
    r"|\bis there (?:an? |any |one )?(?:(?:specific|particular|fixed|hard|firm|certain) )?(?:date|day|deadline)\b"
    r"|\b(?:do you|does \w+|would you)(?: happen to| already)? (?:have|know)(?: an?| any| some)?(?: \w+){0,2}? (?:sense|idea|estimate"
    r"|feel|"
    r"figure)(?: yet)? (?:of|for|on|about|what|when|how|where|which)\b"
    r"|\b(?:would|does) it make sense (?:for (?:us|you) )?to (?:get (?:you|us|everyone|everybody)|set up|set you up|schedule|book)\b"
    r"|\b(?:do you want|would you like) (?:(?:some|any|our|my|a bit of) )?(?:help|me to|us to)\b"
    r"|\b(?:does|has) (?:anyone|anybody)(?: else)? (?:have|got) (?:any |more |other )?(?:questions?|thoughts)\b"
)


#: We offer to come, to bring or to do something: a yes or a no is all that it wants.
_OFFERS_TO = lazily(
    r"(?:^|[,;:.–—] ?|\b(?:so|and|but|well|then|ok|okay|maybe|perhaps) )(?:(?:shall|should|may|can|could|might) (?:i|we"
    r"|one of us|(?:my|our) \w+)"
    r"(?: just| maybe| perhaps| also)?(?: not)? (?:come|pop|drop|call|ring|phone|visit|stop by|look|have a look|take a look"
    r"|see (?:it|them|the)"
    r"|walk|bring|send|post|mail|email|lend|leave you|carry|give (?:you|him|her|them|it|that|\w+ a (?:ring|call))|meet|measure"
    r"|draw|write (?:it|that)"
    r"|put (?:it|that|something)|make you|try (?:it|one)|fetch|collect|help|take (?:it|that|some|the|a) )"
    r"|would (?:it help|it be any use|you like it|it suit you) if (?:i|we)\b)"
)
#: What is signed or paid is no favour of ours.
_OF_A_YES = lazily(
    r"\b(?:a yes|sign\w*|order\w*|contracts?|deposits?|invoices?|paperwork|deal|agreement|(?:go|going) ahead|book (?:you|it|the)"
    r"|commit\w*)\b"
)


def is_leading(text: str, heard: str = "") -> bool:
    """Whether a question carries its own answer: "wouldn't you agree", "surely", a tag, "so you must be losing hours?".

    Args:
        text: our question.
        heard: what they said just before; a yes that they gave themselves may be said back.
    """
    low = plain(text)
    return takes_them_in(text, heard) or (
        bool(_LEADING.search(low) or _TAG.search(low))
        or wants_agreement(text)
        or presumes(text)
        or suggests(text)
        or closes(text)
    )


def takes_them_in(text: str, heard: str = "") -> bool:
    """Whether a question tells them that they are for it, for a nod: "So you're both a yes?".

    Args:
        text: our question.
        heard: what they said just before.
    """
    found = _TAKES_THEM_IN.search(text.replace("’", "'").strip())
    return found is not None and not _SAID_YES.search(plain(heard))


def presumes(text: str) -> bool:
    """Whether a question tells them what must be so of them: "so you must be losing hours every week?"."""
    return bool(_MUST_BE.search(plain(text).strip()))


def wants_agreement(text: str) -> bool:
    """Whether a sentence ends by asking them to agree: "it is the best there is, don't you agree?"."""
    return bool(_AGREE_TAG.search(plain(text)))


def closes(text: str) -> bool:
    """Whether a question asks for their yes in return for something of ours: "if we could show that, you'd sign, right?"."""
    low = plain(text)
    return low.rstrip("\"') ").endswith("?") and bool(_TRIAL_CLOSE.search(low) or only_wants_a_yes(text))


def suggests(text: str) -> bool:
    """Whether a question is advice with a question mark: "have you thought about giving …", "why don't you …"."""
    return bool(_SUGGESTS.search(plain(text)))


def could_be_open(text: str) -> bool:
    """Whether a closed question asks about more than a plain fact, a check, or the running of the meeting."""
    low = plain(text)
    if _OFFERS_TO.search(low) and not _OF_A_YES.search(low):
        return False
    return answerable_in_a_word(text) and not (_PLAIN_FACT.search(low) or _INVITES.search(low))


#: Asked of nobody: ways of speaking, and what somebody tells that they asked themselves.
_RHETORICAL = lazily(
    r"(?<![\w'])(?:who (?:knows|cares|wouldn't|am i|are we)\b|who (?:needs|wants) (?:it|that|this)\b"
    r"|who(?:'s| is) (?:counting|to say)\b|what (?:do|would) i know ?\?|what can (?:you|one) do ?\?"
    r"|what(?:'s| is) (?:the point ?\?|new ?\?|not to like\b)|what else is new\b|what (?:was i|were we) thinking\b"
    r"|what does that make (?:me|us)\b|how (?:hard|difficult|bad) can (?:it|that|this) be\b|how should i know\b"
    r"|why (?:on earth|me ?\?|bother\b)|why would (?:i|anyone|anybody|somebody)\b|where would (?:we|i) be\b|need i say\b"
    r"|isn't (?:that|it) (?:always|just|typical)\b|know what i mean\b|(?:are you|you(?:'re| are)) (?:kidding|joking)\b"
    r"|can you believe\b|guess (?:what|who)\b)"
    r"|\b(?:i (?:think|thought|ask|asked|keep asking|keep thinking|said to|say to)(?: myself)?|and i'm like)\s?[,:–—]"
    r"|(?:^|[,.;–—]\s*)(?:you know|eh|innit)\s?\?$"
)


def is_rhetorical(text: str) -> bool:
    """Whether a sentence only has the form of a question: "who knows?", "I thought, what does that make me?"."""
    return bool(_RHETORICAL.search(plain(text).strip()))


#: What is asked while people get up: the hour, whether that was all, and when they meet again.
_LEAVES = lazily(
    r"^(?:(?:oh|ah|well|so|god|gosh|my god|good lord|right|ok|okay|hey|wait|sorry|and|anyway)\W+)*(?:"
    r"what(?:'s| is) the time\b|what time is it\b|how late is it\b|is (?:that|it) (?:the time|really|already|that late)\b"
    r"|(?:do you )?(?:know|have) (?:what time it is|the time)\b|is it (?:\w+ )?(?:o'clock|noon|late)\b"
    r"|(?:are we|were we|is that|was that|that's) (?:all )?(?:done|finished|it|all|everything|through)"
    r"(?: then| now| for (?:today|now))?\s?\?"
    r"|(?:shall|should|can|could) (?:we|i) (?:stop|leave it|end|finish|wrap|go|call it)\b"
    r"(?: (?:here|there|it|up|a day|now|at that|then))*\s?\?"
    r"|same time (?:next|tomorrow|again)\b[^?]{0,30}\?|see you (?:then|there|next|on|tomorrow)\b[^?]{0,30}\?"
    r"|(?:can|shall|should) (?:i|we) (?:see|walk|show) you (?:out|down|to)\b|where did i (?:park|leave|put)\b)"
)


def takes_leave(text: str) -> bool:
    """Whether a question belongs to getting up and going: at the end of a talk it waits for no answer that anybody keeps."""
    return bool(_LEAVES.match(plain(text).strip()))


#: What somebody has or uses, up to where, how or what for: "the stock data | in a spreadsheet or a system".
_THING = (
    r"((?:(?!\s(?:in|on|for|with|by|at|to|from|of|as|via|that|which|who|if|or|and|today|now|yourself|yourselves|already|currently|yet"
    r"|too|then)\b)[^?,;]){2,50})"
)
#: What plays no part: people, time, and words that only stand for something.
_NO_THING = (
    r"(?!(?:(?:an?|any|some|the|your) )?(?:\w+ )?(?:time|minute|moment|second|experience|idea|chance|children|kids|people|staff"
    r"|(?:some|any|every|no)(?:body|one|thing)|wife|husband|partner)\b|(?:to|it|that|this|these|those|them|one|more|enough)\b)"
)
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (lazily(pattern, re.IGNORECASE), form)
    for pattern, form in (
        (
            r"(?:do|did) you have (?:any |some )?(?:(?!particular\b)\w+ )?(concerns?|questions?|worries|doubts?|thoughts|ideas|plans?|"
            r"goals?|feedback|advice|suggestions?|preferences?|requirements?|examples?)\b",
            "What {0} do you have?",
        ),
        (
            r"(?:are|were) (?:you|they|your \w+) (?:happy|satisfied|comfortable|pleased|content|"
            r"unhappy) with ([^?]{2,60})",
            "How do you feel about {0}?",
        ),
        (
            r"(?:is there|do you have|have you(?: got)?) (?:a |any |the |some )?(?:budget|money|funds|funding)\b",
            "How do things like this get paid for on your side?",
        ),
        (
            r"(?:are you|is \w+|is he|is she) the (?:(?:final|main|only|real) )?(?:one|decision|person)\b|"
            r"(?:do|can|could) you (?:make the decision|decide|sign)\b",
            "How are decisions like this made on your side?",
        ),
        (
            r"(?:have|had) you (?:ever )?(?:tried|thought|looked|considered)\b",
            "What have you tried so far, and how was it?",
        ),
        (
            r"(?:does|did|do|will|would) (?:your|the) (team|boss|board|wife|husband|manager|colleagues|staff|"
            r"people|customers|crew)\b",
            "How {does} your {0} see it?",
        ),
        (r"(?:is|was|are|were) (?:it|that|this|they) ([a-z][a-z ]{2,40}?) ?\?", "How would you describe it?"),
        (
            r"(?:would|do) you (?:say|think|feel) (?:that )?[^?]{2,40}? (?:is|are) (?:your|the) (?:biggest|main|worst|hardest|top) (\w+)",
            "Which {0} weighs most on you at the moment?",
        ),
        (r"(?:would|could|might) it help(?: you)? (?:to|if)\b", "What would help you most from here?"),
        (r"is ([^?]{2,30}?) too (?:early|late|soon|much|long|short)\b", "How does {0} look from where you are?"),
        (r"do you (?:like|enjoy|want|need|think|feel|believe)\b", "What do you make of it?"),
        (
            rf"do you (track|manage|handle|run|plan|check|record|store|measure|report|organise|organize) {_THING}",
            "How do you {0} {1} today?",
        ),
        (
            rf"do you (?:have|keep) {_THING} (?:in|on) (?:an?|one|paper|the|your)\b",
            "How do you keep {0} today?",
        ),
        (
            r"(?:do you (?:currently |already |still )?(?:have|use|work with)|have you(?: already)? got|are you (?:already )?using) "
            rf"{_NO_THING}{_THING}",
            "What part {does} {0} play today, if any?",
        ),
        (r"(?:are|is) (?:you|your team|your \w+) ([a-z]+ing) ([^?]{2,50}) ?\?", "How is it for you, {0} {1}?"),
    )
)
_MANY = lazily(r"(?!an? )(?:.*[a-z]s|.*\bpeople|staff)$", re.IGNORECASE)


#: "So, Marit, would you say …": whom it is put to.
_TO_SOMEBODY = lazily(r"^(?:(?:so|and|but|now|well|ok|okay|right)\b,? )*(?-i:[A-Z])[\w’'-]+, ", re.IGNORECASE)
#: It asks for a yes and invites to tell: "could you walk me through it?", "is there anything we have not touched on?".
_INVITES = lazily(
    r"\b(?:do you want to|would you (?:like to|care to|mind|be willing to|like|care)|could you|can you|would you|will you) (?:\w+ )?"
    r"(?:(?:say|tell|walk|talk|show|describe|explain|take|give|catch|fill|bring) (?:\w+ )?"
    r"(?:me|us|a (?:word|bit|little|quick|short|brief)|more|something|how|what|why)\b|elaborate|expand on|introduce (?:yourself"
    r"|yourselves)|unpack)"
    r"|\b(?:is|was) there anything(?: else)?(?: that)? (?:(?:you|we|i)(?:'ve| have)? ?(?:haven't|hadn't|didn't|have not|not|missed"
    r"|forgot\w*|left|should|"
    r"ought)|(?:would|could|might) (?:make|keep|stop|worry|hold|change)|on your mind|to add)\b"
)


def open_form(text: str) -> str:
    """A question for the same thing that leaves the answer to them; where none can be made of it, how to begin one."""
    whole = text.strip()
    asked = _TO_SOMEBODY.sub("", whole[len(whole) - len(opening(whole)) :])
    for pattern, form in _FORMS:
        found = pattern.match(asked)
        if found:
            parts = [g.strip() for g in found.groups() if g]
            return form.format(*parts, does="do" if parts and _MANY.match(parts[0]) else "does")
    return "Ask it so that more than a yes fits in: begin with “how”, “what” or “tell me about”."
