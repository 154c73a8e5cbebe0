"""Which column of a form's table holds what, and which of a table of reviews as review sites export them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from otherside.domain.patterns import lazily
from otherside.importers import aliases
from otherside.importers.form_sorting import are_short, is_sorting, sorts
from otherside.importers.when import day

_MAX_COLUMNS = 400
#: Of a heading, in characters; a longer one names nothing.
_HEADING = 200
#: So many words over a column are a question, with a question mark or without.
_MANY_WORDS = 4
#: When it was answered; the later column of several counts.
_TIME = (
    *("completion_time", "submitted_at", "submit_date_utc", "submit_date", "end_date", "date_submitted", "timestamp"),
    *("zeitstempel", "abschlusszeit", "horodateur", "marca_temporal", "tijdstempel", "start_time", "startzeit"),
    *("start_date_utc", "start_date", "submission_date", "date", "datum", "fecha"),
    *("review_date", "date_of_review", "date_published", "published_at", "published", "published_date", "date_posted"),
    *(
        "review_created_utc",
        "review_created",
        "created_at",
        "review_submit_date_and_time",
        "submitted",
        "reviewed_at",
        "at",
    ),
)
#: Before these may stand "your", "what is your", "Ihr", "votre" and the like, and behind them that they may be left out.
_NAME = (
    *(
        "full_name",
        "name",
        "names",
        "first_and_last_name",
        "name_and_surname",
        "who_are_you",
        "contact_name",
        "contact_person",
    ),
    *("vor_und_nachname", "vollständiger_name", "nom", "nom_et_prénom", "nombre", "nombre_completo", "naam", "nome"),
)
_FIRST_NAME = ("first_name", "firstname", "given_name", "forename", "vorname", "prénom", "primer_nombre", "voornaam")
_SURNAME = (
    "last_name",
    "lastname",
    "surname",
    "family_name",
    "nachname",
    "nom_de_famille",
    "apellido",
    "apellidos",
    "achternaam",
)
#: Whom somebody asked: by name or by a number.
_ASKED = (
    *("respondent", "respondent_name", "respondent_s_name", "respondent_id", "interviewee", "participant"),
    *("customer", "client", "kunde", "befragte"),
)
#: Who wrote a review.
_REVIEWER = (
    *("reviewer", "reviewer_name", "reviewed_by", "review_author", "consumer_name", "customer_name", "author_name"),
    *("user_name", "display_name", "nickname", "author", "rezensent", "bewerter"),
)
_EMAIL = (
    *(
        "email_address",
        "email",
        "e_mail_address",
        "e_mail",
        "mail",
        "mail_address",
        "work_email",
        "e_mail_adresse",
        "username",
    ),
    *("adresse_e_mail", "dirección_de_correo_electrónico", "reviewer_email", "consumer_email"),
)
_ROLE = (
    *("role", "job_title", "job_role", "job", "position", "title", "occupation", "profession", "what_do_you_do"),
    *("what_do_you_do_there", "what_do_you_do_for_a_living", "rolle", "funktion", "beruf", "fonction", "cargo"),
    *("reviewer_title", "reviewer_role", "reviewer_job_title"),
)
_FIRM = (
    *("company", "organisation", "organization", "business", "employer", "firma", "unternehmen"),
    *(
        "entreprise",
        "empresa",
        "company_name",
        "organisation_name",
        "organization_name",
        "business_name",
        "reviewer_company",
    ),
)
#: What the form's program says of an answer.
_OF_PROGRAM = frozenset(
    (
        *("", "id", "response_id", "network_id", "score", "total_points", "quiz_feedback", "language", "tags"),
        "response_type",
    )
)
#: A table with one of these comes from a CRM.
_OF_CRM = frozenset(
    ("record_id", "deal_name", "deal_stage", "opportunity_name", "account_name", "lifecycle_stage", "stage")
)
#: The words of a review, by names that say so themselves.
_REVIEW = frozenset(
    "review review_text review_content review_body review_comment review_comments full_review testimonial rezension "
    "bewertungstext avis".split()
)
_PROS_AND_CONS = frozenset(("pros", "cons"))
#: The words of a review where something else says that it is one.
_WORDS = frozenset(
    "text content comment comments body feedback overall summary headline review_title review_headline review_summary likes "
    "dislikes advantages disadvantages recommendations recommendations_to_others overall_comments advice_to_management".split()
)
_IS_REVIEWED = frozenset("review_id reviewid reviewer reviewer_name reviewer_id reviewed_by review_author".split())
#: A table with one of these is a talk, whatever else is noted beside it.
_OF_TALK = frozenset("speaker speaker_name utterance transcript".split())
#: How much something was liked: a number under one of these is a mark and no answer.
_RATING = lazily(
    r"(?:^|_)(?:ratings?|rated?|stars?|score|nps|bewertung|note|sterne|puntuación|likely|likelihood|satisf\w+|recommend\w*)(?:_|$)"
    r"|on_a_scale|auf_einer_skala|sur_une_échelle|en_una_escala|out_of_(?:5|10)(?:_|$)"
)
_NUMBER = lazily(r"\d{1,3}(?:[.,]\d{1,2})?\s?%?")
_STARS = lazily(
    r"[★☆⭐✩✭🌟\ufe0f\s]+|\d{1,2}(?:[.,]\d{1,2})?\s?(?:(?:/|out of|von|sur|de)\s?(?:5|10)|stars?|sterne?|étoiles?|★|⭐\ufe0f?)",
    re.IGNORECASE,
)


#: What is said of an answer beside what it is to be: that it may be left out.
_ASIDE = lazily(r"[(\[][^()\[\]]{0,80}[)\]]")
_MAY_BE_LEFT = lazily(
    r"[\s,;:.–—-]+(?:(?:only )?if you (?:like|want|wish|prefer|don['’]t mind|would like|are happy to)\b"
    r"|(?:or |please )?leave (?:it )?(?:blank|empty|out)\b|(?:not )?required\b|optional\b|voluntary\b|mandatory\b"
    r"|freiwillig\b|optionnel\b|facultatif\b|opcional\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_YOUR = lazily(
    r"^(?:(?:please_)?(?:enter|give|tell_us|state)_|what_(?:is|s)_|may_we_(?:have|know|ask)_)?"
    r"(?:your|the|ihre?|deine?|votre|vos|tu|su)_"
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a row stands what; ``None`` where there is no such column.

    Attributes:
        surname: where the name stands in two columns, the second.
        reviews: whether these are reviews.
        answers: the columns with the words of who answered.
        told: further columns, which tell of who answered, or of a review, and are nobody's words.
        sorting: those of them that sort people.
    """

    time: int | None
    name: int | None
    surname: int | None
    email: int | None
    role: int | None
    firm: int | None
    reviews: bool
    answers: tuple[int, ...]
    told: tuple[int, ...] = ()
    sorting: tuple[int, ...] = ()


