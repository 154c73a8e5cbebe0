"""self_focus: the message is about us."""

from __future__ import annotations

import re
from collections.abc import Iterator

from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.finding import Code, Hit
from otherside.messaging.lint.message import Message, Sentence
from otherside.messaging.lint.patterns import compile_phrase, matches, patterns
from otherside.messaging.lint.rule import Rule
from otherside.messaging.lint.rules import argues_with_buyer, pressure

CODES = (
    Code(
        "OS101",
        "opens-with-us",
        "The message opens with who we are or why we write. The reader learns about us before they find themselves in it.",
        "Open with them: what they said, or what you noticed about their situation. Who you are fits in half a sentence.",
        "I'm reaching out to introduce our company. We are a consultancy from Leeds.",
        "You wrote that two depots plan separately. What happens when one of them runs short? (Jo, Harbour Consulting)",
    ),
    Code(
        "OS102",
        "mostly-about-us",
        "Most of the message speaks of us, our product or our company, and little of it of the reader.",
        "Keep what answers something they said, and tell it from their side; strike out the rest or turn it into a question.",
        "We've grown to 200 people. Our platform has a new version. We worked on it for two years and we love it.",
        "You said month-end costs you two days. Which of those hours would you most like back?",
    ),
    Code(
        "OS103",
        "our-need",
        "It gives our own targets, quarter or boss as a reason. Those are our concern, not the reader's.",
        "Leave our needs out. If a date matters, let it be one of theirs.",
        "Our quarter ends on Friday and I need to get this over the line.",
        "You wanted this settled before your audit in May. Is that still so?",
    ),
    Code(
        "OS104",
        "company-pride",
        "History, size, awards, funding or beliefs of the company: it matters to us and seldom to a reader who did not ask.",
        "Leave it out, or say in one clause what of it helps with something they told you.",
        "We were founded in 1998, we have offices in nine countries and we're proud of our culture.",
        "You asked who would look after you: two people, both ten years in dairies. Shall I ask them to call?",
    ),
)

