"""The body of somebody else, told in passing: their scan, their operation, what the consultant found. By their words. Pure.

Nearly each of these words is a trade's as well: documents are scanned, an operation employs forty, consultants come in on Friday. What
makes it health is that a person has it and that it is of a body; where that is not said, that it is a relative, and when.
"""

from __future__ import annotations

import re

from otherside.domain.calendar_words import MONTHS_BUT_MAY, WEEKDAY
from otherside.domain.patterns import lazily

#: One's own relatives without "my": of no patient, and no house.
ELDER = r"(?:mum|mam|mom|mummy|dad|daddy|gran|granny|grandma|grandad|granddad|grandpa|nan|nana)"
_KIN = (
    rf"(?:(?<!\bmy )(?<!\bour )\b{ELDER}|\b(?:my|our) (?:own |late |little |eldest |youngest |\w+-year-old )?(?:father|mother|{ELDER}|"
    r"husband|wife|son|daughter|brother|sister|grand(?:father|mother|son|daughter)|fiancée?|girlfriend|boyfriend|aunt|uncle|nephew|niece|"
    r"cousin|baby|twins|mother-in-law|father-in-law))"
)
_SOMEBODY = rf"(?:{_KIN}|\b(?:he|she))"
_IS = r"(?:['’]s| is| was|['’]ll be| will be| has been|['’]d been)"
_OFTEN = r"(?: (?:just|only|also|still|finally|already|now|back))?"
_ORGAN = (
    r"(?:heart|brain|bone|lung|liver|kidney|chest|breast|bowel|thyroid|prostate|spine|spinal|eye|hip|knee|shoulder|"
    r"cataract|hernia|gall ?bladder|appendix)"
)
#: Done to nothing but bodies.
_OF_BODIES = (
    rf"(?:{_ORGAN} (?:scan|operation|op|surgery|replacement|biopsy|transplant|bypass|specialist|x-?ray)|(?:MRI|CT|PET) scan|"
    r"biopsy|mammogram|colonoscopy|endoscopy|angiogram|angioplasty|echocardiogram|pacemaker|stent|chemo(?:therapy)?|"
    r"radiotherapy|dialysis|hysterectomy|mastectomy|blood tests?|bloods|keyhole surgery|heart attack|stroke(?! of\b)|cancer|"
    r"pneumonia|sepsis|diabetes|transplant|bypass operation|new (?:hip|knee|kidney|heart valve)|hip|seizure|miscarriage|caesarean)"
)
#: Done to bodies and to other things.
_OF_EITHER = (
    r"(?:scan|MRI|ECG|operation|op|surgery|check-?up|x-?ray|(?:hospital|doctor['’]?s|clinic|consultant|GP|outpatients?) appointment|"
    r"appointment with (?:the|her|his|a) (?:hospital|doctor|surgeon|consultant|\w+ologist))"
)
_LOOKED_AT = r"(?:tests|observation|procedure|treatment|check|results)"
#: Nobody has these as a patient.
_NO_THING = (
    r"(?! (?:list|backlog|team|department|suite|room|data|station|rate|slots?|capacity|system|software|manual|tool|of|that|which|business|"
    r"unit|kit|lab|machine|market|supplier|reports?(?! back)|installed|built|fixed|running|delivered|side|project|contract)\b)"
)
_TIME = (
    rf"(?: (?:on (?:the \d|{WEEKDAY})|(?:this|next|last) \w+|yesterday|today|tomorrow|tonight|"
    rf"in (?:{MONTHS_BUT_MAY}|(?:a|two|three|four) (?:days|weeks?|months?)|"
    r"the (?:morning|summer|spring|autumn|new year))|at (?:nine|ten|eleven|twelve|one|two|three|four|noon|\d)|"
    r"(?:before|after) (?:christmas|easter))\b)"
)
_WHEN = rf"(?=\W*$|[.,;:!?)…]|{_TIME}| (?:and (?:then|we|I|she|he)|so|but|soon|again)\b)"
_HAS = (
    rf"(?:{_OFTEN}(?:(?:['’](?:s|d)| has| had| have|['’]ve)(?: (?:just|only|also|already|had|got|been having))*| is having|['’]s having|"
    r" (?:was|are|were) having| (?:gets|got|getting|is getting|needs|needed|survived|suffered|starts|started|begins|began|finishes|"
    r"finished|undergoes|underwent)))"
)
_IS_FOR = (
    rf"(?:{_IS}{_OFTEN} (?:(?:in|down|booked(?: in)?|due(?: in| back)?|waiting|up|scheduled|going(?: back)? in|back in|off) for|"
    r"on the (?:waiting )?list for|awaiting|undergoing|recovering from|over|having)| (?:goes|went|has to go)(?: back)? (?:in )?for)"
)
_ONE = r"(?: (?:an?|the|her|his|their|another|some|more|both|that))?(?: (?:first|second|last|next|big|small|little|bad|routine|nasty))?"
_DOCTOR = (
    r"(?:cardiologist|oncologist|neurologist|urologist|gyna?ecologist|haematologist|psychiatrist|midwife|surgeon|anaesthetist|GP|"
    r"physio(?:therapist)?|heart specialist|(?:hospital )?consultant)"
)
_WHOM = rf"(?:her|him|me|{_KIN})"

