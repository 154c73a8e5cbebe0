"""pressure: the reader is pushed instead of left free."""

from __future__ import annotations

from collections.abc import Iterator

from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.finding import Code, Hit
from otherside.messaging.lint.message import Message
from otherside.messaging.lint.patterns import compile_phrase, matches, patterns
from otherside.messaging.lint.rule import Rule

CODES = (
    Code(
        "OS201",
        "false-urgency",
        "A deadline or hurry of our own making. It moves the reader's attention from their decision to our clock.",
        "Drop it, or use a date that is theirs and say whose it is. If a price really changes, state it once, plainly, well ahead.",
        "The discount expires at midnight, so act now.",
        "You need an answer for your board on 12 May. What would you want to know before then?",
    ),
    Code(
        "OS202",
        "scarcity",
        "Scarcity as a lever: the reader is meant to fear losing a place rather than to weigh a choice.",
        "Leave it out. If capacity matters to their plan, tell them the lead time as a fact they can plan with.",
        "Only three seats left, and they are filling up fast.",
        "Delivery takes ten weeks at the moment; you may want that in your plan.",
    ),
    Code(
        "OS203",
        "guilt",
        "It makes the reader feel they owe us something: a reply, a favour, a return for our effort.",
        "Ask nothing back for what you chose to do. Make silence an acceptable answer.",
        "I've sent you four emails and haven't had a reply. I went out on a limb for you.",
        "If this has moved down your list, that is fine; I'll leave it with you.",
    ),
    Code(
        "OS204",
        "empty-nudge",
        "A reminder that brings the reader nothing but the reminder.",
        "Write only when you have something of use to them, or a question that builds on what they said.",
        "Just checking in on my last email!",
        "You wondered how others count food waste. Here are two canteens' sheets, with their permission.",
    ),
    Code(
        "OS205",
        "presumptive-close",
        "It takes a decision for granted that the reader has not made.",
        "Ask where they stand, and leave no as an easy answer.",
        "I'll send the paperwork and you can sign tonight. Monday or Wednesday to start?",
        "Where do you stand on this now? If it is a no, that helps me too.",
    ),
    Code(
        "OS206",
        "ultimatum",
        "An ultimatum: act, or lose it. It ends the conversation it seems to press forward.",
        "Say what you will do next without a condition on them, and leave the door open.",
        "If I don't hear from you by Thursday I'll have to close your file.",
        "I won't write again unless you would like me to. You know where I am.",
    ),
    Code(
        "OS207",
        "flattery-as-lever",
        "Praise that is tied to a yes. Readers notice that the compliment has a price.",
        "Name something they did and why it stayed with you, and ask for nothing in the same breath.",
        "A visionary like you will see at once that this is a no-brainer.",
        "Your remark about the night shift stayed with me. How did you come to see it that way?",
    ),
    Code(
        "OS208",
        "fear-of-missing-out",
        "Fear of missing out or of falling behind others: it pushes with anxiety instead of helping to judge.",
        "If what others do is of use, tell it as an experience with its costs, and let the reader compare.",
        "Your competitors are already doing this. Don't get left behind.",
        "Two neighbours of yours tried it; one stopped. I can ask both whether they would talk to you.",
    ),
    Code(
        "OS209",
        "pushes-to-close",
        "A push to decide or sign now, whatever the reader still has to settle.",
        "Ask what is still open for them, and offer a small next step they can decline.",
        "What's it going to take to get you to sign today?",
        "What is still open for you? We can look at one of those questions together, or leave it.",
    ),
)

