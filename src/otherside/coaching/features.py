"""What the surface of a sentence shows, as numbers.

Pure functions of the words; the same ones serve training and use, so that the two can never drift apart.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from otherside.coaching.phrases import PHRASES, group, matches, plain
from otherside.domain.patterns import lazily
from otherside.extraction.hashing import TOKEN, opening
from otherside.extraction.segment import ends_with_question

_CONTENT = lazily(r"[a-z][a-z'’-]{3,}")
_WH = lazily(r"(?:what|how|why|where|which|who|when|whose|whom)(?:['’](?:s|d|re|ll|ve))?\b")
_NARROW = lazily(
    r"(?:how (?:many|much|often|long|old|far|big|soon|likely)|when|who(?:['’]s| is| are| was| will)\b|"
    r"where (?:is|are|was)|"
    r"which|what(?:['’]s| is| was) (?:your|the) (?:name|number|email|address|budget|date|size|title|price))\b"
)
_OFFER = lazily(
    r"(?:tell me|walk me|talk me|help me understand|describe|explain to|say more|give me (?:a|an) (?:picture|"
    r"example|sense)|"
    r"take me|share with|i(?:['’]d| would) (?:love|like|be interested|be curious) to (?:hear|know|understand)|"
    r"i(?:['’]m| am) "
    r"(?:curious|wondering|interested|keen)|i wonder|can you (?:tell|describe|walk|share|say|explain|"
    r"give me an ex|paint)|"
    r"could you (?:tell|describe|walk|share|say|explain|talk|paint)|would you mind (?:describ|tell|shar))"
)
_AUX = lazily(
    r"(?:do|does|did|is|are|was|were|have|has|had|can|could|will|would|should|shall|may|might|isn['’]t|"
    r"aren['’]t|don['’]t|"
    r"doesn['’]t|didn['’]t|wouldn['’]t|couldn['’]t|won['’]t|haven['’]t|hasn['’]t)\s+(?:you|your|it|that|this|"
    r"there|they|"
    r"we|i|he|she|the|any|these|those|my|our)\b"
)
_TAG = lazily(
    r",\s*(?:right|correct|yes|no|yeah|ok|okay|(?:is|are|was|were|do|does|did|have|has|can|could|would|will|should)"
    r"(?:n['’]t)? (?:it|you|they|we|he|she|that))\s*\?$"
)
WE = lazily(r"\b(?:we|our|ours|us|i|my|we['’](?:re|ve|ll)|i['’](?:m|ve|ll|d))\b")
YOU = lazily(r"\b(?:you|your|yours|yourself|you['’](?:re|ve|ll|d))\b")

#: How many numbers `surface` gives.
SURFACE = 21 + len(PHRASES)


def content_words(text: str) -> set[str]:
    """Words of four letters and more, in lower case, cut to six letters so that inflections meet."""
    return {w[:6] for w in _CONTENT.findall(text.lower())}


def surface(text: str, prev: str) -> NDArray[np.float32]:
    """What the surface shows, shape ``(SURFACE,)``.

    Args:
        text: the sentence.
        prev: what the buyer said just before, may be empty; a reflection tends to share words with it.
    """
    low = plain(text).strip()
    start = opening(text)
    words = TOKEN.findall(low)
    n = len(words)
    mine, theirs = content_words(text), content_words(prev)
    asks = low.rstrip("\"') ").endswith("?")
    wh, narrow = bool(_WH.match(start)), bool(_NARROW.match(start))
    return np.array(
        [
            asks,
            "?" in low,
            wh,
            wh and asks,
            narrow,
            bool(_OFFER.search(low)),
            bool(_AUX.match(start)),
            bool(_AUX.match(start)) and asks,
            bool(_TAG.search(low)),
            *matches(low),
            len(WE.findall(low)) / (n + 4) * 4,
            len(YOU.findall(low)) / (n + 4) * 4,
            bool(YOU.match(start)),
            bool(WE.match(start)),
            low.startswith(("so ", "so,")),
            n <= 2,
            n <= 5,
            min(n, 40) / 20,
            "!" in low,
            any(c.isdigit() for c in low),
            min(len(mine & theirs), 5) / 2,
            len(mine & theirs) / (len(mine) + 2) * 2,
        ],
        dtype=np.float32,
    )


_COURTESY = lazily(
    r"(?:how are (?:you|things)(?: doing)?(?: today)?|how was (?:your|the) (?:weekend|trip|holiday|break|"
    r"journey)|how(?:['’]?s| is| are) (?:it|everything|things|life|all) (?:going|with you|at your end)(?: today| this \w+)?|"
    r"can (?:you|everyone|everybody) (?:hear|see) (?:me|us|my screen|it)[^?]{0,20}|shall we (?:begin|start)|"
    r"pardon|sorry|"
    r"come again|ready|you there|"
    # Who comes to the talk is no matter of the deal: nobody has to open it up.
    r"(?:is|are|will) (?:[\w'-]+ ){1,3}?(?:be )?(?:joining|dial+ing in|coming (?:too|along|as well)|on (?:the call|yet)|with us|here yet)"
    r"(?: us)?(?: too| today| as well| later)?)[?.! ]*$"
)


def is_courtesy(text: str) -> bool:
    """Whether it is a question by form only: a greeting, a sound check, who else will be there."""
    return bool(_COURTESY.match(opening(text)))


_LEAD_IN = lazily(r"(?:can|could|may|let) (?:i|me) (?:just )?ask(?: you)?(?: this)?|let me ask")
_AUX_ANY = lazily(
    r"(?:do|does|did|is|are|was|were|have|has|had|can|could|will|would|should|shall|may|might)(?:n['’]t)? [a-z]"
)
_PART = lazily(r"\s{0,9}[—–:;]\s*|\s{1,9}-\s+|,\s+")
#: "When it rained last week, what …": a part that only says when or where, before the one that asks.
_SETTING = lazily(
    r"(?:when|where)(?:ever)?\b"
    r"(?!-| (?:do|does|did|is|are|was|were|will|would|can|could|should|shall|have|has|had|may|might|else)(?:n't)?\b)"
)
#: "Which homes would you choose?" leaves the choice to them; which day suits them is a plain fact.
_CHOICE = lazily(
    r"which (?!(?:day|date|time|week|month|morning|afternoon|evening|year)s?\b)[^?]{0,60}\b(?:would|will|do) you "
    r"(?:\w+ly )?(?:choose|pick|start with|begin with|take first|change|keep|drop|worry|care|leave)\b"
)
_NAMED_FACT = lazily(
    r"what (?:kind of )?(?:framework|system|tool|crm|version|model|day|time|date|size|year|percentage|currency|"
    r"number|name|software|platform|provider)\b"
)


#: Somebody's question, told: 'It surprises me when people ask, "What is that?"'
_TOLD_QUESTION = lazily(r"^[^\"“”?]{8,}[\"“][^\"“”]{1,200}\?[\"”]\W*$")


def has_form_of_question(text: str) -> bool:
    """Whether it may be a question: a mark at the end, an invitation, or a question's opening without end mark."""
    stripped = text.rstrip("\"'”’) ")
    start = opening(text)
    if stripped.endswith("?"):
        return not (_TOLD_QUESTION.match(text.strip()) and open_by_form(text) is None)
    if _OFFER.search(start[:80]):
        return True
    return not stripped.endswith((".", "!", "…")) and bool(_WH.match(start) or _AUX.match(start))