_HEALTH = (
    rf"{_SOMEBODY}(?:{_HAS}|{_IS_FOR}){_ONE} {_OF_BODIES}\b{_NO_THING}",
    # "He has the scan." may be of a contract.
    rf"{_SOMEBODY}(?:{_HAS}|{_IS_FOR})(?: (?:her|his|another|more)(?: \w+)? {_OF_EITHER}\b{_NO_THING}{_WHEN}|"
    rf"(?: (?:an?|the|that))? {_OF_EITHER}\b{_NO_THING}(?={_TIME}))",
    rf"{_SOMEBODY}(?:{_IS}{_OFTEN} having| had) (?:surgery|treatment)\b{_NO_THING}{_WHEN}",
    rf"{_KIN}{_IS}{_OFTEN} (?:in|back|back in|off) for (?:an? |more |some |a few |the )?{_LOOKED_AT}\b",
    rf"{_SOMEBODY}(?:{_HAS})(?: (?:an?|her|his|the|both))* {_ORGAN}s? (?:done|replaced|out|removed|seen to|looked at|operated on)\b",
    r"\b(?:her|his) (?:biopsy|mammogram|MRI|colonoscopy|angiogram|pacemaker|chemo(?:therapy)?|radiotherapy|dialysis|blood tests?|bloods|"
    rf"{_ORGAN} (?:scan|operation|op|replacement)|oncologist|cardiologist|neurologist)\b{_NO_THING}",
    r"\b(?:her|his) (?:results?|scan|tests?) (?:(?:came|come|comes|are|is|was|were) )?(?:back )?(?:all )?(?:clear|benign|malignant|"
    r"positive|"
    r"negative|not good|fine)\b",
    rf"{_KIN}['’]s (?:\w+ ){{0,2}}?(?:{_OF_BODIES}|scan|op|surgery|treatment|diagnosis|fall|illness|dementia|results(?= (?:come|"
    rf"came|are (?:back|due|in)|back|from the (?:hospital|scan|doctor))\b)|operation{_WHEN}|(?:\w+ )?appointments?|consultant|"
    rf"specialist|surgeon|doctors?|medication|prognosis)\b{_NO_THING}",
    rf"{_KIN}(?: is|['’]s| was)? (?:\w+ )?(?:see(?:s|ing)?|with|at) (?:the|her|his|an?) (?:{_DOCTOR}|specialist|doctor|hospital)\b(?!['’])",
    rf"{_KIN}(?: has|['’]s| have)(?: got)? (?:the|her|his|an?) (?:{_DOCTOR}|specialist|doctor){_TIME}",
    rf"{_SOMEBODY}(?: has|['’]s got| had| have) (?:an? |her |his |the |another )?appointment with (?:the |her |his |an? )?(?:{_DOCTOR}|"
    rf"hospital)\b",
    rf"\b(?:he|she)(?: is|['’]s| was)? (?:see(?:s|ing)) (?:her|his) (?:{_DOCTOR}|specialist|doctor)\b",
    rf"\b(?:want|wants|called|calling|asked|need|have|has|got|get|take|took|taking|sent)(?: to see)? {_WHOM} (?:(?:back |in |back in )?for|"
    rf"to have) (?:an?|the|another|more|some)?(?: \w+)? ?(?:{_OF_BODIES}|(?:scan|operation|observation)\b)(?! of\b){_NO_THING}",
    rf"\b(?:keep|kept|keeping) (?:her|him|me|{_KIN}) in (?:overnight|for (?:observation|the night|tests)|until|till|at the hospital|"
    rf"hospital|another "
    r"(?:night|day))\b",
    rf"\b(?:the|a|her|his) (?:hospital|consultant|doctors?|surgeon|ward|{_DOCTOR}|surgery|GP) (?:has |have |had |just )*(?:rang|rung|"
    rf"called|"
    rf"phoned|wrote|says?|said|wants?|found|told)\b[^.;!?]{{0,30}}?\b(?:{_KIN}|(?:to see|see|admit|keep) (?:her|him|me)\b(?! (?:team|"
    r"figures|plans?|notes?|books?)\b))",
    rf"{_KIN}(?:['’]s| has| is| was|['’]s been| has been| had been) (?:been )?(?:admitted(?! to (?:the (?:bar|board|firm|club)|our)\b)|"
    rf"rushed in|"
    r"discharged|in A&E|in theatre|in hospital|on the ward|sedated|anaesthetised|hospitalised|hospitalized)\b",
    r"\b(?:he|she)(?:['’]s| is| was) (?:in (?:A&E|hospital|intensive care|a coma|a hospice)|on (?:the ward|dialysis|chemo|a drip|"
    r"oxygen))\b",
    r"\b(?:found|saw|seen|there(?:['’]s| is| was)) (?:an? |the |some )?(?:\w+ )?(?:shadow|lump|clot|growth|bleed|blockage|"
    r"tumou?r)s? (?:on|in) "
    rf"(?:her|his|my|the|{_KIN}['’]s) (?:\w+ )?(?:{_ORGAN}|lungs|leg|neck|arm|head|blood)\b",
    rf"{_KIN}(?: has|['’]s| had)?(?: (?:just|had|got))* (?:had a (?:\w+ )?(?:fall(?!-| (?:in|off|out)\b)|stroke(?! of\b))|"
    r"fell(?=\W*$|[.,;!]| (?:down|over|off|on)\b)|collapsed(?=\W*$|[.,;!]| (?:at|on|in)\b)|fainted\b)",
)
#: Those whom houses serve have scans and operations as well.
_OF_A_HOUSE = lazily(
    r"\b(?:patients?|clients?|customers?|residents|clinics?|wards\b|radiolog\w+|radiograph\w+|waiting lists? (?:is|are|has)|servers?|"
    r"networks?|ports?|vulnerabilit\w+|documents?|invoices?|barcodes?|pallets?|payroll|we (?:treat|supply|sell|operate on|insure)|"
    r"templates?|software|release|staging|penetration)\b",
    re.IGNORECASE,
)
#: A word of one of these stands in everything that is found here: most sentences have none and are done.
_MAY = lazily(
    r"\b(?:scan|MRI|CT|PET|biops|mammogr|colonosc|endosc|angio|echocard|ECG|pacemaker|stent|chemo|radioth|dialys|hysterec|mastec|blood|"
    r"surg|heart|stroke|cancer|pneumon|seps|diabet|transplant|bypass|hip|knee|kidney|seizure|miscarr|caesar|operat|op\b|proced|check|"
    r"x-?ray|"
    r"treat|test|appoint|eye|fall|fell|cardiol|oncol|neurol|urol|gyn|haemat|psychiat|midwi|anaesth|GP\b|physio|consultant|special|doctor|"
    r"hospital|ward|keep|kept|admit|rushed|discharg|A&E|theatre|sedat|intensive|coma|hospice|drip|oxygen|shadow|lump|clot|growth|bleed|"
    r"block|"
    r"tumou?r|result|observ|collaps|faint|turn|diagn|illness|dementia|medic|progn|brain|bone|lung|liver|chest|breast|bowel|thyroid|"
    r"prostate|"
    r"spin|shoulder|catar|hernia|gall|append|keyhole)",
    re.IGNORECASE,
)
_FOUND = lazily("|".join(_HEALTH), re.IGNORECASE)
_OWN_KIN = lazily(_KIN, re.IGNORECASE)


def treated(text: str) -> bool:
    """Whether a sentence tells of an examination, an operation or an illness of somebody: a relative, or "he" or "she"."""
    if not _MAY.search(text) or not _FOUND.search(text):
        return False
    return bool(_OWN_KIN.search(text)) or not _OF_A_HOUSE.search(text)