def columns_of(names: Sequence[str]) -> Columns | None:
    """The columns, if this is the header of a form or of reviews: somebody or a time, and questions for the most part."""
    plain = [aliases.plain_key(n) for n in names]
    if not 2 <= len(names) <= _MAX_COLUMNS or _OF_CRM.intersection(plain):
        return None
    asked = frozenset(n for n, name in enumerate(names) if _is_question(name))
    words = _of_reviews(plain, asked)
    wanted = {"time": _TIME, "name": (*_NAME, *_ASKED, *_FIRST_NAME), "email": _EMAIL, "role": _ROLE, "firm": _FIRM}
    if words:
        # Over a review "Title" may be its heading as well as a post, and "Username" is no address.
        wanted |= {"name": (*_REVIEWER, *_NAME, *_ASKED, "username"), "role": tuple(r for r in _ROLE if r != "title")}
        wanted["email"] = tuple(e for e in _EMAIL if e != "username")
    bare = [_bare(n) for n in names]
    time, name, email, role, firm = (
        next((bare.index(w) for w in wanted[what] if w in bare), None)
        for what in ("time", "name", "email", "role", "firm")
    )
    surname = next((bare.index(w) for w in _SURNAME if w in bare), None)
    if name is None:
        name, surname = surname, None
    elif bare[name] not in _FIRST_NAME:
        surname = None
    taken = {time, name, surname, email, role, firm, *(n for n, key in enumerate(plain) if key in _TIME)}
    if time is None and name is None and email is None and (not words or firm is None):
        return None
    if words:
        answers = tuple(sorted(words - taken))
        told = tuple(n for n, key in enumerate(plain) if key and n not in taken and n not in words)
        return Columns(time, name, surname, email, role, firm, True, answers, told) if answers else None
    # A second column for a name or a post tells of somebody as the first does, and asks nothing.
    known = {*_NAME, *_ASKED, *_FIRST_NAME, *_SURNAME, *_EMAIL, *_ROLE, *_FIRM}
    told = tuple(n for n, key in enumerate(bare) if n not in taken and key in known)
    rest = tuple(n for n, key in enumerate(plain) if n not in taken and n not in told and key not in _OF_PROGRAM)
    questions = len(asked.intersection(rest))
    if not questions or 2 * questions < sum(1 for n in rest if n in asked or not sorts(names[n])):
        return None
    return Columns(time, name, surname, email, role, firm, False, rest, told)