_URGENCY = r"""
(?:offer|discount|price|pricing|rate|deal|terms|promotion|quote|special|window|opportunity|bonus|voucher|code|it|this|incentive|saving|savings) <4>(?:expires?|runs out|ends?|closes?|closing|goes up|go up|goes away|disappears?|is going up|will be gone|lapses?|won't last|will not last|won't be (?:available|around|here|repeated)|off the table|increases?|rises?) <3>(?:{day}|soon|\d|on|at|in|by|after|quickly|fast|shortly|long|forever|next)
(?:off|from) the table
prices? <2>(?:go|goes|going|rise|rises|increase|increases|jump|jumps) <1>up
price <1>(?:rise|increase|hike) <3>(?:coming|looms|kicks in|takes effect|{day})
act (?:now|fast|quickly|today|soon)
(?:^hurry|hurry up|please hurry|don't delay|do not delay|don't wait|do not wait|don't hesitate any|no time to (?:lose|waste)|time is running out|time's running out|running out of time|clock is ticking|before it's too late|before it is too late|while you still can|while there's still time|there's still time|still time to (?:get|grab|join))
(?:last|final|one last|one final|very last) (?:chance|call|opportunity|reminder|notice|day|days|hours)
limited[- ]time
(?:today|this week|this month|week|month) only
only (?:today|this week|this month|until {day}|valid until|till {day}|available until)
(?:can't|cannot|can not|won't be able to|not able to|can only|unable to) (?:hold|keep|guarantee|honou?r|extend|offer|lock) <5>(?:price|offer|rate|discount|deal|terms|for you|open|past|beyond|after|until|much longer)
(?:hold|keep|lock|honou?r) (?:in )?(?:this|the|that|your) (?:price|rate|offer|discount|deal) <3>(?:until|till|through|before|past|if you)
(?:need|want|must have|expect) <2>(?:your |an |a |the )?(?:answer|decision|yes or no|signature|confirmation|commitment|go-ahead|yes|reply|response) <3>(?:by|before|until|till|{day}|asap|right away|immediately)
(?:yes or (?:a )?no|answer|decision) (?:by|before) {day}
(?:asap|at the earliest|immediately|right away|without delay|right now|urgently|as soon as possible) <0>(?:please )?(?:sign|confirm|reply|decide|order|act)
(?:sign|confirm|reply|decide|order|act|book|commit|buy|pay|deposit|revert|respond) <4>(?:asap|at the earliest|immediately|right away|without delay|right now|urgently|before it's)
window <1>(?:is )?<1>(?:closing|closes|shuts|shutting)
{wehave} only <2>(?:until|till) {day}
(?:early[- ]bird|founder(?:'s)? rate|introductory price|launch price|end[- ]of[- ](?:year|quarter|month) (?:discount|price|pricing|deal|offer|special))
steepest discounts?
(?:urgent|urgently|time[- ]sensitive)
before (?:the )?(?:price|prices|offer|rate|rates|cost) <1>(?:goes|go|rises?|expires?|ends?|increases?|changes?)
kindly do the needful
"""
_SCARCITY = r"""
(?:only|just|last|final|remaining) <1>{num} <2>(?:seats?|spots?|slots?|places?|spaces?|units?|packages?|licen[cs]es|rooms?|openings?|pieces?|left|remain|remaining|available)
(?:only|just) (?:one|1) (?:\w+ )?(?:slot|spot|place|seat|space|unit|package|left)
(?:one|1) more <1>(?:package|unit|slot|spot|seat|place|one) <2>(?:at|left|for|available)
(?:seats?|spots?|slots?|places?|spaces?|stocks?|units?|availability|capacity|calendar|diary|dates|inventory|supply|supplies) <3>(?:are|is|'s|go|going|goes|fill|fills|filling|sell|selling|run|running|very|extremely|strictly|getting) <2>(?:filling|fast|quickly|limited|low|out|scarce|tight|gone|up|tonight|soon|booked)
(?:last|final|few|remaining) (?:\w+ )?(?:places?|seats?|spots?|slots?|spaces?|units?)
limited (?:number|availability|spots?|seats?|places|slots?|stock|edition|supply|quantity|space|spaces)
(?:while|as long as) (?:stocks?|supplies|supply) lasts?
once (?:they're|it's|they are|it is|these are|this is) gone
(?:two|three|several|many|other|another|someone else|somebody else|\d+) <2>(?:people|customers?|clients?|buyers?|companies|parties|firms|person) <2>(?:asking|waiting|interested|in line|lined up|looking at|want|wants|on the waiting list|queu(?:e)?ing)
(?:someone|somebody|another|other) (?:else )?<1>(?:will|is going to|gets?|takes?|snap|snaps|about to) <1>(?:take|get|snap|grab|it|sign|buy)
give it to (?:them|someone|somebody|another|the next)
(?:going|selling|sell|gone|go) (?:fast|out fast|like hot cakes)
(?:almost|nearly) (?:sold out|full|gone|fully booked)
(?:selling|sold|sell) out
secure (?:your|yours|a|the) <1>(?:spot|seat|place|slot|now|today|space|copy)?
(?:grab|claim|snatch|snag) (?:your|yours|a|one|the last|this)
exclusive (?:offer|invitation|opportunity|access|deal|spot)
"""
_GUILT = r"""
(?:i've|i have|that's|this is) <2>(?:sent|written|emailed|called|tried|left|messaged|reached out|my) <5>(?:times|emails|e-mails|messages|voicemails|mails|calls|letters|email|attempts?)
(?:haven't|have not|hasn't|not|never) <2>(?:had|received|got|gotten|been given|even|seen) <2>(?:the courtesy|a reply|any reply|a response|any response|an answer|so much as|the decency|back)
(?:courtesy|decency) of
(?:never|didn't|don't|won't) (?:even )?<1>(?:bother|bothered) 
(?:went|gone|going|go) out on a limb
(?:went|gone|going|bent over|go) <1>(?:out of my way|the extra mile|backwards|to bat|to the wall) for you
(?:pulled|pulling|pull|called in) <3>(?:strings|favou?rs?)
(?:let|letting) (?:me|us|them|him|her|your (?:team|staff|family|people|kids|children|patients|pupils|crew)) down
(?:disappointed|surprised|shocked|saddened|hurt|puzzled|confused|baffled|upset) <3>(?:not heard|haven't heard|haven't|didn't|no (?:reply|answer|response)|silence|never|still|you(?:'d| would)|by your)
(?:owe|owes|owed) (?:it to|us|me|them|him|her)(?!\snothing)
after (?:all|everything) (?:the |that |this )?<1>(?:i've|we've|i have|we have|i|we|work|time|effort|hours|trouble) <1>(?:done|did|put|spent|invested)?
i(?:'ve| have) been (?:very |more than |so |extremely )?patient
my (?:boss|manager|director|team) <3>(?:kill me|fire me|disappointed|upset|angry|on the line|counting)
(?:counting|relying) on you
(?:don't|do not) (?:let|leave|disappoint|ghost|forget) (?:me|us)
(?:isn't|is not|aren't|must not be|not) <1>(?:important|serious|a priority|committed|interested) (?:to|about|in) <2>(?:you|improving|saving|growing|your)
(?:i'd|i would|we'd|we would|i) (?:really )?hate (?:for|to see) 
(?:hate|shame|pity|sorry|regret|sad) (?:for you to|to see you|if you|for your|to see your|for them to) <3>(?:miss|lose|fall|left|struggle|suffer|regret|pass|go|missed)
you(?:'ll| will| would|'d) (?:only )?(?:regret|kick yourself|be sorry|never forgive)
(?:the )?least you (?:can|could) do
i(?:'m| am) (?:starting to|beginning to) (?:think|wonder|feel) <3>(?:you|ignor|avoid)
(?:don't|do not) (?:want|mean) to (?:be a )?(?:pest|nag|bother|annoy|chase)
(?:are you|you're) (?:ignoring|avoiding|ghosting)
"""
_NUDGE = r"""
(?:just|only|simply|quickly)? ?(?:checking|check|checked) (?:back )?in (?:again|on|to see|with you|once|here|about|regarding|if|whether)
just (?:checking|wanted to check|want to check|thought i'd check|looking to check|popping|pinging|nudging|bumping|chasing|following|circling|floating|touching|dropping|seeing)
(?:bump|bumping|bumped|float|floating|push|pushing|pop|popping|pull|pulling|resurface|resurfacing) (?:this|it|my|that) <4>(?:up|top|inbox|back|again|note|email|mail|message|thread)
(?:bumping|bump) (?:this|it|that)
circl(?:e|ing) back
(?:follow|following|followed) up <1>(?:once |yet )?(?:again|more|once more|on (?:my|the|our) (?:last|previous|earlier|three|two|several|proposal|quote|offer|email|e-mail|mail|message|note)|to see (?:if|whether|where)|here|on this|on that|as i)
(?:did|have|had) you <2>(?:get|got|had|find|found) <2>(?:chance|opportunity|time|moment|minute|around) to <1>(?:read|look|see|review|go through|think|consider|check|digest|open)
(?:any|had any) (?:thoughts|news|updates?|movement|progress|word) (?:on (?:this|my|the|our)|yet|from your (?:side|end)|about|here|so far)
any thoughts\?
in case (?:you|it|this|my) <2>(?:missed|got (?:lost|buried)|slipped|buried|overlooked|went to spam)
(?:fall|falls|fell|falling|slip|slips|slipped|slipping) through the cracks
(?:re-?sending|resend|forwarding this again|sending this again|gentle (?:reminder|nudge|ping)|friendly (?:reminder|nudge|ping)|quick (?:nudge|ping|bump)|polite reminder|nudging)
(?:haven't|have not|didn't|not|hadn't|never) (?:yet )?hear(?:d)? (?:back|from you|anything)
still (?:waiting|awaiting|haven't heard|no (?:reply|word|answer)|hoping to hear)
(?:chasing|chase) (?:you|this|up|my|for)
(?:top|back) (?:of|to|in|into) (?:the top of )?your inbox
"""
_PRESUME = r"""
(?:i'll|i will|we'll|we will|let me|i'm going to|i've|i have) <2>(?:send|get|email|draw up|prepare|start on|have|put) <2>(?:paperwork|contract|agreement|invoice|order form|docusign) <6>(?:sign|and you can|you can|today|tonight|back|over)
(?:i'll|i will|we'll|i've|i have) (?:already |go ahead and |just )?<1>(?:put|pencil|pencill?ed|sign|signed|book|booked|reserve|reserved|count|counted|mark|marked|take|taken|told|assume|assumed) <3>(?:you down|you in|your silence|your spot|your seat|your place|you're in|you are in|you up|as a yes|we have a deal|in for)
take <2>silence as
(?:shall|should|can|could|may) (?:i|we) (?:put|pencil|sign|count|mark|get) you (?:down|in|up|started|signed)
(?:would you |do you |would it be |shall we |you )?(?:prefer|rather|better|like)? ?<2>(?:start|begin|go live|launch|install|deliver|kick off|sign)(?:ing)? <1>(?:on )?(?:monday|tuesday|wednesday|thursday|friday|the \w+|this week|january|february|march|april|may|june) or (?:on )?(?:monday|tuesday|wednesday|thursday|friday|the \w+|next week|\w+)
(?:welcome|great to have you) (?:on board|aboard)
(?:already|i've) (?:told|promised|informed) <3>(?:you're|you are|you'd|you would|you'll|you were) <1>(?:in|on board|joining|signing|buying|coming|ready)
when (?:you|we) sign <1>(?:next|this|tomorrow|today)
which (?:card|package|plan|tier|colou?r|of the (?:two|three)) <3>(?:shall|should|do you want|would you like|will) <2>(?:i|we|you|me) <2>(?:charge|book|put|sign|start with|order|set up|go|going|use|using)
(?:can|shall|should) (?:we|i) (?:consider|call|treat) (?:this|it|that) (?:a )?(?:done|deal|closed|settled|agreed|confirmed)
(?:i|we) (?:assume|take it|trust|presume) <3>(?:you're|you are|you'll|you will|you want) <2>(?:in|ready|sign|signing|going ahead|proceed|happy to proceed|move forward|moving forward|on board|go ahead)
let's get (?:you )?(?:this |the agreement |the contract |the paperwork |the deal |it |your order )?<1>(?:signed|wrapped up|started today|over the line|done|closed|locked in|booked|sorted|moving|onboarded) <2>(?:{day}|up|before|now|asap|right away)
"""
_ULTIMATUM = r"""
if (?:i|we) (?:don't|do not|haven't|have not|didn't) (?:hear|heard|get|got|receive|received|have|see) <8>(?:i'll|i will|we'll|we will|i'm|we're|have to|assume|release|offer|close|cancel|withdraw|lose|remove|archive|give|move on|must)
if (?:you )?(?:not|don't|do not|can't|cannot|won't|fail to) (?:confirm|sign|reply|answer|respond|decide|act|commit|move|order|pay|book|return) <9>(?:we|i|it|the|you|your|gone|lose|will|price)
(?:otherwise|or else|if not) <1>(?:i|we|it|the|you|someone)(?:'ll|'m| will| have| am| must| won't)? <1>(?:have to|will|must|move on|give|close|release|assume|withdraw|lose|gone|go)
(?:i'll|i will|we'll|we will|i|we) (?:be |have to |must |going to |be forced to )?<1>(?:close|closing|archive|cancel|withdraw|release|pull) <1>(?:your|the|this) (?:file|offer|account|spot|place|slot|proposal|request|quote|case|discount)
have to (?:move on|walk away|let (?:this|it|you) go|give (?:it|your|this)|assume|withdraw)
take it or leave it
now or never
if not now (?:when|then when)
(?:this is|it's|that's) my (?:last|final) (?:email|e-mail|offer|attempt|message|mail|call|word)
"""
_FLATTERY = r"""
(?:someone|somebody|leaders?|a leader|a person|people|a visionary|visionaries|a professional|executives?|an expert|a (?:\w+ )?(?:owner|manager|director|company|business|ceo|man|woman)) <2>(?:like you|as (?:\w+ )?as you|of your (?:calibre|caliber|stature|standing|experience|level|vision|intelligence|reputation)|such as you|such as yourself|like yourself|as yourself)
(?:visionary|genius|rock ?star|brilliant mind) (?:like|such as)
(?:smart|clever|intelligent|successful|great|true|real|wise|savvy|sharp|forward-thinking|serious|bold|strong|top|best) (?:leaders?|people|owners?|managers?|companies|businesses|buyers?|executives?|founders?|investors?|directors?|ceos?|professionals?|teams) (?:like you )?(?:don't|do not|never|always|know|understand|decide|act|choose|already|see|move|invest|recogni[sz]e|get|take)
you(?:'re| are) (?:clearly |obviously |far |much )?(?:too (?:smart|clever|sharp|intelligent|wise|good|savvy)|(?:smart|clever|sharp|intelligent|wise|savvy|smarter) (?:enough|than))
(?:as|being) (?:the |a |an )?<1>(?:visionary|smart|sharp|savvy|intelligent|forward-thinking|brilliant|true|great|successful) <2>(?:you are|leader|person|that you are|owner|manager|director)
no[- ]brainer
(?:will|you'll) have seen (?:right away|at once|immediately)
you(?:'d| would)(?:'ve| have)? ?(?:be )?(?:crazy|mad|foolish|silly|insane|stupid|a fool) (?:to|not to|if)
"""
_FOMO = r"""
(?:your )?(?:competitors?|competition|rivals?|peers|others? in your|everyone else|everybody else|neighbou?rs|the rest|other (?:companies|firms|shops|owners|clinics|schools|practices|businesses|hospitals)) <3>(?:are|have|is|has|'re|'ve) <1>(?:already|all|now|moving|ahead|signed|switching|switched|jumping|doing|using|racing|pulling|overtaking|getting|leaving|adopting|eating)
(?:left|fall|falling|fell|get left|stay|lag|lagging|be left|being left) (?:behind|in the dust)
(?:be|being|get|feel) left out
(?:miss|missing|missed) (?:out|the boat|the train|your chance|the chance|this opportunity|this chance|this)
(?:don't|do not|can't afford to|hate for you to) (?:want to )?(?:be the (?:last|only)|miss|lose out|get left|fall behind|be left)
(?:last|only) (?:one|company|firm|shop|school|clinic|practice|person|business|owner) (?:in|on|to|without|who|not|that)
out of business
(?:every|each) (?:day|week|month|hour|minute|quarter|night|year) (?:that )?(?:you|without|of (?:delay|waiting|hesitation)) <4>(?:wait|delay|hesitate|costs?|losing|lose|without|burning|money|is|put|don't|hold)
(?:longer|more) you (?:wait|delay|hesitate|put|hold|think|leave)
(?:you're|you are|you'll be|keep|keeps|bleeding|are) <1>(?:losing|leaving|burning|bleeding|throwing away|wasting) <2>(?:money|customers|clients|ground|thousands|cash|revenue|sales|patients) <3>(?:every|each|on the table|to them|to (?:your|the) compet|by the)
(?:cost of (?:doing nothing|inaction|waiting))
(?:can't|cannot) afford (?:to (?:wait|miss|ignore|delay|hesitate|lose)|not to)
(?:don't|do not) (?:miss|sleep on|lose|let this|let it|pass|hesitate|get left|be left)
(?:already|have|have already|just) <1>(?:grabbed|snapped up|claimed|secured|jumped on|signed up for|joined) (?:theirs|one|it|their|this|the last)
train (?:is leaving|has left|is about to leave)
once[- ]in[- ]a[- ]lifetime
(?:too good|too big) to (?:pass|miss|refuse)
struggle through another
"""
_CLOSE = r"""
(?:are|aren't|so are) you ready to (?:sign|pull the trigger|take|start|move|get|commit|go|buy|transform|change|join|make|see|stop|grow|unlock|boost|finally|proceed|order|close|level|scale|save)
(?:pull|pulling) the trigger
what(?:'s|'ll| is| will| would| does)? ?(?:it |it's )?(?:going to |gonna |will |would )?(?:it )?take <2>(?:to get|for you|to make|to earn|to win|to close|to have you)
what(?:'s| is) (?:stopping|holding|keeping|preventing) you (?:from (?:signing|buying|saying|moving|starting|going|deciding|committing|joining|making|getting|pulling))
(?:on the dotted line|seal the deal|close the deal|close this (?:deal|out|today|week)|close it (?:out|today)|wrap (?:this|it) up)
(?:takes?|only takes?|it takes|it's) (?:just |only |literally )?<1>(?:two|2|five|5|ten|10|one|a|30|thirty) (?:minutes?|seconds?|clicks?|min|secs?) to (?:approve|sign|say yes|commit|order|decide|confirm)
one click away
(?:commit|decide|buy|purchase|enrol|enroll|subscribe|register|sign up|order yours) (?:now|today|tonight)
just say yes
(?:yours|it's yours) (?:if|is|today|now|for)
i'll throw in
(?:sweeten|sweetener)
why (?:wait|delay|hesitate)
stop (?:waiting|hesitating|procrastinating|thinking about it)
(?:let's|let us) (?:do this|close|get going today|not wait|make it official|pull)
"""

