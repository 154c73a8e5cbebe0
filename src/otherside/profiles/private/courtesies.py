"""Sentences that only greet, wish, thank or take their leave: no secret, wherever they stand. By their words. Pure."""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily

_FEAST = (
    r"(?:easter|christmas|xmas|new year|holidays?|vacation|weekend|week|day|morning|afternoon|evening|sunday|monday|friday|saturday|"
    r"summer|autumn|winter|spring|break|rest of the (?:day|week)|start (?:to|of|into) the (?:week|year)|thanksgiving|diwali|eid|"
    r"hanukkah|passover|ramadan|lunar new year|advent|whitsun|pentecost|midsummer|season['’]?s greetings)"
)
_KIND = (
    r"(?:happy|merry|good|nice|lovely|great|pleasant|wonderful|fine|blessed|sunny|quiet|peaceful|relaxing|restful|long)"
)
_FOR_WHOM = r"(?: (?:to|for) (?:you|everybody|everyone|yours|the team)(?: all| both| too| and yours| and the team)?| too| as well| all)?"
_NAMES = r"(?:,? (?-i:[A-Z])[\w'’-]+\.?){0,3}"
#: What is thanked for names nothing that was said.
_SENT = (
    r"(?:(?:quick |kind |long |nice |lovely |good )?(?:mail|e-?mail|message|note|letter|call|time|reply|answer|help|patience|"
    r"understanding|visit|coffee|lunch|talk|chat|effort|trouble))"
)
_SAID = (
    # Greeting.
    rf"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|morning)(?: (?:all|both|there|again|everybody|everyone))?{_NAMES}",
    # Wishes.
    rf"(?:(?:i |we )?wish(?:ing)? you(?: all| both)? |(?:do )?have |enjoy )?(?:an? |the |your |all |very )*(?:{_KIND} )?{_FEAST}"
    rf"{_FOR_WHOM}",
    r"(?:season['’]?s greetings|happy birthday|good luck|safe travels|congratulations)",
    # Thanks.
    rf"(?:(?:many|a thousand|kind) )?(?:thanks|thank you|thx|much obliged)"
    rf"(?: (?:so|very) much| again| a lot| indeed| in advance| all)*(?: for (?:the|your|all your) {_SENT}(?: (?:and|today|yesterday)"
    rf"(?: (?:the|your) {_SENT})?)?)?{_NAMES}",
    # Welcome.
    r"(?:(?:yes|oh),? )?(?:that|it|this)(?:['’]d| would)(?: really| be(?: an?)?| very| so| most| great| big| real| lovely)* "
    r"(?:help|helpful|useful|great|lovely|kind|good|nice|perfect|fine)(?: (?:of you|indeed|yes))?",
    # How a note tells that nothing was said.
    r"(?:a )?(?:long |short |another )?(?:pause|silence|laughs|laughter|sighs?|smiles?|nods|shrugs)",
    # Leave.
    r"(?:(?:with )?(?:kind|kindest|best|warm|warmest|many|friendly) (?:regards|wishes|greetings)|regards|greetings|"
    r"(?:yours )?(?:sincerely|faithfully|truly)|yours|all the best|take care|cheers|warmly|bye(?: bye| for now)?|goodbye|"
    rf"(?:see you|talk|speak|talk to you|speak to you)(?: soon| then| later)|until then|till then){_NAMES}",
)
_COURTEOUS = lazily(
    rf"\W*(?:{'|'.join(_SAID)})(?:(?:\W+|\W+(?:and|also) )(?:{'|'.join(_SAID)}))*\W*",
    re.IGNORECASE,
)
#: Longer ones say something beside it.
_LONGEST = 100


def courtesy(text: str) -> bool:
    """Whether a sentence says nothing but a courtesy."""
    return len(text) <= _LONGEST and _COURTEOUS.fullmatch(text.strip()) is not None
