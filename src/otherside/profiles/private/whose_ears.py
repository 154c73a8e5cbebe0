"""Requests that say whose ears something is not for, or where it stays: "not for my brother's ears", "keep it under your hat".

Written as patterns that ``keeping`` joins to its own. By their words. Pure.
"""

from __future__ import annotations

#: A request has nobody before its verb: "they keep schtum" tells how they are.
_OPENS = (
    r"(?:(?:^|[.!?;:,…()\n\"“”«»–—]|\s-)\s{0,20}"
    r"(?:(?:and|but|so|or|oh|ok(?:ay)?|well|also|honestly|only|just|now|then)[ ,]{1,4}){0,4}(?:please,? )?)"
)
_POLITE = r"(?:\b(?:can|could|will|would) (?:you|we) (?:please |both |all |just )?)"
_END = r"(?=\s*(?:$|[.!?;:,…)\"”»–—]| -|\b(?:please|though|ok(?:ay)?|yet|and|but|for now|for the moment)\b))"
_THIS = r"(?:this|that|it)(?: one)?"
_OF_THIS = r"(?:,? (?:(?:of |about )?(?:this|that|it)|(?:about |of )?any of (?:this|that|it)))"
_KIN = (
    r"(?:boss|manager|board|partners?|colleagues?|chief|owners?|brothers?|sisters?|mother|father|mum|dad|parents|uncle|aunt|cousins?|"
    r"son|daughter|children|wife|husband|family|in-laws|neighbours?|team|crew|staff|drivers?|foreman|people|council|committee|bank|"
    r"accountant|lawyers?|director|chair(?:man|woman)?|head)"
)
_ONE = (
    rf"(?:the (?:others?|rest(?: of (?:them|the (?:team|family|crew)))?)|(?:my|our|the|his|her|their) {_KIN}|"
    r"(?:any|no|every)(?:body|one| one)(?: else)?|(?-i:[A-Z])[\w-]+(?: (?-i:[A-Z])[\w-]+)?)"
)
#: Whose ears: named by whose they are, for drops and plugs are for ears as well.
_EARS = (
    r"(?:(?:my|our|the|his|her|their) (?:[\w-]+ )?[\w-]+['’]s?|(?:his|her|their|other(?: people['’]s)?|others['’]?|public)|"
    r"(?:any|every)(?:body|one)(?: else)?['’]s) (?:ears|eyes)\b"
)
#: Said without a thanks or a please, it may answer for whom something is good.
_FOR_OTHERS = (
    r"(?:the (?:others?|rest(?: of (?:them|the \w+))?|(?:whole |wider )?(?:group|team|channel|family|office))|everybody|everyone)"
    r"(?:(?: yet)?,? (?:please|thanks|if you don['’]t mind|if that['’]s (?:ok(?:ay)?|all right|alright))\b|"
    r" to (?:know|hear|see|read)\b)"
)
WHOSE_EARS = "|".join(
    (
        rf"(?:{_OPENS}|\b{_THIS}(?:['’]s| is|,)? ?)(?:strictly |really |definitely )?"
        rf"(?:not|never|isn['’]t)(?: yet| really| one)? for (?:{_EARS}|{_FOR_OTHERS})",
        r"\b(?:this|that|it)(?: all)? (?:stays?|remains?|has to stay|must stay|should stay) (?:strictly |just )?(?:between|inside|within) "
        r"these (?:four )?walls\b",
        rf"\b{_THIS} (?:doesn['’]t|does not|mustn['’]t|must not|shouldn['’]t|should not|can['’]t|cannot|is not to|never) "
        r"(?:leave|leaves|get (?:past|beyond)|go (?:past|beyond)) (?:these (?:four )?walls|this (?:table|kitchen|van|office|yard|car))\b",
        r"\bwhat I(?:['’]m)? (?:tell(?:ing)?|say(?:ing)?)(?: to)?(?: you)?(?: now| here| today)? stays (?:in|inside) (?:this|the) \w+",
        rf"(?:{_OPENS}|{_POLITE}|\b{_THIS}(?:['’]s| is)? |\bkeep {_THIS} )(?:keep {_THIS} |stays? )?under (?:your|the) hats?{_END}",
        rf"(?:{_OPENS}|{_POLITE})(?:(?:keep|stay) s(?:ch|h)tum\b|s(?:ch|h)tum,? please\b)",
        r"\bbetween you,? me and the (?:gate|lamp|bed|door) ?posts?\b",
        rf"(?:{_OPENS}|{_POLITE})keep (?:a|the) lid on (?:this|that|it)\b{_END}",
        rf"\bthis(?:['’]s| is)(?: all)?(?: still| very much)? a secret{_END}",
        r"\b(?:don['’]?t|do not|not to) let (?:this|that) get (?:about|a?round|out)\b(?! of)",
        rf"\b(?:this|that) (?:mustn['’]t|must not|must never) get (?:about|a?round|out)\b(?! of){_END}",
        rf"\b(?:rather|(?:prefer|better|best|glad|grateful|happier)(?: it)?(?: if)?) (?:{_ONE}|he|she|they) (?:did|does|do)(?:n['’]t| not) "
        rf"(?:know|hear|find out){_OF_THIS}?{_END}",
        rf"\b(?:the others?|the rest of (?:them|the \w+)|(?:my|our|his|her|their) {_KIN}) "
        rf"(?:needn['’]t|need not|(?:do|does)(?:n['’]t| not) (?:need|have) to) (?:know|hear){_OF_THIS}?{_END}",
        rf"\b(?:no(?:body|[ -]one) else knows{_OF_THIS}?,? yet|not a soul knows{_OF_THIS}?(?: yet)?){_END}",
        r"\byou(?:['’]re| are) the (?:first|only) (?:one |person )?"
        r"(?:(?:that |who )?I(?:['’]ve| have) (?:told|said)(?: (?:this|that|it)(?: to)?)?|"
        rf"to (?:hear|know)(?: (?:this|that|it|of it|about (?:it|this)))?){_END}",
    )
)
