"""What we say against what they said: a verdict on a thing of theirs, or a word of theirs turned round. Pure.

It has their words in it, as a reflection has, and does the opposite: "We patch it every spring." "Patching is a false economy."
Whoever had run the thing down themselves may well have meant just that; so their own words are looked at first.
"""

from __future__ import annotations

from otherside.coaching.features import YOU, same_word, words_of
from otherside.coaching.phrases import group, plain
from otherside.coaching.reflecting import own_words
from otherside.domain.patterns import lazily
from otherside.extraction.segment import ends_with_question

_VERY = (
    r"(?: (?:just|only|really|simply|honestly|frankly|always|purely|nothing but|basically|rather|quite|such|actually|ever|still"
    r"|no more than|going to be))*"
)
_BE = r"(?:'s|'re|'d be|'ll be|'ll always be| is| are| was| were| would be| will be| will always be| seems| looks)"
_NO_USE = (
    r"(?:an? |the )?(?:(?:complete|total|real|sheer|pure|big|awful|terrible|utter) )?"
    r"(?:wastes?(?: of \w+)?|wasted (?:money|time|effort)|false economy|dead (?:end|loss)|money pit|stop-?gap|sticking plaster"
    r"|band-?aid|mug's game|fool's errand|lost cause|half measure|mistake|pointless|hopeless|useless|senseless|futile|outdated"
    r"|amateurish|a joke|(?:good )?money (?:down|after bad|out of the window)|throwing (?:good |your )?(?:money|it)|burning money"
    r"|pouring money|asking for trouble|playing with fire|storing up trouble|kicking the can|papering over|delaying the inevitable"
    r"|putting (?:it|things) off|no (?:real |proper |long-term |lasting )?(?:solution|answer|way to \w+|substitute))\b"
)
_NO_WAY = (
    rf"(?:(?: isn't| aren't| is not| are not|'s not|'re not| won't be| will never be|'ll never be| is hardly| are hardly| is never)"
    rf"{_VERY} (?:an? |the )?(?:(?:real|professional|proper|serious|long-term|lasting|permanent|good|right|grown-up|modern) )?"
    r"(?:solution|answer|option|way (?:to|of|forward)|approach|fix|strategy|alternative|sustainable|viable|professional|sensible|realistic"
    r"|good enough|enough|worth (?:it|the|doing|having|your)|working|reliable))\b"
)
_FAILS = (
    r"(?: never| won't| will not| don't| doesn't| do not| does not| can't| cannot| hardly| rarely| seldom)(?: \w+ly| ever)? "
    r"(?:lasts?|works?|holds?(?: up| out)?(?=\W*$|[.,;!])|pays?(?: off| back)?|solves?|fix(?:es)?|gets? you|keeps? up|cuts? it|be enough)\b"
    r"(?! for (?:us|me)\b)"
)
_COSTS = (
    r"(?:(?: will|'ll| would|'d| is going to)(?: only| just| simply| always| still| end up)* (?:cost|costing) (?:you|them|your \w+)\b"
    r"| only (?:costs?|puts? (?:it|things) off|delays?|makes? (?:it|things) worse|buys? (?:you )?time)\b"
    r"|(?: will|'ll)(?: only| just)+ (?:get worse|make (?:it|things) worse|break|fail|put (?:it|things) off|delay|buy you time)\b"
    r"| costs? you (?:more|twice|double|a fortune|thousands|every)\b)"
)
_VERDICT = lazily(rf"(?:{_BE}{_VERY} {_NO_USE}|{_NO_WAY}|{_FAILS}|{_COSTS})")
#: "There's no point mending it", "You're throwing money away": what it is said of stands behind it, or is they themselves.
_AT_THEM = lazily(
    r"\b(?:there's|there is|i see) (?:really |just |simply )?(?:no|little|not much) (?:point|sense|use)(?: in)? (?:\w+ly )?\w+ing\b"
    r"|\byou(?:'re| are)(?: only| just| really| simply| honestly)* (?:throwing (?:good |your )?money|wasting (?:your|good) (?:money|time)"
    r"|burning money|pouring money|kidding yourself|fooling yourself)\b"
    r"|\b(?:nobody|no one|hardly (?:anybody|anyone))(?: \w+ly)? [a-z]+s?\b[^.?!]{0,40}\b(?:any ?more|these days|nowadays|any longer)\b"
)
#: Before the verdict stands nothing but a word that points at what they said.
_POINTS = lazily(
    r"^(?:(?:but|and|well|no|oh|ah|honestly|frankly|look|listen|really|actually|sorry|to be (?:honest|frank)|with respect"
    r"|i think|i'm afraid"
    r"|let's be honest|in (?:truth|fact)|the thing is|trust me|believe me|yes|yeah|ok|okay|sure|right)\b[,.:–— ]*)*"
    r"(?:that|this|it|these|those|they|which|all (?:of )?(?:that|this|it))$"
)
#: They had run it down themselves, or it is seen with their eyes.
_COMPLAINS = lazily(
    r"\b(?:not|never|no|nobody|nothing|hardly|barely|too|worr\w+|afraid|scared|fear\w*|sick|tired|fed up|hat(?:e|es|ed)|annoy\w*"
    r"|frustrat\w*"
    r"|problems?|troubles?|pain\w*|nightmare|mess\w*|wast\w*|los(?:e|es|ing|t)|cost\w*|expensive|dear|broken?|breaks?|breaking|fail\w*"
    r"|wrong|bad(?:ly)?|worse|worst|slow\w*|stuck|struggl\w*|complain\w*|stops|stopped|leak\w*|crash\w*|keeps? \w+ing|chas(?:e|es|ing)"
    r"|difficult|mistakes?|stupid|silly|daft|useless|pointless|shame|unfortunately|regret\w*|wish\w*|gives? up|given up|what if)\b|n't\b"
)
_SPEAKS_FOR_IT = lazily(
    r"\b(?:suits?|all right|alright|fine|happy (?:with|enough)|i'd rather|we'd rather|i(?:'d| would) (?:just )?(?:wait|mend|keep|stay)"
    r"|no (?:trouble|problems?|complaints)|(?:never|hasn't|haven't|has not) (?:once )?(?:let|failed|been late)|does the job|good enough"
    r"|can be|could be|still works?|works? well|isn't broken|ain't broke|not broken)\b"
)
_WITH_THEIR_EYES = lazily(
    r"\b(?:for you\b(?! to)|to you\b|as you (?:see|say|told|put)|in your (?:eyes|view|experience)|you (?:said|say|think|feel|find|see|call"
    r"|told|fear|mean)|you(?:'re| are) (?:worried|afraid|saying|tired)|you(?:'d| would) rather)\b|^(?:so |and )*(?:you|your)\b"
    r"|\b(?:part of you|you've had enough)\b"
)
_SOUNDS = group("mirror_any")
_CLAUSE = lazily(r"[.?!;:\n]+|,? \b(?:but|although|though|except)\b")
_NEGATED = lazily(
    r"\b(?:is|are|was|were|do|does|did|ca|could|wo|would|has|have)n't\b(?: (?:\w+ly|that|so|all|very|even))? (?P<a>[a-z]+)"
    r"|(?:\b(?:is|are|was|were)|'s|'re) not(?: (?:\w+ly|that|so|all|very|even))? (?P<b>[a-z]+)|\bnever (?P<c>[a-z]+)"
)
#: Words that two sentences share without speaking of the same thing.
_POINTS_NOWHERE = frozenset(
    "now almost maybe even today here there again always never one then first last honestly look".split()
)
_NOD_WORDS = 3
_NOT = lazily(r"\b(?:not|never|no|nobody|nothing|without|hardly|barely)\b|n't\b")


