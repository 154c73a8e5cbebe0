"""Names that a sentence itself shows to be a seller's."""

import pytest

from otherside.profiles.around.alternatives import ways_in
from otherside.profiles.around.options import ways_said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We're also looking at the Pinecote add-on.", ["Pinecote"]),
        ("We've been offered the Pinecote Yard module as well.", ["Pinecote Yard"]),
        ("They're considering a Pinecote package.", ["Pinecote"]),
        ("Ottilie prefers Pinecote, because it's bundled.", ["Pinecote"]),
        ("Ottilie leans towards Pinecote, it comes with the licence.", ["Pinecote"]),
        ("My brother would rather have Pinecote than you.", ["Pinecote"]),
        ("Bram is writing a comparison with Pinecote.", ["Pinecote"]),
        ("He's doing a comparison of you and Pinecote.", ["Pinecote"]),
        ("Pinecote also sell their own stock module.", ["Pinecote"]),
        ("Pinecote have their own monitoring, bundled for the first year.", ["Pinecote"]),
        ("Pinecote have their own monitoring on the same platform.", ["Pinecote"]),
        ("Just use what Pinecote includes.", ["Pinecote"]),
        ("I'd say use what Pinecote gives you with the licence.", ["Pinecote"]),
        ("We're talking to another company, Pinecote.", ["Pinecote"]),
        # Whom or what else that may be.
        ("Pinecote have their own monitoring.", []),
        ("Leeds have their own kitchen.", []),
        ("Finance have their own tool, and the contract is theirs.", []),
        ("Finance has its own module included.", []),
        ("We're looking at the Excel tool.", []),
        ("We're looking at the HR platform.", []),
        ("We're looking at the German package.", []),
        ("We're looking at the Pinecote module you showed us.", []),
        ("We're looking at the October package.", []),
        ("Ottilie prefers Fridays.", []),
        ("Ottilie prefers May, because the price goes up in June.", []),
        ("Ottilie prefers Mira, because she's cheaper.", []),
        ("Bram is writing a comparison with last year.", []),
        ("Bram is writing a comparison with Leeds branch.", []),
        ("Use what Ottilie gives you.", []),
        ("Use what Mira offers.", []),
        ("Pinecote were our supplier before.", []),
        ("We had a company do this. Pinecote.", []),
    ],
)
def test_a_seller_is_known_by_the_sentence(text, names):
    assert [name for _, _, name in ways_in(text, ["mira", "holt"])] == names


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Ottilie prefers Pinecote, because it's bundled.", "what one of them prefers"),
        ("I'd use what Pinecote gives us.", "with what they have already"),
        ("Nobody prefers Pinecote.", None),
        ("I wouldn't use what Pinecote gives us.", None),
    ],
)
def test_what_there_is_of_it(text, what):
    assert [way.what for way in ways_said(text, ["Pinecote"]) if way.stands] == ([what] if what else [])