def open_by_form(text: str) -> bool | None:
    """Whether the form of a question leaves the answer open; None where it does not tell.

    The first part that opens like a question decides: "Let me ask about price: what …" by its second.
    """
    asks = ends_with_question(text)
    parts = _PART.split(text)
    for number, part in enumerate(parts):
        start = opening(part)
        if not start or _LEAD_IN.fullmatch(start):
            continue
        if _SETTING.match(start) and any(_WH.match(opening(p)) or _AUX.match(opening(p)) for p in parts[number + 1 :]):
            continue
        if _OFFER.search(start[:80]):
            return True
        if (_AUX_ANY if asks else _AUX).match(start):
            return False
        if _WH.match(start):
            return bool(_CHOICE.match(start)) or not (_NARROW.match(start) or _NAMED_FACT.match(start))
    return None


def asks_leave_to_ask(text: str) -> bool:
    """Whether it asks leave only to ask what follows in it: "Can I ask — where does that stand?"."""
    parts = [opening(part) for part in _PART.split(text) if part]
    return len(parts) > 1 and any(_LEAD_IN.fullmatch(part) for part in parts[:-1])


def goes_on(text: str) -> bool:
    """Whether a question only lists what the one before it may mean: "A fair, a launch, anything like that?"."""
    return open_by_form(text) is None and not _OFFER.search(opening(text)[:80]) and not _WH.match(opening(text))


