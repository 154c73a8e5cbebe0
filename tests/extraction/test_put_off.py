"""A matter put off, and a talk that is left: neither is a step towards it."""

from __future__ import annotations

import pytest

from otherside.domain import Facet, Stance
from otherside.extraction.extractor import LocalExtractor
from otherside.extraction.plain.leaving import takes_leave
from otherside.extraction.plain.put_off import puts_off


@pytest.mark.parametrize(
    "text",
    [
        "I'd let the new portal settle and look at it again in, let's say, May.",
        "I’d wait and pick it up in the autumn.",
        "I'd leave it until after the stocktake.",
        "I'd give it a rest and come back to it in spring.",
        "We'd better park it and revisit it in March.",
        "Let's put it on hold until the new year.",
        "Could we leave that until after Easter?",
        "Personally I would hold off until Q3.",
        "We should wait till the merger is done.",
        "I'd look at it again next year.",
        "I'd revisit it in the summer.",
        "We'd be better off waiting until spring.",
        "My advice is to wait until the merger's through.",
        "Let's not rush it, pick it up again in February.",
        "I'd let the new portal settle, see what it brings, and look at it again in June.",
        "The plan is to push it back to September.",
        "I'd rather let the ward settle in first, and then think again in the summer.",
    ],
)
def test_who_puts_it_off(text: str) -> None:
    assert puts_off(text)


@pytest.mark.parametrize(
    "text",
    [
        "I wouldn't leave it until after Easter.",
        "Why would we wait until spring?",
        "If we leave it until the summer, the roof goes.",
        "I'd wait for you outside.",
        "We used to leave it until December.",
        "I'd pick it up with the council in May.",
        "We'll start in March.",
        "I'd leave the keys with Ottilie until Monday.",
        "I'll wait until you send the drawing.",
        "We can't wait until June.",
        "I'd let the dough settle and look at it again in a minute.",
        "I'd sign it in June.",
        "I'll give it to Bram in May.",
        "Let's move the demo to Thursday.",
        "We left it until after the fair.",
        "I'll leave you the list, and in May we start.",
        "We'll come back to it on Monday.",
        "I'll come back to it at Easter with the figures.",
        "I'd visit the mill again.",
        "Bram will be here again in May.",
        "Then the lease starts again in May.",
    ],
)
def test_who_does_not(text: str) -> None:
    assert not puts_off(text)


@pytest.mark.parametrize(
    "text",
    [
        "I should drop too.",
        "I need to jump, sorry.",
        "I've got to run to the next one.",
        "Right, I should go too, bye all.",
        "Sorry, I'll have to drop off now.",
        "I’m going to have to leave in five minutes.",
        "We should let you go.",
        "I'd better dash and pick up the kids.",
        "Thanks, I have to hop off for another call.",
    ],
)
def test_who_takes_leave(text: str) -> None:
    assert takes_leave(text)


@pytest.mark.parametrize(
    "text",
    [
        "I should go to the council with it.",
        "We should leave the old supplier.",
        "I want to leave.",
        "We need to drop the price.",
        "I should run it past Ottilie.",
        "I have to go to the board in May.",
        "I'd jump at it.",
        "We should go.",
        "I'll drop you a line with the yes.",
        "I'd go now and sign.",
        "Should I drop off?",
    ],
)
def test_who_goes_nowhere(text: str) -> None:
    assert not takes_leave(text)


def test_what_is_read_of_them(extractor: LocalExtractor) -> None:
    off, drop, form, later, pick = extractor.score(
        [
            ("", "I'd let the new portal settle and look at it again in May."),
            ("", "I should drop too."),
            ("", "I've got the form now."),
            ("", "I'd wait and pick it up in the autumn."),
            ("", "I'd pick it up with the board on Monday."),
        ]
    )
    for reading in (off, later):
        assert reading.stance is Stance.AWAY
        assert Facet.PRIORITY in reading.facets
        assert Facet.COMMITMENT not in reading.facets
    assert not drop.facets
    assert Facet.COMMITMENT not in form.facets
    assert Facet.COMMITMENT in pick.facets


@pytest.fixture(scope="module")
def extractor() -> LocalExtractor:
    return LocalExtractor()
