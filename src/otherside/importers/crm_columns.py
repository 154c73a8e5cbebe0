"""Column names of HubSpot, Salesforce, Pipedrive and spreadsheets kept by hand, and what they mean."""

import re

from otherside.domain.patterns import lazily

_ALIASES: dict[str, str] = {}


def _alias(meaning: str, names: str) -> None:
    for name in names.split(","):
        _ALIASES[" ".join(name.split())] = meaning


_alias("deal_key", "deal id,opportunity id,deal key,deal record id")
_alias("key", "record id,id,object id,hs object id,external id")
_alias("deal", "deal name,dealname,opportunity name,opportunity,deal title,deal,associated deal,associated deals")
_alias("title", "title,name")
_alias("stage", "deal stage,dealstage,stage,stage name,stagename,opportunity stage,pipeline stage,deal pipeline stage")
_alias("status", "status,deal status,outcome,opportunity status,result")
_alias(
    "lost_reason",
    "lost reason,loss reason,closed lost reason,reason lost,reason for loss,deal lost reason"
    ",closed lost reason detail,lost because,lost reason detail",
)
_alias(
    "amount", "amount,deal amount,value,deal value,amount in company currency,expected revenue,deal size,acv,arr,tcv"
)
_alias(
    "currency",
    "currency,currency code,deal currency,deal currency code,currencyisocode,opportunity currency,amount currency",
)
_alias(
    "probability",
    "probability,probability (%),deal probability,deal probability (%),forecast probability,win probability",
)
_alias(
    "owner", "deal owner,opportunity owner,owner,owner name,deal owner name,sales rep,account executive,hubspot owner"
)
_alias(
    "created",
    "create date,created date,created,createdate,deal created,add time,date created,createddate,opened"
    ",deal deal created,created on",
)
_alias(
    "closed",
    "close date,closed date,closedate,deal closed on,won time,lost time,expected close date,deal won time"
    ",deal lost time,deal expected close date,close,closed on",
)
_alias(
    "last_activity",
    "last activity date,last activity,last contacted,last modified date,deal last activity date"
    ",lastactivitydate,last activity on,deal last activity",
)
_alias(
    "organisation",
    "associated company,account name,account,company name,company,organization name,organization"
    ",organisation,organisation name,associated company name,primary company,primary associated company,customer"
    ",deal organization,organization organization",
)
_alias(
    "contact",
    "contact,contact name,primary contact,associated contact,associated contacts,person name,deal contact person"
    ",contact person,full name,person,main contact,deal person",
)
_alias("contact_key", "contactid,contact id")
_alias("opportunity_key", "opportunityid")
_alias("first", "first name,firstname,given name,vorname")
_alias("last", "last name,lastname,surname,family name,nachname")
_alias("email", "email,e-mail,email address,person email,work email,contact email,person email work,primary email")
_alias(
    "phone",
    "phone,phone number,mobile,mobile phone,mobile phone number,person phone,work phone,telephone"
    ",person phone work,contact phone",
)
_alias(
    "role",
    "job title,jobtitle,role,position,person job title,function,person title,contact title,rolle",
)
_alias("deal_role", "buying role,contact role,deal role,role in deal,association label")
_alias("primary", "isprimary,is primary,primary")
_alias("lifecycle", "lifecycle stage,lead status,lifecyclestage")
_alias("domain", "domain,company domain name,website,company domain,web site,organization website,url,website url")
_alias("industry", "industry,sector,branche,organization industry,company industry")

# What was written down: of an activity, or into a field of a deal or contact.
_alias(
    "note",
    "note,notes,note body,note content,note text,body,body preview,call notes,call body,call summary,meeting notes"
    ",meeting body,meeting description,internal meeting notes,task notes,task body,activity note,activity notes"
    ",activity description,activity public description,activity private note,comment,comments,full comments"
    ",description,deal description,next step,next steps,deal note,deal notes,remarks",
)
_alias("activity_type", "activity type,type of activity,engagement type,task type,task subtype,event subtype,call type")
_alias(
    "subject",
    "subject,activity subject,activity title,activity name,call title,call name,meeting title,meeting name,task title"
    ",task name,note title",
)
_alias(
    "activity_date",
    "activity date,activitydate,note date,call date,meeting date,meeting start time,activity due date"
    ",activity marked as done time,date,due date,completed on,logged on,done on",
)
_alias(
    "author",
    "assigned,assigned to,activity assigned to,activity assigned to user,activity owner,activity creator"
    ",logged by,created by,note author,author,note owner,user",
)