def asks_a_fact(text: str) -> bool:
    """Whether a question asks for a number, a day, a name or the like: "how many vats have you got?"."""
    starts = [opening(part) for part in _PART.split(text) if part]
    return any(
        (_NARROW.match(start) or _NAMED_FACT.match(start)) and not (_CHOICE.match(start) or _SETTING.match(start))
        for start in starts
    )


def answerable_in_a_word(text: str) -> bool:
    """Whether it opens like a question for a yes or a no."""
    return any(_AUX_ANY.match(opening(part)) for part in _PART.split(text) if part)


_OFFERS = lazily(
    r"(?:i|we)(?:'d|'ll| will| would| can| could) (?:\w+ly |just |also |then )?(?:show|send|walk|take|bring|give|demo|"
    r"explain|set|run|put|prepare|share|tell|book|introduce|connect|arrange|get)\b"
)
_LEAVES = group("leave")
_IF_YOU = lazily(r"\b(?:if|when|whenever|unless|should|only|as) you\b")


def only_offers(text: str) -> bool:
    """Whether it says what we would do for them, and leaves them no choice in so many words: "I'd show you …"."""
    low = plain(text).strip()
    return bool(_OFFERS.match(opening(low))) and not (_LEAVES.search(low) or _IF_YOU.search(low))


#: Only answers no: "Not yours, no."
_ANSWERS_NO = lazily(
    r"^\W*(?:(?:no|oh|well|ah)[,. ]+)*not (?:yours|his|hers|theirs|ours|mine|you|him|her|them|me|us|(?:that|this) one|those|these|really"
    r"|exactly|quite|yet|at all|everything|all of (?:it|them|that)|(?:in|on|at|with|by|for|from) (?:yours|ours|mine|this|that|the) ?\w*)"
    r"(?:,? (?:no|then|at all|actually))?[.!…]*\W*$"
)
#: Promises silence: "It stays with me."
_KEEPS_IT = lazily(
    r"\b(?:it|this|that|everything|all (?:of )?(?:this|that|it))(?: (?:will|all|only|just))*(?:'ll|'s)?(?: \w+ly)? (?:stays?|remains?|kept|"
    r"keeps?) (?:with (?:me|us)|between (?:us|you and me|ourselves)|here|in (?:this|the) room|in confidence|to (?:my|our)sel(?:f|ves))\b"
    r"|\b(?:it|this|that)(?:'ll| will)? goes? no (?:further|farther)\b"
    r"|\b(?:i|we)(?:'ll| will) keep (?:it|that|this)(?: all)? (?:to (?:my|our)sel(?:f|ves)|quiet|between us|in confidence|private)\b"
    r"|\b(?:i|we) (?:won't|will not|'ll never|will never|shan't) (?:tell (?:anybody|anyone|a soul|him|her|them|your \w+)|"
    r"(?:repeat|mention) (?:it|that|this)|pass (?:it|that|this) on|write (?:it|that|this) down|breathe a word|say a word)\b"
    r"|\bmy lips are sealed\b|\byour secret(?:'s| is) safe\b"
)


