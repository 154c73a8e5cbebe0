"""What they have serves them well, and something else would only complicate things: the present way, told as a fact. Pure."""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.extraction.plain.apostrophes import straight

_WELL = (
    r"(?:well|fine|perfectly(?: well| fine)?|nicely|great|just fine|very well|really well|pretty well|quite well|"
    r"without (?:any )?(?:trouble|problems?))"
)
_SERVES = lazily(
    rf"\b(?:has|have|had|'s|'ve|it|which|that|they)(?: (?:always|really|certainly|actually|generally|so far|just|still|both|"
    rf"all))* (?:served|serves|serve|been serving) "
    rf"(?:(?:me|us|them|the (?:house|firm|shop|school|team|business|place)|my \w+|our \w+|its purpose)(?: (?:very|really|so|pretty|"
    rf"quite|perfectly|rather))? {_WELL}|(?:me|us) for \w+ years|"
    r"its purpose)\b",
    re.IGNORECASE,
)
_COMPLICATE = lazily(
    r"\b(?:would|will|'d|'ll|could|might|can)(?: (?:really|just|only|probably|simply|also|in our case|for us|perhaps))* "
    r"(?:(?:add|bring|mean|introduce|create|be)(?: (?:us|only|just))? (?:(?:a lot of|some|an|a|another|yet another|layer|of|much|"
    r"too much|so much) ){0,3}(?:unnecessary|needless|unneeded|unwanted|superfluous|"
    r"more (?=complexity|complication)|extra (?=complexity|complication)|additional (?=complexity|complication))|"
    r"(?:only|just) (?:complicate|get in (?:the|our) way)\b|complicate (?:things|matters|it|everything|our|life)|"
    r"make (?:(?:things|it|life|everything|our \w+|that)(?: (?:only|just))?) (?:much |a lot |only |even |"
    r"far )?(?:more (?:complicated|complex|difficult|cumbersome)|harder|worse)\b)",
    re.IGNORECASE,
)
#: Only what says so of them, with "only" or "for us", is said against a change of theirs.
_ONLY = lazily(
    r"\b(?:only|just|unnecessary|needless|unneeded|superfluous|unwanted|for us|in our case|than it (?:is|needs))\b",
    re.IGNORECASE,
)
_NO_NEED = lazily(
    r"\b(?:I|we|they|the (?:team|staff|boys|girls|lads|crew))(?:'ve|'d| have| had)?(?: (?:so far|really|honestly|just|simply|also|"
    r"still|yet))* (?:never|not|haven't|hadn't|didn't|have not|had not|not yet)"
    r"(?: (?:so far|really|yet|ever|actually|honestly|once))* (?:had|have|seen|felt|found|needed)(?: (?:a|any|the|much|good|real|"
    r"great|slightest|single)){0,3} "
    r"(?:(?:reason|need|cause|call|occasion|grounds?)\b(?= (?:to|for|of)\b|[,.;]|\W*$)(?! to (?:complain about (?:you|your)|worry|"
    r"doubt|be afraid|regret|ask))"
    r"|to (?:look elsewhere|look any further|look for (?:anything|something) else))|"
    r"\b(?:see|saw|have|had|there(?:'s| is| was)) (?:no|little|hardly any) (?:[\w-]+ )?(?:reason|need|cause|"
    r"call) (?:whatever )?to (?:change|disturb|touch|replace|"
    r"switch|move|look)\b",
    re.IGNORECASE,
)
_OURS = (
    r"(?:(?:what|the way|the one|the thing) (?:we|I)(?:'ve| have|'ve got| do| use| run)(?: (?:got|now|today|it|things|there|here))*|"
    r"(?:the|our|my) (?:[\w-]+ )?(?:old|plain|basic|standard|simple|current|present|existing|vanilla|stock|ordinary|usual|free|"
    r"default) (?:[\w-]+ ){0,1}?[\w-]+)"
)
_DOES = lazily(
    rf"\b{_OURS}(?: (?:still|just|simply|already|really|actually|does|do|itself|also|always|has|have))* (?:works?|worked|working|"
    rf"runs?|copes?|suits? us|fits? us|does? us|holds? up) "
    rf"(?:{_WELL})\b|\b{_OURS}(?: (?:still|just|simply|already|really|actually))* (?:covers?|does|do|gives? us|handles?|meets?|has|"
    rf"have) (?:all|everything|whatever|enough|most of what|what) "
    r"(?:(?:that )?(?:we|I)(?:'ll| will| would)?(?: (?:really|actually|ever))? (?:need|want|ask|do)|of (?:our|my) needs|"
    r"we ask of it|for us)|"
    r"\bno(?:body|-one| one) (?:here )?(?:complains|has complained|complained|minds|misses (?:a thing|anything))(?=\W*$|[,;.!–—]|"
    r" (?:so|and)\b)(?! (?:to|about|when) you)|"
    r"\b(?:works?|running|runs|working) (?:great|well|fine|perfectly|nicely|smoothly) in our case\b",
    re.IGNORECASE,
)
_AS_WE_ARE = r"as (?:(?:we|they|things) (?:are|always have|have always|were)|(?:I|it) (?:am|is|always have|have always)|before|ever|usual)"
_LASTS = lazily(
    r"\b(?:has|have|'s|'ve) done (?:for )?(?:me|us|(?:my|our) \w+) (?:since|for|all|these|very|well|fine|nicely|proud|perfectly|"
    r"(?:ten|fifteen|twenty|thirty|forty|\d+)\b)|"
    r"\bdoes (?:me|us) (?:fine|well|nicely|proud|very well|perfectly)\b|"
    r"\b(?:given|gives|gave|giving) (?:me|us) (?:very |so |precious )?(?:no|little|few|hardly any) (?:cause|reasons?) (?:to|"
    r"for)\b(?! (?:believe|trust|hope|doubt|worry))|"
    rf"(?<!can't )(?<!cannot )(?<!not )(?<!n't )(?<!how to )(?<!we just )(?<!we )(?<!I )\b(?:carry(?:ing)? on|go on|going on|"
    rf"stay(?:ing)?|continue|keep(?:ing)? on|keep going|leave (?:it|things)|happy|content)(?: (?:just|exactly|"
    rf"simply))* {_AS_WE_ARE}"
    r"(?=\W*$|[,;.!–—]| (?:and|thanks|thank|for now|then|I think)\b)|"
    r"\b(?:drifted|drifting|went|gone|going|slipped|moved|fell|fallen|are|were|was|is) (?:straight |right |all |soon )?back (?:to|"
    r"at|on|with) (?:the|our|my|their) (?:good )?old (?:one|ones|way|ways|list|lists|table|tables|system|"
    r"book|books|sheet|sheets|board|method|tool|ledger|cards|machine|habits?)\b|"
    r"\b(?:can't|cannot|couldn't|can not) be bothered to (?:move|change|switch|learn|rebuild|start|set|swap)\b|"
    r"\b(?:not sure|no idea|don't (?:see|know)|can't (?:see|think)) (?:exactly |really )?what (?:I|we)(?:'d| would) (?:even |"
    r"actually |really )?be (?:fixing|gaining|improving|solving)\b",
    re.IGNORECASE,
)
#: Turned round, asked, supposed, told of what is ours or tried, or of a time gone by.
_NOT_SO = lazily(
    r"\?\W*$|\b(?:but(?! because\b)|however|until|till|though|although|except|if|unless|no longer|any ?more|used to|not always|"
    r"yet(?! another)|"
    r"your|yours|you|trial|pilot|demo|test|new one|the new|"
    r"suppliers?|before\b(?!\W*$)|hardly|barely|only just|won't|isn't going to|needs? (?:replacing|more)|nowadays|outgrown?|"
    r"by hand would)\b",
    re.IGNORECASE,
)
#: Said to us, and of nothing of ours.
_THANKS = lazily(r"\bthank you(?: (?:very|so) much)?\b", re.IGNORECASE)
_LONGEST = 300


def serves_well(text: str) -> bool:
    """Whether a sentence says that what they have is enough, or that anything besides would only be in the way.

    Args:
        text: one sentence.
    """
    if len(text) > _LONGEST:
        return False
    words = _THANKS.sub("", " ".join(straight(text).split()))
    says = (_SERVES, _NO_NEED, _DOES, _LASTS)
    found = any(p.search(words) for p in says) or (_COMPLICATE.search(words) and _ONLY.search(words))
    return bool(found) and not _NOT_SO.search(words)
