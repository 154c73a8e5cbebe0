"""unsupported_claim: more is said than anybody could show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.finding import Code, Hit
from otherside.messaging.lint.message import Message, Sentence
from otherside.messaging.lint.patterns import compile_phrase, matches, patterns
from otherside.messaging.lint.rule import Rule

CODES = (
    Code(
        "OS301",
        "superlative",
        "A superlative nobody can check. It asks for belief and gives nothing to judge by.",
        "Say what one reader can check: who uses it, for what, since when, and what they would tell about it.",
        "We are the leading and most trusted provider.",
        "Four dairies in your county use it; the one in Ely is happy to be called.",
    ),
    Code(
        "OS302",
        "figure-without-source",
        "A figure for an effect, without where it comes from. It cannot be weighed against the reader's own case.",
        "Add whose figure it is, from when and on what basis, or leave it out and ask for theirs.",
        "It cuts planning time by 70%.",
        "At Harlow Gym planning went from six hours to four (their own log, March, attached). How many is it with you?",
    ),
    Code(
        "OS303",
        "promise",
        "A promise about the reader's future, or an absolute, that nobody can keep for them.",
        "Say what you can stand for yourself, what it depends on, and how they would notice early that it does not work.",
        "You'll see results within weeks, guaranteed. It never fails.",
        "If the first month shows no change, you can stop on the last day of it.",
    ),
    Code(
        "OS304",
        "words-they-did-not-say",
        "It ascribes to the reader a feeling, wish or statement that none of their quotes supports.",
        "Use what they said, word for word, or ask.",
        "You said you are anxious about your job. (They said: “We need answers within two hours.”)",
        "You said you need answers within two hours. What happens when it takes longer?",
    ),
    Code(
        "OS305",
        "vague-authority",
        "Studies, experts or proof without a name: it borrows weight that the reader cannot look up.",
        "Name the study and the year, or leave it out.",
        "Studies show that most patients prefer this.",
        "In the 2024 survey of the dental chamber (page 7), 61 of 200 patients asked for it.",
    ),
)

_SUPERLATIVE = r"""
(?:the|our|is|are|your|a|an|as|world's|industry's|market's|by far the) <1>(?:leading|foremost|premier|number one|no\.? ?1|number 1|unrivall?ed|unmatched|unbeatable|unparalleled|unsurpassed|world-class|peerless|market-leading|industry-leading|world-leading) 
(?:number one|#1|no\.? ?1|number 1) (?:in|provider|choice|platform|tool|solution|for|brand|supplier|agency|on)
(?:unrivall?ed|unmatched|unbeatable|unparalleled|unsurpassed|world's (?:most|best|first|leading|only)|industry's (?:most|best|first|leading|only)|market-leading|industry-leading|world-leading|second to none|state-of-the-art|one of a kind|like no other)
(?:the )?(?:best|finest|fastest|safest|cheapest|strongest|smartest|easiest|toughest|greatest|simplest|lowest|highest|quickest|largest|biggest) <5>(?:on the market|in the (?:market|world|industry|business|sector|region|country|city|field|trade)|ever (?:made|built|created|seen|designed)|out there|available|anywhere|you(?:'ll| will) (?:ever )?find|money can buy|of its kind|around|in (?:europe|america|germany|britain|the uk|town|class)|there is|possible)
(?:best|highest|lowest|greatest|top) (?:roi|return|quality|prices?|results|uptime|service|support|accuracy|performance) (?:in|on|of|around|anywhere|guaranteed|ever|out there)
the (?:best|finest|fastest|safest|strongest|smartest|easiest|toughest|leading|most \w+) (?:solution|platform|tool|product|software|system|provider|partner|company|choice|team|service|technology|people|engineers|machine|agency|consultants|option|way to|programme|program|method|training|scanner|brand|supplier|specialists?|experts?)
(?:is|are|it's|we're|has|have|with|offers?) (?:simply |quite simply |by far |easily |without doubt |hands down )?the (?:most|best) <2>(?:in|on|for|of|ever|around|trusted|advanced|accurate|complete|reliable|secure|powerful|innovative|comprehensive|experienced|efficient|effective|popular|successful|affordable|sustainable|modern|flexible|intuitive|sophisticated|respected|qualified|cost-effective|solution|platform|partner|product|tool|software|provider|service)
most (?:trusted|advanced|accurate|complete|reliable|powerful|innovative|comprehensive|experienced|sophisticated|cost-effective|respected|awarded|secure|intuitive) <3>(?:in|on|of|available|solution|platform|tool|product|system|provider|partner|software|package|ever|around|scanner|world)
(?:no|none of the) (?:one|body|other|competitor|competitors|rival|other \w+|agency|company|vendor|tool|product|supplier) (?:else |on the market |out there |in the (?:market|industry|world) )?(?:has|have|can|does|do|offers?|delivers?|comes? close|gets?|beats?|matches|provides?|even comes)
nobody else (?:has|can|does|offers|delivers|comes close|matches|beats)
the only (?:\w+ )?(?:product|platform|tool|solution|company|provider|system|one|agency|supplier|way|software|partner|firm|machine|technology) <3>(?:that|of its kind|which|to|in|on|with|who|really|capable|you)
(?:better|faster|more \w+|safer|cheaper|stronger) than (?:any(?:thing| other|one)|everything|all|every|the competition|our competitors|anybody)
(?:revolutionary|revolutionis(?:es|ing)|revolutioniz(?:es|ing)|groundbreaking|ground-breaking|life-changing|magical|miraculous|perfect (?:solution|fit|tool|partner|product)|flawless|unique in)
best in the (?:business|industry|market|world|field|sector|region)
(?:top|leading) (?:provider|experts?|specialists?|supplier|partner|manufacturer|platform|agency|vendor|company)
(?:leader|leaders|pioneer|pioneers) in (?:the|our|its|their|this|\w+)
"""
_PROMISE = r"""
(?:guarantee|guarantees|guaranteed|we guarantee|i guarantee|guaranteeing|100% guaranteed)
(?:i|we) (?:can )?(?:promise|assure|swear|guarantee) (?:you|that|it|you'll)?
(?:risk[- ]free|zero risk|no risk|without any risk|foolproof|fail[- ]?safe|bullet[- ]?proof|hassle[- ]free|100% (?:safe|secure|effective|reliable|accurate|uptime|success)|zero (?:downtime|effort|errors|hassle|disruption|complaints|defects|training)|no downtime|completely (?:safe|secure|painless|effortless))
(?:can|will|could|would|has|have|had|'ve|'ll) never <1>(?:fail|fails|failed|break|breaks|leak|leaks|overheat|crash|crashes|lose|go wrong|let you down|have to worry|worry|had|been|need|again|regret|look back|miss)
(?:it|they|which|system|product|machine|this) (?:just |simply |always )?never (?:fails?|breaks?|leaks?|crash(?:es)?|loses?|lets|stops?|goes)
never (?:had|received|seen|lost|missed|failed) (?:a|one|any|even) (?:single )?(?:complaint|client|customer|failure|deadline|patient|minute|file|problem|incident|case|day)
(?:not )?(?:a )?single (?:complaint|failure|outage|incident|error)
always (?:reach|reaches|get|gets|achieve|achieves|works?|deliver|delivers|drops?|improves?|succeeds?|win|wins|pays? off|love|increases?|goes|on time|see|sees)
every time
you(?:'ll| will|'d| would|'re going to| are going to| can) (?:definitely |certainly |immediately |instantly |soon |easily |quickly |never |also |all )?(?:see|notice|get|have|feel|save|double|triple|earn|cut|reduce|recover|win|gain|love|sleep|be|experience|forget|wonder|grow|increase|boost|recoup|slash|halve|achieve|reach) <5>(?:results?|roi|returns?|difference|immediately|instantly|within|in (?:no time|weeks|days|hours|\w+ (?:days|weeks|months|hours))|in (?:one|two|three|six|ninety|thirty|\d+) (?:days|weeks|months|hours|minutes)|from day one|overnight|from the first|guaranteed|every (?:month|year|week)|a year|per year|by (?:half|a third|\d)|less (?:costs?|work)|how you (?:ever )?(?:lived|managed|worked)|(?:twice|double|half) (?:as|the)|\d+ ?%|percent|more (?:sales|customers|bookings|revenue|leads|profit))
(?:you|your (?:team|staff|people|customers|patients|guests|clients|crew|employees|users|kids|pupils|children)) (?:will|'ll|are going to|is going to) (?:absolutely |all |simply |just )?(?:love|adore|thank|be amazed|be blown|be delighted|be thrilled|never|be happier|jump)
(?:you|your \w+|teams?|clients?|customers?|companies|businesses|owners|users|practices|everyone|everybody|people|they|patients|we) (?:will |'ll |typically |usually |always |all |immediately )?(?:see|sees|get|gets|recover|recovers|notice|have|experience|save|saves|doubled?|feel|has) <3>(?:returns?|results?|roi|payback|improvement|savings|difference) (?:within|in|after|from|immediately|by|straight) <1>(?:weeks?|days?|hours?|months?|the first|day one|a|\d+)?
(?:pay|pays|paid) for (?:itself|themselves) <3>(?:in|within|before|by|after|twice|many)
(?:your|the) <3>(?:will|'ll) (?:be|drop|double|triple|go|rise|improve|fall|disappear|vanish|grow|soar|increase|never) <4>(?:in|within|by|from day one|overnight|immediately|instantly|half|under|percent|forever|gone|again|leak|fail)
(?:everyone|everybody) (?:who (?:has|uses|used|tried|tries|joins|joined|takes|took|works|worked)|loves|sees results|gets results|saves|succeeds|is (?:happy|thrilled|delighted|amazed))
(?:every (?:client|customer|user|company|team|business|owner|patient|single)|all (?:of )?our (?:clients|customers|users)|each of our) <4>(?:has|have|loves?|sees?|gets?|saves?|sleeps?|says?|succeeds?|reaches|reach|doubled|tells?|slept|agrees?|reports?) 
(?:in|takes?|with) (?:literally )?no (?:time at all|time|effort|training|work on your)
(?:nobody|no one|none) (?:on|in|of|from) your <2>(?:will|would|'ll) (?:notice|complain|need|feel|even)
(?:solve|solves|fix|fixes|eliminate|eliminates|end|ends|remove|removes|cure|cures) (?:all|every|any|each|your) (?:of )?(?:your |the )?(?:problems?|issues?|worries|errors|mistakes|pain|headaches?|risks?|waste|costs?|backlog|churn)
(?:transform|transforms|transformed|change|changes|changed) <3>(?:your (?:business|life|company|team|practice|organi[sz]ation|value|world)|lives|forever|everything|thousands|hundreds)
(?:nothing|no one|nobody) (?:can|could|will) (?:go wrong|beat|compete|stop)
(?:can't|cannot|couldn't|could not) (?:possibly )?(?:go wrong|fail|lose|be beaten)
(?:future[- ]proof|overnight success|instant results?|immediate results?)
(?:thousands|millions|countless) of <3>(?:owners|companies|customers|clients|businesses|people|teams|users|practices|leaders|schools|patients|families|brands|clinics|shops|restaurants) <2>(?:have|already|trust|love|use|rely|swear|can't)
"""
_AUTHORITY = r"""
(?:studies|research|surveys?|statistics|science|data|experts?|analysts?|evidence|numbers|reports|scientists|psychologists|gartner|harvard|mckinsey|doctors) (?:have |has |clearly |all |consistently )?(?:shows?|shown|proves?|proven|say|says|agree|agrees|confirms?|suggests?|demonstrates?|tells? us|indicates?|found|finds?|recommends?|don't lie|prefer)
(?:scientifically|clinically|statistically|independently|medically) (?:proven|tested|validated|verified|backed|shown)
(?:it is|it's|has been|is|a|are|our|with a|tried and) (?:well |widely |time-)?(?:proven|known|accepted) (?:fact|that|to|method|system|track record|results|formula|approach|way|process|methodology|recipe|success)
(?:did you know|it is known|everyone knows|everybody knows|as everyone knows|it's a fact|fact is) (?:that)?
(?:most|nearly all|almost all|the majority of) (?:companies|businesses|owners|clients|customers|people|teams|firms|practices|managers|landlords|schools|leaders) (?:\w+ )?(?:save|see|lose|fail|overpay|prefer|agree|report|switch|waste|spend|struggle|double|get|find|regret)
"""
_MORE = r"""
(?:hands down|bar none|without (?:a )?doubt|by far)
you(?:'ll| will) ever (?:sit|see|find|use|need|try|buy|taste|meet|own|wear|drive|hear|have|experience)
(?:comes?|came|get|gets) (?:even )?close(?: to (?:it|us|what|this))?(?:\.|!|$)
nothing (?:else )?(?:on the market|out there|compares|works|like it|beats|comes|rivals|matches)
(?:a )?thing of the past
(?:works|work) (?:for (?:every|any|all|everyone|everybody)|every time|always|like magic|instantly|anywhere)
(?:forever|for ever|for the rest of your life|for good)(?: without)?
(?:without|no) (?:any |the slightest |a single )?(?:maintenance|effort|exceptions?|fail|fuss|side effects|training needed|interruption|problems whatsoever)
(?:will|'ll|would) (?:simply |just |all |completely |soon |instantly |quickly |immediately |no longer |never again |never )?(?:vanish|disappear|skyrocket|soar|explode|plummet|rocket|double|triple|shoot up|melt away|evaporate|be a thing|be over|be happier|be impressed|fall in love|be hooked|pay off|pay for itself|speak for itself|change everything|outlast|outperform|beat)
(?:no ifs|that's a promise|that is a promise|mark my words|my word|rest assured|you can be (?:sure|certain)|without question|i stake|money-back)
(?:will|'ll|can|we) (?:get|take|bring|put|make|land|win|earn|save|give) you (?:to (?:page|the top|number|position|first)|on (?:page|top)|more|the|twice|thousands|hundreds|at least|an extra|\d)
(?:sales|revenue|grades?|bookings|scores?|numbers|profits?|productivity|turnover|morale|figures|pupils|results) <2>(?:jump|jumps|leap|leaps|skyrockets?|soars?|explodes?|plummets?|rockets?|shoots? up|surges?)
(?:miracle|magic(?!\swand)|breakthrough|secret (?:formula|recipe|to)|silver bullet|the answer to (?:all|every)|holy grail|dream come true|once and for all)
(?:dramatically|massively|radically|drastically|enormously|exponentially|immensely|tremendously|vastly) (?:\w+)
(?:100|hundred) ?(?:%|percent|per cent) (?:\w+)
(?:instantly|overnight|effortlessly|in (?:just |only |less than |under |as little as )(?:\d+|one|two|three|a few|five|six|ten|thirty|sixty|ninety) (?:days|weeks|months|hours|minutes))
(?:nobody|no one|none of your \w+) will (?:ever|again|have to|need|be|miss|notice|complain)
(?:never|no) (?:again|more) (?:worry|worries|have to|miss|lose|be|wait|late|stress|chase|problems?|headaches?|errors?)
(?:we|i|our \w+) (?:always|never) (?:deliver|fail|miss|let|win|keep|meet|find|achieve|disappoint|lose)
the (?:most \w+|\w{3,12}est|best) <4>(?:you'll|you will|ever|on earth|on the planet|on the market|money can|there is|in the (?:world|business|industry|country|market)|you can (?:buy|get|find)|of all time|in history|known to)
(?:success|results?|satisfaction|improvement|growth|savings?) (?:is|are|rate) (?:guaranteed|certain|assured|immediate|automatic|inevitable)
(?:all|every one) of (?:our|my) (?:clients?|customers?|users|students|patients|members|pupils) 
(?:our|my) (?:clients?|customers?|users|students|members|patients|pupils|other clients) (?:always |all |typically |usually |regularly |consistently |routinely )?(?:save|see|cut|double|triple|achieve|report|grow|love|get|earn|gain|reduce|increase|recover|improve|win|never|always|reach) 
(?:nobody|no one|no other \w+|none) (?:else )?(?:can|could|offers|does|has|knows|understands|comes|delivers|matches)
results? no(?: one| other|body)
"""
_SOFT = r"""
(?:from|since) day one
(?:almost|practically|virtually|nearly) (?:zero|nothing|no|none|disappear|eliminated)
(?:fall|falls|drop|drops|shrink|shrinks|go|goes|down) to <1>(?:zero|nothing|none|nil)
(?:significantly|substantially|considerably|greatly|hugely|noticeably|measurably) (?:\w+)
(?:best-in-class|game[- ]changer|world-class|perfect(?:ly)?|flawless(?:ly)?|amazing|incredible|unique|exceptional|outstanding|unbelievable|phenomenal|extraordinary|superior)
(?:happier|more productive|less stress|stress-free|worry-free|painless|better results)
(?:hundreds|thousands|dozens|millions|countless) of <3>(?:have|already|trust|use|love)
"""
_TABLE = (
    *patterns("OS303", _MORE),
    *patterns("OS301", _SOFT, 0.5),
    *patterns("OS301", _SUPERLATIVE),
    *patterns("OS303", _PROMISE),
    *patterns("OS305", _AUTHORITY),
)
_FIGURE = re.compile(
    r"(?<![\w.,])(?:[£$€]\s?\d[\d,.]{0,12}(?:k|m|\s?million)?|\d[\d,.]{0,12}\s?(?:%|percent|per cent|x\b|times\b|-fold|fold\b)|"
    r"\d[\d,.]{0,12}\s?(?:euros?|pounds|dollars|hours|days|million)\b|\d{1,3} (?:out of|in) (?:every )?\d{1,3}|"
    r"(?:nine|eight|seven|four|two|three) (?:out of|in) (?:ten|five|three|four)|(?:by|in) half|(?:by|to) a third|"
    r"(?:two|three|four|five|six|ten|\d{1,3}) times|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|halv(?:e|es|ed|ing)|twice as|(?:two|three|four|five|six|ten|twenty|hundred)-?fold|(?:one|two|three|four|five|six|seven|eight|ten|a dozen|\d{1,3}) (?:grades?|hours?|days?|weeks?|points?|kilos?|sizes?|positions?) (?:earlier|faster|sooner|less|more|a week|per week|back|in|within|every))(?![\w-])"
)
_EFFECT = compile_phrase(
    r"(?:sav(?:e|es|ed|ing|ings)|cuts?|cutting|reduc(?:e|es|ed|ing|tion)|increas(?:e|es|ed|ing)|boosts?|boosting|grows?|growing|grew|faster|improv(?:e|es|ed|ing|ement)|"
    r"rais(?:e|es|ed)|lifts?|lowers?|drops?|more (?:bookings?|sales|leads|revenue|customers|productive|efficient|profit|replies|conversions)|fewer|less|quicker|cheaper|roi|return|"
    r"uptime|accuracy|accurate|satisfaction|success rate|productivity|efficiency|overpay|prefer|conversion|better|earlier|sooner|jumps?|leaps?|slash(?:es|ed)?|shrinks?|eliminat(?:e|es|ed)|deliver(?:s|ed)?|goes up|"
    r"doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|halv(?:e|es|ed|ing)|gains?|shorter|higher|results?|would be|of (?:companies|businesses|patients|customers|clients|people|owners|buyers|landlords|users|employees|teams|projects|managers|guests)|recover)"
)
#: Words that say where a figure comes from, or that it is the reader's own.
_SOURCE = compile_phrase(
    r"(?:according to|source|sources|report|reported|attached|enclosed|page|survey|barometer|trial|pilot|measured|meter|readings?|log|their own|your own|own (?:figures?|numbers?|report|records?|export|data)|"
    r"from (?:the|your) (?:export|report|figures|data|list|statistics)|in your|your (?:target|goal|plan|aim|report|export|figures?|numbers?|statistics|owner|median|board)|you (?:said|mentioned|told|want|need|aim|plan|count|counted|"
    r"hope|sent|asked|forwarded|shared|gave|wrote|are (?:at|aiming)|have to|ship|spend|lose|know)|you'd like|you're aiming|as you|by your (?:count|own)|study by|published|audit|audited|below the list|discount|"
    r"on the same terms|list price|a (?:month|seat)|per (?:seat|user|month)|link below|case study|reference|20\d\d|if (?:we|you|it)|how (?:many|much)|whether|what would|we have been growing|investors|may vary|depends|roughly what)"
)

_SAID = compile_phrase(
    r"(?:(?:you|you've|you have) (?:just |also |even |once |rightly |clearly |kindly )?(?:said|told (?:me|us)|mentioned|explained|complained|admitted|confessed|stated|described|confirmed|expressed|pointed out|let (?:me|us) know|"
    r"shared with (?:me|us)|indicated|stressed|emphasi[sz]ed|talked about|spoke (?:about|of))|as you (?:said|put it|told|mentioned|explained)|in your (?:own )?words)"
)
_FEELING = compile_phrase(
    r"(?:(?:you're|you are|you were|you must be|you seem|you sound|you look|you feel|you must feel|you've been|you have been|you get|how|you are so|must be|makes you|leaves you|you're feeling|you are feeling) "
    r"(?:so |very |really |clearly |obviously |deeply |quite |all |probably |feeling |also |how )?(?:worried|afraid|anxious|scared|nervous|frustrated|frightened|desperate|stressed|overwhelmed|tired|exhausted|unhappy|angry|annoyed|fed up|"
    r"sick|dreaming|longing|ashamed|embarrassed|humiliated|concerned|terrified|excited|thrilled|eager|keen|ready|determined|passionate|ambitious|struggling|losing sleep|hoping|disappointed|unsure|confused|jealous|proud|lonely|dissatisfied)|"
    r"you (?:clearly |obviously |secretly |really |truly |already |deeply |always |also )?(?:hate|dread|resent|fear|regret|long for|dream (?:of|about)|crave|love|despise|can't stand|feel|worry)|"
    r"you(?:'ve| have)? (?:always |clearly |obviously |desperately |really |badly )(?:want|wanted|need|needed|wish|hope|dream)|you (?:want|wish|hope|dream|need) to (?:be seen|become|leave|impress|prove|be the|quit|lead|retire|beat|replace|get rid)|"
    r"your (?:biggest |greatest |main |worst |deepest |real |own |personal |top |number one |true )?(?:fear|fears|worry|worries|anxiety|dream|dreams|frustration|frustrations|ambition|ambitions|nightmare|concern|priority|goal|pain|desire|insecurity|passion|aspiration)s? (?:is|are|was|to|about|that|of|with)|"
    r"keeps you (?:up|awake)|(?:we|i) know (?:how|that you|you're|you are)|(?:we|i) understand (?:that )?(?:you're|you are|your)|deep down you|you've had enough|you have had enough|you can't wait)"
)
_CONDITION = re.compile(r"\b(?:if|when|whenever|once|until|in case|unless|whether|as soon as|what)\s+(?:\w+\s+)?$")
#: Below this share of a claim's own words found in the quotes, the quotes do not speak of it.
SUPPORT = 0.3


def _sourced(message: Message, n: int) -> bool:
    """The sentence, or the one right after it, names where its figure comes from."""
    near = message.sentences[n : n + 2]
    if _SOURCE.search(near[0].lower) or near[0].question:
        return True
    after = near[1].lower if len(near) > 1 else ""
    return bool(re.match(r"(?:\(|source|that is|that's from|these are|the figures? (?:is|are|come))", after))


def _figures(message: Message, context: LintContext) -> Iterator[Hit]:
    for n, sentence in enumerate(message.sentences):
        if not _EFFECT.search(sentence.lower) or _sourced(message, n):
            continue
        for match in _FIGURE.finditer(sentence.lower):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            digits = re.findall(r"\d[\d.,]*", match[0])
            theirs = bool(digits) and all(d.strip(".,") in context.lower for d in digits)
            if not theirs and not message.is_quoted(start, end):
                yield Hit("OS302", start, end)


def _supported(sentence: Sentence, stems: frozenset[str]) -> bool:
    """Enough of what the sentence says is in the quotes; a sentence that says little cannot be judged."""
    own = set(sentence.stems)
    return len(own) < 2 or len(own & stems) / len(own) >= SUPPORT


def _attributions(message: Message, context: LintContext) -> Iterator[Hit]:
    for n, sentence in enumerate(message.sentences):
        said, felt = _SAID.search(sentence.lower), _FEELING.search(sentence.lower)
        match = said or felt
        if not match or (sentence.question and not said) or _CONDITION.search(sentence.lower[: match.start()]):
            continue
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if message.is_quoted(start, end) or _supported(sentence, context.stems):
            continue
        # "You said it with a laugh": what was said stands in the sentence before.
        before = message.sentences[n - 1] if n else None
        if said and before and len(sentence.stems) <= 4 and set(before.stems) & context.stems:
            continue
        quote = context.quote_for(sentence.stems)
        yield Hit(
            "OS304",
            sentence.start,
            sentence.end,
            instead=f"Use what they said (“{_short(quote.text)}”), or ask." if quote else "",
        )


def _short(text: str, limit: int = 120) -> str:
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"


def check(message: Message, context: LintContext) -> Iterator[Hit]:
    """Superlatives, promises, borrowed authority, figures without a source, and words put in the reader's mouth."""
    sourced = [(s.start, s.end) for n, s in enumerate(message.sentences) if _sourced(message, n)]
    for hit in matches(message, _TABLE):
        if hit.code == "OS305" and any(a <= hit.start < b for a, b in sourced):
            continue
        if context.known and context.said(message.lower[hit.start : hit.end]):
            continue
        yield hit
    yield from _figures(message, context)
    if context.known:
        yield from _attributions(message, context)


RULE = Rule("unsupported_claim", "More is said than anybody could show.", CODES, check)
