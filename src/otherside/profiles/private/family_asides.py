"""What the speaker's family thinks of the speaker's life, said in passing: "my mum thinks I work in a bank". Pure, by the words alone.

A family may be who buys: a wife who has to agree to the kitchen, a brother who owns half of the yard. What tells these apart is what
their view is about. An aside is about the speaker (their job, their hours, their hair), or about what a family has to itself (the dog,
the telly, who rules at home); where it names a thing that is bought, paid, signed or run, it is about the matter in hand.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.extraction.remembered import remembered

_WHO = (
    r"(?:wife|husband|hubby|missus|fiancée?|girlfriend|boyfriend|mother|mum|mom|father|dad|parents|brothers?|sisters?|sons?|daughters?|"
    r"boys?|girls?|lads?|kids?|children|twins|toddler|baby|little (?:one|boy|girl)s?|youngest|eldest|gran|nan|granny|grandad|grandma|"
    r"grand(?:mother|father|children)|aunt|uncle|nephew|niece|cousins?|family)(?:-in-law)?"
)
#: "The boys" and "the family" may be a yard's or a bank's; "my partner" may be one in the firm.
_KIN = (
    rf"(?:\b(?:my|our(?= (?:kids|son|daughter|twins|youngest|eldest)\b)) (?:own |old |poor |late |little |eldest |youngest |"
    rf"\w+-year-old )?{_WHO}|\bthe (?:wife|missus|kids|twins|in-laws|little ones?)|\bher indoors|"
    r"\bmy (?:other|better) half|(?:^|(?<=[.,;:!?–—] ))(?-i:Dad|Mum|Mom))\b"
    r"(?!['’]s? (?!(?:convinced|sure|certain|always|been|sick|fed|tired)\b))(?! (?:business|firm|company|shop|farm|and I\b))"
)
_OFTEN = (
    r"(?: (?:still|always|also|really|just|only|now|already|even|sometimes|often|probably|honestly|all|both|actually))*"
)
_N_T = r"(?:n['’]t| not)"
_THINKS = (
    r"(?:(?:would |will |['’]ll |['’]d )tell (?:you|anyone|anybody)|"
    r"thinks?|thought|believes?|reckons?|says?|said|swears?|assumes?|jokes?|claims?|suspects?|imagines?|wonders?|asks?|asked|wishes|"
    r"would rather|complains?|moans?|insists?|"
    rf"(?:['’]s|is|are) (?:convinced|sure|certain)|(?:tells?|keeps? telling|told) (?:me|people|everybody|everyone|her friends|"
    rf"his friends|the neighbours)|(?:does|do){_N_T} (?:think|believe|know))"
)
_WANTS = (
    rf"(?:wants?|wanted|needs?|expects?|prefers?|asks?|begs?|tells?|keeps? (?:telling|asking|nagging)|nags?|"
    rf"(?:would|['’]d) (?:like|love|rather have|prefer)|(?:does|do|did|would){_N_T} (?:want|like|need)|wo{_N_T} have|hates? having)"
)
#: Advice on a life, where the same words could be advice on the matter.
_LIFE = (
    r"(?:retire|quit|resign|slow down|relax|rest|sleep|switch off|shave|diet|unwind|leave(?=\W*$)|"
    r"(?:get|find|look for) (?:a|an|another|some)(?: (?:new|proper|real|other|normal|better|decent))? (?:job|life|hobby|haircut|"
    r"dog|puppy|cat|pet|girlfriend|boyfriend|wife|husband|rest|sleep|therapist)|get (?:out more|more sleep|married|a grip)|"
    r"go (?:out|outside|home|to (?:bed|the (?:gym|doctor|dentist))|part[- ]time|running|fishing|on holiday)|"
    r"stop (?:working|travelling|traveling|commuting|smoking|answering|checking|being on call|doing nights)|"
    r"work (?:less|from home|fewer|part[- ]time|normal hours)|(?:be|come|stay|get|eat) (?:home|at home|around more|off)\b|"
    r"come off (?:the )?(?:nights|on[- ]call|the rota)|take (?:a|some|more|the|my|it)(?: \w+)? ?(?:break|holiday|leave|time off|rest|easy|"
    r"weekend off|day off)|see (?:a|the|my) (?:doctor|dentist|shrink|therapist|friends)|lose (?:some )?weight|exercise|marry|"
    r"move (?:home|back|out)|spend (?:more|less) time|see (?:more of )?(?:her|him|them|the kids|the children|my family)|"
    r"have (?:a|another|more) (?:baby|child|kids|children|weekend|weekends)|change jobs|do something else|"
    r"put (?:the|my|that) (?:phone|laptop|pager) (?:away|down)|cut (?:down|back) (?:on )?my hours|wear|eat|smile|travel|"
    r"do (?:nights|on[- ]call)|"
    r"be on[- ]call|work (?:late|nights|weekends|(?:so|that|this) much)|answer (?:mails?|calls|the phone))\b"
)
#: What a family has to itself.
_OF_A_HOME = (
    r"(?:dogs?|pupp(?:y|ies)|cats?|kittens?|pets?|hamsters?|goldfish|guinea pigs?|holidays?|cinema|telly|tv|television|netflix|films?|"
    r"playlist|radio|music|remote|dinner|supper|takeaway|pizza|bedtime|bath time|homework|school run|football|ballet|lego|"
    r"playstation|xbox|trampoline|gym|haircut|my hair|beard|moustache|(?:my )?(?:ties?|shirts?|shoes|jumpers?|trousers|clothes)|snoring|"
    r"barbecue|allotment|camping|beach|seaside|zoo|christmas tree|birthday(?: party)?|nappies|dishwasher|bins|lawn|washing-up|"
    r"in the car|on the sofa|we watch|we eat|I wear|I eat)"
    r"(?=\W*$|[,.;:!?)–—]| (?:in|on|at|for|with|and|or|by|before|after|instead|next|this|when|so|because|to|too|again|every|of)\b)"
)
_AT_HOME = r"\b(?:at home|in (?:our|my) house|round (?:ours|our house))\b"
_MY_HOURS = (
    r"my (?:own )?(?:job|hours|phone|pager|laptop|calls|shifts|nights|weekends|commute|travel\w*|trips|beard|hair|shirts?|ties?|cooking|"
    r"snoring|driving|jokes|music|taste|moods?|working)"
)
_RULES = (
    r"(?:decides?|chooses?|picks?|rules?|controls?|is (?:the boss|in charge)|has (?:the )?(?:final|last) (?:say|word)|makes? (?:all )?the "
    r"(?:calls?|decisions?|rules)|wears the (?:trousers|pants)|calls the shots|signs? off|approves?|runs the show|has to (?:agree|approve))"
)
_HOURS = (
    r"(?:on[- ]call|pager|phone|laptop|travel\w*|commut\w*|overtime|weekends|late (?:nights|calls)|nights|e?-?mails|working (?:late|"
    r"weekends|nights)|my (?:hours|job|shifts|calls))"
)
_MINDS = (
    rf"(?:wo{_N_T} let me|(?:does|do){_N_T} (?:let me|like(?: it when)?)|hates(?: it when)?|(?:made|makes) me (?:promise|swear)|"
    rf"bann?(?:ed|s)|(?:['’]s|is|are)(?:{_N_T})? (?:very |so |too )?(?:happy|thrilled|pleased|impressed|sick|tired|fed up|annoyed|unhappy|"
    r"cross|furious) (?:of|with|about|at))"
)
#: It is about the matter where it names what is bought, paid, signed or run, or points at it.
_MATTER = lazily(
    r"\b(?:pric\w+|costs?|costing|money|pay\w*|paid|spen[dt](?! (?:more|less|too much) time)\w*|buy\w*|bought|order\w*|contracts?|quotes?|"
    r"quotation|offers?|sign(?!s off|s? (?:of|language))|signed|deposit|loan|mortgage|invest\w*|budget|"
    r"sell(?= (?:it|the|this|up|our|my|now))|hand over|tak(?:e|es|ing) over|systems?|software|app|tools?|tills?|kitchen|bathrooms?|"
    r"extension|roof|windows?|builders?|architect|venue|caterers?|wedding|shops?|stores?|firm|business|company|bakery|farm|yard|mill|"
    r"workshop|garage|restaurant|hotel|pub|practice|board|customers?|clients?|guests|suppliers?|books|accounts|numbers|figures|ovens?|"
    r"ledgers?|boilers?|fences?|garden|plumbers?|fitters?|accountant|discount|promised(?! (?:my|the|her)\b)|invoices?|bills?|afford|rent|"
    r"lease|land|houses?|flats?|staff|apprentices?|stock|trust|(?<!tell )you|"
    r"vans?|lorry|machines?|drawings?|designs?|projects?|warranty|go(?:ing)? (?:ahead|with)|choose|pick|wait(?:ing)?|hold off|"
    r"it(?! when)|this|these|that one|this one|the \w+ one|yours|your (?:price|offer|team|people|firm))\b",
    re.IGNORECASE,
)
#: Whatever else is named, nobody buys anything there.
_SURELY = lazily(
    rf"{_KIN}[^.!?;]{{1,60}}?\b(?:in my sleep|in bed|second family|(?:an|another|other) (?:affair|woman|man)|having an affair|"
    r"married to|(?:will|['’]ll|would|['’]d|going to) (?:divorce|leave) me|(?:she|he)(?:['’]s| is) moving out|"
    r"(?:my|a) second (?:wife|husband)|"
    r"forgotten what I look like|whether I still live)\b|"
    rf"{_KIN}{_OFTEN} {_THINKS}(?: that)? I work (?:in|at|for|with|as)\b(?! (?:nothing|free|too|these))",
    re.IGNORECASE,
)
_OF_ME = lazily(
    "|".join(
        (
            # What the speaker is or does; what they should do is one of a life only where it says so.
            rf"{_KIN}{_OFTEN} ?{_THINKS}(?: that| if| whether)? I(?:['’]m|['’]ve| (?!should|ought|must|need|have to|had better|could|can|"
            rf"would|will|shall|was right|am right|agree|decide)\w+)\b",
            rf"{_KIN}{_OFTEN} ?{_THINKS}(?: every \w+)?(?: that| when)? "
            rf"I(?: should| ought to| must| need to| have to| had better| could|['’]d better|['’]ll)"
            rf"(?: (?:just|really|finally|also|not))* {_LIFE}",
            # Where the speaker is wanted, and what for.
            rf"{_KIN}{_OFTEN} ?{_WANTS} me(?: to be| to come| to stay)?(?: back)? (?:home|back|around|off|out|away|on[- ]call|on nights|"
            rf"there|in bed|at (?:the )?(?:home|table|weekends?|match|game|play)|for (?:dinner|supper|tea|bath|bedtime|the weekend))\b",
            rf"{_KIN}{_OFTEN} ?{_WANTS} me (?:not )?to {_LIFE}",
            rf"{_KIN}{_OFTEN} ?{_WANTS} (?:me (?:at|by) (?:\d|noon|(?:four|five|six|seven|eight|nine|half)\b)|to see (?:more of )?me\b|"
            r"(?:her|his|their) (?:husband|wife|dad|mum|father|mother|son|daughter|boy|girl) back\b)",
            rf"\bI(?:['’]ve| have)? promised {_KIN}[^.!?;]{{0,40}}?\b(?:home|back|off|weekend|dinner|{_OF_A_HOME})\b",
            # What they make of the speaker.
            rf"{_KIN}{_OFTEN} ?{_THINKS}(?: that)? (?:my (?:job|life|work|hours)|the (?:pager|phone|laptop|job))\b",
            rf"{_KIN}{_OFTEN} ?{_MINDS}\b[^.!?;]{{0,40}}?\b{_HOURS}\b",
            rf"{_KIN}{_OFTEN} (?:calls? me|(?:barely|hardly|no longer|never) (?:recogni[sz]es?|knows?|sees?) me|misses me|laughs? at me|"
            rf"teases? me|nags? me|(?:hates?|loathes?|is sick of|is fed up with|is tired of|complains? about|moans? about|laughs? at|"
            rf"makes fun of|(?:does|do){_N_T} like|puts? up with|wo{_N_T} have) {_MY_HOURS})\b",
            # What is a home's own.
            rf"{_KIN}{_OFTEN} ?(?:{_THINKS}|{_WANTS}|{_RULES}|hates?|loves?|likes?)\b[^.!?;]{{1,50}}?\b{_OF_A_HOME}",
            rf"{_AT_HOME}[^.!?;]{{0,20}}?{_KIN}[^.!?;]{{0,10}}? {_RULES}\b|{_KIN}{_OFTEN} {_RULES}\b[^.!?;]{{0,30}}?{_AT_HOME}",
        )
    ),
    re.IGNORECASE,
)
#: Cheap, and false of nearly every sentence.
_ANY_OF_THEM = lazily(rf"\b(?:{_WHO}|in-laws|her indoors|(?:other|better) half)\b", re.IGNORECASE)


@remembered
def surely_aside(text: str) -> bool:
    """Whether a sentence is banter on the speaker's marriage or trade, whoever buys: "my wife thinks I'm married to the oven"."""
    return bool(_ANY_OF_THEM.search(text) and _SURELY.search(text))


@remembered
def family_aside(text: str) -> bool:
    """Whether a sentence tells what one of the speaker's family thinks of the speaker's own life, or who rules at home, and nothing of
    the matter in hand.

    Args:
        text: one sentence of theirs.
    """
    if not _ANY_OF_THEM.search(text):
        return False
    return surely_aside(text) or bool(_OF_ME.search(text) and not _MATTER.search(text))
