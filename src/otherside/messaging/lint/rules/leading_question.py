"""leading_question: a question that carries its answer."""

from __future__ import annotations

from collections.abc import Iterator

from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.finding import Code, Hit
from otherside.messaging.lint.message import Message
from otherside.messaging.lint.patterns import matches, patterns
from otherside.messaging.lint.rule import Rule

CODES = (
    Code(
        "OS501",
        "tag-question",
        "A statement with a tag that asks for agreement. It leaves the reader to nod or to object.",
        "Ask what they think, with a question that starts with what or how, and bear any answer.",
        "You'd be interested, wouldn't you?",
        "What, if anything, would make this interesting for you?",
    ),
    Code(
        "OS502",
        "negative-question",
        "A negative question (“Don't you want…?”) expects a yes; a no sounds unreasonable.",
        "Turn it round: what do they want, and how do they see it?",
        "Don't you want what is best for your patients?",
        "What would your patients say is going well, and what isn't?",
    ),
    Code(
        "OS503",
        "assumed-answer",
        "The question, or the sentence in its place, supplies the answer and asks for a signature under it.",
        "Ask before you conclude. If it is a guess of yours, call it one.",
        "Would it be fair to say that compliance keeps you awake?",
        "What about compliance takes up most of your thoughts, if anything does?",
    ),
    Code(
        "OS504",
        "closed-push",
        "A question with one acceptable answer: it corners the reader instead of learning from them.",
        "Ask something you don't know the answer to.",
        "If I could halve your energy bill, would you sign?",
        "What have you tried on the energy bill so far?",
    ),
    Code(
        "OS505",
        "statement-as-question",
        "A statement with “right?” or “correct?” behind it: a claim about the reader, dressed as a question.",
        "If you are unsure, ask openly; if you are repeating their words, say so.",
        "So seeing your region would solve your problem, right?",
        "What would be solved by seeing your region, and what wouldn't?",
    ),
)

