"""Words with a capital that name nobody and nothing: how a sentence begins, days, months."""

from otherside.domain.patterns import lazily

NO_NAMES = frozenset("I We You They He She It The This That And But So If Now Then Monday Tuesday Wednesday Thursday "
                     "Friday Saturday Sunday A An In On At My Our Your Who What Yes No Well Okay Right Also Still "
                     "Today Tomorrow Yesterday Here There Maybe Perhaps Sure Thanks Thank Sorry Not Only January "
                     "February March April May June July August September October November December Q1 Q2 Q3 Q4 "
                     "Christmas Easter".split())  # fmt: skip
#: Begins what names a person, and no firm.
OF_SOMEBODY = lazily(r"^(?:Mr|Mrs|Ms|Dr|Prof|Sir|Lady|Lord|Aunt|Uncle|Father|Mother|God|Dad|Mum|Mom)\b")