_MORE_URGENCY = r"""
out of my (?:hands|control|power)
(?:back|return|revert|go|goes|going) to (?:the )?(?:list|full|normal|regular|standard) (?:price|rate|pricing)
(?:careful about|risk|advise against|leave|leaving|put|putting) <3>(?:much longer|too long|any longer|till later)
(?:this side of|not later than|no later than|latest by|by close on) <1>{day}
(?:bring|give|get|send) me (?:a|your) (?:decision|answer|yes|signature|go-ahead|commitment)
(?:pushed|persuaded|convinced|begged|talked) <2>(?:finance|my boss|my manager|my director|head office|accounts) (?:to|into)
(?:promo|promotion|discount|voucher|offer|coupon|code) <5>(?:until|till|by|before|ends|expires) 
(?:what i|if i|whether i|how i) can do (?:about|on|for) <3>(?:fee|price|discount|cost|you)
jump on (?:it|this|board)(?: today| now)?
(?:what are you|what're you|don't keep|why are you) (?:still )?waiting(?: for)?
(?:too late|running out|now is the (?:time|moment)|now's the time|time is of the essence|time is (?:tight|short|ticking)|(?:deadline|cut-off) (?:is )?(?:approaching|looming)|not (?:much|a lot of) time left|there isn't much time)
before (?:someone else|somebody else|others (?:do|get|take|snap)|your competitors?|the competition|another|it's gone|they're gone|it is gone|prices)
(?:strongly |highly |really )?(?:recommend|advise|suggest|urge|encourage|need|beg|implore) (?:that )?(?:you )?(?:to )?(?:move|act|decide|sign|order|book|commit|jump|proceed) (?:quickly|soon|now|fast|today|immediately|promptly|swiftly|asap|before)
i(?:'d| would)? (?:strongly )?urge you
(?:move|act|decide|be) (?:quickly|quick|fast|swiftly)
prices? (?:are|is|will be) (?:going up|increasing|rising|about to)
(?:won't|can't|cannot|not|isn't|unable) <6>much longer
(?:today's|tonight's|this week's|this month's) (?:deal|price|offer|special|discount|rate|only)
(?:special|exclusive|one-time|one-off|flash|unbeatable|crazy|insane) (?:offer|price|discount|deal|sale|rate|pricing)
\d{1,2}\s?(?:%|percent|per cent) (?:off|discount) <4>(?:if|when|until|till|today|for|only|ends|expires|valid|this week|this month|but)
(?:if|when) you (?:sign|order|decide|commit|buy|book|pay|confirm|say yes|register|act) <5>(?:i can|i'll|we'll|we can|you'll get|you get|on the spot)
(?:discount|offer|price|rate|bonus|deal) <4>(?:valid|good|available|open|holds|stands|lasts) <2>(?:only|until|till|through|for the next|this)
(?:i|we) can(?:'t| not|not) promise <4>(?:same|price|terms|rate|still|available|after)
(?:this|it|which) (?:won't|will not) (?:last|be repeated|come again|come back|be here)
(?:get|tie|tied|wrap|wrapped|sew|button|nail|get this|get it) <2>(?:tied up|wrapped up|done|sorted|signed|across|sewn up|down) <2>(?:this week|today|before|by|now|tonight|tomorrow|end of)
(?:next|within the|in the next) (?:24|48|72|few|\d+) hours
"""
_MORE_NUDGE = r"""
did (?:my|you get my|you see my|you receive my|you get the) <3>(?:e-?mail|note|message|lost|proposal|voicemail|quote|go missing|last)
(?:radio silence|your silence|the silence|gone quiet|gone dark|went quiet|went dark|ghosted|crickets)
(?:any|is there any|are there any|got any|have any) (?:updates?|news|progress|movement|decision|feedback|joy|luck)\s?\?
(?:hoping|hoped|expecting|expected|looking|look) (?:to have |to |forward to )?(?:hear|heard|hearing)(?: back)? (?:from you )?(?:by now|before|sooner|already|this week|soon|asap|today|at your earliest)
(?:sorry|apologies|forgive me|excuse me|hate|don't mean|hope you don't mind me) (?:to|for|if i'm) <1>(?:bother|bothering|chase|chasing|nag|nagging|bug|bugging|keep|pester|pestering|hassle|being a pest|persist|the (?:chaser|nudge|persistence))
(?:wanted|want|thought i'd|like|trying|here) to (?:see|check|find out|know|ask|learn) (?:whether|if|where|what|how|when) (?:you|this|things|it|we) <1>(?:had|have|got|stand|stands|are|is|managed|were|could|made|reached|might|decided|thought)
(?:as per|per|further to|regarding|referring to|re|with reference to|following) (?:my|our) (?:last|previous|earlier|recent|below|several|first|second) (?:e-?mails?|mails?|messages?|calls?|notes?|voicemails?|proposal|reminders?|correspondence)
(?:second|third|fourth|fifth|2nd|3rd|4th|5th|another|yet another|final|last) (?:attempt|try|e-?mail|follow-?up|message|reminder|time i|time of asking|note|call|nudge)
(?:noticed|saw|see|can see) (?:that )?you(?:'ve| have)? <1>(?:opened|viewed|clicked|looked at|read|visited|been on) <3>(?:proposal|email|e-mail|quote|link|page|offer|document|twice|times|mail|site|website)
(?:where (?:are we|do we stand|are you)|where we(?:'re| are)? ?(?:at|stand)) <2>(?:with|on) (?:this|the|my|our|signing)
"""
_MORE = r"""
which (?:is|would be) (?:a|such a|a real|a great) (?:pity|shame|disappointment|waste)
(?:all|given|considering|after|despite) (?:the |all the |all my |my |our )?<1>(?:work|effort|hours|time|trouble) (?:that )?<1>(?:went|gone|goes|has gone|i|we) 
i(?:'d| would|'ll) owe you
(?:as a |a )?(?:personal|special|big|huge|one-off) favou?r
(?:just|only|especially|specially|exclusively) for you
(?:remove|strike|take|delete|drop) you (?:from|off) (?:my|our|the)
(?:should i|shall i|do i|i (?:will|'ll|can only|must|have to)|i) (?:just )?(?:assume|take it|conclude|presume) <3>(?:no longer|not|isn't|don't|aren't|lost|gone|dropped)
(?:wasted|wasting|waste|respect|value|valued) (?:my|our) time
you (?:promised|gave me your word|said you(?:'d| would) (?:get|call|reply|sign|be back|have|let me|come back|decide)|agreed to (?:sign|get back))
i(?:'m| am) left (?:wondering|hanging|with)
(?:all|so much of|much of|hours of|a lot of) (?:the |my |our )?(?:effort|time|work|energy) (?:i|we|that i|that we)(?:'ve| have)? <1>(?:put|invested|spent|gone|went)
(?:your|the) (?:ceo|boss|board|team|staff|family|children|kids|shareholders|patients|customers|manager|director|husband|wife|successor) <2>(?:want to know|be disappointed|ask|asks|thank you|forgive|wonder|deserve|deserves|depend|depends|suffer|suffers|pay the price) <2>(?:why|how|if|better|on you|when|because|because of)?
(?:explain|justify) (?:to|it to|that to|this to) (?:your|the|them|him|her) <6>(?:why|when|that you)
how (?:will|would|are) you (?:going to )?(?:explain|justify|feel when|live with|forgive)
"""
_MORE_SCARCE = r"""
(?:next in line|waiting list|first come first served|first-come|demand is|in (?:high|huge|great) demand|high demand|booked up|fully booked|snapped up|oversubscribed|sold out|almost gone|nearly gone|selling like|flying off)
(?:two|three|four|several|other|\d+) (?:other )?(?:companies|people|clients|customers|buyers|firms|parties|couples|families) (?:are |have |who are )?(?:also )?(?:considering|looking|interested|viewing|asked|asking|bidding|competing|keen|want|waiting|after)
(?:just|only) (?:two|three|four|five|\d+|a few|a handful of|one) <3>(?:slots?|spots?|places?|seats?|dates?|left|remaining|units?|rooms?)
(?:let|letting|watch) (?:this|it|that) <1>(?:slip|slipping)
(?:taking|accepting|working with|onboarding) (?:on )?(?:only |just )(?:{num}|\d+) <2>(?:clients?|customers?|companies|more|new)
"""
_MORE_FOMO = r"""
(?:play|playing|play some) catch-?up
(?:{num}|\d+|some|many|most) of (?:the )?<2>(?:firms|shops|companies|neighbou?rs|practices|businesses|schools|clinics|owners|hotels|restaurants|competitors) <5>(?:have|are|already|signed|joined|switched|with us)
(?:odd one out|everyone is (?:already |now )?(?:doing|moving|switching|using|talking)|leaving you|ahead of you|overtak\w+ you|pulling ahead|stealing|eating your lunch|steal your|lose your edge|losing your edge|catching up|catch up later)
(?:signed up|signed|switched|joined|bought|ordered|moved over|came on board) (?:last|this|just last) (?:week|month|year)
(?:catch you out|full price|pay more later|pay double|regret it|look back and)
(?:each|every) (?:day|week|month|hour|year|minute|quarter) <5>(?:costing|costs|cost|losing|loses|lost|burns?|burning|wasted|missed|throwing)
(?:cost|costs|costing) (?:you|your \w+) <3>(?:thousands|money|every|each|a fortune|more|dearly|a day|per day|hundreds|\d)
(?:any|every|only a) (?:smart|sensible|serious|reasonable|intelligent|good|fool|sane|responsible|modern|ambitious) (?:\w+ )?(?:would|does|already|knows|has)
(?:while|before) (?:the|your) (?:competition|competitors?|others|rivals?)
"""
_MORE_PRESUME = r"""
congratulations on (?:choosing|joining|deciding|your decision|becoming)
(?:nothing|not much|little) (?:left|more|else) to (?:think|discuss|talk|decide|consider|lose)
(?:shall we say|let's say|so we'll say) <5>(?:then|colou?r|monday|tuesday|wednesday|thursday|friday|start|which)
(?:are|so are|so) we (?:doing this|good to go|on|agreed|going ahead|all set|in agreement|signing|closing)
(?:do we have a deal|is it a deal|deal\?|shake on it|let's shake)
(?:which|what) (?:card|credit card|bank|account|billing address|payment method)
(?:up and running|live|installed|started|signed) (?:by|before) (?:tonight|tomorrow|the weekend|friday|monday|the end of)
i(?:'ll)? (?:just|only) need your (?:e-?mail|card|signature|address|details|bank|ok|okay|go-ahead|date of birth|account|name)
(?:get|got) the (?:ball rolling|paperwork|agreement|contract) <3>(?:up|now|today|going|moving|here|over)
"""

