"""Whether a sentence of ours says back what they said: what it has in common with their words, and whom it is about."""

from __future__ import annotations

from otherside.coaching.features import FORM, WE, YOU, same_word, words_of
from otherside.coaching.phrases import group, plain
from otherside.domain.patterns import lazily
from otherside.profiles.said.promises import promised

#: Words that two sentences share without speaking of the same thing; beside those that only give a sentence its form.
_LIGHT = frozenset(
    "get got getting go going gone went gonna come came coming make made take took put let say said says know knew think "
    "thought want wanted need needed like look see seen saw feel feels mean thing things something anything everything way "
    "lot bit really much many more most time still also only actually kind sort because been okay doing we us our ours me my "
    "mine i i'm i've i'd i'll we're we've we'd we'll they've they're they'll".split()
)
#: Somebody owns up to their own part, or tells what comes from them.
_OWN_PART = lazily(
    r"\b(?:sorry|apologi[sz]e|apologies|(?:my|our) (?:fault|mistake|bad))\b"
    r"(?!,? (?:to hear|that you|you|for you|about you|that he|that she|that they))"
    r"|\b(?:will follow|follows? (?:this|next|by|on|shortly|soon|tomorrow|under separate)|on (?:its|their) way)\b"
)

#: What ours would bring, or how the talk goes on: nothing of what they said.
_TELLS_OF_OURS = lazily(
    r"\byou(?:'d|'ll| would| will) (?:have|get|gain|save)\b(?! (?:to|no|nobody|nothing|little|less|only|another|all)\b)"
    r"|\byou can (?!(?:\w+ ){1,2}(?:see|feel|hear)\b|not\b|only\b|hardly\b|barely\b|feel\b|hear\b|see\b|live\b|imagine\b|never\b"
    r"|no longer\b)"
    r"|^(?:and |so |but )?that (?:gives|lets|allows|saves) (?!you no|you little|me|us)"
    r"|\b(?:we'll|i'll|let's|let me(?! (?:make sure|see if|check|say (?:it|that) back|sum)))\b|\b(?:i|we) (?:want|would like"
    r"|'d like) to (?:address|answer|show|talk about|explain)\b"
)
#: It only names what comes next: "Ana, you mentioned invoices."
_TAKES_A_CUE = lazily(r"\byou (?:mentioned|raised|brought up) (?:\w+ )?[\w-]+[.!]*$")
_SOUNDS = group("mirror_any")
#: What is said at the door, and thanks for coming.
_AT_THE_DOOR = lazily(
    r"^(?:[\w'-]+, )?(?:(?:oh|ah|no|yes|well|so|hi|hello|hey)[, ]+)*(?:(?:it's|it is|that's|how) )?(?:always |really |so )?"
    r"(?:(?:good|great|nice|lovely|wonderful|a pleasure) to (?:hear from|see|meet|have|be|talk|speak|reconnect|catch up)\b"
    r"|(?:thank you|thanks)(?: (?:so|very) much| a lot)?(?:,? \w+,?)? for (?:being (?:here|with)|joining|coming(?! back)|having (?:me"
    r"|us)|your time|"
    r"(?:making|taking|finding)(?: the| some)? time|the (?:invitation|call))\b)"
)
#: Of ourselves; what we think highly of may still be theirs.
_OF_OURSELVES = lazily(
    r"^(?:(?:oh|and|so|but|well|yes|no|wow|actually|honestly)[, ]+)*(?:i|we)(?:'m|'ve|'d|'ll)?\b"
    r"(?!(?: \w+ly| so| do| am| was| just| must)* (?:appreciate|admire|respect|value|love|like|impressed|proud|struck|moved"
    r"|take my hat|thank|"
    r"congratulate|can (?:see|hear|tell)|want to (?:acknowledge|say|thank)|wish|see|hear|know|think|find|notice|noticed|can't)"
    r"|[^.?!]{0,60}\b(?:somebody|someone|anyone|anybody|people) (?:so|as|who|that|like|with)\b)"
)
_ADVISES_OR_TELLS = lazily(r"^(?:and |so |but )*you (?:can|could|may|might|mentioned)\b")
#: A bare yes or no to what they said, with no deed in it: "You didn't.", "It was indeed."
_BARE = lazily(
    r"^(?:(?:no|yes|well|but|and|oh|right|so|ah|sure)[,. ]+)*(?:you|they|he|she|it|that|we|there)"
    r"(?:'re|'s| (?:do|does|did|are|is|was|were|have|has|had|can|could|will|would|should|might|may|must)(?:n't| not)?| cannot)"
    r"(?: (?:indeed|too|both|all|already|yet|really|not))*[.!…]*$"
)


def may_affirm(text: str) -> bool:
    """Whether a sentence of ours can name something good of theirs: no greeting, no tale of our own, no advice."""
    low = plain(text).strip()
    if _BARE.match(low) or _AT_THE_DOOR.match(low) or _ADVISES_OR_TELLS.match(low):
        return False
    return bool(YOU.search(low)) or not _OF_OURSELVES.match(low)


def own_words(text: str) -> list[str]:
    """The words of a text that carry what it is about, in lower case, in order."""
    return [w for w in words_of(text) if w not in FORM and w not in _LIGHT]


def shares(text: str, heard: str) -> bool:
    """Whether a sentence has a word that carries something in common with what was heard before it."""
    theirs = own_words(heard)
    return any(same_word(mine, word) for mine in own_words(text) for word in theirs)


def may_reflect(text: str, heard: str) -> bool:
    """Whether a sentence of ours can be a reflection at all.

    Args:
        text: our sentence.
        heard: what they said just before, empty if nothing: then there is nothing to say back.
    """
    low = plain(text)
    if not heard.strip() or _OWN_PART.search(low) or promised(text):
        return False
    if _TAKES_A_CUE.search(low) or (_TELLS_OF_OURS.search(low) and not _SOUNDS.search(low)):
        return False
    # "We do it by hand" is about us, unless these were their words.
    return bool(YOU.search(low)) or not WE.search(low) or shares(text, heard)


#: "You stood in front of every one of them": what they did, told in the past.
_DEED = lazily(
    r"^(?:so |and )?you (?:\w+ly |also |then |even )?(?:were|had|did|told|ran|lost|went|came|took|gave|got|said|saw|found|sold|bought|"
    r"put|broke|paid|began|wrote|rang|sent|left|felt|fell|met|read|spent|stood|sat|threw|heard|drove|brought|cut|hit|[a-z]{2,}ed)\b"
)
#: What makes a sentence about a deed of theirs more than an account of it.
_PRAISES = lazily(
    r"\b(?:anyway|still|even (?:though|when|so)|despite|instead of|well|right|honest\w*|brave\w*|hard|great|good|best|better|careful\w*|"
    r"patien\w+|kind\w*|decent|strong\w*|first|yourself|nobody|no one|without|never|stuck|kept|built|managed|stayed|held|earned|"
    r"handled|thought|really|clear\w*|when (?:it|others?|nobody|most|everyone)|not (?:easy|many|everyone)|takes?|courage|thank\w*)\b"
)


def retells(text: str, heard: str) -> bool:
    """Whether a sentence tells again what they did, sharing a word with their account, and praises nothing in it."""
    low = plain(text).strip()
    return bool(_DEED.match(low)) and not _PRAISES.search(low) and shares(text, heard)