def leaves_no_choice(text: str) -> bool:
    """Whether it only answers no, or promises to keep something to ourselves, and says nothing of what they may choose."""
    low = plain(text).strip()
    return bool(_ANSWERS_NO.match(low) or _KEEPS_IT.search(low)) and not (_LEAVES.search(low) or _IF_YOU.search(low))


#: Words of a short echo at most.
ECHO = 10
_ECHO_WORD = lazily(r"[a-z]+(?:'[a-z]+)?|\d+")
#: Words that give a sentence its form and carry nothing themselves.
FORM = frozenset(
    "a an the and or but so that this these those it its it's that's there here then than as of to in on at for from by "
    "with without about into out up after before until is are was were be been being am do does did done have has had having will would "
    "can could should may might not no nor never you your yours yourself you're you've you'd you'll he she they him her "
    "his hers them their who whom which what when where why how if all any some too very just only quite yes yeah okay ok "
    "oh ah mm hmm hm mhm uh um huh right well good great fine fair nice thanks thank sorry hello hi please sure "
    "don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't haven't hasn't hadn't".split()
)
_DATES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today tomorrow yesterday week month year one two three four five six seven "
    "eight nine ten eleven twelve twenty thirty forty fifty sixty hundred thousand million half morning afternoon".split()
)
_NEGATES = lazily(r"\b(?:no|not|never|nobody|nothing|without)\b|n't\b")


def words_of(text: str) -> list[str]:
    """Words and numbers in lower case, in order."""
    return _ECHO_WORD.findall(plain(text))


def echoes(text: str, prev: str) -> bool:
    """Whether a short sentence says back their own words and nothing else: "You sat in the van."

    Args:
        text: our sentence.
        prev: what the buyer said just before.
    """
    low, theirs = plain(text).strip(), plain(prev).strip()
    words = words_of(low)
    if not 2 <= len(words) <= ECHO or "?" in low or theirs.endswith("?") or WE.search(low):
        return False
    own = [w for w in words if w not in FORM]
    if len(own) < 2 and not (own and words[0] in ("you", "you're", "you've", "your", "no", "not", "a", "an")):
        return False
    if all(w in _DATES or w.isdigit() for w in own) or (_NEGATES.search(low) and not _NEGATES.search(theirs)):
        return False
    heard = words_of(theirs)
    return all(any(same_word(w, h) for h in heard) for w in own)


#: Words of an echo that asks, at most.
_ASKED_BACK = 5
_THEIRS_TO_US = {"i": "you", "i'm": "you're", "i've": "you've", "i'd": "you'd", "me": "you", "my": "your", "mine": "yours", "we": "you",
                 "we're": "you're", "we've": "you've", "us": "you", "our": "your", "ours": "yours", "am": "are"}  # fmt: skip


def asks_back_their_words(text: str, prev: str) -> bool:
    """Whether a short question is nothing but their own last words, in their order: "By hand, mostly." "By hand?"

    One word alone, a day, a number or a name may be a check.

    Args:
        text: our sentence.
        prev: what the buyer said just before.
    """
    words, theirs = words_of(text), prev.strip()
    if not text.rstrip("\"') ").endswith("?") or not 2 <= len(words) <= _ASKED_BACK or theirs.endswith("?"):
        return False
    if all(w in FORM for w in words) or any(w in _DATES or w.isdigit() for w in words):
        return False
    heard = words_of(theirs)
    ours = [_THEIRS_TO_US.get(w, w) for w in heard]
    return any(words in (run[n : n + len(words)] for run in (heard, ours)) for n in range(len(heard)))


def same_word(a: str, b: str) -> bool:
    """Whether two words, in lower case, are one word but for their endings."""
    a, b = a.removesuffix("'s"), b.removesuffix("'s")
    stem = max(4, min(len(a), len(b)) - 2)
    return a == b or (min(len(a), len(b)) >= 4 and a[:stem] == b[:stem])
