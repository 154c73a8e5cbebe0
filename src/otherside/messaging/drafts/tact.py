"""Tact: which words of a buyer are better left where they were said."""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.extraction.addressed import speaks_to_a_machine
from otherside.messaging.drafts import worth
from otherside.messaging.drafts.banter import of_themselves
from otherside.profiles.private.hurts import doubts_oneself, grieves

#: Words a quotation may hold at most.
MOST_WORDS = 28
WORD = lazily(r"[^\W_]+(?:['’-][^\W_]+)*")

#: Speech that reads badly once it is written down.
_FILLER = lazily(
    r"\b(?:um+|uh+|er|erm|hm+|mm+|you know|i mean|sort of|kind of|i guess|or whatever|and stuff|and all that|"
    r"blah|yeah|gonna|wanna|so to speak|or something|to be honest|honestly|frankly|basically|literally)\b|"
    r"\.\.\.|…|--|\b(\w+),? \1\b|(?<!look )(?<!looks )"
    r"(?<!looked )(?<!be )(?<!feel )(?<!feels )(?<!sound )(?<!sounds )(?<!is )(?<!was )\blike,|"
    # "About the size of a, of a basin", "I'm not, I'm not prepared": begun twice.
    r"\b(\w{1,20}(?:['’]\w{1,5})?(?: \w{1,20}(?:['’]\w{1,5})?){1,3})(?:,|\s[–—-]) \2\b",
    re.IGNORECASE,
)
#: Only tells that something follows: "I'll tell you what I'd do.", "Here's the thing.", "I'll be straight with you."
_ANNOUNCES = lazily(
    r"^\W*(?:(?:and|but|so|well|look|right|now|okay|ok|no|yes|aye|honestly)\b,?\s+)*(?:"
    r"(?:I['’]ll|I will|I['’]m going to|I can|I could|I must|I have to|I want to|I['’]d like to|let me|can I|may I)(?: just| only)? "
    r"(?:tell|say to|show|give|ask) you(?: \w+){0,2}? (?:what(?: (?:I|we|you)(?:['’]d| would| will|['’]ll| could| can| should)? "
    r"(?:do|think|say|mean|want|need|mind|suggest|propose)| it is| is what)?|something(?: else)?|"
    r"one (?:more )?thing|two things|this(?: much)?|"
    r"how it (?:is|works|goes)|why|my view|the truth|straight|honestly|a story|an? example)|"
    r"(?:I['’]ll|I will|let me|I['’]m going to)(?: just)? be (?:\w+ )?(?:straight|honest|frank|open|blunt|clear|plain)(?: with you)?|"
    r"(?:let me|I['’]ll|can I|may I)(?: just)? (?:explain|tell you|come in(?: there| here)?|put it (?:like this|this way|differently))|"
    r"here(?:['’]s| is) (?:the thing|what (?:I|we)(?:['’]d| would|['’]ll) (?:do|say|suggest|propose)|my (?:view|suggestion|thinking|idea))|"
    r"(?:the )?(?:thing|point|truth|fact) is(?: this)?|it['’]s like this|mark my words|listen|believe me|trust me)\W*$",
    re.IGNORECASE,
)
#: Signs of markup, addresses and code: no sentence that somebody would want to read back.
_MARKUP = lazily(r"[<>{}\[\]|*#_\\^~@`=]|https?:|www\.|&\w+;|[\u202a-\u202e\u2066-\u2069\u200b-\u200f]|\[redacted")
#: Text of machines, beyond what plainly speaks to one: too weak to be no evidence, and nothing to read back to anybody.
_OF_MACHINES = lazily(
    r"\b(?:ignore|disregard|forget|override) (?:\w+ ){0,3}(?:instructions?|prompts?|rules|above|previous)\b|"
    r"\b(?:system|developer) (?:prompt|message)\b|\byou are (?:now )?an? (?:\w+ )?(?:ai|assistant|model|bot)\b|"
    r"\bas an ai\b|\bjailbreak\b|\bchatgpt\b|\blanguage model\b|\bprompt injection\b",
    re.IGNORECASE,
)
#: Health, tears, shame, family, money of one's own, secrets: theirs to tell, not ours to repeat.
_PRIVATE = lazily(
    # A hospital may be the firm, a ward its room, and a lift may be dead; who lies in hospital says so without an article.
    r"\b(?:(?:in|into|to|out of|from) hospital|doctors?|therap\w+|medication|illness|ill|sick|nerves|burn-?out|burned out|"
    r"depress\w+|anxiety|"
    r"drunk|drinking|drinks|addict\w*|pregnan\w+|divorc\w+|funeral|dying|died|"
    r"(?:he|she|they|who|I|father|mother|husband|wife|man|woman)(?:['’](?:s|m|re|d be)| is| was| are| were| am| would be) dead|"
    r"dead (?:man|woman|men|women|people|body|bodies)|death|cancer|cry|cried|crying|tears|"
    r"wept|ashamed|shame|embarrass\w*|humiliat\w+|fool|stupid|idiots?|"
    r"hate[sd]? (?:me|myself|him|her|them|you|us|each other|my|his|their|it here|this (?:job|place|house)|working|coming|(?-i:[A-Z])\w+)|"
    r"awake|waking|sleep|slept|"
    r"frighten\w*|fright|scared|terrified|panic\w*|exhausted|lonely|confess\w*|my (?:own )?fault|blame[ds]?|"
    r"fired|sacked|laid off|redundan\w+|resign\w*|quit|quits|salary|bonus|pay rise|promotion|retire[ds]?|career|"
    r"my job|my neck|"
    r"(?:my|his|her) (?:wife|husband|partner|mother|mum|mom|father|dad|brother|sister|son|daughter|kids?|child(?:ren)?|"
    r"parents|family|boss|manager|director)|what (?:they|people) say about me|behind (?:his|her|their|my) back|"
    r"don't tell|do not tell|"
    r"between (?:us|you and me|ourselves)|in confidence|confidential\w*|off the record|shouldn't say|not supposed to|"
    r"keep (?:this|it|that) (?:to yourself|quiet|between)|secret\w*|damn|hell|bloody|shit\w*|crap|fuck\w*|bastard|"
    r"i sign(?:ed)? (?:it|the)|i approved? them|i lied|cheat\w*|steal\w*|stole|illegal\w*|"
    r"whose mistake|(?:sure|know) (?:what|who) i am|what am i|hiding|no longer with us)\b",
    re.IGNORECASE,
)
#: Words of somebody who is uneasy or sorry: what stands beside them was not said to be read back.
_UNEASY = lazily(
    r"\b(?:f(?:eel|eels|eeling|elt) (?:\w+ ){0,2}(?:sick|awful|terrible|rotten|small|guilty|bad|dreadful|lost|wretched|"
    r"miserable|a fraud|let down)|my name(?:['’]s| is| was)?(?: \w+)? (?:on|under)|(?:it|that)['’]?s on me|it hurts?|guilt\w*|regret\w*|"
    r"let (?:them|him|her|everybody|people|myself) down)\b",
    re.IGNORECASE,
)
#: About a third person: what was said of a colleague is not carried to anybody.
_OF_SOMEBODY = lazily(r"\b(?:he|she|him|her|his|hers|himself|herself)(?:'s|’s|'d|’d|'ll|’ll)?\b", re.IGNORECASE)
#: "I've always been the man who keeps his word" speaks of nobody else.
_OF_ONESELF = lazily(
    r"(\bI(?:['’]m| am| was|['’]ve (?:always )?been| have (?:always )?been|(?:['’]d| would)? (?:want|wish|hope|try|like|love) to be)"
    r"(?: always| still| just| known as)? (?:the|a|an|that|somebody|someone|one)\b(?: \w+){0,3}? who [^.;!?,]{0,200}?)\b(?:his|her)\b",
    re.IGNORECASE,
)  # fmt: skip
#: Housekeeping of a conversation: who is who, when to hang up, what is on the screen, thanks.
_HOUSEKEEPING = lazily(
    r"\b(?:my name is|this is \w+ speaking|nice to meet|good (?:morning|afternoon|evening)|can you (?:hear|see)|"
    r"(?:share|sharing|see) (?:my|your|the) screen|on mute|"
    r"thank(?:s| you)|apolog\w+|sorry|(?:i|we)(?:['’]ll| will| must| have to| need to|['’]ve got to) drop off|hard stop|i must go|"
    r"have to (?:go|drop|run)|"
    r"ten minutes|five minutes|ring me|call me|talk (?:soon|later)|calendar|best (?:wishes|regards)|kind regards|"
    r"forgive|glad (?:you|to)|appreciate|grateful|attached|as discussed|see above|for making time|take care|"
    r"have a (?:good|nice)|your e?-?mail)\b",
    re.IGNORECASE,
)
#: Somebody says who they are by name and post: useful to know, odd to have read back.
_INTRODUCTION = lazily(r"\bI(?:'m|’m| am) (?:the |a |an |head of |director of )?(?:\w+ ){0,3}(?:manager|director|planner|officer|engineer|head|lead|owner|founder)\b")  # fmt: skip # noqa: E501