_NEG = r"(?:n't|nt)"
_AUX = rf"(?:do{_NEG}|does{_NEG}|did{_NEG}|would{_NEG}|could{_NEG}|should{_NEG}|is{_NEG}|are{_NEG}|was{_NEG}|were{_NEG}|wo{_NEG}|ca{_NEG}|have{_NEG}|has{_NEG}|had{_NEG}|must{_NEG}|need{_NEG}|might{_NEG}|ai{_NEG})"
_PRONOUN = r"(?:you|it|that|they|we|this|he|she|there)"
_TAGS = rf"""
(?:{_AUX} {_PRONOUN}|(?:do|does|did|would|could|should|is|are|was|were|will|can|have|has) {_PRONOUN}(?: not)?|innit|no|don't you think|don't you agree|wouldn't you (?:say|agree|think)|you agree|agreed|you know what i mean|am i right|or am i wrong|isn't that (?:so|right|true))\s{{0,2}}\?
"""
_NEGATIVE = rf"""
{_AUX} (?:you|your \w+|it|that|this|they|there|we all|those|these|everyone|everybody|every \w+|any\w+) 
(?:do|does|did|would|could|should|is|are) (?:you|it|that|they|we) not 
"""
_ASSUMED = r"""
(?:would|is|wouldn't|isn't) (?:it|that) (?:be )?(?:fair|safe|reasonable|accurate|correct|right|true|wrong) (?:of me )?(?:to (?:say|assume|think|suggest|conclude)|that|if i said)
(?:can|could|shall|may) (?:we|i) (?:all |both |at least )?(?:agree|assume|take it|say) (?:that|on|you|it|we|for granted)?
(?:surely|clearly|obviously|of course) <4>(?:you|your|we all|every|it|that|this)
i(?:'m| am) (?:sure|certain|confident|guessing|assuming|willing to bet) <2>(?:you(?:'ll|'d| will| would)? (?:agree|see|want|like|love|prefer|say)|that you(?:'ll|'d| will| would)? (?:agree|see|want))
you(?:'d| would|'ll| will)? (?:have to |surely |certainly |probably |no doubt )?(?:agree|admit|concede|accept) (?:that|with|,|isn't|,? ?it|wouldn't|your|the|we|there)
you (?:do|really do|must) (?:want|care|agree|realise|realize|see|know|believe|value|love)
(?:you(?:'d| would)? <2>(?:i assume|i take it|i suppose|i imagine|i guess|surely))
so (?:it|that|this) (?:makes|would make) (?:perfect |total |complete )?sense (?:to|that|for you|,|doesn't)
so you (?:would|'d|will|do|must|can|want|agree|see) <4>(?:support|want|like|love|agree|prefer|welcome|benefit|say yes|consider|be happy|be open)
(?:do|did|would|can|don't|can't) you (?:not )?(?:agree|realise|realize|see|admit|understand) (?:that |how |why |now )<3>(?:much|you|your|this|it|is|are|the|would|has|need|these|there|every|doing)
(?:we|i think we|we can|we'd) all (?:agree|know|want|can agree)
(?:imagine|picture) (?:no more|never|how (?:great|wonderful|good|much)|if (?:you|all|every)|what (?:it|you|your)|a world|being able|not having|having all|having an extra)
(?:could|can) you imagine (?:how|what|never|having|being|a|if)
how (?:great|wonderful|nice|good|amazing|fantastic|awesome|much (?:better|easier|happier|nicer)|would it feel to (?:never|finally)) would (?:it|that|your|you|life)
(?:that|it|this) would be (?:wonderful|great|nice|good|fantastic|amazing|helpful|perfect|useful)\W{1,3}(?:no|right|yes|wouldn't|eh|correct)
you agree (?:that|with)
"""
_PUSH = r"""
(?:is|was|would) there (?:be )?any (?:\w+ )?reason (?:why )?(?:you|not|your|that|to not|we)
(?:any|what) (?:good )?reason <2>(?:not to|you wouldn't|you couldn't|you can't|you won't|to wait|why not)
why (?:wouldn't|would you not|don't|not|shouldn't|on earth would|would any|would (?:you|anyone|anybody|a \w+) (?:want to |ever |still )?(?:keep|continue|go on|pay|stay|stick|settle|risk|choose|not|wait|accept|carry on|put up)|settle|keep|go on|continue|stick|put up|risk|pay|stay) 
who (?:wouldn't|doesn't|would not|does not|would say no|would not) 
what (?:do|have|would|could) you (?:have |got |possibly |really )*(?:to )?lose
what(?:'s| is) (?:there )?(?:not to (?:like|love)|to lose|the harm|the downside)
where(?:'s| is) the harm
if (?:i|we|it|there|this|you|the (?:price|budget|numbers?)|that) <8>(?:would you|you'd|you would|wouldn't you|will you|could you|are you|can we|shall we|you'll) (?:be |then )?(?:interested|sign|buy|go ahead|go for it|say (?:yes|no)|take|want|give|agree|switch|move|open|willing|ready|proceed|book|spare|consider|commit|meet|do it|like to (?:see|know|hear)|try|replace|support|have (?:a|any) )
(?:do you|would you|you|so you|are you) <6>(?:or not|or no|yes or no|, or don't you)\s{0,2}\?
(?:how much longer|how many more|how long) <2>(?:are you|can you|will you|do you|can your|would you|must|before|(?:\w+ ){1,3}(?:will you|can you|do you|are you)) <3>(?:willing|afford|going|want|keep|continue|wait|lose|tolerate|accept|put up|until|prepared|happy|go on|live|let|watch|have to|plan|lost)?
(?:can|could) you (?:really |honestly |seriously |still |truly )?afford (?:to|not|another|a|it|the)
(?:do you|did you|would you) (?:really |honestly |seriously |truly )(?:want|think|believe|need|like|expect|know)
(?:do you|would you) (?:want|like) (?:more|better|fewer|less|to (?:save|earn|make more|grow|double|increase|stop losing|reduce|cut|improve|boost|be|have more|get more)) <8>\?
(?:isn't it|is it not|is it|it's|don't you think it's|it is|high) <1>(?:about )?time (?:to|you|for|that|your|we)
(?:wouldn't|would) you rather <9>(?:than|or|instead|now)
what if (?:i|we) (?:told|said|could show|could) 
(?:when|how often) (?:are|will) you (?:finally|going to (?:stop|start|finally|admit|do something))
(?:are|aren't) you (?:tired|sick|fed up|ready to stop|happy to (?:keep|go on)|still) (?:of|with)?
(?:tired|sick) of <7>\?
is (?:it|that|this) really (?:worth|what you want|good enough|acceptable|how you want)
(?:anything|something|what|nothing|who)(?: else)?(?: that)? (?:would|could|might|will|'s|is) (?:prevent|stop|stopping|preventing|keep|keeping|hold|holding) you
would you (?:not )?(?:agree|admit|accept|concede)
^(?:so |and )?would you say (?:that )?(?:a|your|it|you|the|this|more|faster|having|being)
if (?:someone|somebody|anyone|a \w+|one \w+) (?:could|can|offered|showed|gave) <9>(?:you'd|would you|you would|wouldn't you)
(?:are|would) you (?:really |honestly |truly |still )?(?:happy|content|comfortable|satisfied|okay|ok|willing|prepared) (?:to (?:lose|pay|keep|waste|risk|accept|go on|continue|let|see|wait|stay)|(?:with )?(?:losing|paying|wasting|watching|leaving|throwing))
do(?:es)? (?:you|your \w+|it) (?:really |not |even )?(?:want to (?:keep|continue|go on|risk|lose|waste|be the|stay|end up)|make sense to (?:keep|continue|go on|pay|wait))
(?:is|are|was) (?:it|that|this|there|they) not (?:time|better|obvious|clear|true|worth|worrying|frustrating|strange|a shame|a pity|what|exactly)
(?:what|how) (?:is|are|could be|would be) (?:more important|better|worse|nicer) than
nothing (?:to stop|stopping|would stop|standing) 
sound (?:good|fair|like a plan|interesting|reasonable|familiar)\s{0,2}\?
"""
_WEAK = r"""
(?:is|would|was) (?:that|this) (?:be )?something (?:that )?you(?:'d| would) 
(?:obvious|obviously)
then why (?:are|do|don't|aren't|not|haven't|wait|stay)
is <4>(?:important|a priority|worth something) (?:to|for) you
(?:are|would) you (?:be )?interested in (?:saving|earning|growing|increasing|reducing|cutting|doubling|more|getting|making)
yes or (?:a )?no
(?:all i need is|i (?:just|only) need) a yes
"""
_STATEMENT = r"""
(?:right|correct|yes|no|true|fair|okay|eh|yeah|is it|isn't it|is that not so)\s{0,2}\?
"""

