"""Whose deed it is that is told without a subject."""

import pytest

from otherside.domain import Facet
from otherside.profiles.said.anothers_deed import anothers_deed
from otherside.profiles.said.borne import not_borne_there

ANOTHERS = """
Mr Ode has signed! | Put his name on it at the counter on Friday.
My sister was here. | Paid the deposit herself and drove home.
| Rang the bank himself and fixed it.
| Already paid the first part out of her own pocket.
Our son has decided. | Booked the van and gave notice on his flat.
Nadia came by. | Signed the form on the bonnet of her car.
The landlord's come round. | Shook hands on it and sent the keys over.
He's keen. Rang the yard. | Ordered the timber.
""".strip().splitlines()
THEIR_OWN = """
| Signed it this morning, it's in the post.
I went in. | Signed the form and left.
We met on Tuesday. | Approved the budget and ordered the first ten.
| Told the board, and put my name down.
My wife is pleased. | I signed it.
Spoke to my wife. | Agreed to go ahead.
He rang me. | Paid it and told him so, we did.
That's done. | Signed the lease.
Thanks for the draft. | Signed it.
""".strip().splitlines()


def _placed(row):
    before, _, words = (part.strip() for part in row.partition("|"))
    text = f"{before} {words}".strip()
    return text, text.index(words)


@pytest.mark.parametrize("row", ANOTHERS)
def test_what_somebody_else_did(row):
    text, start = _placed(row)
    assert anothers_deed(text, start)
    assert Facet.COMMITMENT in not_borne_there(text, start, len(text))


@pytest.mark.parametrize("row", THEIR_OWN)
def test_what_they_did_themselves(row):
    assert not anothers_deed(*_placed(row))
