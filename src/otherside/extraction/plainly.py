"""What somebody says in so many words: "what I am afraid of is …", "our budget is gone", "the board has to approve it".

The trained reader reads meaning and is seldom needed for these; now and then it misses one all the same, and nothing
looks worse than to say that nobody has spoken of a fear beside a sentence that begins with the word. Feelings name their
speaker, so that others' feelings, polite regrets ("I'm afraid the lift is out of order") and denials stay out. What share of
such sentences carries the facet is in the model card.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from otherside.domain import FACETS, Facet

#: Probability of a facet said in so many words, at least.
PLAIN = 0.8

_AM = r"(?:['’]m| am|['’]re| are|['’]d be)"
_VERY = r"(?: (?:really|so|very|most|a bit|a little|quite|just|still|always|honestly|kind of|sort of|also|more|even))*"
_AFRAID = r"(?:afraid|scared|frightened|terrified)"
_SOMEBODY = r"(?:a|an|the|someone|somebody|one of (?:those|the)|known|remembered)"
_WORTHY = r"(?:who|that|where|people)"
#: For each facet words without one of which nothing of it matches (most sentences need no pattern), and its patterns.
_PATTERNS = {
    Facet.FEAR: (
        ("afraid", "scare", "frighten", "terrif", "worr", "fear", "nightmare", "dread", "awake", "sleep"),
        (
            rf"\bwhat (?:I|we){_AM}{_VERY} (?:{_AFRAID}|worried)\b",
            rf"\b(?:I|we){_AM}{_VERY} {_AFRAID} (?:of|to)\b",
            rf"\b(?:I|we){_AM}{_VERY} {_AFRAID} that (?!I['’]ll have to|we['’]ll have to)",
            rf"\b(?:I|we){_AM}{_VERY} {_AFRAID} (?:he|she|they|people|nobody|somebody|someone)(?:['’]ll| will| might)\b",
            rf"\b(?:I|we){_AM}{_VERY} worried (?:(?:that|he|she|it|they|the|my|our|I|we)\b|about (?!you\b))",
            r"\bmy(?: \w+)? (?:fear|worry|nightmare) (?:is|was|would be)\b",
            r"\bwhat (?:really |most )?(?:worries|scares|frightens|terrifies) (?:me|us)\b",
            r"\bI(?: do| still| just)* worry (?:that|about)\b",
            r"\bI(?: do| still| just| really)* dread\b",
            rf"\bI{_AM}{_VERY} frightened\b|\bkeeps me (?:up|awake)\b|\bI (?:lie|lay) awake\b|\bI(?:['’]m| am)? los(?:e|ing) sleep\b",
        ),
    ),
    Facet.ASPIRATION: (
        ("to be", "become"),
        (
            r"\b(?:I|we)(?:['’]d| would)?(?: really| just| always| do)? (?:want|like|love"
            rf"|wanted) to be {_SOMEBODY}\b[^.;?]*\b{_WORTHY}\b",
            rf"\bI (?:want|would like|would love) (?:us|this|this place|our \w+) to (?:be|become) {_SOMEBODY}\b",
            rf"\b(?:I|we)['’]d (?:like|love) (?:us|this|this place|our \w+) to (?:be|become) {_SOMEBODY}\b",
        ),
    ),
    Facet.IDENTITY: (
        ("kind", "sort", "type", "who i am", "who we are", "pride", "always been"),
        (
            r"\b(?:I|we)(?:['’]m| am|['’]re| are)(?: not| just| always| still)* (?:a|an|the) (?:\w+ )?(?:kind|sort|type) of "
            r"(?:person|man|woman|guy|people|firm|house|company|shop|team|place|boss|family)\b",
            r"\bI(?:['’]m| am)(?: not| just| always| still)* the (?:kind|sort|type) (?:who|that)\b",
            r"\bthat['’]?s who (?:I am|we are)\b",
            r"\b(?:pride|prided) (?:myself|ourselves) on\b",
            r"\b(?:I|we)(?:['’]ve| have) always been (?:a|an|the|someone|somebody|one)\b",
        ),
    ),
    Facet.GOAL: (
        ("goal", "aim", "target", "objective", "measured", "judged", "scored", "bonus"),
        (
            r"\b(?:my|our) (?:goal|aim|target|objective)(?: here| now| this year| for [\w ]{1,30})? is\b",
            rf"\b(?:I|we){_AM}(?: all)? (?:measured|judged|scored) (?:on|by)\b",
            r"\bmy bonus (?:is|hangs|depends|rests)\b",
        ),
    ),
    Facet.TRIGGER: (
        ("contract", "licen", "lease", "warranty", "agreement", "subscription", "mortgage", "rate"),
        (
            r"\b(?:our|my|the) (?:\w+ )?(?:contract|licen[cs]e|lease|warranty|agreement|subscription|mortgage|fixed rate)"
            r" (?:runs out|expires|ends|is up|comes up|lapses|is (?:ending|expiring|running out))\b",
        ),
    ),
    Facet.STATUS_QUO: (
        (
            "used to", "accustomed", "with what", "with how", "with the way", " of ", "as it is", "as they are",
            "as is", "the way", "rather", "broke", "not sure", "always", "see us", "sit tight", "left in", "knows",
        ),
        (
            rf"\b(?:I|we){_AM}{_VERY} (?:used|accustomed) to (?:it|the way|doing|how|this way|our)\b",
            rf"\b(?:I|we){_AM}{_VERY} (?:happy|fine|comfortable|content) with (?:what we have|what I have|how (?:it|things)"
            r"|the way (?:it|things|we))\b",
            r"\b(?:hassle|bother|upheaval|disruption|headache|thought) of (?:changing|switching|moving|migrating|swapping"
            r"|retraining|starting (?:again|over))\b",
            r"\b(?:leave|keep) (?:it|things) (?:as (?:it is|they are|is)|the way (?:it is|they are|we have))\b",
            r"\b(?:I|we)(?:['’]d| would) (?:much |honestly |really )?rather (?:keep|stay|leave|stick)\b",
            r"\b(?:it|that|this|which|\w+)(?:['’]s| has|['’]ve| have) always (?:worked|been enough)\b"
            r"|\b(?:see|do) us through (?:another|a few|some|a couple)\b|\bsit tight\b|\byears left in (?:it|them)\b",
            r"\b(?:everyone|everybody|the (?:team|staff|girls|lads)) (?:already )?knows? (?:it|them|the old one|how it works)\b",
            r"\bif it (?:ain['’]t|isn['’]t|is not|['’]s not) broken?\b",
            r"\b(?:I['’]m )?not sure (?:I|we) (?:really |actually )?need (?:it|that|this|one|another|anything)\b",
        ),
    ),
    Facet.PRIORITY: (
        (
            "tight", "short", "stretched", "budget", "time", "money", "capacity", "headspace", "bandwidth",
            "resources", "maybe", "fish to", "priorities", "fires", "when things", "not this", "next",
        ),
        (
            r"\b(?:money|cash|budgets?) (?:is|are) (?:(?:a bit|kind of|sort of|\w+) )?(?:tight|short|stretched)\b",
            r"\btight budget\b",
            r"\bour budget(?: for \w+| this year)? is (?:gone|spent|frozen|limited|set)\b",
            r"\b(?:I|we)(?: really| just| simply)? (?:do(?:n['’]t| not) have|have(?:n['’]t| not) got|lack)"
            r"(?: the| any| enough| much)? (?:time|budget|money|capacity|headspace|bandwidth|resources)\b",
            r"\bmaybe (?:another|some other) time\b|\bmaybe next (?:year|quarter|season)\b",
            r"\b(?:bigger|more (?:important|urgent|pressing)|other) (?:fish to fry|priorities|fires)\b",
            r"\bwhen things (?:calm|quieten|settle|slow) down\b",
            r"\bnot (?:this|before next|until next) (?:year|quarter|season)\b",
        ),
    ),
    Facet.CONSENSUS: (
        (
            "to approve", "sign", "to agree", "be convinced", "on board", "buy", "approval", "blessing",
            "consent", "go-ahead", "goahead", "kill", "block", "veto", "never",
        ),
        (
            r"\b(?:needs?|has|have|would need|will have|['’]ll have|['’]d have) to (?:approve|sign (?:it |this |that )?off"
            r"|agree|be convinced|be on board|buy into)\b",
            r"\b(?:finance|legal|procurement|security|compliance|the (?:board|council|union|committee|bank|owners?|partners)"
            r"|my (?:boss|wife|husband|partner)|he|she|they)(?: will|['’]ll| would|['’]d)"
            r" (?:never (?:agree|sign|allow|go for)|(?:just )?(?:kill|block|veto) (?:it|this|that|any\w*))\b",
            r"\b(?:need|get|wait for|waiting for|without) (?:the |my |our )(?:\w+['’]s? )(?:approval|sign-?off|buy-?in"
            r"|blessing|consent|go-?ahead)\b",
        ),
    ),
    Facet.RISK: (
        (
            "know", "be sure", "eptical", "wary", "leery", "dubious", "unconvinced", "not convinced", "burn",
            "bitten", "stung", "fooled", "scam", "too good", "if it", "if this", "if that",
            "last ",
        ),
        (
            r"\bhow (?:do|can|would|could) (?:I|we) (?:even |really |actually )?(?:know|be sure) (?:that|it|this|they|you"
            r"|the)\b",
            rf"\b(?:I|we){_AM}{_VERY} (?:sk?eptical|sceptical|wary|leery|dubious|unconvinced|not convinced)\b",
            r"\b(?:I|we)(?:['’]ve| have)? (?:been |got |were |was )(?:burned|burnt|bitten|stung|fooled) (?:before|once"
            r"|badly|last time|by)\b",
            r"\b(?:the|our) last (?:rollout|one|attempt|project|try|supplier|vendor|consultant|agency|system|pilot)\b[^.?!]{0,80}"
            r"\b(?:failed|flopped|went wrong|fell (?:over|apart|flat)|was a (?:disaster|mess|failure)|never worked|blew up)\b",
            r"\b(?:sounds|looks|seems) (?:like a scam|too good to be true)\b",
            r"\bif (?:it|this|that) (?:goes wrong|doesn['’]t work(?: out)?|fails(?! to)|falls (?:over|apart|flat)|flops"
            r"|backfires)\b",
        ),
    ),
    Facet.KNOWLEDGE_GAP: (
        ("no idea", "clue", "know", "even", "never"),
        (
            r"\b(?:I|we)(?: really| honestly)? (?:have no idea|haven['’]t a clue|wouldn['’]t know|do(?:n['’]t| not) know)"
            r" (?:how to (?:judge|compare|choose|tell|pick|measure)|where (?:to|we['’]d|I['’]d) (?:even )?(?:start|begin)"
            r"|what (?:to|we should|I should) (?:compare|look for|ask|expect))\b",
            r"\bwhere (?:do|would|should) (?:I|we|you|one) even (?:begin|start)\b",
            r"\b(?:I|we)(?:['’]ve| have) never (?:bought|chosen|commissioned|hired) (?:anything|one|a|an|any)\b",
        ),
    ),
}  # fmt: skip
_SAID = {
    FACETS.index(facet): (words, re.compile("|".join(patterns), re.IGNORECASE))
    for facet, (words, patterns) in _PATTERNS.items()
}


def plainly_said(texts: Sequence[str]) -> NDArray[np.float32]:
    """The least probability of each facet for each sentence, ``(n, 15)``: ``PLAIN`` where it is said outright, else 0."""
    out = np.zeros((len(texts), len(FACETS)), dtype=np.float32)
    for n, text in enumerate(texts):
        lowered = text.lower()
        for k, (words, pattern) in _SAID.items():
            if any(word in lowered for word in words) and pattern.search(text):
                out[n, k] = PLAIN
    return out
