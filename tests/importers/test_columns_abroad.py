"""Tables whose header is German, French or Spanish; and calls whose sentences lie far apart."""

import datetime as dt
import json

import pytest

from otherside.importers import SourceFile, detect, parse
from otherside.importers.table import IMPORTER


@pytest.mark.parametrize(
    "header",
    [
        *("Intervenant;Texte", "Sprecherin;Aussage", "Name;Nachricht", "Locuteur;Contenu", "Orateur;Propos"),
        *("Sprecher;Inhalt", "Name;Message", "Hablante;Mensaje", "Auteur;Réplique;Début"),
    ],
)
def test_transcripts(header):
    columns = header.count(";") - 1
    rows = "".join(
        f"{who};{words}{';0:01' * columns}\n" for who, words in (("Ines", "Der Ofen steht."), ("Olu", "Warum?"))
    )
    source = SourceFile("kiln.csv", f"{header}\n{rows}".encode())
    assert detect(source).name == "csv"
    assert [(t.speaker, t.text) for t in parse(source).conversations[0].turns] == [
        ("Ines", "Der Ofen steht."),
        ("Olu", "Warum?"),
    ]


def test_a_day_and_a_time_of_day():
    text = "Intervenante;Texte;Date;Heure\nInes;Le four est froid.;04.03.2026;10:00\nOlu;Pourquoi ?;04.03.2026;10:01\n"
    conversation = parse(SourceFile("kiln.csv", text.encode())).conversations[0]
    assert conversation.date == dt.date(2026, 3, 4)
    assert [t.start_s for t in conversation.turns] == [None, None]


@pytest.mark.parametrize("header", ["Name;E-Mail;Nachricht", "Name;Telefon;Kommentar", "Wer;Nachricht;Firma"])
def test_a_table_of_contacts_is_no_talk(header):
    assert IMPORTER.sniff(SourceFile("t.csv", f"{header}\nInes;x@kiln.example;y\n".encode())) == 0


@pytest.mark.parametrize(
    "header",
    [
        *("Dealname;Dealphase;Betrag;Abschlussdatum", "Verkaufschance;Phase;Wert;Schlusstermin"),
        *(
            "Nom de la transaction;Phase de la transaction;Montant;Date de fermeture",
            "Affaire;Étape;Montant;Date de clôture",
        ),
    ],
)
def test_deals(header):
    (deal,) = parse(SourceFile("d.csv", f"{header}\nKiln;Angebot;1.250,00;04.03.2026\n".encode())).deals
    assert (deal.name, deal.stage, deal.amount, deal.closed) == ("Kiln", "Angebot", 1250.0, dt.date(2026, 3, 4))


@pytest.mark.parametrize(
    "header", ["Vorname;Nachname;E-Mail-Adresse;Firma;Funktion", "Prénom;Nom;Adresse e-mail;Société;Poste"]
)
def test_contacts(header):
    (contact,) = parse(SourceFile("c.csv", f"{header}\nInes;Vogt;i@kiln.example;Kiln;Leitung\n".encode())).contacts
    assert (contact.name, contact.email, contact.organisation, contact.role) == (
        "Ines Vogt",
        "i@kiln.example",
        "Kiln",
        "Leitung",
    )


@pytest.mark.parametrize(("unit", "shift"), [(1, 0), (1, 29), (1000, 0)])
def test_gong_in_seconds_with_half_an_hour_between(unit, shift):
    said = (("The kiln has stood cold since May.", 1, 3), ("Half an hour later.", 1800, 1803))
    sentences = [{"text": t, "start": (a + shift) * unit, "end": (b + shift) * unit} for t, a, b in said]
    data = {"callTranscripts": [{"callId": "7", "transcript": [{"speakerId": "4", "sentences": sentences}]}]}
    held = parse(SourceFile("g.json", json.dumps(data).encode())).conversations[0].turns
    assert [t.start_s for t in held] == [1 + shift, 1800 + shift]