def contradicts(text: str, heard: str, told: str = "") -> bool:
    """Whether a sentence of ours passes a verdict on something they had told, and had not run down themselves.

    Args:
        text: our sentence.
        heard: what they said just before; whoever asks what we make of it is told.
        told: what they said in their last turns, where more than that is known.
    """
    low, theirs, all_told = plain(text).strip(), plain(heard), plain(told or heard)
    if not theirs.strip() or "?" in low or ends_with_question(heard):
        return False
    at_them = _AT_THEM.search(low)
    if at_them and (at_them.group().startswith("you") or _of_theirs(low, all_told)):
        return not (_complains(theirs) or _SOUNDS.search(low))
    found = _VERDICT.search(low)
    if found is None or _SOUNDS.search(low) or _WITH_THEIR_EYES.search(low):
        return False
    subject = low[: found.start()]
    if _POINTS.match(subject.strip()):
        # After a nod of theirs it points at what we said.
        return len(theirs.split()) > _NOD_WORDS and not _complains(theirs)
    return _of_theirs(subject, all_told)


def turns_round(text: str, heard: str) -> bool:
    """Whether a sentence of ours denies in their own word what they had said: "It works." "Ice doesn't work, really."

    Args:
        text: our sentence.
        heard: what they said just before.
    """
    low = plain(text).strip()
    if "?" in low or _SOUNDS.search(low) or YOU.search(low) or ends_with_question(heard):
        return False
    for found in _NEGATED.finditer(low):
        word = next(w for w in found.groups() if w)
        if word not in own_words(word):
            continue
        said = [c for c in _CLAUSE.split(plain(heard)) if any(same_word(word, w) for w in words_of(c))]
        if said and not any(_NOT.search(clause) for clause in said):
            return True
    return False


def _of_theirs(ours: str, theirs: str) -> bool:
    """Whether words of ours speak of something in theirs that they had not run down where they named it."""
    mine = [word for word in own_words(ours) if word not in _POINTS_NOWHERE]
    named = [c for c in _CLAUSE.split(theirs) if any(same_word(a, b) for a in mine for b in own_words(c))]
    return bool(named) and not all(_complains(clause) for clause in named)


def _complains(theirs: str) -> bool:
    return bool(_COMPLAINS.search(theirs)) and not _SPEAKS_FOR_IT.search(theirs)
