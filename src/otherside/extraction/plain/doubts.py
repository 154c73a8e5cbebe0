"""What they doubt and do not know, said outright."""

from __future__ import annotations

from otherside.domain import Facet
from otherside.extraction.plain.words import AM, OPENING, SIMPLY, VERY, Table

_LAST_ONE = r"(?:lot|people|crowd|company|firm|rep|supplier|vendor|contractor|provider|team|guy|consultants?|agency)"
_UNKNOWING = r"(?:don't|do not|wouldn't|didn't)"
_COMPUTERS = r"(?:computers?|technology|tech|software)"
#: Of a sum or of "that": "is your house expensive?" is small talk.
_SUM = r"(?:that|it|this|[£$€]?\d[\w.,]*(?: \w+){0,3}|(?:\w+ )?(?:thousand|hundred|grand|pounds|euros|dollars|per cent)(?: \w+){0,2})"

DOUBTS: Table = {
    Facet.RISK: (
        (
            "how do", "how can", "how would", "how could", "eptical", "wary", "leery", "dubious", "unconvinced", "not convinced", "burn",
            "bitten", "stung", "fooled", "scam", "too good", "if it", "if this", "if that", "last ", "previous",
            "doubt", "believe it", "believe that", "heard", "on paper", "in theory", "brochure", "demo", "slides",
            "the catch", "fingers", "time with", "experience with", "experiences with", "on the line", "on the block",
            "neck", "trust", "to see",
        ),
        (
            r"\bhow (?:do|can|would|could) (?:I|we) (?:even |really |actually )?(?:know|be sure) (?:that|it|this|they|you"
            r"|the)\b",
            rf"\b(?:I|we){AM}{VERY} (?:sk?eptical|sceptical|wary|leery|dubious|unconvinced|not convinced)\b",
            r"\b(?:I|we)(?:'ve| have)? (?:been |got |were |was )(?:burned|burnt|bitten|stung|fooled) (?:before|once"
            r"|badly|last time|by)\b",
            r"\b(?:the|our) last (?:rollout|one|attempt|project|try|supplier|vendor|consultant|agency|system|pilot)\b[^.?!]{0,80}"
            r"\b(?:failed|flopped|went wrong|fell (?:over|apart|flat)|was a (?:disaster|mess|failure)|never worked|blew up)\b",
            r"\b(?:sounds|looks|seems) (?:like a scam|too good to be true)\b",
            r"\bif (?:it|this|that) (?:goes wrong|doesn't work(?: out)?|fails(?! to)|falls (?:over|apart|flat)|flops"
            r"|backfires)\b",
            rf"\b(?:I|we)(?:'ve| have| do have|'d have)?{SIMPLY}(?: got)? (?:my|our|some|serious|big|real|grave|a few) doubts\b"
            rf"|\b(?:I|we){AM}{VERY} doubtful (?:that|about|it|whether)\b",
            r"\bbelieve (?:it|that) when (?:I|we) see (?:it|that)\b",
            r"\b(?:I|we)(?:'ve| have)(?: all)? heard (?:that|this|all (?:of )?(?:that|this|it))(?: all| one)? before\b",
            r"\b(?:sounds|looks)(?: all)?(?: very| really)? (?:good|great|nice|fine|lovely|wonderful) (?:on paper|in theory"
            r"|in the brochure|in (?:the|a) demo|on the slides)\b",
            rf"{OPENING}where(?:'s| is) the catch\b",
            r"\bonce bitten\b|\bburn(?:ed|t) (?:my|our) fingers\b|\b(?:my|our) fingers burn(?:ed|t)\b",
            rf"\b(?:the|our) (?:last|previous) {_LAST_ONE}\b[^.?!]{{0,60}}\b(?:took (?:the|our|all the) money|ran off|and ran|vanished"
            r"|disappeared|let us down|went bust|left us|cost us|walked away|overran|over-?promised)\b",
            r"\bthat's what the last (?:\w+ )?(?:said|promised|told)\b",
            r"\blast time\b[^.?!]{0,60}\b(?:cost (?:my|our|him|her)(?: \w+){0,2} (?:job|head|bonus)|it (?:failed|went wrong|backfired"
            r"|blew up|fell (?:apart|over|flat))|was a (?:disaster|nightmare))\b",
            r"\b(?:I|we)(?:'ve| have)? (?:had|been through) (?:a|an|some|such a)(?: very| really)? (?:bad|awful|terrible|poor|horrible)"
            r" (?:time|experiences?) with\b",
            r"\b(?:my|our) (?:neck|head|job|reputation|career)(?:'s| is| would be|'d be)?(?: \w+)? on the (?:line|block)\b"
            r"|\bstick (?:my|our) necks? out\b",
            r"\b(?:I|we)(?: really| just| simply| still)? (?:don't|do not|wouldn't|can't)(?: really| quite| fully| entirely)? trust"
            r" (?:those|these|you|your|vendors|the (?:numbers|figures|data|cloud|system|vendor|tool))\b",
            r"\b(?:I|we)(?:'d| would)(?: just| really| first)? (?:want|need) to see (?:(?:it|one|that|this)(?: \w+){0,2} (?:work\w*|running"
            r"|run|in|on|first|with|for)|(?:some |the |any )?(?:proof|evidence|references?)|how it)\b",
        ),
    ),
    Facet.KNOWLEDGE_GAP: (
        (
            "idea", "clue", "know", "even", "never", "foggiest", "faintest", "slightest", "lost", "greek", "dutch",
            "over my head", "depth", "technical", "tech", "computer", "software", "first time", "not sure what",
            "what should", "what do i", "what do we", "what would i", "what would we", "what would one",
            "what do one", "a lot", "normal", "expensive", "cheap", " dear", "steep",
        ),
        (
            rf"\b(?:I|we)(?: really| honestly| just| still| genuinely)? (?:have no idea|haven't a clue|{_UNKNOWING}(?: really| even"
            r"| honestly| actually)? know) (?:how to (?:judge|compare|choose|tell|pick|measure|start)"
            r"|where (?:to|we'd|I'd) (?:even )?(?:start|begin)|what (?:to|we should|I should) (?:compare|look|look for|ask|expect"
            r"|choose|pick|buy|believe)|which (?:one )?(?:to|is|of)|who to (?:ask|believe|trust)|what (?:I|we) need|enough about"
            r"|what (?:I'm|we're) looking)\b",
            rf"\b(?:I|we)(?: really| honestly| just| still)? {_UNKNOWING}(?: really| even| honestly)? know how (?:we'd|(?:you|one|anyone)"
            r"(?:'d| would| even| is supposed| are supposed| tells?| judges?| compares?| chooses?| picks?| measures?| works? out))\b",
            rf"\b(?:I|we)(?:'ve| have|'d have){SIMPLY}(?: got)?{SIMPLY} no (?:idea|clue) (?:what (?!he|she|they|you|it was|happen|breaks)"
            r"|how|which|where to|whether (?:that|it|this)(?:'s| is))",
            r"\b(?:I|we) (?:haven't(?: got)?|don't have|do not have|have not(?: got)?) (?:a clue|the (?:faintest|foggiest|slightest"
            r"|first (?:idea|clue)))\b",
            rf"\b(?:{_UNKNOWING}|not sure|no idea)(?: really| even)?(?: know)? what (?:(?:good|normal|reasonable|a good one|a fair price)"
            r" (?:looks like|is|would be)|(?:'s|is) (?:normal|reasonable|usual|standard|fair))\b"
            rf"|\b(?:{_UNKNOWING} know|no idea) what's (?:normal|reasonable|usual|standard|fair)\b",
            r"\b(?:I|we) don't know what (?:I|we) don't know\b",
            r"\bwhere (?:do|would|should) (?:I|we|you|one) even (?:begin|start)\b",
            rf"\b(?:I|we)(?:'m| am|'re| are){VERY} lost(?=\W*$|, to be honest| with (?:all|this|it)\b)",
            r"\b(?:all|it's|that's|just|double) (?:greek|dutch) to (?:me|us)\b|\bgoes (?:straight |right )?over my head\b",
            r"\b(?:I'm|I am|we're|we are|I feel|I'd be)[\w ]{0,20} out of (?:my|our) depth\b(?! in the (?:water|pool|sea))",
            rf"\b(?:I|we)(?:'m| am|'re| are){VERY} not{VERY} (?:a |at all |that |particularly )?(?:very |really )?(?:technical|techy"
            rf"|tech-?savvy|(?:computer|tech) person|good (?:with|at) {_COMPUTERS})(?=\W*$| at all| enough|,? (?:so|but|and)\b)",
            rf"\b(?:I|we)(?:'m| am|'re| are){VERY} (?:a )?(?:hopeless|useless|rubbish|terrible|no good|clueless)"
            rf" (?:with|at|about|when it comes to) {_COMPUTERS}\b",
            r"\bwhat (?:should|do|would) (?:I|we|one) (?:even )?(?:be )?(?:look(?:ing)? (?:for|out for)|ask(?:ing)?(?! for)"
            r"|compar(?:e|ing)|watch(?:ing)? (?:for|out for))\b",
            rf"\bis {_SUM} (?:a lot|normal|expensive|cheap|dear|steep)(?:,? or (?:a little|not|cheap|too much|expensive|dear|is it))?\?",
            r"\b(?:I|we)(?:'ve| have) never (?:bought|chosen|commissioned|hired) (?:anything|one|a|an|any)\b",
            r"\b(?:first time|never) (?:(?:I|we)(?:'ve| have)(?: ever)? )?(?:done|bought|chosen|run|had to (?:choose|buy|pick))"
            r" (?:this|one|anything|something)(?: like (?:this|that|it))?\b",
        ),
    ),
}  # fmt: skip
