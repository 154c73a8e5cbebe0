"""What moves them, said outright: fear, pain, wants, goals, who they are and would be, what forces their hand, a yes."""

from __future__ import annotations

from otherside.domain import Facet
from otherside.extraction.plain.words import AM, OPENING, VERY, Table

_AFRAID = r"(?:afraid|scared|frightened|terrified)"
#: "I'm afraid that won't work for us", "… that I can't give you more": a no said politely. "That it won't work" may be a fear.
_REGRET = (
    r"(?:will|would|won't|wouldn't|is|isn't|was|wasn't|does|doesn't|can|can't|cannot|has|hasn't|leaves)\b"
    r"|that(?:'s| is| will| won't)\b|(?:I|we) (?:can't|cannot|can not|am not able|are not able)\b"
)
_SOMEBODY = r"(?:a|an|the|someone|somebody|one of (?:those|the)|known|remembered)"
_WORTHY = r"(?:who|that|where|people)"
#: Who one is to others, in a family, a house or a trade.
_SOMEONE = (
    "son", "daughter", "father", "mother", "brother", "sister", "heir", "generation", "boss", "manager", "director", "owner", "leader",
    "chairman", "chairwoman", "head", "guy", "man", "woman", "person", "teacher", "nurse", "doctor", "farmer", "baker",
)  # fmt: skip
_NEVER = r"(?: (?:don't|do not|never|would never|wouldn't) want(?:ed)? to|'ll never| will never| won't| refuse to| never meant to)"
#: What would then have been done, once and for all.
_ONCE = (
    r"(?:sold|lost|let|broke|closed|shut|ran|gave|sank|killed|missed|took|left|made|threw|wrecked|ruined|drove|signed|said|did|didn't|"
    r"couldn't|failed|stopped|ended|ignored|betrayed|destroyed|squandered|wasted)\b"
)
#: What a thing to buy has to do. Without it "it has to …" and "if it doesn't …" are about the weather and the calendar.
_WORK = r"work (?:offline|with|on|without|in|from)(?! (?:me|us|you)\b)"
_DO = (
    r"(?:do|talk|run|print|export|import|handle|fit|integrate|connect|support|sync|read|show|have|come with|include|cope"
    rf"|speak|save|meet|{_WORK})"
)
_DOES = (
    r"(?:be able to|talk to|handle|export|import|print|integrate|connect|sync|run on|cope with|support"
    rf"|fit (?:in|into|with|on)(?! (?:with )?(?:my|our) (?:diary|calendar|schedule))|{_WORK})"
)
_HAS_TO = r"(?:has|needs|will have|'ll have|would have|'d have|would need|'d need)(?: absolutely| really| just| also| simply)? to"
_NO_DEAL = (
    r"(?:non-?starter|deal-?breaker|forget it|stop here|no deal|no point|no (?:good|use) to (?:us|me)|not interested"
    r"|out of the question|(?:we're|I'm) out\b)"
)
_CUSTOM = r"(?:customers?|clients?|grants?|contracts?|deals?|orders?|jobs?|bookings?|tenants?|bids?|patients?|members?)"

#: Who says yes together; who "they" are was said before.
_BODY = (
    r"(?:they(?:'ve| have)|the (?:\w+ )?(?:board|council|committee|trustees|owners|directors|governors|partners|bank|shareholders"
    r"|management)(?: has| have|'ve|'s)?)(?: now| just| finally| already| both| all)?"
)
#: No more follows than to what or when.
_DONE = (
    r"(?=[^?]*$)(?: to (?:it|this|that|you|us))?(?: yesterday| today| last night| this morning| on \w+day)?"
    r"(?=\W*$|[,;:–—] (?:and|so)\b| and (?:so|now)\b)"
)

#: Where a sentence or a part of it begins.
_BEGIN = rf"(?:{OPENING}|[,;:–—] (?:and |but |so )?)"
_IT = r"(?:it|this|that|them|people|everyone|everybody|(?:my|our|the) \w+)"
_SEE = r"(?:see(?! (?:you|him|her|if|whether)\b)|have(?! (?:you|him|her)\b)|be able to|get (?:rid|out|away|back))"
#: What one would love in passing, and not of a purchase.
_SMALL = (
    r"(?:word|chat|minute|moment|second|coffee|tea|cup|drink|beer|lift|holiday|break|nap|walk|baby|child|copy|look)"
)

