"""A life beside work, as people mention it in business mail: a marriage that ends, children, their own body, a bereavement. Pure.

The same words are a trade's daily work: a hospital scans, a law firm goes to custody hearings, a nursery expects children. What tells
them apart is who it is about. Words that hold the speaker or a relative of theirs are private by themselves; the others only in a
sentence that speaks of nobody whom a house serves, and of nothing it works with.
"""

from __future__ import annotations

import re

from otherside.domain.calendar_words import CAPITAL_WEEKDAY, MONTHS
from otherside.domain.patterns import lazily

_SPOUSE = r"(?:husband|hubby|wife|missus|fiancée?|girlfriend|boyfriend|spouse)"
_CHILD = (
    r"(?:sons?|daughters?|boys?|girls?|lads?|kids?|child|children|twins|toddler|baby|little (?:one|boy|girl)s?|youngest|eldest|"
    r"step(?:son|daughter)|grand(?:son|daughter|children))"
)
_ELDER = r"(?:father|dad|mother|mum|mom|parents|brother|sister|grand(?:father|mother|dad|ma)|gran|nan|aunt|uncle|nephew|niece|cousin)"
_KIN = rf"(?:{_SPOUSE}|{_CHILD}|{_ELDER}|partner)"
#: "Our boys" and "our children" may be a yard's or a school's.
_WHICH = r"(?:own |late |little |eldest |youngest )?"
_MY = (
    rf"(?:my (?:\w+-year-old )?{_WHICH}{_KIN}|"
    rf"our {_WHICH}(?:{_SPOUSE}|son|daughter|baby|twins|youngest|eldest|{_ELDER}))"
)
#: "Dad" without more is one's own.
_OWN_ELDER = r"(?<![\w’'] )(?:(?-i:Dad|Mum|Mom|Mummy|Daddy|Grandma|Grandad|Granny|Nan)\b)"
_SOON = r"(?=\W*$|[.,;:!?)]| (?:in|on|last|this|next|after|before|over|at|since|two|three|for|now|and I(?:['’]m| am| have| live))\b)"
_MONTH = (
    rf"(?:{MONTHS}|spring|summer|autumn|winter|"
    r"(?:two|three|four|five|six|seven|eight) (?:weeks|months))"
)
_I_AM = r"\bI(?:['’]m| am| was|['’]ve been| have been|['’]ll be| will be)(?: (?:still|just|only|also|back|now|currently|away|out))?"

