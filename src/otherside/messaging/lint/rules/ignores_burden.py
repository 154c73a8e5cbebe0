"""ignores_burden: it asks for a step and passes over what holds the reader back."""

from __future__ import annotations

from collections.abc import Iterator

from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.finding import Code, Hit
from otherside.messaging.lint.message import Message, Sentence
from otherside.messaging.lint.patterns import compile_phrase, patterns
from otherside.messaging.lint.rule import Rule
from otherside.messaging.lint.rules.argues_with_buyer import rebutting
from otherside.messaging.lint.words import content, lowered

_WHY = {
    "status_quo": "They said what keeps them with the present way; the message asks for a step as if it were nothing.",
    "priority": "They said that other things come first; the message asks for a step now without a word about it.",
    "consensus": "They said that others have to agree; the message asks for a step as if they could decide alone.",
    "risk": "They said what could go wrong for them; the message asks for a step without touching it.",
    "fear": "They voiced a fear; the message asks for a step and passes over it.",
    "knowledge_gap": "They said that they don't know how to judge this; the message asks for a decision nevertheless.",
}
_INSTEAD = {
    "status_quo": "Name what works for them today, and ask for something small that can be undone, such as one shift or one team.",
    "priority": "Name what comes first for them, and ask when, or whether, this should come up again.",
    "consensus": "Name who has to agree, and ask what each of them would need; offer help with that instead of the step.",
    "risk": "Name the risk in their words, and offer what would make the outcome certain: a trial, a way out, somebody to ask.",
    "fear": "Name the fear in their words, and ask what would have to be true for it to become smaller.",
    "knowledge_gap": "Owe them the insight first: what others compare and regret. The step can wait.",
}
_EXAMPLES = {
    "status_quo": (
        "(They said: “It's clunky, but everyone knows it.”) Shall we set up all ninety accounts on Monday?",
        "It's clunky, but everyone knows it, you said. Is there one team that would try another way for a week?",
    ),
    "priority": (
        "(They said: “The audit comes first.”) I've booked you for a demo on Tuesday.",
        "Your audit comes first. Shall I write again in June, or leave it with you?",
    ),
    "consensus": (
        "(They said: “Finance will kill anything over fifty thousand.”) The price is 84,000; can you confirm today?",
        "Finance stops what is over fifty thousand, you said. Who there would need to see what?",
    ),
    "risk": (
        "(They said: “The last rollout failed.”) Please sign so that all twelve depots go live together.",
        "The last rollout failed. What would one depot for four weeks have to show you?",
    ),
    "fear": (
        "(They said: “I don't want to be the one who broke payroll.”) Please confirm that we may switch off the old system.",
        "Nobody wants to be the one who broke payroll. Would both systems side by side for two pay dates help?",
    ),
    "knowledge_gap": (
        "(They said: “I don't know what to compare.”) The order form is attached.",
        "You don't know what to compare. Here is what others looked at, and what two of them regret.",
    ),
}
_NUMBERS = {"status_quo": 1, "priority": 2, "consensus": 3, "risk": 4, "fear": 5, "knowledge_gap": 6}
CODES = tuple(
    Code(f"OS60{n}", f"passes-over-{facet.replace('_', '-')}", _WHY[facet], _INSTEAD[facet], *_EXAMPLES[facet])
    for facet, n in _NUMBERS.items()
)