_TABLE = (
    *patterns("OS201", _URGENCY),
    *patterns("OS202", _SCARCITY),
    *patterns("OS203", _GUILT),
    *patterns("OS204", _NUDGE),
    *patterns("OS205", _PRESUME),
    *patterns("OS206", _ULTIMATUM),
    *patterns("OS207", _FLATTERY),
    *patterns("OS208", _FOMO),
    *patterns("OS209", _CLOSE),
    *patterns("OS201", _MORE_URGENCY),
    *patterns("OS202", _MORE_SCARCE),
    *patterns("OS203", _MORE),
    *patterns("OS204", _MORE_NUDGE),
    *patterns("OS205", _MORE_PRESUME),
    *patterns("OS208", _MORE_FOMO),
)
#: Hurry that needs company: a request with our date on it may be an honest plan.
_WEAK = patterns(
    "OS209",
    r"""
    (?:you )?deserve (?:this|it|better|the best|more)
    (?:when|once) you(?:'re| are| have|'ve)? (?:signed|on board|a customer|a client|a member|paid)
    (?:touching|touch) base
    sign <3>(?:today|tonight|now|right now|this week|by|before|at once|immediately)
    (?:lock (?:this|it|that) in|lock in|make (?:it|this) happen)
    (?:all (?:that's|that is|i need|we need|you need|you have to do|that remains)|i (?:just|only) need) <4>(?:sign|signature|yes|credit card|deposit)
    (?:do|make|pay|put down|place) (?:the|a|your) (?:deposit|payment|order|down payment|booking) <5>(?:now|today|tonight|right now|right away|on the phone|immediately)
    (?:return|send|confirm|have|get) (?:it|this|the|that|them|back) <5>(?:by (?:noon|tomorrow|tonight|5|five|end of|close of|eod|midnight|today|\d{1,2}\s?(?:am|pm)))
    """,
    0.5,
)
#: A date set by us on a plain request: hurried, but alone not yet pressure.
_DEADLINE = patterns(
    "OS201",
    r"""
    (?:by|before|until|not later than|no later than) (?:{day}|5 pm|the 31st)
    """,
    0.25,
)
#: Codes whose phrases are questions themselves; the others are silent within an open question.
_ASKING = frozenset({"OS204", "OS205", "OS209"})
_WH = frozenset({"what", "how", "which", "who", "where", "when"})
#: The reader's own date, freedom or refusal nearby: then the words are a service and no push.
_FREE = compile_phrase(
    r"(?:no (?:reply|rush|hurry|news|need|pressure|obligation|hard feelings|worries)|(?:there's|there is) no (?:hurry|rush|pressure)|"
    r"take (?:all )?(?:the|your|as much) (?:time|as)|that(?:'s| is| works) (?:fine|fine too|too)|(?:you (?:said|asked|mentioned|told|wanted|wrote)|as you (?:said|asked|put it|suggested|proposed))|"
    r"i won't (?:chase|write|press|follow|bump)|we won't|i(?:'m| am) not (?:asking|chasing|pressing|going to chase)|rather not (?:press|push)|your (?:board|auditor|auditors|deadline|licence|lease|landlord)|"
    r"as (?:we )?agreed|unless you|the (?:board|auditor|landlord|committee|council) (?:wants|gave|needs))"
)


def pushing(lower: str) -> bool:
    """A sentence, in lower case, that pushes."""
    return any(pattern.regex.search(lower) for pattern in _TABLE)


def check(message: Message, context: LintContext) -> Iterator[Hit]:
    """Phrases that push; a weak one counts only beside others."""
    free = [(s.start, s.end) for s in message.sentences if _FREE.search(s.lower)]
    open_ = [(s.start, s.end) for s in message.sentences if s.question and s.words[0] in _WH]
    for hit in (*matches(message, _TABLE), *matches(message, _WEAK), *matches(message, _DEADLINE)):
        if any(a <= hit.start < b for a, b in (*free, *open_) if hit.code not in _ASKING or (a, b) in free):
            continue
        if context.known and context.said(message.lower[hit.start : hit.end]):
            continue
        yield hit


RULE = Rule("pressure", "The reader is pushed instead of left free.", CODES, check)
