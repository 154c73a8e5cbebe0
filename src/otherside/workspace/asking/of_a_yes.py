"""Questions of a yes, by their words: who can stop it, under what condition somebody agrees, whether they are for it, and what is not
to reach them. And the sentences that tell of a vote or a veto. Pure; the answers are in ``further`` and ``deals``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from otherside.domain.patterns import lazily
from otherside.market.asking import Asked

STOPS, TERMS, KEPT_FROM = "stops", "terms", "kept_from"
_DO_STOP = (
    r"(?:stop|block|veto|kill|sink|derail|prevent|scupper|torpedo|overrule|outvote|vote (?:it )?down|say no|undo|wreck)"
)
_STOP = lazily(
    rf"\bwho (?:(?:else|all|of them|still|alone) )*(?:can|could|might|may|would|will|is able to|has the power to|has the right to)"
    rf" (?:(?:still|actually|really|also|simply|just|all|alone) )*{_DO_STOP}\b|\bwhose (?:no|veto)\b|"
    r"\bwho (?:else )?(?:has|holds|have) (?:an?|the|any) (?:right of )?(?:veto|blocking vote)\b|"
    r"\b(?:can|could) (?:anybody|anyone|somebody|someone) (?:still |else |of them )*(?:stop|block|veto|kill|overrule) (?:it|this|us)\b",
    re.IGNORECASE,
)
_AGREE = r"(?:agree|say yes|sign|go along|come round|support|back|accept|approve|be (?:for it|on board|in favou?r)|join|let it)"
_TERMS = lazily(
    r"\b(?:under|on|upon|with) (?:what|which) (?:conditions?|circumstances?|terms?|proviso)\b|"
    r"\b(?:what|which)(?:['’]s| is| are| were| was)? [^?]{0,40}?\b(?:conditions?|provisos?)\b|"
    rf"\bwhat (?:would|will|must|has to|have to|needs? to|might|could) (?:make|get|bring|move|happen|be (?:true|so|there|done|in place))"
    rf"\b[^?]{{0,50}}?\b{_AGREE}\b|"
    rf"\bwhat (?:would|will|does|do|did) [^?]{{1,40}}? (?:need|take|want|ask for|require|insist on|have to see)\b[^?]{{0,40}}?"
    rf"\b(?:to|before|so that)\b[^?]{{0,20}}?\b{_AGREE}\b|"
    r"\bwhat (?:does|do|did|would) [^?]{1,40}? (?:hang on|make it hang on|depend on|make it depend on)\b|"
    r"\bwhat does (?:a|the|his|her|their) yes (?:hang|depend) on\b",
    re.IGNORECASE,
)
_MUST_NOT = (
    r"(?:(?:must|should|may|can|could|shall|ought|am|are|do)(?:n['’]t| I not| we not| not| never)|cannot|(?:must|should|may|can|could|"
    r"shall|ought|am|are|do) (?:I|we) (?:not|never|better not)|had better not)"
)
_TELL = r"(?:tell|say to|mention to|reveal to|repeat to|share with|bring up with|raise with|show|write to|pass on to|let slip to)"
_KEPT_FROM = lazily(
    rf"\b(?:what|which|anything|something|is there)\b[^?]{{0,40}}?\b{_MUST_NOT}(?: (?:I|we))?(?: to)?(?: yet)? {_TELL}\b|"
    r"\b(?:what|anything|something)\b[^?]{0,30}?\b(?:keep|hide|withhold|conceal|kept|hidden)\b[^?]{0,20}? (?:back )?from\b(?! (?:us|me)\b)|"
    r"\bwhat\b[^?]{0,20}?\b(?:must|should|may|can|is|are|shall|ought)\b[^?]{0,30}?\bnot (?:yet )?(?:to )?(?:know|hear|learn|find out|be "
    r"told|see)\b|\bwhat\b[^?]{0,12}?\b(?:mustn|shouldn|can)['’]t [^?]{0,30}?(?:know|hear|learn|find out|be told)\b",
    re.IGNORECASE,
)
_THE_MATTER = r"(?:it|us|this|that|the (?:idea|plan|deal|change|project|proposal|thing|move))"
_FOR_IT = lazily(
    rf"\b(?:is|are|was|were|isn['’]t|aren['’]t)\b[^?]{{0,40}}?\b(?:for|behind|with|on board(?: with)?|in favou?r of|keen on|"
    rf"up for|sold on|open "
    rf"to) {_THE_MATTER}(?: (?:now|today|yet|still|or not|or against it))*\W*$|"
    r"\b(?:is|are|isn['’]t|aren['’]t)\b[^?]{0,40}?\b(?:on board|in favou?r|on our side)(?: (?:now|today|yet|or not))*\W*$|"
    rf"\b(?:does|do|would|will|did)\b[^?]{{0,40}}?\b(?:support|back|agree (?:to|with)|go along with|favou?r) {_THE_MATTER}\W*$|"
    r"\bwhere (?:does|do)\b[^?]{0,40}?\bstand(?: (?:now|today|on (?:it|this|that)))*\W*$|"
    r"\bwhat(?:['’]s| is)\b[^?]{0,40}?\b(?:stance|stand|position|view) (?:on|of) (?:it|this|that)\W*$",
    re.IGNORECASE,
)

_SHARE = (
    r"(?:two[- ]thirds?|three[- ]quarters?|three[- ]fifths?|(?:simple |qualified |absolute |bare |clear )?majority|"
    r"supermajority|quorum)"
)
_OF_VOTES = (
    r"(?! of (?!(?:the |all )?(?:votes?|board|trustees|members|directors|partners|shareholders|owners|council|committee|"
    r"us|them)\b))"
)
#: Who votes, what a vote needs, and without whom nothing passes.
_VETO = lazily(
    rf"\b(?:needs?|needed|requires?|required|takes?|took|without|by|with|has|have|get|got|find|want|wants) (?:an? |the |"
    rf"at least |our |their )*"
    rf"{_SHARE}\b{_OF_VOTES}|\b{_SHARE} (?:vote|of (?:the )?(?:votes?|board|trustees|members|directors|partners|shareholders|owners))\b|"
    r"\b(?:be|is|are|was|were) unanimous\b|\bunanimously\b|\bcasting vote\b|\bblocking (?:vote|minority)\b|"
    r"\bveto(?:es|ed|ing)?\b|\bvot(?:e|es|ed|ing) (?:it |this |us |him |her |them )?(?:down|against|through|no|yes)\b|\b(?:a|"
    r"his|her|their|my|your|each|"
    r"one|every|the) votes? (?:of|each|counts?|decides?|is|are|can|could)\b|"
    r"\b(?:has|have|having|hold|holds) (?:an?|one|two|three|four|five|no|the) votes?\b|"
    r"\b(?:every(?:body|one)|all of (?:us|them)|each of (?:us|them)) (?:has|have|must|needs?) (?:to )?(?:agree|sign|say yes|"
    r"consent|be for it)\b|"
    r"\bnothing (?:goes|gets|happens|moves|passes|is (?:done|decided|signed))\b[^.?!;]{0,30}\b(?:without|unless|until|before)\b|"
    r"\b(?:over|across) (?:my|his|her|their|(?-i:[A-Z]\w+)['’]s) (?:dead body|head)\b|"
    r"\bagainst (?:(?-i:[A-Z]\w+)['’]s|his|her|their) (?:will|wish(?:es)?|vote)\b|"
    r"\b(?:it['’]s|it is|that['’]s|that is) (?-i:[A-Z][\w-]+)['’]s (?:money|decision|call|name on it)\b|"
    r"\b(?:if|unless|when) (?:(?-i:[A-Z]\w+)|he|she) (?:says? no|says? yes|nods|refuses|won['’]t sign)\b",
    re.IGNORECASE,
)
_OF_ELECTIONS = lazily(r"\b(?:election|parliament|brexit|labour|tories|referendum|senate|congress)\b", re.IGNORECASE)


def yes_asked(asked: Asked, question: str) -> Asked:
    """The question with its kind, where it is one of those above."""
    if asked.names and _KEPT_FROM.search(question):
        return replace(asked, kind=KEPT_FROM, facets=(), topic=())
    if _STOP.search(question):
        return replace(asked, kind=STOPS, facets=(), topic=())
    if _TERMS.search(question):
        return replace(asked, kind=TERMS, facets=(), topic=())
    if asked.names and _FOR_IT.search(question):
        return replace(asked, kind="favour", facets=(), topic=())
    return asked


def of_a_veto(text: str) -> bool:
    """Whether a sentence tells of a vote, of how many it takes, or of somebody without whom nothing passes; a question may tell it, too."""
    return _VETO.search(text) is not None and not _OF_ELECTIONS.search(text)
