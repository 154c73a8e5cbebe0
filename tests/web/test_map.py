"""The map of a committee: nobody covers another, names can be read, and moving somebody says only what may be said."""

import re
from itertools import combinations

import pytest

from otherside.web.committee_map import Placed, standing_svg
from otherside.web.pages.standing import _for_it, _how, _so, _vetoes
from otherside.web.templating import environment, points
from otherside.web.transcript import first_words

DOT = re.compile(
    r'class="person (\w+)" transform="translate\(([\d.]+) ([\d.]+)\).*?class="finger" r="([\d.]+)".*?class="dot" r="([\d.]+)"'
)
NAME = re.compile(r'<text x="(-?[\d.]+)" y="(-?[\d.]+)" text-anchor="(\w+)">([^<]+)</text></g>')


def placed(name, position=0.25, power=0.5, **more):
    given = {"low": -0.3, "high": 0.7, "salience": 0.4, "veto": 0.1, "yours": False, "known": False}
    return Placed(name=name, short=name, position=position, power=power, **{**given, **more})


#: A deal early on: five of whom nothing is known, and three who stand near them.
CROWD = [
    placed("Ottilie", 0.35, 0.61, veto=0.7, known=True),
    placed("Bram", 0.4, 0.58, veto=0.3, salience=0.8, known=True),
    *(placed(name) for name in ("Nadia", "Xavier", "Li-Hua", "Tomasz", "Brigid")),
    placed("Florentina", 0.33, 0.5, known=True),
]


def boxes(svg):
    found = []
    for dot, name in zip(DOT.findall(svg), NAME.findall(svg), strict=True):
        x, y, wide = float(dot[1]) + float(name[0]), float(dot[2]) + float(name[1]), 7.5 * len(name[3])
        left = x - {"middle": wide / 2, "end": wide, "start": 0}[name[2]]
        found.append((left, y - 11, left + wide, y + 2))
    return found


def test_in_a_crowded_corner_no_dot_and_no_name_lies_on_another():
    svg = str(standing_svg(CROWD))
    dots = [(float(x), float(y), float(r)) for _, x, y, _, r in DOT.findall(svg)]
    assert len(dots) == len(CROWD)
    for (x, y, r), (other_x, other_y, other_r) in combinations(dots, 2):
        assert (x - other_x) ** 2 + (y - other_y) ** 2 > (r + other_r) ** 2
    for one, other in combinations(boxes(svg), 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    for left, top, right, bottom in boxes(svg):
        for x, y, r in dots:
            nearest = min(max(x, left), right), min(max(y, top), bottom)
            assert (x - nearest[0]) ** 2 + (y - nearest[1]) ** 2 >= (r - 1) ** 2


def test_the_part_of_the_scale_that_is_used_fills_the_map():
    svg = str(standing_svg(CROWD))
    assert 'data-reach="0.6"' in svg
    heights = [float(y) for _, _, y, _, _ in DOT.findall(svg)]
    assert max(heights) - min(heights) > 60
    # Whoever stands far out is on the map, and the scale is the whole one again.
    wide = str(standing_svg([*CROWD, placed("Sef", -0.95, 1.0, known=True)]))
    assert 'data-reach="1.0"' in wide
    assert 'data-high="1.0"' in wide


def test_those_of_whom_something_is_known_keep_their_place():
    svg = str(standing_svg([placed("Nadia", 0.3), placed("Florentina", 0.3, known=True)]))
    assert re.search(r'data-who="Florentina"[^>]*data-aside="0.0" data-above="0.0"', svg)
    assert not re.search(r'data-who="Nadia"[^>]*data-aside="0.0" data-above="0.0"', svg)


def test_a_finger_finds_one_person_and_no_other():
    svg = str(standing_svg(CROWD))
    dots = [(float(x), float(y), float(finger)) for _, x, y, finger, _ in DOT.findall(svg)]
    for (x, y, finger), (other_x, other_y, other) in combinations(dots, 2):
        assert (x - other_x) ** 2 + (y - other_y) ** 2 >= (finger + other) ** 2 * 0.99
    assert float(DOT.findall(str(standing_svg([placed("Nadia")])))[0][3]) == 30


@pytest.mark.parametrize(("value", "said"), [(-0.002, "0"), (0.004, "0"), (0.0, "0"), (0.016, "+2"), (-0.104, "−10")])
def test_what_rounds_to_nothing_has_no_sign(value, said):
    assert points(value) == said


def test_where_no_odds_are_told_no_points_are_told_either():
    assert _so(0.2, 0.26, True) == "Act with us: 20% before, 26% now."
    assert _so(0.2, 0.26, False) == "Act with us: likelier than before."
    assert _so(0.26, 0.2, False) == "Act with us: less likely than before."
    assert _so(0.2, 0.201, False) == "Act with us: about as likely as before."


def test_odds_at_a_glance_say_how_far_they_may_be_off_and_that_they_are_not_calibrated():
    g = {
        "p": {"us": 0.05, "other": 0.02, "nothing": 0.93}, "said": None, "question": None, "none": None, "line": "",
        "interval": {"us": [0.01, 0.12], "other": [0.0, 0.04], "nothing": [0.85, 0.98]}, "calibrated": False,
        "burden": None, "unknown": None, "level_only": False,
    }  # fmt: skip
    render = environment().get_template("fragments/glance.html.j2").render
    text = render(g=g)
    assert "1% to 12%" in text
    assert "85% to 98%" in text
    assert "Not calibrated" in text
    assert "Not calibrated" not in render(g={**g, "calibrated": True})


def test_words_of_the_committee_agree_with_their_figures():
    assert _for_it("open", 0.97) is None
    assert _for_it("open", 0.5) == 0.5
    assert _for_it("likely not", 0.8) == pytest.approx(0.2)
    assert _for_it("", 0.1) is None

    def word(veto, **more):
        f = {"people": [{"id": "a", "veto": veto}], "beliefs": [{"person_id": "a", "parameter": "veto", **more}]}
        return _vetoes(f)["a"]["word"]

    assert [word(p, unknown=False) for p in (0.7, 0.51, 0.1)] == ["likely", "perhaps", "hardly"]
    assert word(0.5, said=True) == "perhaps"


def test_only_who_was_placed_is_said_to_be_placed():
    assert _how(["veto"], "false", False) == "cannot stop it alone, you say"
    assert _how(["gain"], "", False) == "is where you put them"
    assert _how([], "", True) == "is where the evidence puts them again"


def test_of_several_corrections_beside_one_turn_each_shows_the_first_words_of_its_quote():
    said = ["I want it done before the fair in June.", "It is late."]
    marks = [
        {
            "id": str(n),
            "words": first_words(quote),
            "facets": (("want", 0.8),),
            "section": 0,
            "correction": None,
            "confirmed": False,
        }
        for n, quote in enumerate(said)
    ]
    macro = '{% from "macros.html.j2" import turn_marks %}{{ turn_marks(t, "c") }}'
    turn = {"index": 3, "side": "theirs", "note": False, "rejected": [], "marks": marks}
    shown = environment().from_string(macro).render(t=turn)
    assert "“I want it done before …”" in shown
    assert "“It is late.”" in shown
    # Beside one alone nothing has to be told apart.
    assert "firstwords" not in environment().from_string(macro).render(t={**turn, "marks": marks[:1]})
    assert first_words("broken\nby the  file") == "broken by the file"