def with_values(columns: Columns, names: Sequence[str], rows: Sequence[Sequence[str]]) -> Columns:
    """The columns of a form, now that it is seen what stands in them: what sorts people is no answer, nor is a role a tale.

    Args:
        rows: each with a cell for each name.
    """
    if columns.reviews:
        return columns
    role, answers = columns.role, columns.answers
    if role is not None and names[role].rstrip(" *").endswith("?") and not are_short([row[role] for row in rows]):
        answers, role = tuple(sorted((*answers, role))), None
    told = tuple(n for n in answers if is_sorting(names[n], [row[n] for row in rows], asked=_is_question(names[n])))
    if len(told) == len(answers):
        told = ()
    kept = tuple(n for n in answers if n not in told)
    return replace(columns, role=role, answers=kept, told=(*columns.told, *told), sorting=told)


def is_of_talk(names: Sequence[str]) -> bool:
    """Whether a header has a column that a table of speech is known by, whatever else is asked in it."""
    return not (_OF_TALK | set(aliases.STRONG_TEXT)).isdisjoint(map(aliases.plain_key, names))


def _bare(heading: str) -> str:
    """What a heading asks for, without "your", and without that it may be left out."""
    text = _ASIDE.sub(" ", heading[:_HEADING])
    if not text.rstrip(" *").endswith("?"):
        text = _MAY_BE_LEFT.sub("", text)
    key = aliases.plain_key(text) or aliases.plain_key(heading)
    return _YOUR.sub("", key)


def is_mark(heading: str, answer: str) -> bool:
    """Whether what stands under a heading is a count of stars or points, which says nothing in words."""
    return bool(_STARS.fullmatch(answer)) or (
        bool(_NUMBER.fullmatch(answer)) and bool(_RATING.search(aliases.plain_key(heading)))
    )


def says_itself(heading: str) -> bool:
    """Whether a heading names the words under it and asks nothing."""
    return aliases.plain_key(heading) in _REVIEW | {"text", "content", "body"}


def _is_question(name: str) -> bool:
    return name.rstrip(" *").endswith("?") or (len(name.split()) >= _MANY_WORDS and day(name) is None)


def _of_reviews(plain: Sequence[str], asked: frozenset[int]) -> frozenset[int]:
    """The columns with the words of a review; none where nothing says that these are reviews."""
    if not _OF_TALK.isdisjoint(plain):
        return frozenset()
    strong = {n for n, key in enumerate(plain) if key in _REVIEW or key in _PROS_AND_CONS}
    weak = {n for n, key in enumerate(plain) if key in _WORDS}
    sure = not _REVIEW.isdisjoint(plain) or _PROS_AND_CONS.issubset(plain)
    marked = any(_RATING.search(key) for key in plain)
    if sure or (marked and (weak or asked) and not _IS_REVIEWED.isdisjoint(plain)):
        return frozenset(strong | weak | {n for n in asked if not _is_reply(plain[n])})
    return frozenset()


def _is_reply(key: str) -> bool:
    """Whether a column holds what was answered to a review."""
    return bool({"reply", "response", "antwort", "réponse"}.intersection(key.split("_")))
