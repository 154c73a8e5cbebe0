"""Scans, operations and doctors of somebody who is spoken of, and the trades that use the same words."""

import pytest

from otherside.profiles.private.open_part import private

PRIVATE = """
She had the heart scan on Monday.
Mum has her scan tomorrow, so we're leaving the drawings until then.
Has anybody rung mum? She had the scan this morning
Dad's results come back on Friday and then we'll see.
Dad's consultant appointment is on the 4th.
He has his operation on Monday.
Nan is having her hip done in March.
She's seeing her cardiologist on Wednesday.
They want me back for a pacemaker.
They've kept her in overnight.
Grandad's been admitted.
Mum's back in for more tests on Thursday.
My wife has an appointment with the oncologist at ten.
Her biopsy was clear, so we can start.
His blood tests came back and they aren't good.
They found a shadow on his lung.
We're waiting for Dad's MRI.
Gran had a fall and she's in A&E.
Bea had her mammogram yesterday.
The hospital rang about Dad.
The consultant wants to see her again.
mum's got the consultant on Friday, so nothing before that
She's on the waiting list for a new knee.
He's had a stroke.
She's having chemo until Easter.
She had surgery on Tuesday and is asleep.
""".strip().splitlines()
OF_A_TRADE = """
Scan the documents before Friday.
She had the security scan this morning and it found two open doors.
He has the scan, I sent it yesterday.
The operation costs us forty thousand.
She has an operation in Hull with forty people.
We run a health check of the server every night.
She had the health check of the cluster done.
He has the results on Friday.
Her results came back and revenue is up.
She's seeing the consultant on Thursday about the roll-out.
They've kept her in the loop.
He had the scanner installed on Monday.
Our patients have their scan in the morning.
Charité gets the MRI in May.
He has a procedure, it's in the manual.
She has a follow-up appointment on Monday.
She has her appointment with you on Monday.
He starts treatment of the timber in January.
She is back in for more tests of the release.
He's been admitted to the bar.
They want me back for a demo.
Mum had the keys cut this morning.
Dad's operation in Leeds employs forty.
Dad's results this year were the best since 2011.
She had a stroke of luck with the lease.
He runs the stroke unit and sells pacemakers.
My brother fell for it.
""".strip().splitlines()


@pytest.mark.parametrize("words", PRIVATE)
def test_the_body_of_somebody_is_private(words):
    assert private(words)


@pytest.mark.parametrize("words", OF_A_TRADE)
def test_the_same_words_of_a_trade_are_not(words):
    assert not private(words)
