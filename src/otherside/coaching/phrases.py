"""Turns of phrase that tell acts apart, in groups; each group is one number among a sentence's features."""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily

_DAY = (
    r"(?:today|tonight|tomorrow|noon|midnight|monday|tuesday|wednesday|thursday|friday|close of business|now|"
    r"this week|"
    r"(?:the )?end of (?:the |this )?(?:day|week|month|quarter|call)|month[- ]end)"
)

#: Name of the group and its pattern over lower-case text with straight apostrophes. Repetitions are bounded.
PHRASES: dict[str, str] = {
    "scarcity": r"only (?:\w+ ){1,3}(?:left|slots?|seats?|places?)|(?:almost|nearly) (?:sold out|gone)|"
    r"limited (?:offer|time|number)|"
    r"last (?:chance|one left|opportunity|day)|going fast|won't (?:last|be (?:on the table|able to hold))|"
    r"once it's gone|"
    r"(?:offer|discount|price|rate|window|place|slot)(?:'s| is| are| will be)? (?:\w+ ){0,2}(?:gone|expires?|"
    r"expiring|closing|closes|"
    r"ends?|going up|goes up)|while (?:stocks?|places) last|time's running out|running out of time|clock(?:'s|"
    r" is) ticking|"
    r"now or never|miss out|too late|(?:other|another) (?:buyers?|clients?|compan\w+|"
    r"customers?) (?:\w+ ){0,3}(?:interested|waiting|"
    r"coming|want)",
    "deadline": rf"(?:by|before|until|till) {_DAY}|(?:only|good|valid|hold it|"
    rf"price is) (?:\w+ ){{0,3}}(?:until|till|for) {_DAY}|"
    rf"(?:sign|decide|confirm|reply|commit|pay|book|answer|decision|signature|yes|business|"
    rf"order) (?:\w+ ){{0,4}}{_DAY}|"
    r"right (?:away|now)|immediately|at once|this can't wait",
    "closing": r"(?:just|let's|let us) (?:\w+ ){0,3}(?:sign|close|lock|get (?:this|it) (?:done|signed))|"
    r"do we have a deal|"
    r"are (?:we|you) (?:doing|in or)|put you down for|what (?:would|will|do) (?:it|i) (?:\w+ ){0,3}(?:to get|"
    r"take|do to)|take it or leave it|"
    r"(?:can|could) (?:i|we|you) (?:\w+ ){0,2}(?:get|count on|say) (?:\w+ ){0,3}(?:yes|signature|signed|order|"
    r"you for)|"
    r"docu-?sign|final (?:offer|notice|reminder|call)|i'll (?:take|assume)|unless (?:you|i hear)|either you|"
    r"stop (?:stalling|making)",
    "blame": r"you'll (?:be (?:sorry|left|to blame|the one)|lose|regret|never)|you'd (?:better|regret)|"
    r"if you (?:really|truly) (?:cared|loved|wanted)|"
    r"disappointed in|you (?:promised|owe|said you|told me)|(?:be|that'll be) on you|ashamed|let (?:your|the|"
    r"me|us) (?:\w+ )?down|after "
    r"(?:all|everything) (?:i|we)'?(?:ve)?|i(?:'ve| have) (?:called|asked|written) (?:\w+ )?(?:twice|"
    r"\w+ times)|wasting (?:my|our) time|"
    r"you can't afford|hold\w* (?:it|everyone|us) up|still hesitating|what are you waiting|left behind|"
    r"kill you|you don't want (?:to|your)",
    "advice": r"you (?:really |just |simply |definitely |totally )?(?:should|need to|have to|must|ought to|"
    r"gotta|want to|'ve got to|better)|"
    r"you've got to|if i were (?:you|in your)|in your shoes|(?:i|we)(?:'d)? (?:\w+ly )?(?:recommend|advise|"
    r"suggest|urge)|my (?:advice|recommendation)|"
    r"why (?:don't you|not) |how about you|the (?:best|only|smart|sensible) (?:thing|way|choice|option)|"
    r"just (?:try|stop|give it|do it|tell)|"
    r"what you (?:need|ought|should|wanna|want to do)|you could (?:try|always)|you'd be (?:much )?better",
    "arguing": r"(?:yes|yeah|sure|okay),? but|i disagree|you're (?:wrong|mistaken|overthinking|exaggerating|"
    r"just|comparing|making)|that's (?:not true|"
    r"just an|where you're|a (?:common )?misconception|the old way)|but (?:surely|that's exactly|the thing is)|"
    r"the (?:truth|fact|research|answer|"
    r"reason|problem) is|let me (?:tell|explain|show) you why|you have to (?:admit|understand|think)|"
    r"let's (?:be honest|face it)|the data says|"
    r"(?:not|isn't) (?:really )?(?:a risk|that (?:hard|expensive|bad))|don't (?:worry|be silly)",
    "superlative": r"(?:the|our) (?:best|leading|only|most|world-class|cutting-edge|award-winning|unique|"
    r"number one)|number one|best-in-class|"
    r"state-of-the-art|unlike any|second to none|game[- ]changer|no[- ]brainer|revolution\w*|transform\w*|"
    r"seamless\w*|next level|unlock\w*|"
    r"(?:faster|cheaper|better) than|no comparison|perfect (?:fit|for you)|(?:pays?|paid) for itself|"
    r"incredible|proven|guarantee\w*|"
    r"you'll (?:love|save|see|get|never|be the|be amazed|be up)|trust me|believe me|i (?:promise|assure|"
    r"can assure)|everyone (?:loves|uses)|"
    r"return on investment|worth every|win-win|super easy|ai-powered",
    "leave": r"up to you|your (?:call|choice|decision|pace|own pace|right|life|money)|(?:you|"
    r"only you) (?:decide|choose|get to)|"
    r"feel free|no (?:pressure|obligation|rush|hurry|need to|strings|hard feelings|wrong|right answer)|(?:if|"
    r"unless) you(?:'d)? (?:like|prefer|rather|"
    r"sooner|want|wish|decide against|change your)|(?:all right|alright|okay|ok|fine) (?:if|to|with|not|"
    r"either)|don't (?:have to|need to|owe|feel "
    r"(?:you|obliged))|(?:do you |would you )?mind if i|may i |(?:can|could) i (?:share|offer|suggest|ask)|"
    r"free to|whatever you|whichever|"
    r"either way|whether (?:or not|you|to)|with your (?:permission|okay)|you know (?:your|best|what's best)|"
    r"take (?:all the|your) time|"
    r"for you to (?:say|decide|judge)|(?:perfectly|completely|totally) (?:fine|all right|reasonable|good|okay)|"
    r"take it or leave it if|"
    r"you(?:'re| are) (?:the (?:one who decides|expert|best judge|boss)|in charge|welcome to|in the driving|"
    r"under no)|i won't push|not here to tell|"
    r"entirely|depends on (?:you|what you)|might not be (?:right|for you)|as (?:much|slowly|you)",
    "strength": r"you(?:'ve| have)? (?:done|kept|built|held|stuck|put|worked|shown|managed|handled|made|turned|"
    r"come a long|stood|stayed|proven|"
    r"tried|clearly|really (?:stepped|showed|pulled|want|care))|you're (?:a (?:strong|good|careful|problem|"
    r"survivor|\w+ (?:person|parent))|very|"
    r"clearly|doing (?:really )?(?:well|the right)|someone who|so |strong)|takes (?:guts|strength|courage|"
    r"some)|took (?:courage|guts|some doing)|"
    r"(?:says|tells me|shows) (?:a lot|how much|something|real)|(?:i )?(?:admire|appreciate|respect|"
    r"am impressed|value)|impress\w*|admir\w*|"
    r"well done|good (?:for|on) you|(?:great|good|nice|lovely|amazing|excellent) (?:job|work|call|thinking|"
    r"effort|idea)|congrat\w*|kudos|"
    r"hats off|proud of|remarkable|thank(?:s| you) for (?:being|telling|trusting|sharing|your (?:honesty|"
    r"candour|patience)|letting|giving|"
    r"the frank)|to your credit|no small thing|that's (?:huge|wonderful|fantastic|brave|terrific|amazing|"
    r"a (?:real|brave|smart|good question))",
    "mirror_start": r"^(?:so |and |but |because |okay so |right,? so |right so |yeah,? so )?(?:you(?:'re|'d|"
    r" feel| want| don't| need| see| like| know| wish| "
    r"hate| think|'ve been| care| can see)|your (?:worry|sense|name|heart|people)|it(?:'s| is) (?:not |less |"
    r"more |been |the |important|"
    r"frighten|lonely)|it sounds|sounds|what (?:i'm hearing|i hear|matters|you're after|it comes down|counts|"
    r"bothers|hurts)|there's (?:a |some |"
    r"history)|part of you|that (?:must|sounds|was|took|'s been)|that's (?:been|what|not how)|on the one|"
    r"deep down|almost as|like you)",
    "mirror_any": r"sounds? like|seems? (?:like|to you)|i(?:'m)? hear(?:ing)?|if i(?:'ve| have)? (?:understand|"
    r"understood|got|hear)|let me (?:see if|check i|"
    r"play|summari)|in other words|on the (?:one|other) hand|part of you|from what you|you (?:mentioned|said|"
    r"told me)|i (?:get|gather) (?:the|that)|"
    r"in your words|to pull together|here's what i|as i understood|you're saying",
    "ours": r"(?:we|our|us) (?:\w+ ){0,2}(?:platform|tool|solution|product|software|team|customers?|support|"
    r"engine|plan|offer|price|system|app|"
    r"clients?|release|charge|provide|built|do|have|help|can|make|work|run)|we've (?:got|helped|built|been)|"
    r"our \w+|with us|i'll send|attached|"
    r"the (?:price|licen[cs]e|contract|trial|pilot|report|report|data|export|api|warranty) (?:is|runs|comes|"
    r"lasts|has|covers|ends)",
    "courtesy": r"^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|thanks|thank you|bye|cheers|sorry|"
    r"regards|best|kind|welcome|nice to|"
    r"see you|talk|have a|i hope|let's (?:start|move|take|get|pick|wait)|one sec|hang on|hold on|how are you|"
    r"how was your|i'm (?:on|back|here|good))",
}
#: The patterns, compiled, in the order of `PHRASES`.
COMPILED: tuple[re.Pattern[str], ...] = tuple(
    lazily(rf"(?<![\w'])(?:{pattern})" if not pattern.startswith("^") else pattern) for pattern in PHRASES.values()
)


def group(name: str) -> re.Pattern[str]:
    """The compiled pattern of one group of `PHRASES`."""
    return COMPILED[list(PHRASES).index(name)]


def plain(text: str) -> str:
    """A text as the patterns expect it: in lower case, with straight apostrophes."""
    return text.lower().replace("’", "'")


def matches(text: str) -> list[bool]:
    """Which groups occur in a lower-case text with straight apostrophes."""
    return [bool(pattern.search(text)) for pattern in COMPILED]