_OPENINGS = patterns(
    "OS101",
    r"""
    (?:{weare}|i was|was) (?:just |only |simply )?(?:reaching|contacting|writing|emailing|messaging|calling) <2>(?:because|as|since) (?:we|our)
    (?:{weare} |just )?(?:reaching|writing|getting in touch|contacting you|emailing you|messaging you) <3>(?:to|and) (?:introduce|tell|present|share our|share what we|announce|promote|let you know|inform|offer you|showcase)
    {weare} reaching out (?:to|from|on behalf)
    (?:i )?(?:thought|figured) (?:i'd|i would|to) (?:reach out|introduce|drop|connect)
    (?:to|let me|allow me to|like to|love to|wanted to|want to|quickly|briefly|me) (?:quickly |briefly |first )?(?:introduce|present) (?:myself|ourselves|ourself|our|my|us|you to our|you to us|to you our|the company|the company|the team)
    introduc(?:e|ing) (?:ourselves|ourself|our|my|myself|to you our)
    {we} {want} <2>(?:to )?(?:tell you <3>(?:about (?:us|our|my|what we)|that we|our)|share (?:some |our |the |an? )?<2>(?:news|update|story|journey|vision|excitement)|show (?:you )?(?:what we|our|my|off)|put (?:our|my)|present (?:our|us|ourselves|my))
    let me (?:first |start by |begin by |quickly )?<1>(?:tell|telling|give|giving|share|sharing) <3>(?:about (?:us|our|ourselves|me|myself|what we|who we)|who we are|(?:our|my) (?:story|background|company|firm|journey)|background on (?:us|our))
    (?:a )?(?:little|bit|word|few words) <2>about (?:us|ourselves|our company|our firm|me|myself|who we are)
    about us(?::|$)
    who we are
    (?:we|i) (?:are|'m|am)? ?(?:so |very |really |extremely |absolutely )?(?:proud|excited|thrilled|delighted|happy|pleased) to (?:announce|share|introduce|present|launch|tell|inform|unveil|offer|say)
    {weare} (?:so |very |really |super )?(?:proud|excited|thrilled) (?:to|about|of|that)
    (?:we|our company|our team|our firm) (?:just|recently|have just|'ve just|has just) (?:launched|released|raised|closed|opened|won|announced|rolled out|acquired|moved|been named)
    (?:exciting|big|great|good) news from (?:us|our|the)
    {weare} (?:the|a|an) <3>(?:leading|leader|premier|foremost|number one|largest|fastest-growing|biggest|global|international|full-service|award-winning|innovative|specialist|specialised|specialized|established|boutique|next-gen|next-generation|ai-powered|team behind|makers? of|provider|supplier|manufacturer)
    i'm the (?:founder|co-founder|ceo|owner|creator|director|head of sales|inventor) (?:of|at|and)
    i'm (?:a|an) <3>(?:coach|consultant|trainer|specialist|expert|adviser|advisor|strategist|copywriter|designer|photographer|broker) (?:with|who|and|specialising|specializing)
    i (?:started|founded|created|built) <2>(?:company|business|agency|firm|startup|studio|app|product|platform|tool)
    (?:the )?(?:reason|purpose) <1>(?:for|of|i'm) <1>(?:my |this |the )?(?:call|calling|email|mail|message|writing|letter) (?:is|was) <2>(?:that |because )?(?:we|to (?:introduce|present|tell|offer|promote)|our)
    {weare} (?:calling|ringing|writing|contacting|speaking|reaching out) (?:to|on behalf of) <3>(?:introduce|present|promote|offer|our|businesses|companies|about our)
    with this (?:letter|mail|email|message) we
    (?:would|'d) like to introduce
    (?:take|use) this (?:opportunity|chance|moment) to <2>(?:tell|introduce|present|share)
    {want} to (?:let you know about|tell you about|walk you through|talk about) (?:what we|our|everything we|my|us)
    subject: introducing
    {weare} covering your (?:postcode|area|region|territory)
    (?:i'm|i am) (?:really |so |super |very )?(?:excited|pumped|stoked) about (?:our|my|what we|where we)
    get our <2>on your radar
    {weare} (?:very |highly |really )?(?:interested|keen|eager|looking) to (?:make|do|start) <1>business
    {weare} known for
    {we} represent (?:a|an|the) 
    (?:let me|i'll|i will) start (?:with|by) <3>(?:background|ourselves|myself|who|introduc\w+|our|us)
    {we} run <3>(?:business development|sales|partnerships|growth) (?:for|at)
    (?:quick|short|brief) intro(?:duction)?
    (?:{weare}|we'd be|i'd be) <2>(?:keen|eager|hoping|delighted|pleased) to <3>(?:get|bring|show|present|introduce) <2>(?:in front of|our|to your|before your|you what)
    ^what (?:makes|sets) us (?:different|apart|unique|special)
    why (?:choose|work with|partner with) us
    """,
)
_PRIDE = patterns(
    "OS104",
    r"""
    (?:we|i)(?:'ve| have) been (?:in business|in the (?:business|industry|market|trade)|doing (?:this|it)|around|operating|serving|named|recogni[sz]ed|awarded|voted|growing) 
    (?:we|company|firm|business|agency|practice|workshop|which|and)? ?(?:were|was|is|are)? ?(?:founded|established|set up|started out|started|incorporated) (?:in|by|back in|over|more than) 
    (?:we|company) (?:began|started) (?:as|with|out|in|life)
    (?:manufacturer|supplier|provider|business|trading|family-owned|specialists?|experts?|here|going) <3>since (?:19|20)\d\d
    (?:our|my) (?:mission|vision|philosophy|story|journey|passion|purpose|values|heritage|dna|roots|culture|ethos|dream|belief|track record|signature|growth|success|reputation|investors|awards?|credentials)
    (?:we|i) (?:take|have) (?:great |enormous |real |immense )?pride
    {weare} (?:very |so |really |incredibly )?(?:proud|passionate|obsessed|dedicated|committed|thrilled|honou?red)
    (?:are|is) our pride
    (?:we|i|have|having|just|'ve) <1>(?:raised|closed|secured|completed) <3>(?:million|funding|series [a-e]|seed|round|investment)
    series [a-e]
    (?:we|our company|which|and|who|has|have|having) <1>(?:won|received|picked up|earned|collected) <4>(?:awards?|prizes?|recognition|accolades?|certification)
    award-winning
    {wehave} <2>(?:offices?|branches|customers?|clients?|employees|people|staff|locations?|consultants|engineers|developers) <1>(?:in|across|on|over|worldwide|around) 
    we (?:now |today |currently |already )?(?:serve|employ|operate|export|work with|support|manage|have|count) <2>(?:\d[\d,.]*|twelve|dozens|hundreds|thousands|millions|over|more than|many|clients|customers) <2>(?:clients?|customers?|countries|people|employees|offices?|workers|brands?|companies|businesses|locations?|partners?|engineers?|consultants?|experts?|staff|stores?|sites?|families)?
    (?:our|my) (?:team|company|firm|network|family|client base|headcount|fleet|factory|business|portfolio|staff|workforce) <1>(?:has|have|is|are|now|counts?|boasts?|consists?|grew|spans?) 
    (?:we|our company|our team|team) (?:'ve|have|has|just|recently) ?(?:just |recently )?(?:grown|expanded|doubled|tripled|moved|opened|hired)
    {weare} (?:expanding|growing|hiring|launching|scaling|opening|family-owned|iso)
    at [\w&]{2,30} we (?:believe|think|pride|have|are|do|strive|love|know)
    we (?:firmly |truly |really |strongly )?believe (?:in|that|every|finance|work)
    (?:our|my) (?:founder|ceo|founders|director|chairman|people|developers|engineers|consultants|team|experts?|masters?|designers) (?:was|were|has|have|is|are|did|developed|started|grew|come|came) 
    (?:our|my) own (?:method|methodology|framework|approach|process|kiln|factory|technology|training|support|spare|in-house|lab|certification)
    we (?:do|built|build|make|host|support|developed|design|designed|produce) (?:everything|it|this|that|them|all)(?: all)? (?:ourselves|in-house|with love|in house|from scratch|on our own)
    (?:we|i)(?:'ve| have) (?:delivered|trained|helped|worked with|completed|spoken|coached|built|invested|developed|pioneered|perfected) <4>(?:than|over|hundreds?|thousands?|\d[\d,.]*|continents|countries|years|dozens|love)
    i(?:'m| am) <3>with <2>years (?:of )?experience
    (?:over|more than|with|combined|of) <3>(?:years|decades) (?:of )?(?:experience|expertise)
    we (?:listen|care|innovate|deliver)\.?
    (?:join|part of) (?:us on )?our journey
    version \d
    {wehave} (?:iso|trained|certified|dedicated|a great team|an amazing team|a fantastic|the best)
    {wehave} had (?:a|an) (?:fantastic|great|amazing|record|incredible|strong) (?:quarter|year|month|week|start)
    (?:looking|look) forward to (?:presenting|introducing|showing) (?:ourselves|our|you our|us)
    esteemed (?:company|organi[sz]ation|firm)
    our (?:method|methodology|framework|approach) is 
    (?:we|i)(?:'ve| have)? (?:act for|specialise|specialize|pride ourselves|put <2>first|never (?:outsource|compromise|settle)|hand-pick|invested|recently|hope to add|want to be|keep our)
    (?:our|my) (?:technicians|partners|designers|board|lawyers|chefs|drivers|coaches|trainers|agency|studio|brand|range|headquarters|depot|workshop|roadmap|tariffs|clients|customers|office|network|methodology|baby|startup) 
    (?:that's|this is|here's) (?:who we are|what we do|how we work|our story|our way)
    we (?:at [\w&]{2,30} )?(?:see|regard|consider|count|view) (?:ourselves|us)
    (?:our|my) <1>(?:labs?|panels|goal|products|grandfather|father|grandmother|brother|catalogue|brochure|production|line|plant|joiners|own practice|app|customers|collection|offer|offering|aim|ambition|dream|new \w+) 
    (?:has|have|had) been <3>for (?:a|over|more|the|nearly|almost|\w+) <3>(?:years|century|decades|generations)
    (?:i|we) (?:trained|studied|worked|opened|started|built|grew|qualified|graduated|moved) 
    {weare} (?:live|active|present|represented|certified|accredited|small|close-knit|based|specialised|specialized|specialists|owned)
    (?:we|i) (?:love|enjoy|adore) (?:what we|working|our|making|what i)
    (?:president's club|owe you)
    (?:headquartered|based|inception|full-service|independent <2>company|decades of|combined expertise|on the cover|wrote about us|featured in|recogni[sz]ed (?:in|as|by)|capabilities)
    (?:i've|i have|we've|we have|been) <2>(?:building|working on|developing|creating|designing) <3>(?:thing|app|product|platform|tool|for|since|startup)
    (?:super|really|so|very|beyond|incredibly) (?:pumped|excited|stoked|thrilled|hyped|proud)
    (?:we|i)(?:'ve| have)? (?:just )?(?:hit|reached|passed|crossed|won|got|landed) <2>(?:users|customers|clients|milestone|a new|award|funding|\d[\dk,.]*)
    what we(?:'re| are|'ve| have)? (?:doing|do|made|built|up to|working on|offer|planned|created|about|stand for|believe)
    (?:wants? to be|would be|be) (?:your partner|a great (?:logo|reference|fit for us)|your (?:preferred|trusted|go-to))
    """,
    0.5,
)
_NEED = patterns(
    "OS103",
    r"""
    (?:we|i) (?:have|'ve got|have got|need to hit|need to make|must hit|'m trying to hit|'m short of) <3>(?:targets?|quota|numbers?)
    (?:our|my) (?:targets?|quota|sales target|numbers|commission|fiscal year|financial year|quarter|quarter-end|year-end|books)
    we need to (?:book|close|hit|make|fill|sell|clear|move) <3>(?:revenue|deal|deals|target|number|numbers|slots?|stock|quarter)
    my (?:boss|manager|director|vp|sales manager) <4>(?:kill|asked|wants|needs|pushing|on my|breathing|asking|expects?)
    (?:get|push|pull) (?:this|it) (?:one )?(?:over the line|in before our|across the line)
    help me (?:out|hit|close|make|reach)
    (?:i've|i have) put (?:a lot|so much|a ton|hours|weeks|days) <3>into <2>(?:this|proposal|offer|quote|it)
    (?:we|i)(?:'re| are|'m| am) (?:keen|eager) to (?:bring|get|have|win|close|onboard) (?:you|this|your)
    it would (?:really |mean )?<3>(?:help|mean a lot to|mean the world to) (?:me|us)
    (?:our|my) first invoice
    """,
    0.75,
)
#: Sentences in which we speak of ourselves only to serve, thank, listen or excuse ourselves.
_SERVING = compile_phrase(
    r"(?:thank|thanks|sorry|apologi[sz]e|apologies|our (?:mistake|fault|error)|attached|enclosed|attach|enclose|understand|understood|hear|heard|"
    r"wonder(?:ed|ing)?|curious|remember|noticed|listen|learn|read|written down|notes?|minutes|recap|summary|promised?|asked|agreed|we both|"
    r"between us|together|each of us|our (?:call|meeting|conversation|talk|chat|session)|when we (?:spoke|met|talked)|we (?:spoke|met|talked|discussed|agreed)|"
    r"if we|could we|can we|we could|we can't|i can't|we cannot|we don't|i don't|i won't|happy to|glad to|i saw|recorded|introduce you to|forgotten|action points|test data|"
    r"steps? for us|limit of what|drops?|fix(?:ed)?|too early|not the right|may be|delivery|lead time|price|euros?|valid until)"
)
_PRODUCT = re.compile(
    r"\b(?:our|my|the|this) (?:new |own |whole |full )?(?:\w{1,20} )?(?:product|platform|solution|software|suite|tool|system|service|services|company|firm|team|"
    r"approach|method|machine|programme|program|app|technology|range|fleet|warehouses|factory|consultants|engineers|developers|mission)\b"
)


