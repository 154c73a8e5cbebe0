"""How people mention family, marriage, children and health in business mail, and trades in which the same words are the business."""

import pytest

from otherside.profiles.private.open_part import private

PRIVATE = """
The custody hearing has been put on the 4th of December, so that week is no good to me.
I'm frightened of what the scan will show on 3 December.
I'm worried about my mother's operation and my head is elsewhere.
I'd love to have another baby next year.
Things have been upside down at home since the separation.
My daughter's school play is on the 11th, so no call after three.
I haven't slept since my husband moved out.
I've been no use to anyone since my wife left.
We're going through a divorce, so I'm only in three days a week.
I have to be home by three on Tuesdays because of the chemo.
I'm still waiting for my biopsy results and I can't think about contracts.
I've got a hospital appointment on Thursday morning.
I'm having my hip replaced on 14 January, so nothing before March from me.
I go in for surgery on the 8th.
My ex has the boys until Sunday and I have them from then on.
We have joint custody, so every other Friday I leave at two.
I'm due in March, so somebody else will sign the renewal.
We're expecting our second in June.
The baby is due on 2 May and I'd like it all settled before that.
My wife and I have split up and I'm between two flats.
My partner walked out in August.
We are trying for a baby and I don't want a second job on top of it.
We've had a miscarriage, forgive the silence.
My son sits his exams in May and I'm taxi driver, cook and tutor.
I'm moving my mother into a care home that weekend.
Dad has had a fall and I'm driving up to him tonight.
I'm at a funeral on Friday.
There has been a death in the family, I'll come back to you next week.
I lost my father in September and I still can't concentrate on figures.
My blood pressure is through the roof and my doctor wants me to slow down.
I see my therapist on Wednesdays at four.
I had a heart attack two years ago and won't do another December like that.
I was diagnosed in April and have treatment every third week.
I'm on antidepressants, so bear with me.
The childminder has left and I do the school run until Easter.
I need to pick up my son at half past two.
We're getting married on 6 June, so I'd like this off my desk by May.
My daughter is getting married on 9 May.
The family court sits on the 12th and I have to be there.
My husband has his operation on the 20th.
It's the anniversary of my brother's death and I'd rather not talk today.
Our marriage is on its last legs and I can't take on anything new.
I've been told to rest after the stroke.
I'm afraid of the results on Thursday, they found a lump.
My ex-wife wants the house and I've lawyers on the phone all day.
I have the kids every other weekend, so Fridays are short.
I have to be at my daughter's school at three.
My dad's memorial is on the 14th.
The surgeon wants to operate before Christmas.
I'll be out from the 3rd for a hysterectomy.
My mum's not got long left.
I'm going in for tests on the 9th.
The kids are with their dad until the 5th.
The kids are with my mum.
The boys are at my sister's.
I have to take my father to his appointments on Wednesdays.
I'm the only one who can drive my mother to dialysis.
We separated last summer, so the office is my quiet place.
My son has been diagnosed with autism and we need some time.
I've got to be at court on the 4th about the children.
It's my wife's fortieth on Saturday.
My husband lost his job, so I can't take a risk with mine.
My brother took his own life in May.
I've been having panic attacks before every board.
I'm breastfeeding, so calls no longer than an hour, please.
I've been signed off until the 12th.
My mum has dementia and rings me six times a day.
""".strip().splitlines()

OF_THE_HOUSE = """
We buy two scanners a year and the scan backlog is at nine weeks.
Our patients wait eleven weeks for an operation.
The scan will show which pallets are missing.
I'm afraid of what the scan will show, half our servers have never been patched.
Each custody hearing costs our clients four hundred pounds in copies.
We run sixty divorce cases at any time and the bundles are a mess.
Custody of the assets stays with our depositary bank.
The chain of custody for each sample is on paper.
Since the separation from the parent group we run our own payroll.
The separation plant was built in 1998.
Separation of duties is what the auditors want.
Our school play fills the hall and the ticket system falls over.
Parents' evening is on 12 November and the booking tool must hold.
We do the school run for nine schools with fourteen buses.
The baby room opens in March and we need forty cots.
We look after thirty babies and six toddlers.
We want another nursery in Leeds next year.
We bury about three hundred people a year.
A funeral costs the family four thousand pounds and we want to show why.
After the funeral the family gets one bill and not five.
The hearse is booked for two funerals on Friday.
Our wards are full and the beds are on paper.
My operation in Leeds employs forty people.
My back office is three people and a printer.
My treatment rooms stand empty on Mondays.
My recovery plan for the data centre is from 2016.
I have an operation list of fourteen on Tuesdays and the kit is late.
Our clients' custody hearings are all in one calendar.
Pregnant women wait too long for their second ultrasound at our clinic.
The wedding is booked a year ahead and the couples change the menu four times.
We had a messy divorce from our last supplier.
I'm expecting an offer in March.
I'm due in Leeds on Tuesday, could we speak on Wednesday?
My partner left the firm in May and took two clients.
My wife and I split the work, she sells and I bake.
My son starts on the floor with us in May.
My daughter wants to take over the mill one day.
My brother's firm buys from you.
This launch is my baby and I want it done right.
Our children learn to read with your books.
I had a breakdown on the M6 and forty crates of milk in the back.
We track maternity leave in a spreadsheet and get it wrong.
My heart is not in it and never was.
The results of the stress test come on Thursday.
I'm worried about the migration more than about the price.
The surgery closes at six and the phones ring until eight.
Our residents' families ring the ward all day.
We sell at home and abroad.
I was diagnosed by your tool as a late payer, which is nonsense.
My ex-boss signed the first contract and my ex colleague the second.
I have the boys on the night shift until March as well.
I have the boys from the yard on it.
My son starts with us as a driver on the 4th.
Our daughter company in Lyon sits the same audit.
We lost our biggest customer in May and buried the project.
I've scanned the ten that you gave me and they read well.
There's a wall as old as ours beside my son's school and it leans.
The divorce team has nine solicitors and one secretary.
The surgery list is full until May.
My operation needs two shifts.
We are the family court's supplier of interpreters.
The funeral plan is our best-selling product.
I had a stroke of luck with the new foreman.
Our marriage of old and new systems does not hold.
Half of our claims are for broken legs.
We separated last year from the group and I run payroll.
Your tool is going to operate in two plants.
We had a death at the quarry in 2019 and I never want another.
Separation of waste costs us nine euros a tonne.
My wife keeps the books and she says we lose eight hundred a month.
I'm signed off for fifty thousand and not a penny more.
The test results came in and I want to see the load figures.
The wife of the founder still signs the cheques.
""".strip().splitlines()


@pytest.mark.parametrize("words", PRIVATE)
def test_what_is_theirs_alone_is_private(words):
    assert private(words)


@pytest.mark.parametrize("words", OF_THE_HOUSE)
def test_what_a_house_does_for_others_is_not(words):
    assert not private(words)
