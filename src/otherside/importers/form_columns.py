"""Which column of a form's table holds what, and which of a table of reviews as review sites export them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from otherside.importers import aliases
from otherside.importers.when import day

_MAX_COLUMNS = 400
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
_NAME = (
    *("your_name", "full_name", "your_full_name", "name", "first_and_last_name", "what_is_your_name", "who_are_you"),
    *("dein_name", "ihr_name", "vor_und_nachname", "wie_heißen_sie", "votre_nom", "nom", "nombre", "naam", "nome"),
)
#: Whom somebody asked: by name or by a number, and no one of those who ask.
_ASKED = ("respondent", "respondent_name", "respondent_id", "interviewee", "customer", "client", "kunde", "befragte")
#: Who wrote a review.
_REVIEWER = (
    *("reviewer", "reviewer_name", "reviewed_by", "review_author", "consumer_name", "customer_name", "author_name"),
    *("user_name", "display_name", "nickname", "author", "rezensent", "bewerter"),
)
_EMAIL = (
    *("email_address", "email", "e_mail", "your_email", "your_email_address", "mail", "e_mail_adresse", "username"),
    *("adresse_e_mail", "dirección_de_correo_electrónico", "reviewer_email", "consumer_email"),
)
_ROLE = (
    *("your_role", "role", "job_title", "your_job_title", "position", "your_position", "title", "what_is_your_role"),
    *("ihre_rolle", "deine_rolle", "rolle", "funktion", "votre_fonction", "fonction", "cargo"),
    *("reviewer_title", "reviewer_role", "reviewer_job_title"),
)
_FIRM = (
    *("company", "your_company", "organisation", "organization", "your_organisation", "firma", "unternehmen"),
    *("entreprise", "empresa", "company_name", "organisation_name", "organization_name", "reviewer_company"),
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
_RATING = re.compile(
    r"(?:^|_)(?:ratings?|rated?|stars?|score|nps|bewertung|note|sterne|puntuación|likely|likelihood|satisf\w+|recommend\w*)(?:_|$)"
    r"|on_a_scale|auf_einer_skala|sur_une_échelle|en_una_escala|out_of_(?:5|10)(?:_|$)"
)
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?\s?%?")
_STARS = re.compile(
    r"[★☆⭐✩✭🌟\ufe0f\s]+|\d{1,2}(?:[.,]\d{1,2})?\s?(?:(?:/|out of|von|sur|de)\s?(?:5|10)|stars?|sterne?|étoiles?|★|⭐\ufe0f?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a row stands what; ``None`` where there is no such column.

    Attributes:
        asked: whether the name is that of whom somebody asked, or of who wrote a review.
        reviews: whether these are reviews.
        answers: the columns with the words of who answered.
        told: further columns of reviews, which tell of them and are nobody's words.
    """

    time: int | None
    name: int | None
    email: int | None
    role: int | None
    firm: int | None
    asked: bool
    reviews: bool
    answers: tuple[int, ...]
    told: tuple[int, ...] = ()


def columns_of(names: Sequence[str]) -> Columns | None:
    """The columns, if this is the header of a form or of reviews: somebody or a time, and questions for the most part."""
    plain = [aliases.plain_key(n) for n in names]
    if not 2 <= len(names) <= _MAX_COLUMNS or _OF_CRM.intersection(plain):
        return None
    asked = frozenset(n for n, name in enumerate(names) if _is_question(name))
    words = _of_reviews(plain, asked)
    wanted = {"time": _TIME, "name": (*_NAME, *_ASKED), "email": _EMAIL, "role": _ROLE, "firm": _FIRM}
    if words:
        # Over a review "Title" may be its heading as well as a post, and "Username" is no address.
        wanted |= {"name": (*_REVIEWER, *_NAME, *_ASKED, "username"), "role": tuple(r for r in _ROLE if r != "title")}
        wanted["email"] = tuple(e for e in _EMAIL if e != "username")
    time, name, email, role, firm = (
        next((plain.index(w) for w in wanted[what] if w in plain), None)
        for what in ("time", "name", "email", "role", "firm")
    )
    taken = {time, name, email, role, firm, *(n for n, key in enumerate(plain) if key in _TIME)}
    if time is None and name is None and email is None and (not words or firm is None):
        return None
    if words:
        answers = tuple(sorted(words - taken))
        told = tuple(n for n, key in enumerate(plain) if key and n not in taken and n not in words)
        return Columns(time, name, email, role, firm, True, True, answers, told) if answers else None
    rest = tuple(n for n, key in enumerate(plain) if n not in taken and key not in _OF_PROGRAM)
    questions = len(asked.intersection(rest))
    if not (questions and 2 * questions >= len(rest)):
        return None
    return Columns(time, name, email, role, firm, name is not None and plain[name] in _ASKED, False, rest)


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
