"""jargon_not_theirs: words of our trade, or of nobody's, that the reader never used."""

from __future__ import annotations

import re
from collections.abc import Iterator

from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.finding import Code, Hit
from otherside.messaging.lint.message import Message
from otherside.messaging.lint.patterns import matches, patterns
from otherside.messaging.lint.rule import Rule

CODES = (
    Code(
        "OS701",
        "notorious-jargon",
        "Jargon that has become a byword for saying little. Readers skip it, or smile.",
        "Say what happens, to whom, in words that they used or would use at their own table.",
        "Let's leverage our synergies to move the needle.",
        "Your two depots could lend each other a van. What would that change on a Wednesday?",
    ),
    Code(
        "OS702",
        "their-words-unused",
        "A technical term that none of the reader's quotes contains. It shows our trade and asks them to learn it.",
        "Use their word for it. If the term is needed, say in half a sentence what it means for them.",
        "A semantic layer gives you self-service BI. (They said: “I wish I could trust the numbers.”)",
        "You wish you could trust the numbers when the phone rings. Which number would you check first?",
    ),
    Code(
        "OS703",
        "marketing-pile",
        "Several marketing adjectives and nouns that could stand in any brochure.",
        "Strike out each and see whether anything is lost; what is left, say plainly.",
        "A seamless, scalable, end-to-end solution.",
        "It takes orders from the shop and from the phone in one list.",
    ),
    Code(
        "OS704",
        "unknown-acronyms",
        "Several abbreviations that the reader has not used.",
        "Write out what is needed, and leave out the rest.",
        "SIEM, XDR and ZTNA in one control plane.",
        "If somebody logs in at night from abroad, you get a call.",
    ),
)

