"""Word lists behind ``names``: what makes a role, and which words before a colon are not people."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(p.split()) for p in text.split(","))


#: Words that make a description a job title.
ROLE_WORDS = _words(
    """ceo cfo cto coo cio cmo cro cpo cso ciso chro cdo cco vp svp evp avp sdr bdr ae se csm pm swe sre
    svp president vice-president vice founder co-founder cofounder owner partner principal director head
    manager lead leader engineer developer architect analyst consultant executive officer administrator
    admin specialist coordinator assistant associate accountant controller counsel lawyer attorney
    recruiter designer researcher scientist representative rep buyer supervisor chair chairman
    chairwoman chairperson treasurer secretary advisor adviser coach trainer teacher professor doctor
    nurse planner strategist programmer technician operator agent broker champion sponsor evangelist
    moderator host interviewer facilitator chief chef leiter leiterin geschäftsführer geschäftsführerin
    einkäufer einkäuferin directeur directrice responsable gerente directora jefe jefa"""
)

#: Departments and ranks: a role together with ``ROLE_WORDS``, and alone ("Operations") when nothing else
#: is there.
FUNCTION_WORDS = _words(
    """sales account accounts customer success marketing product project program programme engineering
    software hardware data security information it finance financial operations operational ops legal
    compliance people hr human resources talent revenue revops devops technical technology platform
    infrastructure solutions solution business development procurement purchasing supply chain logistics
    quality field regional global senior sr junior jr deputy interim acting group general managing
    executive staff support service services analytics design research strategy growth partnerships
    frontend front-end backend back-end full-stack fullstack web mobile cloud site reliability qa
    ux ui ai ml content brand community payments risk network database systems integration delivery change
    transformation innovation facilities maintenance safety retail learning training clinical digital
    commercial plant production of the and & enterprise mid-market"""
)

#: Recorder's additions that are neither role nor organisation; the value says whether it marks an outsider.
STATUS_WORDS: dict[str, bool] = {
    "guest": True,
    "external": True,
    "gast": True,
    "extern": True,
    "externe": True,
    "invité": True,
    "invitado": True,
    "unverified": False,
    "host": False,
    "co-host": False,
    "cohost": False,
    "me": False,
    "you": False,
    "organizer": False,
    "organiser": False,
    "presenter": False,
    "internal": False,
    "speaker": False,
    "remote": False,
    "on-site": False,
    "onsite": False,
    "muted": False,
    "phone": False,
}

#: Degrees and certificates after a name.
CREDENTIALS = _words("phd dphil md mba msc bsc ma ba bs ms jd cpa pmp pe esq cissp cfa dr mag dipl-ing obe mbe rn")

#: Small words inside names.
PARTICLES = _words(
    "van von vom der den de da do dos das di del della du la le el al bin ibn abu ben ter ten zu zum zur af av op 't ’t y e"
)

#: Labels that name a speaker by their part in the conversation.
ROLE_SPEAKERS = _words(
    """interviewer interviewee moderator host guest facilitator participant respondent customer client
    prospect buyer seller rep agent coach coachee consultant caller panelist speaker therapist patient
    operator"""
)

#: What somebody did who writes down with whom: before a name they open a sentence, and no name.
CONTACT_VERBS = _words(
    """rang phoned rung texted emailed mailed messaged whatsapped called met saw told asked thanked pinged chased visited
    briefed debriefed caught bumped popped nipped nudged chatted spoke talked interviewed coached introduced reminded greeted
    hosted toured shadowed cornered quizzed pressed warned updated invited welcomed showed gave sent heard joined walked
    drove traf rief sprach besuchte belde sprak zag appelé rencontré vu"""
)

#: Never a speaker, whatever the evidence: headings, mail headers, turns of phrase.
NOT_SPEAKERS = _phrases(
    """note, notes, update, updates, ps, p.s., pps, re, fw, fwd, aw, wg, subject, from, to, cc, bcc, date,
    time, sent, when, where, who, what, why, how, question, questions, answer, answers, q, a, q&a, faq,
    todo, to do, to-do, to dos, action, actions, action item, action items, next step, next steps,
    follow up, follow-up, follow ups, follow-ups, followup, agenda, summary, overview, abstract, tl;dr,
    tldr, attendees, participants, present, absent, apologies, excused, regrets, not present, in
    attendance, anwesend, entschuldigt, abwesend, aanwezig, afwezig, location, duration, recording, link,
    links, url, http, https, mailto, tel, phone, email, e-mail, mobile, fax, address, website, title,
    topic, topics, status, decision, decisions, risk, risks, issue, issues, blocker, blockers, result,
    results, outcome, outcomes, goal, goals, context, background, important, warning, caution, reminder,
    example, e.g., i.e., eg, ie, for example, for instance, bottom line, short version, long story
    short, key takeaway, key takeaways, takeaways, highlights, pain points, pain point, pros, cons,
    option a, option b, plan a, plan b, step one, step two, part one, part two, my question, one
    question, one thing, one more thing, last thing, the thing is, the point is, the problem is, the
    question is, fun fact, full disclosure, fair enough, side note, quick note, quick question, quick
    update, heads up, spoiler, spoiler alert, disclaimer, nb, n.b., ok, okay, yes, no, yeah, sure,
    right, well, so, and, but, or, also, look, listen, see, anyway, plus, first, second, third, fourth,
    finally, lastly, next, then, now, today, tomorrow, yesterday, later, meanwhile, remember, honestly,
    frankly, basically, actually, seriously, personally, really, truthfully, ideally, hopefully,
    briefly, simply, additionally, unfortunately, clearly, obviously, to be honest, to be clear, to be
    fair, in short, in other words, that said, having said that, on the one hand, on the other hand,
    which means, meaning, translation, transcript, transcription, deal, deals, tags, tag, stage, amount,
    account, company, contact, contacts, owner, source, type, format, version, id, key, keywords, kind,
    webvtt, style, region, language, speakers, members, people, invitees, anwesend, anwesende, abwesend,
    teilnehmer, teilnehmende, teilnehmerinnen, mitglieder, participants, présents, membres, asistentes,
    participantes, guess, guesses, my guess, best guess, wild guess, hunch, hunches, worry, worries, impression, impressions,
    first impression, hypothesis, hypotheses, assumption, assumptions, feeling, feelings, gut feeling, gut feel, idea, ideas,
    thought, thoughts, concern, concerns, vibe, vibes, suspicion, suspicions, interpretation, speculation, conjecture, intuition,
    inference, doubt, doubts, reflection, reflections, vermutung, vermutungen, annahme, annahmen, eindruck, eindrücke, bauchgefühl,
    einschätzung, zweifel, gedanke, gedanken, beobachtung, beobachtungen, hypothèse, doute, doutes"""
)

#: Ordinary words that stand before a colon in talk and notes; not proof on their own, for some are names
#: as well.
COMMON_WORDS = NOT_SPEAKERS | _words(
    """i we you he she they it this that these those my our your his her their its the an any each every
    all some none both one two three four five six seven eight nine ten is are was were be been do does
    did has have had can could would should may might must shall if because although while until since
    before after above below between about into over under again more most less least much many few
    other another same such only just even still already maybe perhaps probably usually generally
    typically mostly mainly especially specifically exactly precisely literally essentially
    fundamentally ultimately eventually initially originally previously currently recently quickly
    slowly sadly luckily thankfully importantly interestingly curiously surprisingly apparently
    certainly definitely absolutely totally completely fully nearly roughly approximately practically
    technically theoretically realistically financially operationally politically culturally internally
    externally secondly thirdly firstly alternatively similarly likewise conversely consequently
    therefore however moreover furthermore instead otherwise besides again thanks thank please sorry
    hello hi hey dear cheers regards best bye welcome great good nice perfect excellent awesome cool
    fine true false correct wrong interesting agreed exactly wow oh ah um hmm pricing price prices cost
    costs budget budgets timeline timing schedule deadline deadlines security compliance legal privacy
    integration integrations implementation migration training support onboarding rollout pilot trial
    demo proposal contract renewal procurement process team teams people product products project
    projects problem problems solution solutions challenge challenges concern concerns objection
    objections priority priorities requirement requirements need needs feature features benefit benefits
    value impact metric metrics number numbers data report reports dashboard analysis strategy plan
    plans planning idea ideas thought thoughts opinion opinions observation observations insight
    insights learning learnings lesson lessons feedback comment comments remark remarks reason reasons
    cause causes effect effects fact facts detail details info information point points item items list
    scope scale size quality quantity speed performance reliability availability cost roi kpi kpis okr
    okrs sla slas api apis crm erp it hr ops finance sales marketing engineering operations step steps
    phase phases part parts section chapter option options alternative alternatives scenario scenarios
    case cases use usage user users customer customers client clients prospect prospects partner
    partners vendor vendors competitor competitors competition market industry sector region country
    site office stakeholder stakeholders champion sponsor decider decision-maker buyer buyers criteria
    criterion assumption assumptions dependency dependencies constraint constraints open closed done
    pending blocked new old current previous future past present short long big small high low medium
    hot cold early late quick slow easy hard simple complex key main overall general specific final
    draft internal external call calls meeting meetings discussion discussions conversation session
    workshop interview email emails mail message messages chat slack phone video audio week month
    quarter year day monday tuesday wednesday thursday friday saturday sunday january february march
    april june july august september october november december morning afternoon evening night takeaway
    takeaways highlight quote quotes story stories definition conclusion conclusions recommendation
    recommendations suggestion suggestions request requests proposal offer ask asks answer response
    reply tip hint trick rule rules policy method approach model tool tools system systems software
    hardware platform technology tech stack code test tests bug bugs error errors fix fixes change
    changes release version build deployment environment production development research design
    description instructions resources resource reference references appendix attachment attachments
    enclosure disclaimer caveat caveats exception exceptions limitation limitations thing things
    something anything everything nothing question line bottom action actions follow up down back out in
    on off at by for with without from to of as per via than like unlike versus vs and or nor not yet so
    too very speaker speakers unknown participant participants attendee attendees host hosts moderator
    audience panel room situation behaviour behavior fear fears hope hopes desire desires frustration
    frustrations win wins loss losses trust relationship relationships culture politics power influence
    authority money revenue profit margin growth churn retention acquisition conversion funnel pipeline
    recap verdict upshot headline gist kicker punchline irony catch crux moral corollary proof evidence
    rationale premise theory logic truth myth reality context translation clarification correction addendum
    fazit kurz kurzum ergebnis frage antwort beispiel achtung wichtig hinweis ehrlich bref résultat exemple
    attention remarque resumen pregunta respuesta ejemplo
    forecast quota target targets objective objectives vision mission strength strengths weakness
    weaknesses opportunity opportunities threat threats"""
)
