"""What holds them, said outright: the present way, no room for it, and others who have to agree."""

from __future__ import annotations

from otherside.domain import Facet
from otherside.extraction.plain.words import AM, OPENING, SIMPLY, VERY, Table

_MEANS = r"(?:time|budget|money|cash|capacity|headspace|bandwidth|manpower|resources|funds)"
#: "No time limit", "no money to lose" lack nothing.
_NOT_LACKED = r"(?! limit| frame| difference| zone| like)(?! to (?:lose|waste))"
_SEASON = r"(?:peak|harvest|half-?term|christmas|easter|year-?end|month-?end|launch|audit|move|exams|merger|holidays|season|inspection)"
_HOUSE = (
    r"(?:finance|legal|procurement|security|compliance|(?-i:IT)|the (?:board|council|union|committee|bank|owners?|partners?"
    r"|trustees|governors)|my (?:boss|wife|husband|partner|manager|director)|they)"
)
_ASKED = (
    r"(?:boss|wife|husband|partners?|board|manager|director|committee|council|family|trustees|governors|accountant|owners?"
    r"|head(?! (?!of\b)\w)|management|team|union|co-?founder)"
)
_CHANGING = r"(?:chang\w+|switch\w*|mov(?:e|ing)|migrat\w+|swap\w*|learn\w*|set(?:ting)?)"