_TABLE = (
    *patterns("OS501", _TAGS),
    *patterns("OS502", _NEGATIVE),
    *patterns("OS503", _ASSUMED),
    *patterns("OS504", _PUSH),
    *patterns("OS504", _WEAK, 0.5),
)
_RIGHT = patterns("OS505", _STATEMENT)
#: Codes that are a fault only inside a question.
_ASKED = frozenset({"OS502"})
#: Verbs and words by which a check of facts, or of our own understanding, is told from a push.
_CHECKING = ("did i", "have i", "do i", "did we", "have we", "is that right", "is this right", "get that right", "understand", "miss anything", "not convenient", "works for you", "still hold")


def check(message: Message, context: LintContext) -> Iterator[Hit]:
    """Tags, negative questions, assumed answers, closed pushes and statements dressed as questions."""
    sentences = message.sentences
    for hit in matches(message, _TABLE):
        sentence = next(s for s in sentences if s.start <= hit.start < s.end)
        if any(c in sentence.lower for c in _CHECKING):
            continue
        if hit.code == "OS502" and not (sentence.question and _begins_clause(sentence.lower, hit.start - sentence.start)):
            continue
        if hit.code == "OS501" and (not _tagged(sentence.lower, hit.start - sentence.start)):
            continue
        if hit.code == "OS504" and _open_inside(message.lower[hit.start : hit.end]):
            continue
        if context.known and len(sentence.words) > 3 and context.said(message.lower[hit.start : hit.end]):
            continue
        yield Hit(hit.code, sentence.start if sentence.question else hit.start, hit.end, hit.weight)
    for hit in matches(message, _RIGHT):
        sentence = next(s for s in sentences if s.start <= hit.start < s.end)
        before = sentence.lower[: hit.start - sentence.start].rstrip()
        # "right?" behind a comma or dash turns the statement before it into a claim about the reader.
        if before.endswith((",", "-", "–", "—", "…", "...")) and sentence.you and not any(c in sentence.lower for c in _CHECKING):
            yield Hit("OS505", sentence.start, hit.end)


def _open_inside(words: str) -> bool:
    """An open question follows the condition ("If it thaws, what would you…"), or asks whether something would help."""
    return words.startswith("if ") and any(f" {w} " in words for w in ("what", "how", "which", "who", "where", "when"))


def _begins_clause(sentence: str, offset: int) -> bool:
    """Nothing but a conjunction, a greeting or a comma stands before: the auxiliary opens the question."""
    before = sentence[:offset].rstrip()
    if not before or before[-1] in ",;:-–—.!?":
        return True
    last = before.split()[-1].strip(",;:")
    return last in {"and", "but", "so", "or", "because", "then", "question", "honestly", "really"}


def _tagged(sentence: str, offset: int) -> bool:
    """A comma or a dash stands before the tag, and words that it tags."""
    before = sentence[:offset].rstrip()
    return len(before.split()) >= 2 and before.endswith((",", "-", "–", "—", "…", "..."))


RULE = Rule("leading_question", "A question that carries its answer.", CODES, check)