#: Words by which a message asks for a step.
_ASKS = patterns(
    "OS601",
    r"""
    (?:sign|signed|signing|countersign|signature|initial) <4>(?:it|the|this|that|today|tomorrow|on|by|attached|contract|agreement|order|off|page|here|and|with|tonight|below|up|monday|tuesday|wednesday|thursday|friday|with us)?
    (?:contract|agreement|order form|purchase order|po|statement of work|paperwork|docusign|quote|proposal) <5>(?:sign(?:ed)?|attached|ready|return(?:ed)?|confirm(?:ed)?|back|approved?|number|on its way|enclosed|countersign(?:ed)?)
    (?:send|return|get|sign|approve|confirm|accept|need|prepared|award|award us) <4>(?:contract|agreement|order form|purchase order|po number|statement of work|paperwork|quote|proposal|order)
    (?:book|schedule|arrange|set up|fix|plan|reserve|block|blocked|reserved|pencil(?:led)? in|lock in|lock|hold|find|propose|suggest|put|grab|get|confirm|pick|choose|select|have|need|jump on|hop on|do|organi[sz]e) <5>(?:call|meeting|demo|demonstration|slot|time|date|minutes|mins|kick-?off|session|presentation|visit|appointment|installation|fitting|fit|migration|roll-?out|go-live|start date|workshop|chat|walkthrough|walk-through|calendar|tuesday|monday|wednesday|thursday|friday|coffee)
    (?:are|would|will|can|could|might) you <2>(?:free|available|around|able to meet|meet|join|come|spare|make it|have) <3>(?:on|for|this|next|at|to|monday|tuesday|wednesday|thursday|friday|tomorrow|minutes|time|by)?
    (?:would|does|how about|how does|what about|is|will) <3>(?:monday|tuesday|wednesday|thursday|friday|tomorrow|next week|this week|morning|afternoon|\d{1,2}\s?(?:am|pm)) <3>(?:work|suit|good|do|okay|ok|be|at|\?)?
    (?:when|what (?:time|day|date)) (?:can|could|would|shall|works|suits|is good|are you|should) <3>(?:you|we|i|start|meet|best|come|begin|talk)?
    (?:can|could|shall|should|may|let's|let us|let me|why don't) (?:we |i |us )?<2>(?:meet|talk|speak|start|begin|get started|go ahead|proceed|move forward|move ahead|kick off|go live|fix|agree|sign|book|schedule|set up|get it approved|finali[sz]e|lock|close|switch|install|deliver|roll out|connect|show|walk|demo|get|put|send|order|plan|jump|hop|do|arrange|begin|complete|wrap)
    (?:get|getting|got) (?:you |it |this |your team )?(?:started|going|onboarded|live|set up|approved|signed|up and running|over the line|installed|moving|underway)
    (?:start|starting|begin|beginning|launch|roll out|rolling out|kick off|go live|switch over|switch|migrate|deploy|install|move) <4>(?:on the|the roll-?out|next week|this month|this week|next month|monday|tomorrow|all|everything|everyone|subscription|trial|pilot|in \w+|with|whole|entire|across|company-wide|your|from the \d+|straight away|right away)
    (?:pay|transfer|deposit|invoice|wire|credit card|payment|down payment) <5>(?:deposit|by|card|link|now|today|invoice|first|this|euros?|half|upfront|up front|advance)
    (?:go|going) (?:ahead|live|forward) 
    (?:shall|should|can) (?:we|i) (?:go|move) ahead
    (?:order|buy|purchase|subscribe|upgrade|renew|enrol|enroll|register|join|commit|adopt|switch to|recommend) <5>(?:licen[cs]e|licen[cs]es|units?|seats?|model|package|plan|tier|today|now|this week|by|before|year|machine|system|for)
    (?:please|kindly|just|can you|could you|would you|i only need|i need|we need|need you to|ask you to|i'd ask|we'd ask|all i need|all we need|all you need|only need) <4>(?:sign|confirm|approve|forward|send|return|book|reply|accept|pick|choose|bring|invite|introduce|transfer|pay|order|give|share|complete|fill|provide|schedule|award|put|decide|have|let|register|click|commit|get|name|nominate|purchase|signature|go-ahead|ok|okay|approval|yes)
    (?:pick|choose|grab|click|use|book) <4>(?:slot|time|link|calendar|calendly|date|here|below)
    (?:i'd|i would|we'd|we would|i|we) (?:like to |'d |would )?(?:suggest|propose|recommend|like) <3>(?:we|that|you|to|the|a|start|begin|meet|sign|book|come|signing|meeting) <3>(?:start|begin|sign|book|meet|go|schedule|kick|order|move|call|come|licen[cs]e|proceed|demo|present|show|visit|take|commit|rollout|weekend|plan|package)?
    (?:join|come to|attend|come by|visit) (?:us|our|me|the|for|to|by) <2>(?:webinar|demo|event|office|showroom|branch|session|workshop|call|meeting|sign|on|for|at)
    (?:invitation|invite|calendar invite|calendar link|calendly)
    (?:reply|answer|come back|respond|let me know|get back|drop me) <3>(?:with|your|the|when|which|a|who|by) <3>(?:yes|ok|okay|confirm\w*|date|time|contact|number|names?|list|approval|ready|po|details|can|could|start|works|suits?|go-ahead)
    (?:raise|issue|prepare|send) (?:the|an|you the|your) (?:invoice|bill|contract|agreement|order)
    (?:order|contract|agreement|deal|payment|booking) (?:placed|signed|finali[sz]ed|confirmed|done|through|completed|approved)
    (?:approve|accept|submit|authorise|authorize|fill in|fill out|complete) (?:the|this|it|our|a|your|that) 
    (?:do you want|would you like|want|like you) to (?:go with|go for|order|sign|start|proceed|book|take|buy|try|begin|go ahead|join|schedule|meet|see a|upgrade|switch)
    (?:hand over|handover|provide|grant) <3>(?:database|data|access|password|list|credentials|files|keys)
    (?:we|our \w+) (?:can|could|will|would) (?:begin|start|install|deliver|ship|import|set up|launch|go live|migrate|switch)
    (?:i'd love to|we'd love to|i want to|we want to|i'd like to|we'd like to|look forward to|looking forward to) <2>(?:get|show|meet|start|book|schedule|have you|welcom(?:e|ing)|demo|present|sign|set up|walk|arrange|onboard|begin|your (?:order|signature|confirmation))
    (?:next step|first step) (?:is|would be|for you)
    (?:calendar|diary) 
    (?:put it|put us|put this) on the agenda
    (?:all|everything) (?:that is|that's|is)? ?(?:left|ready|in place|set|prepared|arranged) 
    (?:introduce|connect|put) (?:me|us) (?:to|with|in touch)
    i(?:'ll| will) (?:walk you|show you|call you|come by|send (?:you )?the|bring|stop by|drop by|present|demo)
    """,
)
#: Words of care that fit a burden even where none of the buyer's own words recur.
_CARE = {
    "status_quo": compile_phrase(
        r"(?:works (?:for you|well|fine)|keep what|used to|side by side|in parallel|alongside|without (?:replacing|changing)|not (?:suggesting|asking) you (?:to )?(?:replace|change|switch)|what you have|small (?:step|start)|one (?:team|shift|person|site|desk)|"
        r"effort of|learning curve|re-?train\w*|habit|miss (?:about|if)|happy with|leave (?:it )?as it is)"
    ),
    "priority": compile_phrase(
        r"(?:when (?:you|that|it|things|the)|once (?:you|that|the|things)|after (?:your|the|that)|until (?:then|after)|no (?:rush|hurry)|not (?:the right|now|asking|urgent)|later in|in (?:a few|some|the new|the autumn|the spring|q\d)|put this aside|plate|busy|comes? first|"
        r"come first|whenever|wait|back to (?:me|you|us) (?:in|when)|right (?:moment|time)|other things|keep it (?:short|for)|i won't|understood|doesn't make sense to start|slows? down|quieter|quiet|your timing|bandwidth)"
    ),
    "consensus": compile_phrase(
        r"(?:who else|colleagues?|the others|on their side|with (?:him|her|them)|(?:he|she|they) (?:would|need|needs|care|cares|can|could)|would (?:he|she|they)|partners?|join you|together with|in their (?:terms|words|language)|for (?:him|her|them)|his|her|their (?:questions|concerns|view)|everyone who|"
        r"both of you|the two of you|buy-?in|stakeholders?|committee needs|bring (?:him|her|them)|include (?:him|her|them)|questions they)"
    ),
    "risk": compile_phrase(
        r"(?:pilot|trial|test (?:run|it|with)|dry run|small(?:er)? (?:step|start|first)|one (?:site|depot|team|shift|user|department|location|week|month|line|class)|walk away|stop (?:at any|any time|it|whenever)|cancel|exit|way out|roll ?back|undo|reversible|no (?:obligation|commitment)|reference|"
        r"someone who|proof|what (?:would|could) go wrong|went wrong|if (?:it|this|something) (?:fails|goes|doesn't|is)|safe|safety|side by side|in parallel|untouched|back-?up|worr(?:y|ied)|concern|risk|risky|careful|cautious|caution|hesitation|limited|money back|refund|insur\w+)"
    ),
    "fear": compile_phrase(
        r"(?:afraid|fear|worr(?:y|ied|ies)|nervous|concern(?:ed|s)?|anxious|scar(?:y|ed)|uneasy|sleep|peace of mind|pilot|trial|dry run|walk away|side by side|in parallel|untouched|safe|stop (?:at any|any time|it|whenever)|way out|what would make|what would (?:you )?need|comfortable|not easy|"
        r"understandable|month to month|cancel|one (?:site|depot|team|shift|department|location|driver|van|class)|voluntar\w+|volunteers?|go slowly|your pace|small(?:er)? (?:step|start|first))"
    ),
    "knowledge_gap": compile_phrase(
        r"(?:checklist|guide|explain|in plain|compare|comparison|what (?:others|other|to (?:look|ask|compare|watch))|questions (?:to|others|buyers|people)|glossary|overview|side by side|how (?:others|to (?:judge|choose|tell|measure))|example|examples|step by step|walk you through (?:what|how|the (?:basics|options|differences))|"
        r"unfamiliar|first time|new to|don't know|learn|understand|differences?|independent|criteria|options|neutral|regret)"
    ),
}
#: Freedom offered together with the step.
_FREE = compile_phrase(
    r"(?:(?:or|if) (?:you'd|you would) (?:rather|prefer)|no (?:obligation|pressure|need|reply needed)|unless you|if (?:you|it)(?:'d| would)? (?:not|don't|isn't|rather)|or (?:leave|drop|wait|not)|whenever (?:you|it)|feel free to (?:ignore|say no)|that's fine|that is fine)"
)