HOLDS: Table = {
    Facet.STATUS_QUO: (
        (
            "used to", "accustomed", "with what", "with how", "with the way", "hassle of", "bother of",
            "upheaval of", "disruption of", "headache of", "thought of", "as it is", "as they are",
            "as is", "the way", "rather", "broke", "not sure", "always", "see us", "sit tight", "left in", "knows",
            "the job", "the trick", "does what", "do what", "good enough", "well enough", "see the", "see any",
            "see a", "see much", "why ", "devil", "sunk", "ploughed", "poured", "faff", "palaver", "rigmarole",
            "too much", "so much", "worth", "only ever", "only bought", "only just", "only replaced", "only renewed",
            "only installed", "only put", "only paid", "manage", "cope", "got by", "get by", "got along", "been fine",
            "been okay", "works", "left on",
        ),
        (
            rf"\b(?:I|we){AM}{VERY} (?:used|accustomed) to (?:it|the way|doing|how|this way|our)\b",
            rf"\b(?:I|we){AM}{VERY} (?:happy|fine|comfortable|content) with (?:what we have|what I have|how (?:it|things)"
            r"|the way (?:it|things|we))\b",
            r"\b(?:hassle|bother|upheaval|disruption|headache|thought) of (?:changing|switching|moving|migrating|swapping"
            r"|retraining|starting (?:again|over))\b",
            r"\b(?:leave|keep) (?:it|things) (?:as (?:it is|they are|is)|the way (?:it is|they are|we have))\b",
            r"\b(?:I|we)(?:'d| would) (?:much |honestly |really )?rather (?:keep|stay|leave|stick)\b",
            r"\b(?:it|that|this|which|\w+)(?:'s| has|'ve| have) always (?:worked|been enough)\b"
            r"|\b(?:see|do) us through (?:another|a few|some|a couple)\b|\bsit tight\b|\byears left in (?:it|them)\b",
            r"\b(?:everyone|everybody|the (?:team|staff|girls|lads)) (?:already )?knows? (?:it|them|the old one|how it works)\b",
            r"\b(?:if )?it(?: ain't| isn't| is not|'s not) (?:actually |really )?broken?\b(?! down| yet)",
            r"\b(?:I'm )?not sure (?:I|we) (?:really |actually )?need (?:it|that|this|one|another|anything)\b",
            r"\b(?:it|they|which|the (?:old|current|present) \w+)(?: still| just)? (?:does|do) (?:the (?:job|trick)"
            r"|what (?:it|they) (?:needs?|has|have|should)|what (?:we|I) need)\b",
            rf"{OPENING}(?:for (?:me|us) )?(?:it|that|what (?:we|I) have|ours|the old one)(?:'s| is| works)(?: just| still| quite"
            r"| plenty)? (?:good|well) enough(?: for (?:me|us|now|what))?\b(?!\?)",
            r"\b(?:I|we)(?: really| just| honestly| still)? (?:don't|do not|can't)(?: really| quite| even)? see"
            r" (?:the|any|a|much)(?: real)? (?:point|need|reason|benefit|use)\b(?! on)",
            r"\bwhy (?:would|should|on earth would) (?:I|we)(?: ever| even)? (?:change|switch|move|bother|replace (?:it|that))\b"
            r"|\bwhy (?:change|fix|replace) (?:it|what|something)\b",
            r"\bbetter the devil\b|\bdevil (?:you|we|I) know\b",
            r"\b(?:we|I)(?:'ve| have)?(?: already)? (?:sunk|ploughed|poured)(?: already)? (?:a fortune|so much|too much|a lot|thousands"
            r"|years|all that|a bomb|a packet|good money)(?: \w+){0,2} (?:into|in)\b",
            rf"\b(?:such a|what a|too much|all that|too much of a) (?:faff|palaver|rigmarole) (?:to |of )?{_CHANGING}\b",
            rf"\b(?:too much|so much|more) (?:trouble|hassle|bother|upheaval|aggro) (?:to {_CHANGING}|than it's worth)\b"
            r"|\b(?:it's|it'd be|it would be|that'd be|it is)(?: just| simply)? too much (?:trouble|hassle|bother|upheaval)\b(?! for you)"
            r"|\b(?:not|isn't|hardly) worth (?:the|all the|all that) (?:trouble|hassle|bother|upheaval|disruption)\b",
            r"\b(?:I|we)(?:'ve| have) (?:always|only ever) done (?:it|things|that) (?:like|this way|that way|by hand|on paper)\b"
            r"|\b(?:that's|it's|this is)(?: just)? (?:how|the way|what) (?:we've|I've|we have|I have) always (?:done|worked|used)\b",
            r"\b(?:we|I)(?:'ve| have)(?: always)? (?:managed|coped|got by|got along|been (?:fine|okay)) (?:so far|without|fine"
            r"|perfectly|all these|up to now|until now|till now|well enough|for (?:\w+ )?(?:years|decades|ages))\b"
            r"|\b(?:we|I) (?:manage|cope|get by)(?: just)? (?:fine|well enough|okay|perfectly|without)\b",
            r"\b(?:what (?:we|I) have|the old (?:one|way|system)|the spreadsheet|paper)(?: just| still)? works"
            r" (?:fine|well enough|okay|perfectly(?: well)?|for (?:me|us))\b"
            r"|\bit(?: just| still) works (?:fine|well enough|perfectly well) (?:for (?:me|us)|as it is)\b",
            r"\b(?:I|we)(?:'ve| have)(?: already)?(?: got)? (?:a|our|my)(?: \w+){0,2} (?:system|way|method|routine|arrangement)"
            r"\b[^.?!]{0,12}\b(?:that|which|and it) works\b",
            r"\b(?:months?|years?)(?: still)? left on (?:the|our|my|that|this) (?:\w+ )?(?:contract|lease|licen[cs]e|agreement"
            r"|subscription)\b",
            r"\b(?:we|I)(?:'ve| have)? only (?:just )?(?:bought|replaced|renewed|installed|put in|paid for) (?:it|that|this|them|ours"
            r"|a new \w+|our \w+)(?: in)? (?:last|two|three|in|a (?:year|month|couple)|this)\b",
        ),
    ),
    Facet.PRIORITY: (
        (
            "tight", "short", "stretched", "budget", "time", "money", "cash", "funds", "capacity", "headspace",
            "bandwidth", "manpower", "resources", "maybe", "fish to", "priorit", "fires", "when things", "not this",
            "next year", "next quarter", "next season", "have the people", "have the staff", "have the h", "minute",
            "moment", "hour", "my list", "our list", "'s list", "radar", "roadmap", "road-map", "agenda", "freeze",
            "froze", "freezing", "no new", "told not", "told to", "asked not", "asked to", "to wait", "snowed",
            "flat out", "swamped", "off my feet", "off our feet", "overstretched", "up to my", "up to our", "plate",
            "hands full", "hands are", "a lot", "too much", "steep", "not before", "not until", "not till",
            "not during", "can't have",
        ),
        (
            r"\b(?:money|cash|budgets?) (?:is|are) (?:(?:a bit|kind of|sort of|\w+) )?(?:tight|short|stretched)\b",
            r"\btight budget\b",
            r"\bour budget(?: for \w+| this year)? is (?:gone|spent|frozen|limited|set)\b",
            r"\b(?:I|we)(?: really| just| simply)? (?:do(?:n't| not) have|have(?:n't| not) got|lack)"
            r"(?: the| any| enough| much)? (?:time|budget|money|capacity|headspace|bandwidth|resources)\b",
            rf"\b(?:I|we)(?:'ve| have){SIMPLY}(?: got)?{SIMPLY} (?:no|zero|very little|hardly any) (?:spare |free |extra )?"
            rf"{_MEANS}\b{_NOT_LACKED}",
            rf"\b(?:I|we){SIMPLY} (?:haven't|have not)(?: got)? (?:the|a|any|enough|much)(?: spare)?"
            rf" (?:{_MEANS}|minute|moment|hours?)\b",
            rf"\b(?:I|we){SIMPLY} (?:don't|do not) have (?:a (?:spare )?(?:minute|moment)|the (?:people|staff|hours|hands))\b",
            rf"\bthere(?:'s| is){SIMPLY} no(?: more| spare| extra)? (?:money|budget|capacity|time)(?: left| for (?:it|that|this|anything"
            r"|a|an|another|new|more|extras)\b| (?:this|until|till|before)\b| to (?:do|look|learn|change|spend|train|take|sit)\b|\W*$)",
            r"\b(?:not|isn't|wasn't|nothing) (?:in|within) (?:the|my|our|this year's|anyone's) budget\b",
            r"\b(?:not|isn't|wasn't|nowhere)(?: even)? on (?:my|our|this year's|anyone's) (?:list|radar|road-?map|agenda)\b",
            r"\b(?:spending|hiring|budget|purchasing|recruitment|investment) freeze\b"
            r"|\b(?:froze|frozen|freezing|freeze) (?:hiring|spending|all (?:spending|hiring|purchases|budgets|projects)|the budgets?"
            r"|budgets|recruitment)\b"
            r"|\b(?:spending|spend|budgets?|hiring|purchas\w+|headcount|investment) (?:is|are|has been|have been|was|were|got)"
            r"(?: all)? frozen\b",
            r"\bno new (?:spend|spending|projects|tools|hires|suppliers|purchases|contracts|systems) (?:until|till|before|this|for)\b",
            r"\b(?:I|we)(?:'ve| have)? ?(?:been |were |was |got )(?:told|asked) (?:not to (?:buy|spend|add|order|take on)"
            r"|to (?:stop (?:buying|spending)|spend (?:nothing|less)))\b",
            r"\b(?:our|my|the) budgets? (?:was|were|has been|have been|got|is being|keeps? (?:being|getting))(?: just| already)?"
            r" (?:cut|halved|slashed)\b",
            r"\b(?:it|this|that|these things|everything else)(?:'ll| will| would|'d)?(?: just| probably| simply)? (?:have|has) to wait\b"
            r"(?! for| in line| here| on hold| an?\b| so| long| \d)",
            r"\b(?:it|this|that|which)(?:'s| is|'d be| would be)?(?: really| just)? ?(?:not|isn't)(?: really| exactly| much of)?"
            r" (?:a|our|my) (?:(?:big|top|high|great|real) )?priority\b(?! call)",
            rf"\b(?:I|we|the team){AM}{VERY} (?:snowed under|flat out|swamped|r(?:ushed|un) off (?:my|our) feet|stretched (?:too )?thin"
            r"|overstretched|up to (?:my|our) (?:eyes|ears|eyeballs)(?! in (?!work|orders|it\b|projects|audits)))\b"
            r"(?! of\b| wrong| against)",
            r"\b(?:too much|enough|a lot|plenty) on (?:my|our) plates?\b|\b(?:my|our) (?:hands are|plate is)(?: already)? full\b"
            r"|\b(?:I|we)(?:'ve| have)(?: got)? (?:my|our) hands full\b",
            r"(?:[£$€] ?\d[\d.,]*|\b(?:\d[\d.,]*|\w+) (?:pounds|euros|dollars|quid|grand))[^.?!]{0,25} is (?:a lot|too much|steep)"
            r"(?: of money)? (?:for (?:a small|somebody like|someone like|me|us)|when it's (?:just|only) (?:me|us))\b",
            rf"\bnot (?:before|until|till|during) (?:the |our )?{_SEASON}\b"
            rf"|\bcan't have (?:it|this|that) (?:going live|happening|starting|landing) (?:in|during|before) (?:the |our )?{_SEASON}\b",
            r"\bmaybe (?:another|some other) time\b|\bmaybe next (?:year|quarter|season)\b",
            r"\b(?:bigger|more (?:important|urgent|pressing)|other) (?:fish to fry|priorities|fires)\b",
            r"\bwhen things (?:calm|quieten|settle|slow) down\b",
            r"\bnot (?:this|before next|until next) (?:year|quarter|season)\b",
        ),
    ),
    Facet.CONSENSUS: (
        (
            "to approve", "sign", "to agree", "be convinced", "on board", "buy", "approval", "blessing", "consent",
            "go-ahead", "goahead", "kill", "block", "veto", "never", "my call", "mine call", "decision", "decid",
            "don't make", "don't take", "do not make", "do not take", "don't get to", "do not get to", "not the one",
            "not the person", "pay grade", "pay-grade", "paygrade", "approve", "authori", "agree to", "commit to",
            "the last", "the final", "say no", "vote", "turn it", "turn this", "against it", "fight", "resist",
            "oppose", "in arms", "strike", "mutiny", "revolt", "riot", "wear ", "stand for", "go for", "ask my",
            "ask our", "ask the", "talk to", "speak to", "speak with", "talk with", "check with", "convince",
            "persuade", "win over", "consult", "run it", "run this", "run that", "clear it", "clear this",
            "clear that", "discuss",
        ),
        (
            r"\b(?:needs?|has|have|would need|will have|'ll have|'d have) to (?:approve|sign (?:it |this |that )?off"
            r"|be convinced|be on board|buy into)\b",
            # "I have to agree with you" and "we have to agree on a date" ask nobody else.
            r"(?<!\bI )(?<!\bwe )\b(?:needs?|has|have|would need|will have|'ll have|'d have) to agree\b(?! with| to (?:disagree|differ))",
            r"\b(?:finance|legal|procurement|security|compliance|the (?:board|council|union|committee|bank|owners?|partners)"
            r"|my (?:boss|wife|husband|partner)|he|she|they)(?: will|'ll| would|'d)"
            r" (?:never (?:agree|sign|allow|go for)|(?:just )?(?:kill|block|veto) (?:it|this|that|any\w*))\b",
            r"\b(?:need|get|wait for|waiting for|without) (?:the |my |our )(?:\w+(?:'s)? )(?:approval|sign-?off|buy-?in"
            r"|blessing|consent|go-?ahead)\b",
            r"\b(?:not|isn't|wasn't|never)(?: just| only| really| entirely| purely)? (?:my|mine) (?:call|decision)\b",
            r"\bI (?:don't|do not) (?:get to )?(?:make|take) (?:that|the|these|those|such)(?: kind of| sort of)? (?:decisions?|calls?)\b",
            r"\bI(?:'m| am) not the (?:one|person) (?:who|that) (?:decides|signs|approves|has (?:to decide|the say))\b"
            r"|\bI (?:don't|can't|cannot) decide (?:that |this |it )?(?:myself|alone|on my own)\b",
            r"\babove my pay[ -]?grade\b",
            r"\bI (?:can't|cannot|can not|couldn't|'m not allowed to)(?: even| just)? (?:sign|approve|authori[sz]e|agree to|commit to)"
            r"(?: \w+){0,3} (?:myself|alone|on my own)\b"
            r"|\bI can(?:'t|not| only)? (?:sign|approve|authori[sz]e)(?: off)?(?: for)? (?:up to|anything over|more than|anything above)\b",
            r"\b\w+(?: always| still)? (?:has|have|gets|get|wants)(?: always)? the (?:last|final) (?:word|say)\b(?! in \w+ argument)",
            rf"\b{_HOUSE}(?:'ll| will)(?: just| only| probably| surely| always)? (?:say no|turn (?:it|this) down|vote against"
            r"|vote (?:it|this) down|be (?:dead )?against it)\b",
            r"\b(?:they|the (?:team|staff|union|\w+s)|(?:my|our) \w+)(?:'ll| will)(?: all| just| only)? (?:fight (?:it|this|us|me|that)"
            r"|resist (?:it|this|that)|oppose (?:it|this|that)|be up in arms|go on strike)\b"
            r"|\byou(?:'ll| will|'d| would)(?: \w+)? (?:have|get) a (?:mutiny|revolt|riot|strike)\b",
            r"\b(?:(?:the|our|my) \w+(?: \w+)?|they|he|she) (?:won't|will not|wouldn't|will never|would never) (?:wear|stand for"
            r"|agree to|go for) (?:it|this|that)\b",
            r"\b(?:have|'ll have|need|'d need|must|got)(?: to)? (?:ask|talk to|speak to|speak with|talk with|check with|convince"
            r"|persuade|win over|consult|run (?:it|this|that) (?:by|past)|clear (?:it|this|that) with|discuss (?:it|this|that) with)"
            rf" (?:my|our|the) (?:\w+ )?{_ASKED}\b",
        ),
    ),
}  # fmt: skip
