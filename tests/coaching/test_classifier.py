from __future__ import annotations

import numpy as np

from otherside.coaching import ACTS
from otherside.coaching.classifier import default_classifier
from otherside.coaching.features import SURFACE, surface
from otherside.extraction.hashing import hashed, opening


def test_probabilities_add_up_with_and_without_the_encoder() -> None:
    pairs = [("We lost a client.", "So it cost you a client."), ("", "Okay."), ("", ""), ("", "é" * 5000)]
    for use_encoder in (True, False):
        p = default_classifier().probabilities(pairs, use_encoder=use_encoder)
        assert p.shape == (4, len(ACTS))
        assert np.allclose(p.sum(axis=1), 1, atol=1e-4)


def test_no_sentences_no_probabilities() -> None:
    assert default_classifier().probabilities([]).shape == (0, len(ACTS))


def test_features_have_their_size_and_repeat() -> None:
    assert surface("So you lost a client.", "We lost a client.").shape == (SURFACE,)
    first, second = hashed("What happened then?"), hashed("What happened then?")
    assert (first.buckets == second.buckets).all()
    assert (np.diff(first.buckets) > 0).all()


def test_fillers_do_not_hide_how_a_sentence_begins() -> None:
    assert opening("Okay, so, um, what happened?") == "what happened?"
    assert opening("Okay.") == "okay."


def test_time_is_linear_in_the_length_of_a_sentence() -> None:
    import time

    from otherside.coaching.confirmation import affirms
    from otherside.coaching.first_person import in_first_person
    from otherside.coaching.phrases import matches
    from otherside.coaching.pushing import admits_limit, claims_scarcity, leans_on_others
    from otherside.coaching.questions import is_leading, open_form
    from otherside.coaching.reflecting import retells
    from otherside.coaching.voiced import voiced

    for text in ("you want to " * 4000, "so " * 8000, "yeah, " * 8000, "do you have " * 4000 + "?", "our " * 8000):
        begin = time.process_time()
        matches(text)
        is_leading(text)
        open_form(text)
        affirms(text)
        affirms(text, negative=True)
        in_first_person(text)
        for see in (admits_limit, claims_scarcity, leans_on_others, voiced):
            see(text)
        retells(text, "")
        surface(text, text)
        assert time.process_time() - begin < 2