_NOTORIOUS = r"""
(?:synerg(?:y|ies|istic|ize|ise)|paradigm|paradigms|paradigm shift|thought leader(?:ship)?|deep dive|deep-dive|double-click|double click on|low[- ]hanging fruit|boil the ocean|circle the wagons|drink the kool-aid|blue[- ]sky thinking|helicopter view|30,000[- ]foot view|north[- ]star(?: metric)?|move the needle|moves the needle|needle-moving|moonshot|swim ?lanes?|hockey stick)
(?:leverage|leverages|leveraging|leveraged) <3>(?:our|your|the|synerg\w+|data|ai|power|technology|platform|existing|best|assets|insights|learnings|capabilities|full|value|economies)
(?:unlock|unlocks|unlocking) <2>(?:value|growth|hyper-growth|potential|efficienc\w+|insights|synerg\w+|possibilities|opportunities|power|productivity|revenue|roi|new|the)
(?:value[- ](?:prop|proposition|chain|add|added|stack|driver|driven|drivers)|value-driven|value realization|value realisation|time[- ]to[- ]value)
(?:best[- ]of[- ]breed|bleeding[- ]edge|cutting[- ]edge|next[- ]gen(?:eration)?|mission[- ]critical|enterprise[- ]grade|turn-?key|game[- ]?chang(?:er|ers|ing)|disruptive|hyper-?personali[sz]\w+|hyper-?growth|hyper-?connected|hyper-?automation|hyper-?scal\w+|frictionless|omni-?channel|omni-?presen\w+|purpose-led|purpose-driven|customer-centric|client-centric|outcome-driven|results-driven|data-driven decision\w*|ai-first|ai-driven|ai-powered|ai-enabled)
(?:digital transformation|transformation journey|customer journey|digital journey|growth flywheel|flywheel|growth hack\w*|growth engine|change enablement|change agents?|tech stack|go-to-market|gtm|thought-leadership|revops|abm|rev ops|martech|stakeholder (?:alignment|buy-in|engagement|management)|center of excellence|centre of excellence|operational excellence|core competenc\w+|holistic(?:ally)?|ecosystems?|blockchain(?:-based)?|metaverse|web3|quantum leap)
(?:operationali[sz]\w+|ideat\w+|actionable|incentivi[sz]\w+|democrati[sz]\w+|productionali[sz]\w+|gamif\w+|right-?siz\w+|upskill\w*|verticali[sz]\w+|strategi[sz]e|solutioni[sz]\w+|monetis\w+|monetiz\w+|productis\w+|contextuali[sz]\w+|commoditi[sz]\w+|synergi[sz]\w+)
(?:touch-?points?|(?:zero|first|second|third)-party data|(?:customer )?lifetime value|conversion (?:rate )?optimi[sz]\w+|360[- ]degree|360°|silos|silo'd|value-add(?:ing|ed)?|co-create|co-creation|socialise the|socialize the|surface blockers|align on|at pace|predictive \w+|agile (?:decision\w*|transformation|organi[sz]ation)|multi-channel|cross-channel|cross-functional|stakeholder management|engagement strategy|capability uplift|thought partner|strategic partner|growth (?:lever|engine|loop|mindset)s?|sustainable impact|impact at scale|outcomes-based|kpi framework|maturity (?:model|assessment)|transformation (?:program|programme|agenda|partner)|innovation (?:lab|hub|pipeline)|reimagin\w+|re-imagin\w+|next-level|state-of-the-art|hyper-?local|real-time (?:insights|visibility|inventory|data|intelligence)|full-funnel|top-of-funnel|demand gen\w*|pipeline velocity|sales enablement|customer success motion|land[- ]and[- ]expand|product-led|plg|icp|cost-out|value creation|value capture|generative|smart factory|industry 4\.0|data-centric|microlearning|e-learning|spaced repetition|adaptive \w+ing|learner engagement|gamification|knowledge retention|intralogistics|debottleneck\w*|storytelling|brand activations?|catalys\w+|catalyz\w+|capability maturity|value prop|loop in|stakeholder group)
(?:future[- ]proof\w*|going forward|pain[- ]points?|quick wins?|key (?:deliverables|takeaways|learnings|differentiators)|deliverables|learnings|bandwidth to|bandwidth for|win-win|touch base offline|take (?:this|it) offline|think outside the box|outside the box|push the envelope|raise the bar|at the end of the day|peel (?:back )?the onion|open the kimono|net-net|run it up the flagpole|secret sauce|level up|supercharg\w+|turbo-?charg\w+|10x|skyrocket\w*)
"""
_TECH = r"""
(?:agentic|generative ai|gen ai|machine[- ]learning[- ]powered|self-learning|inference engine|sensor fusion|edge computing|neural|algorithmic|predictive analytics|prescriptive analytics|big data|data lake\w*|data fabric|data mesh|semantic layer|single source of truth|modern data stack|control plane|single pane of glass|orchestration|microservices?|middleware|headless|api-first|cloud-native|serverless|kubernetes|containeri[sz]ed|low-code|no-code|paas|iaas|composable|interoperab\w+|observability|telemetry|bidirectional|multi-tenant|self-serve deflection|geospatial intelligence)
(?:event-driven|unified commerce|anomaly detection|condition monitoring|iot-enabled|demand model\w+|change management|operating model|target operating|closed-loop|deep learning|large language model\w*|llm\w*|digital twins?|hyper-?converged|zero[- ]trust|devops|devsecops|ci/cd|infrastructure as code|multi-cloud|hybrid cloud|knowledge graph|segmentation|throughput\w*|lead gen\w*|total cost of ownership|retargeting|best practices?)
"""
_SOFT = r"""
(?:solution|solutions|seamless|seamlessly|robust|scalable|scale|scalability|empower|empowers|empowering|innovative|innovation|streamline|streamlines|streamlining|optimi[sz]e|optimi[sz]es|optimi[sz]ing|optimi[sz]ation|end-to-end|bespoke|tailored|intuitive|dynamic|agile|agility|enable|enables|enabling|enablement|facilitate|drive|drives|driving|maximi[sz]e|framework|roadmap|engagement|adoption|visibility|transparency|efficiencies|impactful|strategic|touchpoints?|alignment|align|cascaded|kpis?|metrics|lifecycle|silos?|insights|granular|real-time|enterprise|deploy|deployment|functionality|capabilities|utili[sz]e|utili[sz]ing|value-added|proactive|at scale|world-class|state-of-the-art|best-in-class|comprehensive|smart|intelligent|transformative|transform|revolutioni[sz]e|sync|syncing|onboard|monetize|architecture|unified|integrated|integration|automation|personalised|personalized|nudge|cohort|retention curves?|activation|telematics|analytics|stack|converging|provenance|attribution|first-party data|continuum|operating model|hub-and-spoke|top-down|org|managed service|rules engine|guided selling|dynamic pricing|machine learning|ai|algorithm|workflows?|data-driven|layer|audit trail)
"""
#: Technical terms that are ordinary among specialists: counted only when a buyer's quotes are known and lack them.
_TECHNICAL = r"""
(?:telematics|analytics|api|apis|sdk|saas|etl|elt|crm|erp|cdp|dmp|cpq|bi|ml|nlp|llm|rpa|iot|sso|scim|rbac|oauth|soc 2|fhir|hl7|edi|kpis?|okrs?|roi|tco|sla|slas|arr|mrr|ltv|cac|nps|ctr|cpm|seo|esg|scope 3|raci|sprint|backlog grooming|funnel|funnels|attribution|cohort|lookalike|segmentation engine|nudge engine|ledger|provenance|lakehouse|warehouse connector|webhooks?|endpoints?|latency|throughput|schema|ontology|taxonomy|tokeni[sz]\w+|vector|embeddings?|inference|fine-tun\w+|hyperparameter\w*|regression|workflow engine|rules engine|stack|middleware|ingestion|pipeline|pipelines|virtuali[sz]ation|hypervisor|failover|redundancy|load balanc\w+|cadence|churn propensity|uplift|conversion rate|lead scoring|personas?|journey mapping|lifecycle|retention curves?|activation metrics|change management|capex|opex|ebitda|amorti[sz]ation|hedging|arbitrage|derivatives|actuarial|underwriting|utili[sz]ation rate|throughput|takt|kaizen|poka-yoke|six sigma|lean|sigma|deflection|geofenc\w+|real-time|automated|workforce optimi[sz]ation|learner lifecycle)
"""
_TRADE = patterns("OS702", _TECH)
_TABLE = (*patterns("OS701", _NOTORIOUS), *_TRADE, *patterns("OS703", _SOFT, 0.3), *patterns("OS702", _TECHNICAL, 0.34))
#: Adjectives of praise: one alone says too much (another rule), not too obscurely.
_PRAISE = frozenset({"game-changer", "game changer", "world-class", "cutting-edge", "state-of-the-art", "best-in-class", "best practice", "best practices", "segmentation", "strategic partner", "silos", "next-level", "value-added", "10x", "future-proof"})
_ACRONYM = re.compile(r"(?<![\w-])[A-Z][A-Z0-9&]{1,5}s?(?![\w-])")
_PLAIN = frozenset(
    """PDF CSV CEO CTO CFO COO CIO CMO HR IT UK US USA EU VAT GPS ISO OK FAQ PM AM TV PC ID URL SMS USB LED DIY PS NB FYI RSVP GDPR NHS GP MP BBC AI QR HEPA HACCP Q1 Q2 Q3 Q4
    GMT CET EST PST UTC I A EUR GBP USD CHF LTD GMBH INC LLC PLC AG SA DVD CD FM ETA TBC TBD PO NDA CV PR R&D Q&A B2B B2C WC AC DC""".split()
)


