"""What is no half of a pair, whatever a scorer makes of it: words that were not meant, that hurt, or that speak of the deal. Pure.

A question from a pair reads back to somebody what they said. What they took back, said in irony or against themselves, and what
grieves them is not theirs to be asked about by us; a signature and an appointment say nothing of anybody; and the purchase itself
is no one's picture of who they want to be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from otherside.domain.patterns import lazily
from otherside.extraction.irony import ironic
from otherside.profiles.private.hurts import grieves
from otherside.profiles.said.on_the_talk import on_the_talk

_OPENERS = r"(?:(?:no|nah|nope|well|sorry|actually|wait|oh|hm+|but|and|or)[,.!…–— ]+)*"
_UNTRUE = (
    r"(?:(?:a bit|rather|far|way|much|maybe|perhaps|probably|just|really|quite|also)\s+)*(?:too (?:much|strong|harsh|far|big|grand|hard)|"
    r"wrong|unfair|nonsense|rubbish|silly|untrue|an exaggeration|exaggerated|overstated|overdoing it|"
    r"not (?:quite |really |even |at all )?(?:right|true|fair|it|what I mean(?:t)?|how I mean(?:t)? it))"
)
#: A sentence that takes back what stands before it.
_TAKES_BACK = lazily(
    # "That's too much" alone may be of a price.
    rf"^(?:no|nah|nope|sorry|actually|wait|well|oh|hm+)[,.!…–— ]+{_OPENERS}(?:that|this|it)(?:['’]s| is| was| sounds?)\s+{_UNTRUE}\b|"
    rf"^{_OPENERS}(?:(?:that|this|it)(?:['’]s| is| was) (?:putting|saying) it (?:too|rather|a bit)|I(?:['’]m| am)? (?:exaggerat\w+|"
    rf"overdoing it)|"
    r"that (?:came|comes) out (?:all )?wrong|that sounds? (?:pompous|grand|big|silly|stupid|arrogant|awful|terrible|worse))\b",
    re.IGNORECASE,
)
#: The same in words that can mean nothing else, wherever they stand.
_TAKEN_BACK = lazily(
    r"\b(?:(?:scratch|strike|delete) (?:that|this|it)|(?:I|let me) take (?:that|it|this)(?: all)? back|"
    r"forget (?:that )?I(?:['’]ve| have)?(?: just| ever)? (?:said|mentioned)|forget what I(?: just)? said|"
    r"I (?:didn['’]t|did not|don['’]t|do not) (?:really )?mean (?:that|it)(?: like that)?(?=[.,;!?]|$)|"
    r"I should(?:n['’]t| not) (?:have said|be saying|say) (?:that|this|it)|"
    r"let me (?:rephrase|start again|start over|put (?:it|that) (?:differently|another way))|"
    r"(?:don['’]t|do not) (?:write|put|note|take) (?:that|this) down|who am I kidding|listen to me)\b",
    re.IGNORECASE,
)
_JOKES = lazily(
    # No laughter: in a chat it stands behind anything.
    r"\b(?:just|only) (?:kidding|joking|teasing)\b|\bI['’]m (?:kidding|joking)\b|\bjoking apart\b|[😉😜😝😏🙄🙃🤪]|(?<![\w:;]);-?\)|"
    r"\b(?:yeah|yes|sure|oh),? right[.!]|\boh,? (?:joy|great|good|wonderful|lovely|brilliant|fantastic|bliss)\b[.!,]|"
    r"\b(?:lucky (?:me|us)|surprise,? surprise|big surprise|that['’]?ll be the day|said nobody ever|"
    r"what could (?:possibly )?go wrong|tell me another|pull the other one)\b|"
    # Meant or not: a courtesy is nobody's picture of themselves.
    r"\bI(?:['’]m| am|['’]d be| was) (?:so |absolutely |positively |simply |just |only )?"
    r"(?:delighted|thrilled|overjoyed|honou?red|ecstatic|flattered|charmed|over the moon) (?:to be|that|by|with)\b",
    re.IGNORECASE,
)
#: Doubts that hurt less than `hurts.doubts_oneself`, and are still nobody's picture of themselves.
_SELF_DOUBT = lazily(
    r"\b(?:(?:idea|thought|feeling|fear|hope|worry|sense) that I(?:['’]m| am|['’]ve| have| was|['’]d| can| could|['’]ll| will| might)|"
    r"(?:whether|if) I(?:['’]m| am) (?:any good|good enough|up to (?:it|this)|the right|cut out|still the)|"
    r"am I (?:any good|good enough|up to (?:it|this)|the right)|"
    r"who am I to|what do I know|is it (?:just )?me\b|I doubt myself|I don['’]t trust myself|I don['’]t deserve|do I deserve|"
    r"I don['’]t know (?:whether|if) I (?:can|deserve|have it in me|am|still))\b",
    re.IGNORECASE,
)
#: The foot of a mail: columns, addresses, numbers to ring, what a lawyer adds.
_SIGNATURE = lazily(
    r"\s\|\s|\S@\S+\.\w|https?:|\bwww\.|\b(?:intended recipient|registered (?:office|in|number|company)|company number|"
    r"vat (?:no|number|reg)|"
    r"(?:tel|phone|mobile|mob|fax|direct|office)\s?[.:]\s*\+?[\d(]|please consider the environment|"
    r"(?:kind|best|warm|many) (?:regards|wishes)|sent from my|this (?:e-?mail|message) (?:is|and|may|contains))|\+\d[\d ()/.-]{7,}",
    re.IGNORECASE,
)
#: When to talk: an appointment, or its putting off.
_APPOINTMENT = lazily(
    r"\b(?:let['’]?s|could we|can we|shall we|we (?:could|can|might|should)|perhaps|maybe|I['’]d rather|please)\b[^.?!]{0,30}\b"
    r"(?:pick (?:it|this|that|things) up|leave (?:it|this) (?:till|until|for|to)|"
    r"(?:talk|speak|meet|come back to (?:it|this)) (?:again )?(?:after|next|when|once|in))\b|"
    r"(?:could|can|shall|may|might) (?:we|I) (?:please |just |perhaps )?(?:have|do|get|grab) (?:a|another) (?:\w+ )?"
    r"(?:chat|call|word|talk|coffee|catch-?up|meeting)\b|"
    r"(?:^|[.!?;,–—]\s*)(?:(?:please|just|then|so|but|and|better) )?(?:ask|ring|call|try|remind|chase|catch) me"
    r"(?: again)? (?:in|when|after|next|once|tomorrow|later)\b|\b(?:much|any|no|little) use to (?:anybody|anyone|you)\b",
    re.IGNORECASE,
)
#: Who sits at the table.
_PRESENT = lazily(
    r"(?<![\w'’])(?-i:[A-Z])\w+(?: next to me\b| (?:is|['’]s) (?:dialling|dialing|joining|calling) in\b)|"
    r"\b(?:dialling|dialing) in (?:is|are|we have)\b|\bthen there(?:['’]s| is) (?-i:[A-Z])\w+ from\b",
    re.IGNORECASE,
)
#: The purchase itself: what is to be bought of us, at which price, on which terms, by which way through the house.
_OF_THE_DEAL = lazily(
    r"\byour (?:\w+ )?(?:offer|quote|quotation|proposal|price|pricing|terms|contract|product|software|system|platform|tool|pilot|demo|"
    r"competitors?|invoices?|licen[cs]es?|daily rate|fees?)\b|\byours and (?-i:[A-Z])|"
    r"\b(?:(?:do|try|run|have) (?:it|this|that)|go|work|sign|start|carry on|continue)\s+with\s+you\b(?=\s*(?:[.,;!?]|$))|"
    r"\b(?:I|we)(?:['’]d| would)? (?:really |just |still )?(?:want|like|love|need)(?: to have)? (?:it|this) (?:all )?"
    r"(?:in|live|running|done|finished|settled|signed|in place)\s+(?:by|before|from|until|this|next|as soon)\b|"
    r"\b(?:put|bring|take|get|have) (?:it|this)\s+(?:in front of|before|to|past|through) "
    r"(?:the|our|my) (?:board|partners|owners|directors)\b|"
    r"\b(?:go|going|went|come) (?:back )?to the board\b|"
    r"\b(?:the|our|my) (?:contract|licen[cs]e|lease|subscription|agreement)\b[^.?!]{0,40}\b(?:ends|expires|runs out|is up|comes up)"
    r" (?:on|in|at|by|this|next)\b|\bsent (?:us |me )?the renewal\b|"
    r"\bgo-live\b|\bgo(?:es|ing)? live (?:between|before|by|from|until|after|in|on (?:the )?\d)|"
    r"\bI['’]d (?:release|sign|agree|approve|accept|vote|pay)\b[^.?!]{0,80}\bif\b|"
    # That they look at others as well is the purchase too.
    r"\bshop(?:ping)? around\b|\b(?:we|I)(?:['’](?:d|re|m|ll|ve)| would| are| am| will| have| had| should| must)(?: \w+){0,4} "
    r"look(?:ing)? (?:around|elsewhere|at (?:others|(?:the )?other (?:suppliers|vendors|offers|options|firms)|alternatives))\b|"
    r"\byou(?:['’]re| are) (?:still )?(?:the|our|my) (?:front[- ]?runners?|favou?rites?|first choice|preferred \w+)\b|"
    r"\bfor you (?:has|have|is|are|was|were)(?: been)? (?:moved|gone|put|frozen|cut|spent|in the)\b|"
    # So is how they look for one, and the day from which it is to run.
    r"\b(?:we|I)(?:['’](?:re|m|ve)| are| am| have)(?: \w+){0,6}? "
    r"(?:evaluat(?:ing|ion)|tender(?:ing)?|bake-?off|vendor (?:selection|calls|sessions)|"
    r"(?:doing|having|seeing|sitting \w+|taking|been in|been to)(?: \w+){0,4}? (?:these|those|such) (?:sessions|demos|calls))\b|"
    r"\b(?:want|need|like|hope|plan|aim|have) to be (?:live|deployed|migrated|up and running|switched over|moved over|rolled out|"
    r"(?:over )?on the new \w+)\b[^.?!]{0,60}\b(?:by|before|until|in|ahead of|from)\b|"
    r"\bI (?:want|need) a way back(?! (?:to|into|home))|(?:^|[.!?]\s+)a way out[.,;]|\bstop without paying\b|"
    r"\b(?:get|getting) out of (?:the|your|a) contract\b|\bnotice period\b",
    re.IGNORECASE,
)
#: Consent to how the talk is to go.
_CONSENT = lazily(
    r"^\W*(?:(?:yes|yeah|yep|sure|ok(?:ay)?|great|perfect|all right|alright)[,.!]? )?"
    r"(?:(?:(?:that|this|it)(?: all)? )?(?:works|is fine|['’]s fine|suits|sounds (?:good|great|fine|right|like a plan))"
    r"(?: (?:for|with|by|to) (?:us|me|both of us|all of us))?|fine (?:by|with) (?:us|me)|go ahead|happy with that)(?=\s*(?:$|[.,;!?–—-]))",
    re.IGNORECASE,
)
#: Thanks and praise to us: a courtesy, however long.
_THANKS_US = lazily(
    r"(?:^|[.!?;:,–—]\s*|\b(?:and|but) )(?:(?:many|so many|a thousand|warm) )?(?:thanks|thank you)\b(?!,? (?:but )?no\b)|"
    r"\b(?:I|we)(?:['’](?:m|re|d like)| am| are| would like| want)?(?: \w+)? "
    r"(?:to thank you|(?:grateful|thankful|indebted) (?:to|for) you\w*|"
    r"(?:appreciate|admire|respect|enjoyed|loved) (?:your|what you|how you|the way you|all you|meeting you|talking (?:to|with) you))\b|"
    r"\b(?:what you(?:['’](?:re|ve)| all)? (?:do|did|have done|done|are doing|doing|offer|showed us|sent)|your (?:\w+ )?(?:work|approach|"
    r"patience|programme|program|team|presentation|effort|help)) (?:is|was|has been|were|are)(?: \w+){0,2} "
    r"(?:impressive|great|excellent|wonderful|brilliant|good|fantastic|remarkable|lovely|outstanding|helpful|kind|appreciated)\b|"
    r"\b(?:passed|given|recommended) (?:on )?(?:your name|you) (?:on )?to\b",
    re.IGNORECASE,
)
_SENTENCE = lazily(r"(?<=[.!?…])[\"”’')]*\s+|\n+|\s[–—]\s")


def takes_back(text: str) -> bool:
    """Whether a statement begins by taking back, beyond doubt, what was said before it."""
    first = _SENTENCE.split(text.strip(), maxsplit=1)[0]
    return bool(_TAKEN_BACK.search(first))


def in_jest(text: str) -> bool:
    """Whether a statement is said in irony or as a joke, or is a courtesy that nobody means."""
    return bool(_JOKES.search(text)) or ironic(text)


def unfit(text: str) -> bool:
    """Whether a statement is no half of a pair: taken back, in jest, of hurt, thanks, a signature, consent, a day, who sits there, deal."""
    later = _SENTENCE.split(text.strip())[1:]
    return bool(
        _TAKEN_BACK.search(text)
        or grieves(text)
        or ironic(text)
        or any(on_the_talk(part) for part in _SENTENCE.split(text.strip()))
        or any(_TAKES_BACK.search(part) for part in later)
        or any(
            rule.search(text)
            for rule in (_JOKES, _SELF_DOUBT, _CONSENT, _THANKS_US, _SIGNATURE, _APPOINTMENT, _PRESENT, _OF_THE_DEAL)
        )
    )


def fit_for_pairs(texts: Sequence[str], people: Sequence[str] | None = None) -> NDArray[np.bool_]:
    """Which statements may stand in a pair, ``(n,)``; what the next one of the same person takes back may not.

    Args:
        texts: in the order in which they were said.
        people: who said each; one person, when left out.
    """
    out = np.array([not unfit(text) for text in texts], dtype=np.bool_)
    for n in range(1, len(texts)):
        if takes_back(texts[n]) and (people is None or people[n] == people[n - 1]):
            out[n - 1] = False
    return out
