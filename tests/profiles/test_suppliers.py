"""Who supplies them today, by the name they use."""

import pytest

from otherside.profiles.around.suppliers import supplied_by


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("And Ovenwise is what we have now in the shops.", ["Ovenwise"]),
        ("The contract with Ovenwise ends in May and they've sent the renewal.", ["Ovenwise"]),
        ("Today we use Crumb Desk for it.", ["Crumb Desk"]),
        ("We currently buy from Ovenwise.", ["Ovenwise"]),
        ("We're on Ovenwise at the moment.", ["Ovenwise"]),
        ("Our present supplier, Ovenwise, is late.", ["Ovenwise"]),
        ("Ovenwise is our current provider.", ["Ovenwise"]),
        ("Ovenwise already sent us the renewal.", ["Ovenwise"]),
        ("The contract with Ovenwise ended in May.", []),
        ("I used Ovenwise at my last job.", []),
        ("The agreement with Mira ends in May.", []),
        ("We have looked at Ovenwise.", []),
        ("Now we use The old one.", []),
        ("This is what we have now.", []),
    ],
)
def test_the_present_supplier(text, names):
    assert [name for _, _, name in supplied_by(text, ["mira", "holt"])] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We use Crumb Desk for the rota today.", ["Crumb Desk"]),
        ("We run Ovenwise to plan the shifts at the moment.", ["Ovenwise"]),
        ("Our core bakery platform is Ovenwise.", ["Ovenwise"]),
        ("Our main supplier, Ovenwise, could do it too.", ["Ovenwise"]),
        ("Ovenwise are our core supplier.", ["Ovenwise"]),
        ("We have a company for that already: Ovenwise.", ["Ovenwise"]),
        ("We've got a firm that does this for us. Ovenwise.", ["Ovenwise"]),
        ("We had a company do this. Ovenwise.", []),
        ("Ovenwise were our supplier before.", []),
        ("We have a company for that. Fine.", []),
        ("We have a company car. Ovenwise is on the door.", []),
        ("Our main system is German.", []),
        ("We use Mira for the rota today.", []),
        ("We use March for the stocktake now.", []),
        ("We used Ovenwise for the rota until May.", []),
    ],
)
def test_whoever_does_it_or_runs_the_core_today(text, names):
    assert [name for _, _, name in supplied_by(text, ["mira", "holt"])] == names