def count(text: str) -> int:
    """How many words."""
    return len(WORD.findall(text))


def hostile(text: str) -> bool:
    """Markup, code, or words meant for a machine: they stay data, and are never passed on as if a person had meant them."""
    return bool(_MARKUP.search(text) or _OF_MACHINES.search(text)) or speaks_to_a_machine(text)


def private(text: str) -> bool:
    """Would embarrass the speaker, or somebody else, before colleagues."""
    return bool(_PRIVATE.search(text) or _OF_SOMEBODY.search(_OF_ONESELF.sub(r"\1", text))) or doubts_oneself(text)


def hurt(text: str) -> bool:
    """Tells of something that is theirs alone, or of a hurt: a sentence beside it is left where it was said."""
    return bool(_PRIVATE.search(text) or _UNEASY.search(text)) or grieves(text)


def names_somebody(text: str, names: frozenset[str]) -> bool:
    """Speaks of one of some people by a part of their name.

    Args:
        names: parts of names in lower case.
    """
    return any(w.casefold().removesuffix("'s").removesuffix("’s") in names for w in WORD.findall(text))


def housekeeping(text: str) -> bool:
    """Belongs to running the conversation, not to the matter."""
    return bool(_HOUSEKEEPING.search(text) or _INTRODUCTION.search(text))


def filler(text: str) -> bool:
    """Hesitations, repetitions, speech broken off."""
    return bool(_FILLER.search(text))


def announces(text: str) -> bool:
    """Whether a sentence only tells that something follows, and says nothing without it."""
    return bool(_ANNOUNCES.search(text))


def unfit(text: str, names: frozenset[str] = frozenset()) -> str:
    """Why a quote is not repeated, in one word; empty when it may be."""
    if hostile(text):
        return "markup"
    if private(text):
        return "private"
    if of_themselves(text):
        return "aside"
    if names_somebody(text, names):
        return "colleague"
    if housekeeping(text):
        return "housekeeping"
    if filler(text):
        return "filler"
    if announces(text):
        return "announcement"
    if '"' in text or "“" in text or "”" in text or "„" in text or "«" in text:
        return "quotation"
    return worth.why_not(text)
