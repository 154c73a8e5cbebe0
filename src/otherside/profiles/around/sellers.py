"""Names that a sentence itself shows to be a seller's: they sell something of their own, or stand against us in a comparison. Pure.

A capital alone makes nobody a seller: departments, sites and people of the buyers have "their own" tools as well. So each pattern
has a word beside the name that only an offer has, or it counts only where the turn speaks of what is on offer.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.profiles.around.no_names import NO_NAMES

#: Parts of the buyers' house, kinds of software, languages and what everybody has: no seller to choose from.
_NO_SELLER = (
    r"(?:Finance|Legal|Operations|Ops|Procurement|Purchasing|Marketing|Sales|Security|Engineering|Support|Production|Logistics|"
    r"Compliance|Risk|Audit|Quality|Design|Development|Facilities|Payroll|Accounts|Accounting|Research|Treasury|Stores|Head Office|"
    r"Management|Board|Council|Committee|Excel|Windows|Word|Outlook|Linux|Java|Python|Internet|Web|Cloud|Kanban|Agile|Scrum|Open|"
    r"German|French|Dutch|Greek|Swiss|Czech|Welsh|Everyone|Everybody|Somebody|Someone|Nobody|Others|People|Most|Some|Both|All|Many|"
    r"[A-Z][a-z]+(?:ish|ese|ians?|eans?)|[A-Z]{2,3})"
)
_WORD = r"[A-Z][\w&-]*(?:\.(?:com|io|ai|net|js|app))?"
SELLER = rf"(?P<name>(?!(?:{'|'.join(sorted(NO_NAMES))}|{_NO_SELLER})\b){_WORD}(?: {_WORD}){{0,2}})(?!\w)"
"""The name of whoever may sell; in a pattern that does not ignore case."""

_PRODUCT = r"(?:add-?on|module|plug-?in|suite|package|extension|bundle|platform|software|app|tool|toolkit|product|offering|service)s?"
_SOON = r"(?: (?:also|now|already|actually|just|do|too|even))*"
#: It comes with what they have from them anyway.
_COMES_WITH = (
    r"(?:bundled?|included|built[- ]in|comes? with|part of (?:the|our|it)|(?:for )?free|at no (?:extra )?(?:cost|charge)|thrown in|"
    r"out of the box|in the (?:licen[cs]e|contract|package|suite|subscription|price)|(?:could|can|just) (?:switch|turn) (?:it )?on)"
)
_FOR_SALE = (
    rf"(?:{_COMES_WITH}|cheaper|dearer|price[sd]?|pricing|quote[ds]?|contract|licen[cs]e|vendor|supplier|provider|discount|"
    r"(?:over|to|than|instead of|rather than|not) (?:you|yours|your \w+)\b)"
)
_COMPARISON = r"(?:a|an|the|her|his|their|our|another|that|this) (?:[\w-]+ )?comparison"
_AGAINST_US = r"(?:of|between) you(?:r \w+|rs)? (?:and|with|to|against)"
_ON_PAPER = (
    r"(?:writ(?:e|es|ing|ten)|wrote|draw(?:s|ing|n)? up|drew up|prepar(?:e|es|ing|ed)|put(?:s|ting)? together|circulat(?:es|ing|ed)|"
    r"commission(?:s|ing|ed)|sent(?: \w+)?)"
)
#: Whose place or part it is, and no seller.
_NOT_OF = r"(?!['’]s\b)(?! (?:team|department|branch|site|office|plant|people|road|street|campus|ward|depot)\b)"
_FIRM = r"(?:firm|company|outfit|agency|supplier|vendor|provider|contractor|start-?up)"
_LOOKING = (
    r"(?:looking (?:at|into)|evaluating|considering|trialling|trialing|piloting|comparing|weighing up|testing|been (?:offered|shown|"
    r"pitched))"
)

SELLS: tuple[re.Pattern[str], ...] = (
    lazily(
        rf"\b{_LOOKING} (?:the|their|this|an?) {SELLER}(?:['’]s)? (?:[a-z][\w-]+ )?{_PRODUCT}\b"
        r"(?! (?:of yours|(?:that |which )?you\b|in your|on your|from you|we (?:have|use|built|run)))"
    ),
    lazily(
        rf"\b(?:prefer(?:s|red)?|favou?rs?|leans? towards?|would (?:rather|sooner) (?:have|take|go with)) {SELLER}{_NOT_OF}"
        rf"(?=[^.?!;]{{0,60}}\b{_FOR_SALE})"
    ),
    lazily(rf"\b{_ON_PAPER} {_COMPARISON} (?:with|to|against) {SELLER}{_NOT_OF}"),
    lazily(rf"\b{_COMPARISON} {_AGAINST_US} {SELLER}{_NOT_OF}"),
    lazily(
        rf"\b{SELLER}{_SOON} (?:offers?|sells?|bundles?|throws? in|ships?|(?:has |have )?(?:launched|released|brought out)) (?:their|its) "
        rf"own (?:[\w-]+ ){{0,2}}?(?:{_PRODUCT}|\w+ing)\b"
    ),
    lazily(
        rf"\b{SELLER}(?:['’]ve|{_SOON} (?:have|has|do|does))(?: got)? (?:their|its) own [\w-]+[^.?!;]{{0,60}}?\b{_COMES_WITH}"
    ),
    lazily(
        rf"\b(?:[Uu]se|[Tt]ake|[Tt]ry|(?:[Gg]o|[Ss]tick|[Ss]tay|[Mm]ake do|[Ll]ive) with|[Rr]ely on) what {SELLER} (?:already )?"
        r"(?:offers?|provides?|includes?|bundles?|ships?|comes? with|(?:has|have) built[- ]in|throws? in)\b"
    ),
    lazily(
        rf"\b(?:talking to|spoke to|talked to|looking at|found|met|heard from|approached by|(?:quote|offer|proposal) from) "
        rf"(?:another|a second|one other|a different|an?other) (?:[\w-]+ )?{_FIRM}(?:,|:| [–—]| called| named|\. (?:It['’]s|They['’]re)?)? "
        rf"{SELLER}(?=\W*$|[.,;!–—])"
    ),
)
"""What names a seller by itself."""

MAY_SELL: tuple[re.Pattern[str], ...] = (
    lazily(
        rf"\b{SELLER}(?:['’]ve|{_SOON} (?:have|has))(?: got)? (?:their|its) own (?:[\w-]+ ){{0,2}}?"
        rf"(?:{_PRODUCT}|monitoring|reporting|scheduling|tracking|billing|analytics|version|portal|solution|\w+ (?:module|tool))\b"
    ),
    lazily(
        rf"\b(?:do|does|doing|did|make|makes|making|made|wants?|asked for|needs?) {_COMPARISON} (?:with|to|against) {SELLER}{_NOT_OF}"
    ),
    lazily(
        rf"\b(?:[Uu]se|[Tt]ake|[Tt]ry|(?:[Gg]o|[Ss]tick|[Ss]tay|[Mm]ake do|[Ll]ive) with|[Rr]ely on) what {SELLER} "
        r"(?:(?:already )?gives?(?: (?:you|us|them))?|(?:already )?(?:has|have))\b"
    ),
)
"""What does so only in a turn that speaks of what is on offer."""
