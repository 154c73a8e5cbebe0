"""What was tried has found favour, or somebody is still for it: "they ask when it comes back", "I haven't given up on it". Pure.

A wish or a step towards it, whatever the asking costs them. What pleased without a word of the trial may be a film: the sentence
or the one before has to say what was tried.
"""

from __future__ import annotations

import re
from enum import Enum

from otherside.domain.patterns import lazily
from otherside.extraction.plain.apostrophes import straight


class Favour(Enum):
    """How a sentence speaks for it."""

    LIKED = "liked"
    """Those who tried it would have it."""
    STILL = "still"
    """The speaker goes on wanting it, or asks to begin."""
    STRONGER = "stronger"
    """What speaks for it has grown."""


_SOFT = (
    r"(?: (?:really|all|both|actually|absolutely|quite|rather|just|very much|certainly|also|even|immediately|genuinely|totally|"
    r"simply|honestly|positively|straight away|at once))*"
)
_PEOPLE = (
    r"(?:they|everyone|everybody|(?:the|my|our) (?:[\w-]+ )?(?:people|crew|team|staff|folk|men|women|yard|floor|shift|kitchen|"
    r"warehouse|office|ward|depot|foremen|[\w-]{3,}s)|"
    r"all of (?:them|us)|half the [\w-]+|most of (?:them|the [\w-]+))"
)
_TRIAL = (
    r"(?:trial|pilot|poc|proof of concept|demo|beta|try-?out|test drive|(?:trial|test|dry) (?:run|week|month|phase|version|period|"
    r"account|unit)|"
    r"(?:in|from|during|after|of) the test\b|the test\b)"
)
_ABOUT = lazily(
    rf"\b{_TRIAL}\b|\b(?:tried|testing|tested|trying|piloted|trialled|borrowed|had on loan) (?:it|yours?|them|the|out)\b|"
    rf"\byou (?:showed|lent|left|gave) (?:us|me|them)\b",
    re.IGNORECASE,
)
_LIKED = lazily(
    rf"\b{_PEOPLE}{_SOFT} (?:liked|loved|enjoyed|adored|fell for|(?:were|was) (?:delighted|happy|thrilled|pleased|keen|taken|"
    rf"impressed|over the moon|sold|won over)|"
    rf"had fun with|raved about|praised|took a shine to|couldn't (?:get enough|put it down|stop)|didn't want (?:it )?to (?:stop|end))\b",
    re.IGNORECASE,
)
#: This says what it is of by itself.
_TOOK_TO = lazily(
    rf"\b{_PEOPLE}(?:'ve| have| has)?{_SOFT} (?:took|taken) to (?:it|yours|your \w+|the new [\w-]+)(?=\W*$|[,;.!–—]| (?:straight|"
    rf"at once|right|immediately|quickly|like|from|in|within|and|so|after|better|faster|much|well)\b)",
    re.IGNORECASE,
)
_BACK = lazily(
    rf"\b(?:they|everyone|everybody|{_PEOPLE})(?:'ve|'re| have| are| were)?{_SOFT} (?:(?:keep|keeps|kept|still)(?: on)? )?(?:ask|"
    rf"asks|asked|asking|nagging|pestering|begging|on at)(?: (?:me|us|after|about|for|all the time|every \w+|again))* "
    r"(?:when|if|whether)(?: and (?:when|if))? (?:it|we|they|that)(?:'s|'ll|'re|'d| is| will| are| can| could| may| might|"
    r" do)? (?:(?:get|have|be|coming|comes?|going to|start(?:s|ing)?|return(?:s|ing)?)\b[^.?!;]{0,30}?"
    r"\b(?:back|again|permanently|for good)|comes? back|get(?:s)? it|return(?:s|ing)?)\b|"
    rf"\b{_PEOPLE}(?:'ve| have|'d)?{_SOFT} (?:want|wanted|would like|'d like|would love|'d love|asked for|miss|missed) (?:it|yours|"
    rf"the (?:trial|pilot|test (?:unit|version)|demo \w+))(?: back)(?=\W*$|[,;.!–—]| (?:and|so|already|ever|since)\b)",
    re.IGNORECASE,
)
#: Their own people, who can mean nothing else by "it".
_OWN = lazily(
    r"(?:my|our) (?:[\w-]+ )?(?:people|crew|team|staff|drivers?|nurses|cooks|porters|packers|fitters|teachers|clerks|pickers|lads|"
    r"girls)\b",
    re.IGNORECASE,
)
_NOT_BACK = lazily(
    r"\b(?:didn't|did not|don't|do not|wouldn't|would not|won't|would never|never) (?:(?:ever|really|even|"
    r"now) )?(?:want(?:ed)? to|like to|care to) (?:give (?:it|them|yours|the \w+) (?:back|up|away)|"
    r"hand (?:it|them|yours) back|send (?:it|them|yours) back|part with (?:it|them|yours)|(?:do|be|work|live|go) without (?:it|"
    r"yours)(?: (?:again|now|any ?more))?|"
    r"go back to (?:the old|paper|pen|spreadsheets?|(?:doing|how|what|the way) (?:it|we|things))\b)|\b(?:wouldn't|won't|"
    r"didn't) (?:give|hand) (?:it|them|yours) back\b",
    re.IGNORECASE,
)
_IT = (
    r"(?:it|this|that|this one|that one|the (?:idea|plan|project|thing|whole thing|case|pilot|trial|proposal)|yours|"
    r"your (?:proposal|offer|\w+))"
)
_END = r"(?=\W*$|[,;:.!–—]| (?:and|but|so|because|though|whatever|even|with|as|here|in|at|for|after|since|despite|no matter|myself)\b)"
_AM = r"(?:I'm|I am|I've been|we're|we are|I remain|we remain)"
_STILL = lazily(
    rf"\b{_AM} (?:(?:very much|absolutely|definitely|certainly|all|honestly|actually|really|both) )?still (?:(?:very|really|"
    rf"just as|as|quite|all|fully|pretty|absolutely|personally|totally|very much|100%) )*"
    rf"(?:motivated|(?:keen|set|sold)(?: on {_IT})?|up for {_IT}|behind {_IT}|(?:all )?for {_IT}|convinced(?: (?:of|by) {_IT})?|"
    rf"committed(?: to {_IT})?|interested(?: in {_IT})?|enthusiastic(?: about {_IT})?|"
    rf"(?:fighting|pushing|pressing|arguing|campaigning|lobbying|rooting|battling)(?: (?:for|hard for) {_IT})?|(?:pushing|carrying) {_IT}|"
    rf"(?:trying|working|fighting|hoping|determined|looking|planning|out|keen|meaning|aiming) (?:hard )?to (?:push|get|bring|carry|"
    rf"see|make|drive|take|pull) {_IT} (?:through|over the line|approved|signed|done|off the ground|past \w+|going|happen|home|in|"
    rf"started)|"
    rf"on (?:board|it)|in\b){_END}|"
    rf"\b(?:I|we) still (?:(?:very much|really|very|do|honestly|definitely|absolutely) )*(?:want|believe in|stand by|stand behind|"
    rf"back|am for|want to do|would like to do|intend to do|fight for|hope to do) {_IT}{_END}|"
    rf"\b(?:I|we)(?:'ve not| have not| haven't|'m not|'re not| am not| are not| won't|'ll not|'ll never| will not|"
    rf" never)(?: (?:going to|really|at all|yet|quite))* (?:be )?(?:given up|giving up|give up|gave up|letting go|let go|dropping|"
    rf"drop|forgotten about|forgotten|lost interest in|gone off|abandoned|abandoning)(?: (?:on|of))? {_IT}(?: (?:either|yet|at all|"
    rf"any time soon))*{_END}",
    re.IGNORECASE,
)
_SMALL = (
    r"(?:(?:a|the|your|our|that) (?:[\w-]+ )?(?:trial|pilot|poc|proof of concept|test run|trial run|test week)|(?:one|just one|"
    r"a single|the first|the small|gate|line|the) (?:(?:line|site|depot|ward|van|team|shop|branch|gate|floor|school|class|truck|"
    r"lorry|store|kitchen|department|room|unit|shift)(?: \w+)?|(?:two|one|three|four|\d+)))"
)
_NOW = (
    r"(?:this (?:week|month|morning|afternoon)|next week|tomorrow|today|right away|straight away|now|at once|immediately|(?:on|"
    r"by) (?:monday|tuesday|wednesday|thursday|friday))"
)
_BEGIN = lazily(
    rf"\b(?:can|could|shall|may|might|what if|why don't|when can|how soon can|how (?:fast|quickly) can) (?:we|I|you)(?: (?:please|"
    rf"just|maybe|perhaps|then|already|not|actually|also|simply))* (?:start|begin|get going|kick off|get started|run|do|set up|"
    rf"launch)(?: (?:on|with|off|up))? {_SMALL}\b(?:(?= {_NOW})|[^.!?;]{{0,20}}?\b{_NOW})|"
    rf"^\W*(?:(?:so|then|well|okay|ok|right|good|and|fine|great),? )*(?:let's|let us) (?:just |then )?(?:start|begin|get going|"
    rf"kick off|get started)(?: (?:on|with|off))? {_SMALL}\b",
    re.IGNORECASE,
)
_BETTER = r"(?:better|stronger|bigger|clearer|more (?:urgent|pressing|obvious|compelling))\b"
_STRONGER = lazily(
    r"\b(?:the|our|my) (?:business |whole |financial |economic )?(?:case|argument|need|rationale)(?: for (?:it|this|that|you|yours))?(?:"
    r"(?:'s| has| is|'ve| have)?(?: (?:only|just|really|actually|even|since|if anything))* (?:got|gotten|become|grown|getting|"
    r"becoming|growing)"
    rf"(?: (?:only|even|much|a lot|far))* {_BETTER}|(?:'s| is)(?: (?:only|even|much|a lot|far|now))* {_BETTER} than (?:it was|"
    rf"before|ever|in|last|a))",
    re.IGNORECASE,
)
_NOT_SO = lazily(
    r"\b(?:but|however|until|if only|used to|nobody|not (?:all|everyone|everybody)|except|although|though|at first|"
    r"in the beginning|customers?|clients?|patients?|guests|callers|"
    r"no longer|back at the old|hardly|pretended|would have (?:loved|liked)|never (?:liked|took))\b",
    re.IGNORECASE,
)
_LONGEST = 300


def favour(text: str, before: str = "") -> Favour | None:
    """How a sentence speaks for what was tried or offered; None where it says no such thing.

    Args:
        text: one sentence.
        before: the sentence before it, by whoever.
    """
    if len(text) > _LONGEST:
        return None
    words = " ".join(straight(text).split())
    if _BEGIN.search(words):
        return Favour.STILL
    if words.endswith("?"):
        return None
    if _STILL.search(words):
        return Favour.STILL
    if _STRONGER.search(words):
        return Favour.STRONGER
    return Favour.LIKED if _pleased(words, straight(before)) and not _NOT_SO.search(words) else None


def _pleased(words: str, before: str) -> bool:
    if _TOOK_TO.search(words):
        return True
    if (asks := _BACK.search(words)) is not None and _OWN.match(words, asks.start()):
        return True
    found = _LIKED.search(words) or _BACK.search(words) or _NOT_BACK.search(words)
    return found is not None and bool(_ABOUT.search(words) or _ABOUT.search(before))