_OWN_NAME = re.compile(
    r"(?:from|at|with|for|of|behind|here at|Introducing|introduce) ([A-Z][A-Za-z&]{2,30})\b|"
    r"\b([A-Z][A-Za-z&]{2,30})(?: [A-Z][a-z]{1,20})? (?:is (?:a|an|the|proud)|has the|was founded|wants to be|offers|provides|specialises|specializes)\b"
)


def _company(message: Message) -> str:
    """A name that the message gives our side: "this is Phil from Westgate", "Vertica is a…"; empty when there is none."""
    match = _OWN_NAME.search(message.text)
    return next((g for g in match.groups() if g), "").lower() if match else ""


def _own(sentence: Sentence, company: str) -> int:
    """Words of the sentence that mean the writer or their company."""
    return sentence.us + sentence.me + (sentence.words.count(company) if company else 0)


def _about_us(sentence: Sentence, company: str) -> bool:
    """The sentence speaks of us and neither asks, serves nor turns to the reader."""
    if sentence.question or "please" in sentence.words or _SERVING.search(sentence.lower):
        return False
    own = sentence.us + len(_PRODUCT.findall(sentence.lower))
    if any(p.regex.search(sentence.lower) for p in (*_OPENINGS, *_PRIDE, *_NEED)):
        own += sentence.me + 1
    own += sentence.words.count(company) if company else 0
    return own > 0 and sentence.you <= 1 and own > sentence.you