def _ask(message: Message) -> tuple[Sentence, int, int] | None:
    """The last step that the message asks for, with its place."""
    found = None
    for pattern in _ASKS:
        for sentence, start, end in message.search(pattern.regex):
            if found is None or start > found[1]:
                found = (sentence, start, end)
    return found


def _acknowledged(facet: str, quote_stems: set[str], message: Message) -> bool:
    """The message speaks of the burden: in the buyer's words, or in words of care for this kind of burden."""
    for n, sentence in enumerate(message.sentences):
        if rebutting(message, n):
            continue
        shared = quote_stems & set(sentence.stems)
        if len(shared) >= 2 or (quote_stems and len(shared) / len(quote_stems) >= 0.5):
            return True
        care = _CARE[facet].search(sentence.lower)
        if care and (shared or sentence.you or sentence.question):
            return True
    return False


def check(message: Message, context: LintContext) -> Iterator[Hit]:
    """A step asked for while none of the voiced burdens is spoken of."""
    if not context.voiced:
        return
    ask = _ask(message)
    if not ask or any(_FREE.search(s.lower) for s in message.sentences):
        return
    voiced = [(facet, quote, set(content(lowered(quote.text)))) for facet, quote in context.voiced]
    if any(_acknowledged(facet, stems, message) for facet, _, stems in voiced):
        return
    facet, quote, _ = voiced[0]
    sentence, _, _ = ask
    who = quote.person or "They"
    yield Hit(
        f"OS60{_NUMBERS[facet]}",
        sentence.start,
        sentence.end,
        why=f"{who} said: “{quote.text}” {_WHY[facet]}",
    )


RULE = Rule(
    "ignores_burden", "It asks for a step and passes over what holds the reader back.", CODES, check
)