# German and French, as HubSpot, Salesforce and Pipedrive name them there.
_alias("deal", "deal-name,name des deals,verkaufschance,name der verkaufschance,opportunityname,nom de la transaction")
_alias("deal", "transaction,nom de l'opportunité,opportunité,affaire,nom de l'affaire")
_alias("stage", "dealphase,deal-phase,phase,verkaufsphase,phase de la transaction,étape,phase du pipeline")
_alias("lost_reason", "verlustgrund,grund für verlust,grund des verlusts,raison de la perte,motif de perte")
_alias("amount", "betrag,wert,auftragswert,volumen,umsatz,montant,valeur")
_alias("currency", "währung,devise")
_alias("probability", "wahrscheinlichkeit,wahrscheinlichkeit (%),probabilité,probabilité (%)")
_alias("owner", "zuständiger mitarbeiter,inhaber,opportunity-inhaber,deal-inhaber,besitzer,verantwortlich,propriétaire")
_alias("created", "erstelldatum,erstellungsdatum,erstellt am,angelegt am,date de création,créé le")
_alias("closed", "abschlussdatum,schlusstermin,geschlossen am,date de fermeture,date de clôture")
_alias("last_activity", "letzte aktivität,datum der letzten aktivität,dernière activité,date de la dernière activité")
_alias(
    "organisation", "unternehmen,unternehmensname,firma,firmenname,accountname,kunde,entreprise,société,compte,client"
)
_alias("contact", "kontakt,kontaktperson,ansprechpartner,ansprechpartnerin,interlocuteur")
_alias("first", "prénom")
_alias("last", "nom")
_alias("email", "e-mail-adresse,mail,adresse e-mail,courriel")
_alias("note", "notiz,notizen,kommentar,kommentare,beschreibung,nächster schritt,anrufnotizen,note de l'activité")
_alias("note", "commentaire,commentaires,prochaine étape")
_alias("activity_type", "aktivitätstyp,typ der aktivität,type d'activité")
_alias("subject", "betreff,objet,titel der aktivität")
_alias("activity_date", "aktivitätsdatum,datum der aktivität,datum,date de l'activité,date d'activité,échéance")
_alias("author", "zugewiesen,zugewiesen an,erstellt von,attribué à,assigné à,créé par,auteur")
_alias("phone", "telefon,telefonnummer,mobil,handy,téléphone,numéro de téléphone,portable")
_alias("role", "jobbezeichnung,berufsbezeichnung,funktion,poste,fonction,intitulé du poste")

#: Prefixes by which Pipedrive says which object a column belongs to.
_OBJECT = lazily(
    r"^(deal|person|organization|organisation|opportunity|contact|account|company|activity|note|call|meeting|task)\s[-–:.]\s",
    re.IGNORECASE,
)
_CURRENCY_IN_NAME = lazily(r"\s*[\[(]([A-Z]{3}|[€$£¥])[\])]\s*$")
_CAMEL = lazily(r"(?<=[a-z])(?=[A-Z])")


def meaning(header: str) -> str | None:
    """What a column holds (``"deal"``, ``"amount"``, ``"first"``, …), or ``None`` for a custom one."""
    text = _CURRENCY_IN_NAME.sub("", header.strip().strip("\ufeff\"'"))
    plain = _plain(text)
    if plain in _ALIASES:
        return _ALIASES[plain]
    prefix = _OBJECT.match(text)
    if prefix:
        kind, rest = prefix.group(1).lower(), _plain(text[prefix.end() :])
        if rest in {"title", "name"}:
            return {"deal": "deal", "opportunity": "deal", "person": "contact", "contact": "contact"}.get(
                kind, "organisation"
            )
        if rest == "id":
            return {"deal": "deal_key", "opportunity": "deal_key"}.get(kind)
        if kind in {"deal", "opportunity"} and rest in {"email", "phone", "role"}:
            return None
        return _ALIASES.get(f"{kind} {rest}") or _ALIASES.get(rest)
    return _ALIASES.get(_plain(_CAMEL.sub(" ", text)))


def currency_in(header: str) -> str | None:
    """The currency that a column's name states: ``Amount (EUR)``."""
    match = _CURRENCY_IN_NAME.search(header.strip())
    return match.group(1) if match else None


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("_", " ").split())