def _tells(sentence: Sentence, company: str) -> bool:
    """A statement with more words for us than for the reader, and no service in it."""
    own = _own(sentence, company)
    return own > sentence.you and not sentence.question and "please" not in sentence.words and not _SERVING.search(sentence.lower)


def _other_fault(sentence: Sentence) -> bool:
    """The sentence pushes or argues: it speaks of us for another reason, which another rule names."""
    return pressure.pushing(sentence.lower) or argues_with_buyer.arguing(sentence.lower)


def check(message: Message, context: LintContext) -> Iterator[Hit]:
    """Openings, pride and needs of our own, and how much of the message they take."""
    sentences = message.sentences
    if not sentences:
        return
    early = sentences[min(2, len(sentences) - 1)].end
    for hit in matches(message, _OPENINGS):
        # A sentence on who writes is courtesy further down; as the opening it sets the direction.
        yield hit if hit.start < early else Hit(hit.code, hit.start, hit.end, 0.5)
    yield from matches(message, _PRIDE)
    yield from matches(message, _NEED)
    company = _company(message)
    ours = [s for s in sentences if _about_us(s, company)]
    total = sum(len(s.words) for s in sentences)
    share = sum(len(s.words) for s in ours) / total
    own = sum(_own(s, company) for s in ours)
    theirs = sum(s.you for s in sentences)
    telling = [s for s in sentences if _tells(s, company) and not _other_fault(s)]
    told = sum(_own(s, company) for s in telling)
    if len(telling) >= 3 and told >= 5 and told >= 2.5 * theirs and not message.stems & context.stems:
        yield Hit("OS102", telling[0].start, telling[-1].end)
    elif len(ours) >= 2 and own >= 3 and total >= 15 and share >= 0.5 and own > theirs:
        longest = max(ours, key=lambda s: len(s.words))
        weight = 1.0 if own >= 5 and (share >= 0.6 or own >= 2 * theirs + 2) else 0.6
        yield Hit(
            "OS102",
            longest.start,
            longest.end,
            weight,
            why=f"{round(100 * share)} % of the words are in sentences about us; the reader is meant in {theirs} "
            f"word{'s' if theirs != 1 else ''}.",
        )


RULE = Rule("self_focus", "The message is about us rather than about the reader.", CODES, check)