#: What ends or begins between two people.
_PARTING = (
    rf"\b{_MY} (?:and I )?(?:have |has |had |are |is )?(?:just |since |finally )?"
    rf"(?:split up|separated|broke(?:n)? up|splitting up|separating|parted|getting (?:divorced|married)){_SOON}",
    rf"\bmy {_SPOUSE} (?:has |had )?(?:just )?(?:left(?! (?:the|our|for|it|a|his|her|school|work)\b)|walked out|"
    r"moved out|threw me out|wants (?:out|a divorce))",
    r"\bmy partner (?:has |had )?(?:just )?(?:left me|walked out|moved out|threw me out|wants a divorce)",
    r"\bmy ex(?:[- ](?:wife|husband|partner|girlfriend|boyfriend))?(?![\w-])"
    r"(?! (?:boss|colleague|employer|manager|firm|company|clients?|customers?|suppliers?)\b)",
    r"\b(?:my|our) (?:own )?(?:divorce|marriage(?! (?:of|between)\b)|wedding|honeymoon|break-?up|engagement party|separation(?! (?:of|from|"
    r"plants?|process|layer)\b))\b(?! (?:clients|cases|work|practice|team|business))",
    r"\b(?:I|we)(?:['’]m|['’]re| am| are| was| were|['’]ve been| have been) (?:\w+ ){0,2}?"
    r"(?:going through|in the middle of|getting|newly|recently|freshly) (?:(?:a|an|my|our|"
    r"the) )?(?:\w+ )?(?:divorced?|separat(?:ed|ion)|break-?up|custody)\b(?! (?:from|of|clients|cases))",
    rf"{_I_AM} (?:newly |recently |divorced|separated{_SOON}|widowed|a (?:widow|widower|single (?:mother|mum|mom|"
    r"father|dad|parent)))",
    r"\bwe(?:['’]re| are) getting married\b|\bI(?:['’]m| am) getting (?:married|divorced)\b",
    r"\b(?:couples?|marriage|marital) (?:counsell?ing|therapy|guidance)\b.{0,60}\b(?:I|my|we)\b|"
    r"\bI\b.{0,60}\b(?:couples?|marriage) (?:counsell?ing|therapy)\b",
    r"\b(?:things?|everything|life) (?:(?:is|are|was|were|has|have|been|all|a bit|rather|very|quite|pretty|"
    r"so) ){1,4}(?:\w+ ){1,3}at home\b(?! and)",
    r"\b(?:trouble|problems|troubles|a lot (?:going )?on|upheaval|crisis|chaos|mess) at home\b(?! (?:and|as well as) abroad)",
    r"\bmoved? back in with my (?:parents|mother|mum|mom|father|dad|brother|sister)\b",
)
#: Children: to have them, to fetch them, their feasts and exams.
_CHILDREN = (
    r"\bI(?:['’]d| would|['’]m| am|['’]ve been| have been)? (?:(?:really|dearly|also|still|so|both) )?(?:love|like|"
    r"want|wish|hope|try|trying|hoping|longing|dream|dreaming|planning)"
    r" (?:(?:to have|to try|to adopt|of|of having|for|a|an|another|one more|more|second|third|first|"
    r"some) ){1,5}(?:baby|babies|child|children|kids?|twins)\b(?! (?:room|seat|care|monitor))",
    r"\bwe(?:['’]re| are| have been|['’]ve been) (?:\w+ )?(?:trying for|having|expecting|adopting) (?:a|another|our|"
    r"twins)(?: (?:first|second|third|fourth|little))*"
    rf"(?: (?:baby|child|boy|girl|one)\b(?! in)|{_SOON}(?<!a)(?<!another)(?<!our))",
    rf"\bI(?:['’]m| am) (?:due|expecting) (?:in|at the end of|at the start of|in early|in late|in mid) ?{_MONTH}\b",
    r"\bI(?:['’]m| am) (?:\w+ )?(?:pregnant|expecting(?=\W*$|[.;!]|, )|(?:\w+ )?(?:weeks|months) (?:gone|pregnant))\b",
    r"\b(?:I|we)(?:['’]ve| have)? (?:just )?(?:had|lost|suffered) (?:a|an|another|our) (?:miscarriage|stillbirth|baby|"
    r"little (?:boy|girl))\b",
    r"\b(?:my|our) (?:pregnancy|due date|midwife|bump|antenatal\w*|maternity leave|paternity leave|parental leave|IVF|"
    r"adoption|christening|baptism)\b",
    # A house beside a school is a place.
    rf"(?<!beside )(?<!near )(?<!opposite )(?<!outside )\b{_MY}['’]s? (?:\w+ ){{0,2}}?(?:school|"
    r"nursery|kindergarten|exams?|GCSEs?|A-?levels|graduation|play|concert|"
    r"recital|birthday|"
    r"wedding|sports day|parents['’]? evening|communion|christening|bar mitzvah|prom|birth|homework|"
    r"teacher)\b(?! (?:buys|supplies|uses|runs|business|shop|firm|orders))",
    rf"\b{_MY} (?:\w+ )?(?:sits?|is sitting|has|have|takes?|starts?|is starting|begins?|leaves?|finishes|goes to|"
    r"is off|are off|off|graduates?|is playing|plays|sings)\b"
    r"(?: (?:his|her|their|the|a|to|at|in|from|up|big|final|new))* ?(?:exams?|GCSEs?|A-?levels|finals|school|nursery|"
    r"kindergarten|college|university|uni|concert|match|nativity|football)\b",
    r"\b(?:pick(?:ing)?[- ]?up|collect(?:ing)?|fetch(?:ing)?|drop(?:ping)?(?: off)?|look(?:ing)? after|"
    rf"mind(?:ing)?) (?:{_MY}|our (?:kids|children|boys|girls))\b",
    r"\bI (?:(?:have to|need to|must|also|still|always|can|['’]ll) )*(?:pick up|collect|fetch|drop off|"
    r"look after) the (?:kids|children|boys|girls|little ones?|twins|baby)\b",
    r"\bI(?:['’]m| am)? (?:(?:have to|need to|must|also|still|always|now|doing) )*(?:do|doing) the school run\b|"
    r"\bmy (?:school run|childminder|child ?care|babysitter|nanny|au pair)\b",
    r"\bthe (?:childminder|babysitter|nanny|au pair)\b.{0,80}\bI\b|\bI\b.{0,80}\bthe (?:childminder|babysitter|nanny|au pair)\b",
    # "The boys on the night shift" are a yard's.
    r"\b(?:I|my ex\w*)(?:['’]ve| have| has|['’]ll have)? (?:got |have |has )?the (?:kids|boys|girls|children|twins) "
    r"(?:until|till|with me|every other|all weekend|at weekends|for the weekend|"
    rf"(?:on |this |that |every )?(?:{CAPITAL_WEEKDAY}|weekend)s?)",
)
_PART = (
    r"(?:knees?|hips?|shoulder|back|heart|eyes?|wrist|ankle|spine|foot|hand|neck|elbow|appendix|gall ?bladder|tonsils|prostate|"
    r"womb|hernia|cataracts?|wisdom teeth)"
)
_CUT = r"(?:replaced|operated(?: on)?|out|removed|scanned|x-?rayed|done|seen to|looked at)"
_TREATED = (
    r"(?:MRI|CT scan|scan|biopsy|ultrasound|mammogram|colonoscopy|surgery|operation|chemo\w*|radiotherapy|dialysis|"
    r"transplant|bypass|"
    r"(?:knee|hip) replacement|root canal|blood tests?|(?:hospital|doctor['’]?s|clinic|dentist['’]?s?|GP) appointment|"
    r"physio(?:therapy)?|check-?up)\b"
)
_NO_UNIT = (
    r"(?! (?:list|backlog|theatre|team|department|suite|room|data|station|rate|slots?|capacity|system|software|manual|tool|"
    r"of|that|which|with|business|needs|has|have|employs|loses|costs|covers|depends|produces|ships|serves|in|at (?:the|our)|"
    r"unit|kit|gun|times?|employs|runs|makes|sells|turns|is (?:a|the|"
    r"too|small|big|growing|profitable))\b|s\b)"
)
#: One's own body and mind.
_BODY = (
    rf"\bmy (?:own |next |second |last |latest |weekly |upcoming |bloody )?{_TREATED}{_NO_UNIT}",
    r"\b(?:my|the) (?:biopsy|scan|blood|hospital|MRI|mammogram) results?\b(?=.{0,160}\b(?:I|me|my)\b)|"
    r"(?<=\bI).{0,60}\b(?:my|the) (?:biopsy|mammogram|MRI|hospital) results?\b",
    r"\bI(?:['’]m| am|['’]ve| have|['’]ll be| need to| must| had)? (?:having|had|getting|get|have|"
    rf"going to have) (?:my|a|the|both) (?:\w+ )?{_PART} {_CUT}\b",
    r"\b(?:I(?:['’]m| am| was) (?:in|going in|booked in|down|scheduled) for|I go in for|I go in to have|I(?:['’]m|"
    r" am) (?:having|awaiting|waiting for|recovering from|undergoing)|"
    rf"I(?:['’]ve| have)(?: got)?|I had|I need) (?:a|an|my|the|another|more|some)? ?(?:\w+ )?{_TREATED}{_NO_UNIT}",
    r"\bmy (?:own )?(?:health|therapist|therapy(?! (?:practice|room|clients))|psychiatrist|psychologist|"
    r"psychotherapist|oncologist|cardiologist|surgeon|"
    r"GP|doctors? (?:says?|said|told|wants?|wanted|thinks?|advis\w+|has|have|won['’]t|insists?)|medication|"
    r"antidepressants|insulin|blood pressure|hearing aids?|mental health|"
    r"panic attacks?|asthma|diabetes|epilepsy|menopause|arthritis|prognosis|convalescence|sick note|remission|"
    r"sobriety|drinking problem|addiction|fertility|cholesterol)\b"
    r"(?! (?:clients|customers|practice|records|data|team|trainer|and safety|insurance|check|system|business))",
    rf"{_I_AM} (?:\w+ )?(?:in remission|in A&E|in intensive care|in rehab|on (?:antidepressants|antibiotics|medication|"
    r"painkillers|crutches|dialysis|insulin|chemo\w*)|"
    r"diabetic|bipolar|epileptic|convalescing|recovering from (?:an? |my |the )?(?:\w+ )?(?:operation|surgery|illness|"
    r"stroke|accident|injury|flu|covid|burn-?out|cancer)|"
    r"undergoing (?:treatment|surgery|chemo\w*|tests)|seeing a (?:therapist|counsell?or|psych\w+|specialist|"
    r"heart specialist)|under the knife|signed off (?:work|sick|until|till|with|by my (?:doctor|GP))\b)",
    r"\bI was diagnosed (?:with (?!your|the)|(?:in|last|this|two|three|a|at|on) )",
    r"\bI(?:['’]ve| have)?(?: just| also)? (?:had|have had|survived|suffered) (?:a|another|my|two) (?:\w+ )?(?:stroke(?! of)|"
    r"heart attack|heart bypass|nervous breakdown|panic attack|cancer scare|health scare|relapse|seizure|bad fall|"
    r"nasty fall|burn-?out)\b",
    r"\bI(?:['’]ve| have)? (?:broke|broken|fractured|dislocated|tore|torn|sprained) (?:my|an?|both) (?:\w+ )?(?:arms?|"
    r"legs?|wrist|ankle|hip|ribs?|collarbone|foot|toe|finger|shoulder|tendon|ligament)\b",
    r"\bI\b.{0,40}\b(?:after|since) (?:the|my) (?:stroke|heart attack|diagnosis|miscarriage|accident at home)\b|"
    r"\bthey(?:['’]ve| have)? found a (?:lump|tumou?r|shadow)\b",
    r"\b(?:for|because of|due to|with my) (?:my )?(?:health|medical) (?:reasons?|problems?|issues?|"
    r"condition)\b(?=.{0,160}\b(?:I|my|me)\b)|\bI\b.{0,160}\bfor (?:health|medical) reasons\b",
)
_ILL_OF_KIN = (
    r"(?:operation|op|surgery|scan|biopsy|chemo\w*|radiotherapy|treatment|diagnosis|stroke|fall|hip|cancer|dementia|"
    r"illness|results|transplant|"
    r"dialysis|hospital|death|funeral|care home|carer|hospice|MRI|condition|pregnancy|accident)"
)
#: What befalls a relative, beyond ``private_life``.
_RELATIVE = (
    rf"\b{_MY}['’]s? (?:\w+ ){{0,2}}?{_ILL_OF_KIN}\b(?! (?:employs|runs|makes|sells|supplies|business|firm|in the valley))",
    rf"\b{_MY} (?:\w+ ){{0,3}}?(?:his|her|an?|the|another) (?:\w+ )?(?:operation|scan|biopsy|fall|stroke|transplant|"
    r"heart attack|diagnosis)\b(?! (?:clinic|room|centre|list))",
    rf"\b(?:mov(?:e|ed|ing)|put(?:ting)?|get(?:ting)?|settl(?:e|ed|ing)) {_MY} (?:in|into) (?:a|the|"
    r"an) (?:\w+ )?(?:home|hospice|flat|hospital)\b",
    rf"\b(?:lost|buried|burying|losing) {_MY}\b(?! (?:business|job|firm|account|contract))",
    rf"{_OWN_ELDER} (?:has |had |is |was )?(?:had a (?:bad |nasty )?(?:fall|stroke|turn)|in hospital|not well|unwell|"
    r"ill|poorly|died|dying|passed away|fell)\b",
    r"\b(?:a |the )?(?:death|bereavement|illness|funeral|wedding|emergency) in (?:the|my|our) family\b|"
    r"\bfamily (?:emergency|bereavement|funeral)\b",
    rf"{_I_AM} (?:at|going to|off to|on my way to) (?:a|the|his|her) (?:funeral|wake|wedding|christening|hospice)\b",
    r"\bI(?:['’]ve| have) (?:got )?(?:a|the) (?:funeral|wedding|christening) (?:to (?:go|get) to|on|this|next|tomorrow|that)\b",
    r"\b(?:old|close|dear|good|best) friend (?:of mine )?(?:has |have |just )*(?:died|passed away|killed)\b",
)
#: What relatives go through, and what is done for them.
_THEIR_LIVES = (
    rf"\b{_MY}['’]s? (?:\w+ ){{0,2}}?(?:memorial|appointments?|dialysis|(?:thir|for|fif|six|seven|eigh|nine)tieth|new job|bedtime|fever|"
    r"surgeon|autism|disability|check-?up|specialist|rehab|custody|wake|estate|ashes)\b",
    rf"\b{_MY}(?:['’]s|['’]re| has| have| had| is| are| was| were)?(?: (?:just|been|not|still|now|finally|only))* (?:diagnosed|got long|"
    r"lost (?:his|her|their) job|out of work|took (?:his|her) own life|killed|turn(?:ed|s|ing) (?:\w+ty|\w+teen|\d+)\b|"
    r"mov(?:es|ed|ing) (?:in with|out|back)|staying with us|coming to live|born|autistic|disabled|unemployed|in a wheelchair|deaf|blind)\b",
    rf"\bI\b.{{0,50}}\b(?:drive|driving|accompany\w*|visit|visiting|nurs(?:e|ing)|car(?:e|ing) for|stay(?:ing)? with|"
    rf"fly(?:ing)? (?:over )?to|look(?:ing)? after) {_MY}\b(?! (?:business|firm|company|shop|farm))",
    r"\bwith my (?:grandchildren|grandkids)\b",
    rf"\b{_MY} to (?:his|her|their|the) (?:\w+ )?(?:appointments?|hospital|doctors?|clinic|dialysis|treatment|therapy|surgeon)\b",
    r"\bthe (?:kids|children|boys|girls) are (?:with|at) (?:their|his|her|my|our) "
    r"(?:dad|father|mum|mom|mother|gran\w*|nan|parents|sister|brother|in-laws|ex)\b",
    r"\bwe separated (?:last|in|this|at|over) \w+(?!.{0,30}\bfrom\b)(?=.{0,120}\b(?:I|my)\b)",
    r"\b(?:court|solicitors?|social services|mediation)\b.{0,50}\babout the (?:children|kids|boys|girls)\b",
    r"\bI(?:['’]m| am|['’]ve been| have been)(?: \w+)? (?:breast-?feeding|sober (?:for|since)|having (?:panic|anxiety) attacks)\b",
    r"\bI(?:['’]m| am|['’]ll be| will be) (?:\w+ )?(?:in|going in|out|off)(?: from [^,.;]{1,20})? for (?:an? |some |more |my )?"
    r"(?:tests(?= on\b| at the hospital\b|\W*$)|\w+ectomy|endoscopy|angiogram|procedure)",
    r"\b(?:surgeon|consultant|doctors?|hospital|they) (?:wants?|needs?|has|have) to operate(?=\W*$|[.,;]| (?:on me|before|after|"
    r"next|this|soon)\b)",
    r"\bI\b.{0,40}\bthe lump\b|\bmy other half\b|\bput (?:my|our) (?:dog|cat|horse) (?:down|to sleep)\b",
)
#: Private unless a trade speaks.
_PERHAPS = (
    r"(?<!chain of )\bcustody (?:hearing|battle|case|dispute|arrangements?|agreement|fight|proceedings|order|"
    r"weekends?|days?)\b|\b(?:joint|shared|sole|full) custody\b|"
    r"\bcustody of (?:my|our|the) (?:kids|children|sons?|daughters?|boys?|girls?|twins)\b|\bfamily court\b(?!['’])|\bmediation with my\b",
    # In a spun-off plant "the separation" is of two firms.
    r"\b(?:since|after|during|because of|through|over) the (?:separation|break-?up|split)\b(?! (?:of|from|between|"
    r"in(?:to)?|with)\b)(?=.{0,160}\b(?:I|me|my|myself|home)\b)|"
    r"\b(?:I|me|my|home)\b.{0,160}\b(?:since|after|during|because of|through|over) the (?:separation|"
    r"break-?up)\b(?! (?:of|from|between|into)\b)",
    r"\b(?:because of|after|with|during|between|for) (?:the|her|his) (?:chemo\w*|radiotherapy)\b",
    r"\b(?:frightened|scared|terrified|dread\w*|afraid|anxious|nervous|worried|praying|waiting|"
    r"wait)\b (?:[\w’']+ ){0,4}(?:scan|biopsy|MRI|mammogram|blood tests?)\b"
    r"(?: results?)?(?: (?:will|might|may|could|shows?|says?|finds?|on|results?|is|next|this|tomorrow)\b|\W*$|[.,;])",
    r"\b(?:the|our|my) (?:new )?(?:baby|little one)(?:['’]s| is| was| has| keeps| will)(?: \w+)? (?:due|on the way|"
    r"coming|arriving|born|arrived|teething|keeping|up|ill|not well|early)\b",
    r"\bbaby(?:['’]s| is)? due\b(?! diligence)|"
    r"\b(?:another|a|first|second) baby (?:next|this) (?:year|spring|summer|autumn|winter|month)\b|\ba baby on the way\b",
    r"\bcompassionate leave\b|\bIVF\b|\bfertility treatment\b|\b(?:a|the) miscarriage\b",
    r"\bthe funeral\b(?=.{0,160}\b(?:I|me|my)\b)|\b(?:I|my)\b.{0,160}\bthe funeral\b",
)
#: Whom houses serve that deal in such things, and what they do for them.
_SERVED = (
    r"clients?|patients?|customers?|guests|couples?(?! of)|(?:the|our|bereaved|their) (?:bereaved|famil(?:y|"
    r"ies)(?! (?:emergency|home|court))|mourners)|families|"
    r"pupils|students|residents?['’]?|inmates|claimants?|policyholders|pregnant women|mothers-to-be|wards?|"
    r"waiting lists?|caseload|bundles|barristers?|fee[- ]earners?|paralegals?|"
    r"clinics?|hearses?|coffins?|crematori\w+|undertakers?|celebrants?|midwives|clinicians?|radiograph\w+|radiolog\w+|"
    r"venues?|caterers?|brides?|"
    r"we (?:handle|run|bury|cater|host|treat|operate on|sell|supply|offer|cover|insure|deliver|track|record|process)|"
    r"(?:an?|per|each|every) (?:scan|operation|funeral|birth|wedding) (?:costs?|takes?|brings?)|"
    r"(?:absence|leave|HR) (?:policy|system|software|tool|module|records?)|spreadsheets?|interpreters|"
    r"(?:divorce|funeral|wedding|surgery|operation|maternity|birthday|birth) (?:teams?|lists?|plans?|packages?|business|departments?|"
    r"practices?|lawyers?|work|fairs?|cakes?|cards?|cover|kits?|wear|units?|lines?|market|season|trade|industry|planners?|pools?)|"
    r"surgery (?:opens|closes|"
    r"is (?:open|closed)|staff|team|hours)"
)
#: What scans, separations and custody are of elsewhere.
_ELSEWHERE = (
    r"assets?|securities|depositary|funds?|samples?|evidence bags?|theatres?|beds|backlog|cases|practices?|chapels?|"
    r"nurses|buses|cots?|rooms?|register|"
    r"ratios?|intake|menus?|servers?|networks?|ports?|vulnerabilit\w+|firewall|patch\w*|pallets?|barcodes?|documents?|"
    r"devices?|laptops?|code|pages|penetration|pen test\w*|"
    r"sites?|modules?|software|systems?|templates?|polic(?:y|ies)|payroll|(?:parent|holding) (?:group|company)|(?:the|"
    r"our|a) (?:group|parent|division|entity)|demerger|"
    r"carve-?out|spin-?off|report(?:s|ed|ing)? to"
)
_TRADE = lazily(rf"\b(?:{_SERVED})(?!\w)", re.IGNORECASE)
_WORK = lazily(rf"\b(?:{_SERVED}|{_ELSEWHERE})(?!\w)", re.IGNORECASE)
#: The first letters of words of which one stands in everything that is found here: most sentences have none and are done.
_BEGIN = frozenset(
    (
        "acci adop angi ankl ante anti appe appo arm arms arth ash ashe asth atta au aunt babi baby bapt bere biop bipo "
        "bloo boy boyf boys brea brot bump burn bypa canc care cat cata chem chil chol chri clin colo coup cous crut dad "
        "dadd daug deat dent diab diag dial div divo doct dog drin due elbo elde emer endo epil esta ex fall fert fian "
        "fing fly frie fune gall girl gp gran heal hern hip hips home hone hosp hubb husb hyst illn ivf kid kids knee "
        "knif lad lads leg legs liga litt lump mamm mari marr mast medi memo meno ment midw misc miss mom moth mri mum "
        "mumm nan nann neph nerv niec nurs onco oper pani pare phys preg pros psyc radi reha rela remi rib ribs root scan "
        "scho seiz sepa shou sick sist sitt sobe sobr son sons spin spli spou step stil stro surg ther todd tons tran "
        "trea tumo twin ultr uncl wake wedd wido wife wisd womb wors wris youn"
    ).split()
)
#: The same, whole, where the letters also begin everyday words: "custody" and "customer".
_WHOLE = frozenset(
    (
        "addiction back checkup compassionate convalescing counselling counsellor counselor custody expecting eyes family "
        "foot hand heart insulin maternity neck other partner paternity prognosis shadow signed single specialist tests"
    ).split()
)
_FIRST = 4
_WORDS = lazily(r"[^\W\d_]+")
_SURE = lazily("|".join((*_PARTING, *_CHILDREN, *_BODY, *_RELATIVE, *_THEIR_LIVES)), re.IGNORECASE)
_UNSURE = lazily("|".join(_PERHAPS), re.IGNORECASE)


def beside_work(text: str) -> bool:
    """Whether a sentence tells of a marriage, children, health or a bereavement of whoever says it."""
    words = _WORDS.findall(text.casefold())
    if _BEGIN.isdisjoint(word[:_FIRST] for word in words) and _WHOLE.isdisjoint(words):
        return False
    return bool(_SURE.search(text)) or (bool(_UNSURE.search(text)) and not _WORK.search(text))


def of_a_trade(text: str) -> bool:
    """Whether a sentence speaks of those whom a house serves, or of of what it does for them: an illness may be its business."""
    return bool(_TRADE.search(text))