MOVES: Table = {
    Facet.FEAR: (
        (
            "afraid", "keeps me", "scare", "frighten", "terrif", "worr", "fear", "nightmare", "dread", "awake", "sleep", "slept",
            "nervous", "anxious", "apprehensive", "uneasy", "petrif", "concern", "want to",
        ),
        (
            rf"\bwhat (?:I|we){AM}{VERY} (?:{_AFRAID}|worried)\b",
            rf"\b(?:I|we){AM}{VERY} {_AFRAID} (?:of|to)\b",
            rf"\b(?:I|we){AM}{VERY} (?:scared|frightened|terrified|afraid(?! that (?:{_REGRET}))) that (?!I'll have to|we'll have to)",
            rf"\b(?:I|we){AM}{VERY} {_AFRAID} (?:he|she|they|people|nobody|somebody|someone)(?:'ll| will| might)\b",
            rf"\b(?:I|we){AM}{VERY} {_AFRAID} it (?:won't|will|might|doesn't)\b",
            rf"\b(?:I|we){AM}{VERY} worried (?:(?:that|he|she|it|they|the|my|our|I|we)\b|about (?!you\b))",
            rf"\b(?:I|we){AM}{VERY} (?:nervous|anxious|apprehensive|uneasy|petrified) (?:about (?!you\b)|of|that|it|they)\b",
            rf"(?<!what )(?<!all )\b(?:I|we){AM}{VERY} concerned (?:that|about (?!you\b))",
            r"\bmy(?: \w+)? (?:fear|worry|nightmare) (?:is|was|would be)\b",
            r"\bwhat (?:really |most )?(?:worries|scares|frightens|terrifies|concerns) (?:me|us)\b",
            r"\b(?:that|it|this|which|the (?:thought|idea) of [\w' ]{1,50})(?: really| honestly| just)?"
            r" (?:worries|scares|frightens|terrifies|petrifies) (?:me|us)\b",
            r"\bthat's what (?:really |most )?(?:worries|scares|frightens|terrifies)"
            r" (?:the (?:board|owners?|team|partners|trustees)|everyone|everybody)\b",
            r"\bI(?: do| still| just)* worry (?:that|about)\b",
            r"\bI(?: do| still| just| really)* dread\b",
            rf"\bI{AM}{VERY} frightened\b|\bkeeps me (?:up|awake)\b|\bI (?:lie|lay) awake\b|\bI(?:'m| am)? los(?:e|ing) sleep\b",
            r"\b(?:can't|cannot|couldn't|don't|haven't|barely) (?:sleep|slept)(?: \w+){0,2}"
            r" (?:for thinking|over (?:it|this)|thinking|worrying)\b|\b(?:not|haven't) slept(?: right| properly| well)? since\W*$",
            r"\b(?:I|we)(?: really| just)? (?:don't|do not|wouldn't)(?: really)? want to be (?:the|that)"
            r" (?:one|person|man|woman|manager|owner|firm|company|generation) (?:who|that)(?:'s)? (?:lost|loses|broke|breaks|sank"
            r"|sinks|closed|closes|ruined|ruins|killed|kills|sold|sells|gets? blamed|has to (?:explain|close))\b",
            r"\b(?:I|we)(?: really| just)? (?:don't|do not|wouldn't)(?: really)? want to (?:end|finish|wind) up"
            r" (?:like|as|with|in|being|having|losing|paying|stuck)\b",
        ),
    ),
    Facet.FRUSTRATION: (
        (
            "disaster", "nightmare", "shambles", "fiasco", "farce", "cost us", " back", "lost", "down more", "drive",
            "driving", "sick", "fed up", "tired of", "hate", "loathe", "detest", "waste of", "pain", "nerves", "infuriat",
            "maddening", "exasperating", "destroying", "frustrat", "keep", "kept",
        ),
        (
            # Of a change or a purchase, or the whole answer: holidays and films are disasters too.
            r"\b(?:the|our|that) (?:last |whole |first )?(?:roll-?out|launch|migration|go-?live|installation|switch|project|training"
            r"|handover|move|system|software) was(?: just| such| absolutely| honestly)? a(?:n absolute|n utter| complete| total"
            r"| real| right| bloody| proper)? (?:disaster|nightmare|shambles|fiasco|farce)\b",
            rf"{OPENING}(?:it|that) was a(?:n absolute|n utter| complete| total| real| right| bloody| proper)?"
            r" (?:disaster|shambles|fiasco|farce)\W*$",
            # Cost already, not might cost.
            r"(?<!would )(?<!could )(?<!might )(?<!will )(?<!can )(?<!to )(?<!can't )(?<!'d )(?<!'ll )(?<!may )"
            r"\bcost us (?:the|a|an|our|two|three|four|several|another|one)(?: \w+){0,2}"
            rf" (?:{_CUSTOM}|sales?|season|days?|weeks?|months?|weekends?)\b",
            r"\b(?:I|we)(?:'ve)?(?: just| already| also| even)? lost (?:the|a|an|two|three|four|several|our|another|one)(?: \w+){0,2}?"
            rf" {_CUSTOM} (?:because|over (?:it|that|this))\b",
            r"\b(?:nobody|no one|no-one) ever (?:rings|calls|gets|writes|comes) (?:me |us )?back\b"
            r"|\bthey never (?:ring|call|get|write) (?:me |us )?back\b",
            r"\bdown more (?:often )?than (?:it's|it is|they're) (?:up|working)\b",
            r"(?<!n't )(?<!not )(?<!never )(?<!would )(?<!will )\b(?:drives?|driving) (?:me|us|everyone|everybody|them all)"
            r" (?:mad|nuts|crazy|insane|up the wall|round the bend|bananas|spare|to despair)\b",
            rf"\b(?:I|we){AM}{VERY}(?: all| getting| sick and)*{VERY} (?:sick(?: and tired)? of|fed up (?:with|of)|tired of)\b",
            r"\b(?:I|we|everyone|everybody)(?: really| just| honestly| absolutely| all| do| always)? (?:hates?|loathes?|detests?)"
            r" (?:how|when|having to|doing|it when|that (?:I|we|it|the|you|there))\b",
            r"\b(?:complete|total|such a|huge|utter) waste of (?:my |our )?(?:time|money)\b",
            r"\b(?:a pain in the (?:neck|backside|arse|ass|butt|behind)|such a pain|a (?:real|huge|big|major|royal) pain)\b",
            r"\b(?:gets?|getting|got) on (?:my|our) nerves\b"
            r"|\b(?:infuriating|maddening|exasperating|soul-?destroying|infuriates? (?:me|us))\b",
            r"(?:\bis|'s|\bwas|\bare)(?: (?:so|very|really|most|incredibly|extremely|just|quite|pretty|super|always|also"
            r"|particularly))* frustrating\b|\bfrustrates (?:me|us)\b",
            r"\b(?:it|they|the \w+)(?:'s| is)?(?: just| always)? (?:keeps?|kept) (?:on )?(?:crashing|breaking|failing|freezing"
            r"|going (?:down|wrong)|falling over|disconnecting|cutting out|jamming)\b",
        ),
    ),
    Facet.WANT: (
        (
            "starter", "breaker", "forget it", "stop here", "no deal", "no point", "no good", "no use", "interested",
            "out of the question", "re out", "m out", "it has", "it needs", "it will", "it'll", "it would", "it'd",
            "the system", "the tool", "the software", "the app", "the new one", "whatever", "look at any",
            "consider any", "buy any", "touch any",
        ),
        (
            rf"\bif (?:it|they|you|that|this) (?:don't|doesn't|can't|won't|didn't|couldn't) {_DO}\b[^.?!]{{0,80}}\b{_NO_DEAL}",
            rf"\bunless (?:it|they|you|this) (?:do(?:es)?|can|will|could|{_DO}s?)\b[^.?!]{{0,60}}\b{_NO_DEAL}",
            r"\b(?:forget it|no deal|not interested),? unless (?:it|they|you)\b",
            rf"\bit {_HAS_TO} {_DOES}\b",
            rf"{OPENING}it {_HAS_TO} be (?:simple|easy|secure|compatible|portable|waterproof)\b(?! for you\b)",
            rf"\b(?:the (?:system|tool|software|app|new one)|whatever (?:it is|we (?:get|buy|choose))),? {_HAS_TO} {_DOES}\b",
            r"\b(?:we|I) (?:won't|wouldn't|don't|can't)(?: even)? (?:look at|consider|buy|touch) any(?:thing|one|body)? (?:\w+ )?"
            r"(?:that|who|which) (?:isn't|aren't|doesn't|don't|can't|hasn't)\b",
        ),
    ),
    # A bare "I want …" is as often a goal, a hope or a doubt ("I'd want to see it run"): the reader tells them apart.
    Facet.DESIRE: (
        ("love", "wish"),
        (
            rf"{_BEGIN}(?:I|we)(?:'d| would)(?: just| really| honestly| so)* love (?!(?:a|an|some|to have|the|one) (?:\w+ )?{_SMALL}\b)"
            rf"(?:(?:my|our|a|an|one|some|more|less|fewer|the|something|somebody|someone|{_IT} to)\b|to {_SEE}\b)",
            rf"{_BEGIN}I(?: do| just| really| only)* wish (?:we|it|they|there|that|this|somebody|someone|people|(?:the|our|my) \w+)"
            r" (?:\w+ ){0,2}?(?:had|could|would|were|was|didn't|wasn't|weren't|did|knew)\b(?! euros?\b)",
        ),
    ),
    Facet.ASPIRATION: (
        ("to be", "become"),
        (
            r"\b(?:I|we)(?:'d| would)?(?: really| just| always| do)? (?:want|like|love"
            rf"|wanted) to be {_SOMEBODY}\b[^.;?]*\b{_WORTHY}\b",
            rf"\bI (?:want|would like|would love) (?:us|this|this place|our \w+) to (?:be|become) {_SOMEBODY}\b",
            rf"\b(?:I|we)'d (?:like|love) (?:us|this|this place|our \w+) to (?:be|become) {_SOMEBODY}\b",
        ),
    ),
    Facet.IDENTITY: (
        ("kind", "sort", "type", "who i am", "who we are", "pride", "always been", *_SOMEONE),
        (
            # "I don't want to be the son who sold it": what one would have been, not what one has to do every Friday.
            rf"\bI{_NEVER} be the (?:\w+ )?(?:{'|'.join(_SOMEONE)}) (?:who|that) {_ONCE}",
            rf"\bI{_NEVER} be that (?:kind|sort|type) of \w+",
            r"\b(?:I|we)(?:'m| am|'re| are)(?: not| just| always| still)* (?:a|an|the) (?:\w+ )?(?:kind|sort|type) of "
            r"(?:person|man|woman|guy|people|firm|house|company|shop|team|place|boss|family)\b",
            r"\bI(?:'m| am)(?: not| just| always| still)* the (?:kind|sort|type) (?:who|that)\b",
            r"\bthat's who (?:I am|we are)\b",
            r"\b(?:pride|prided) (?:myself|ourselves) on\b",
            r"\b(?:I|we)(?:'ve| have) always been (?:a|an|the|someone|somebody|one)\b",
        ),
    ),
    Facet.GOAL: (
        ("goal", "aim", "target", "objective", "measured", "judged", "scored", "bonus"),
        (
            r"\b(?:my|our) (?:goal|aim|target|objective)(?: here| now| this year| for [\w ]{1,30})? is\b",
            rf"\b(?:I|we){AM}(?: all)? (?:measured|judged|scored) (?:on|by)\b",
            r"\bmy bonus (?:is|hangs|depends|rests)\b",
        ),
    ),
    Facet.COMMITMENT: (
        ("said yes", "green light", "go-ahead", "blessing"),
        (rf"{OPENING}{_BODY} (?:said yes|(?:given|gave) (?:us|me|it) (?:the|their|its) (?:go-ahead|green light|blessing)){_DONE}",),
    ),
    Facet.TRIGGER: (
        ("contract", "licen", "lease", "warranty", "agreement", "subscription", "mortgage", "rate"),
        (
            r"\b(?:our|my|the) (?:\w+ )?(?:contract|licen[cs]e|lease|warranty|agreement|subscription|mortgage|fixed rate)"
            r" (?:runs out|expires|ends|is up|comes up|lapses|is (?:ending|expiring|running out))\b",
        ),
    ),
}  # fmt: skip
