"""What people call the columns and keys of a transcript, for tables and for plain JSON."""

from collections.abc import Iterable

from otherside.domain.patterns import lazily

#: The words; ``STRONG_TEXT`` alone says that this is a transcript.
STRONG_TEXT = (
    *("text", "utterance", "utterance_text", "transcript", "sentence", "spoken_text", "speech", "dialogue"),
    *("aussage", "wortlaut", "gesprochen", "gesagtes", "redebeitrag", "propos", "parole", "paroles", "transcripción"),
)
TEXT = (
    *STRONG_TEXT,
    *("content", "message", "message_text", "body", "words", "line", "caption", "said", "quote", "raw_text"),
    *("statement", "turn", "segment", "transcription", "transcript_text"),
    *("texto", "texte", "comment", "nachricht", "inhalt", "beitrag", "satz", "transkript"),
    *("contenu", "énoncé", "réplique", "intervention", "phrase", "contenido", "mensaje", "frase"),
)
SPEAKER = (
    *("speaker", "speaker_name", "speaker_label", "interlocutor", "participant", "participant_name", "who"),
    *("display_name", "sender", "sender_name", "author", "user_name", "username"),
    *("from", "from_name", "talker"),
    *("sprecher", "sprecherin", "sprecher_in", "sprechende", "redner", "rednerin", "teilnehmer", "teilnehmerin", "wer"),
    *("locuteur", "locutrice", "intervenant", "intervenante", "orateur", "oratrice", "interlocuteur", "interlocutrice"),
    *("hablante", "orador", "oradora", "participante", "absender", "expéditeur", "auteur"),
    *("voice", "agent", "person", "name", "user"),
    *("role", "speaker_id", "id"),
)
#: Names for the speaker that say nothing by themselves: a table of contacts has them too.
WEAK_SPEAKER = frozenset(
    (
        "name",
        "user",
        "role",
        "id",
        "person",
        "agent",
        "from",
        "author",
        "teilnehmer",
        "teilnehmerin",
        "participante",
        "auteur",
        "wer",
    )
)
START = (
    *("start", "start_time", "start_s", "start_seconds", "start_sec", "starttime", "timestamp", "time"),
    *("zeit", "zeitstempel", "beginn", "anfang", "début", "horodatage", "inicio"),
    *("begin", "from_time", "offset", "time_start", "timecode", "start_ms"),
    *("starttimestamp", "start_timestamp"),
)
END = (
    *("end", "end_time", "end_s", "end_seconds", "end_sec", "endtime", "stop", "to_time", "time_end"),
    *("end_ms", "end_timestamp", "ende", "fin"),
)
ORGANISATION = ("company", "organisation", "organization", "account", "firm", "speaker_company")
ROLE = ("title", "job_title", "speaker_role", "position", "speaker_title")
EMAIL = ("email", "speaker_email", "e_mail", "mail", "email_address")
SIDE = ("side", "affiliation", "is_external", "party")
CALL = (
    *("transcript_id", "call_id", "conversation_id", "meeting_id", "recording_id", "dialogue_id"),
    "session_id",
    *("call", "conversation", "meeting", "recording", "session", "thread_id", "interview", "interview_id"),
)
TITLE = ("call_title", "meeting_title", "conversation_title", "title", "video_title", "subject", "topic")
DATE = (
    *("date", "call_date", "meeting_date", "started", "started_at", "start_date", "created_at"),
    *("datetime", "day", "datum", "jour", "fecha"),
)
#: Times of day: they say nothing about the place in a recording.
TIME_OF_DAY = ("uhrzeit", "heure", "hora")
DEAL = ("deal", "deal_name", "opportunity", "opportunity_name")
TURNS = (
    *("turns", "utterances", "transcript", "messages", "dialogue", "dialog", "segments", "chat_logs"),
    "lines",
)

_WORDS = lazily(r"[^a-z0-9à-ÿ]+")
_HUMP = lazily(r"(?<=[a-z])(?=[A-Z])")


def plain_key(key: str) -> str:
    """``"Speaker Name"``, ``"speakerName"``, ``"SPEAKER-NAME"`` as ``"speaker_name"``."""
    spaced = _HUMP.sub("_", key[:200].strip("\ufeff \t\"'*"))
    return _WORDS.sub("_", spaced.lower()).strip("_")


def choose(keys: Iterable[str], wanted: tuple[str, ...]) -> str | None:
    """The key whose plain form comes first in ``wanted``, or ``None``."""
    best: tuple[int, str] | None = None
    for key in keys:
        plain = plain_key(key)
        if plain in wanted and (best is None or wanted.index(plain) < best[0]):
            best = (wanted.index(plain), key)
    return best[1] if best else None
