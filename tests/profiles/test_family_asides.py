"""What a family thinks of the speaker's life, and what it has to say in the matter in hand."""

import pytest

from otherside.profiles.private.family_asides import family_aside
from otherside.profiles.who.households import household

ASIDES = """
My wife thinks I've got another woman in the server room.
My mum thinks I work at the airport.
My dad still believes I repair televisions.
My husband says I live at the depot.
My kids reckon I'm married to my phone.
My wife's convinced I sleep under the desk.
My wife thinks we should get a puppy.
My daughter wants a hamster.
The kids want to go to the beach.
My wife does not want me on call another winter.
My husband doesn't want me on nights any more.
The kids want me home by seven.
My wife wants me back for bath time.
My wife would like me to find a normal job.
My husband says I should work less.
My wife thinks I should retire.
My mother wants me to see a doctor.
My daughter says I ought to get a haircut.
My son decides what's playing in the car.
My daughter has the final say on the playlist.
At home my wife decides what we watch.
My wife has the last word at home.
My son signs off my shirts.
My wife hates my pager.
My kids barely recognise me.
My wife will divorce me over the weekends.
My wife says I talk about the budget in my sleep.
The missus wants me home on Sundays.
My wife keeps telling me to switch off.
My son calls me the ghost.
My wife would tell you I own nine kettles.
My wife would rather I was at home.
My daughter asked if I live in the laptop.
My husband won't let me answer mails after eight.
My wife isn't thrilled about my travelling.
My kids don't want me to travel so much.
My wife wants her husband back.
My husband thinks the pager is my second wife.
I promised the kids I'd be home by six.
Dad thinks I fix printers.
My other half thinks I'm never home.
""".strip().splitlines()
MATTERS = """
My wife would have to agree to the kitchen.
My brother and I own the yard.
My daughter takes over the bakery in May and wants one till for both shops.
My wife thinks we should wait with the windows.
My husband says the quote is too high.
It's my wife you need to convince.
My wife thinks I should sign.
My mother wants me to sell the farm.
My dad thinks I'm mad to spend that on an oven.
My sister isn't convinced.
My brother has to agree.
My wife does the books and wants to see the numbers.
My son says we should go with the bigger one.
My wife wants it done before the baby comes.
My daughter wants the wedding in the barn.
The kids want their own bathroom.
My husband decides what goes in the shop.
My father still signs the cheques.
My wife wants me to ask about the warranty.
My uncle thinks it's too early.
My mother holds the purse strings.
My brother wants me on the board.
My wife says I pay too much for flour.
My mum wants a rail by the bath.
My partner thinks I work too slowly.
Our customers think we should get a dog.
Her husband wants me to call him.
My wife thinks I should go ahead.
My son wants me out of the firm by June.
My wife runs the office.
My wife would tell you the oven is too small.
My dad says I should get a proper accountant.
My brother says I should buy the dog kennels.
My son says I'm behind the times with my ledger.
My husband says we can't afford a holiday and a boiler.
My brother says I have to be home when the boiler comes.
My wife thinks I trust you too quickly.
My wife would rather we waited.
My sister isn't happy with the lease.
I promised my father I'd keep the yard.
My daughter wants me to come home and run the mill.
""".strip().splitlines()


@pytest.mark.parametrize("words", ASIDES)
def test_what_a_family_thinks_of_the_speakers_life_is_beside_the_matter(words):
    assert family_aside(words)
    assert family_aside(words.replace("'", "’").upper() if words.startswith("The ") else words.replace("'", "’"))


@pytest.mark.parametrize("words", MATTERS)
def test_what_a_family_has_to_say_in_the_matter_is_not(words):
    assert not family_aside(words)


def test_banter_makes_no_household():
    banter = ["My wife thinks I've got another woman in the server room.", "My mum thinks I work at the airport."]
    assert household([None, None], banter) is False
    assert household([None, None], ["My wife wants an island.", "Our kids want their own bathroom.", *banter]) is True