def _acronyms(message: Message, context: LintContext) -> list[tuple[int, int]]:
    theirs = {w.upper() for w in re.findall(r"\w+", context.lower)}
    seen: dict[str, tuple[int, int]] = {}
    for match in _ACRONYM.finditer(message.text):
        word = match[0].rstrip("s")
        # A shouted line is no list of abbreviations, and comments are no message.
        hidden = not message.lower[match.start() : match.end()].strip()
        if word in _PLAIN or word in theirs or hidden or message.is_quoted(match.start(), match.end()):
            continue
        seen.setdefault(word, (match.start(), match.end()))
    return list(seen.values())


def check(message: Message, context: LintContext) -> Iterator[Hit]:
    """Notorious jargon; with the buyer's quotes also terms of a trade that is not theirs."""
    heard: set[str] = set()
    for hit in matches(message, _TABLE):
        words = message.lower[hit.start : hit.end]
        if hit.code == "OS702" and not context.known:
            # Without their words a term of some trade may be theirs; only several in a row are a sign.
            if hit.weight < 1:
                continue
            hit = Hit(hit.code, hit.start, hit.end, 0.5)
        if context.said(words) or _asked(message, hit.start):
            continue
        # The same word again is not another sign.
        weight = 0.0 if words in heard else hit.weight
        heard.add(words)
        if hit.code == "OS701" and words in _PRAISE:
            weight = min(weight, 0.5)
        yield Hit(hit.code, hit.start, hit.end, weight)
    found = _acronyms(message, context)
    if len(found) >= 3:
        for start, end in found:
            yield Hit("OS704", start, end, 0.34 if context.known else 0.2)


def _asked(message: Message, at: int) -> bool:
    """The sentence answers something they asked for: then the term is theirs."""
    sentence = next((s for s in message.sentences if s.start <= at < s.end), None)
    return bool(sentence and re.search(r"\byou(?:r \w+)? (?:\w+ )?(?:asked|said|called|mentioned|told|wrote)\b|\bas you\b", sentence.lower))


RULE = Rule("jargon_not_theirs", "Words the reader never used, of our trade or of nobody's.", CODES, check)
