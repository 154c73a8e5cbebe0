import pytest

from otherside.domain import InputError
from otherside.profiles.role_priors import FILE, LIMITS, load_role_table


@pytest.mark.parametrize(
    ("title", "rule"),
    [
        ("Chief Operating Officer", "chief officer"),
        ("Chief Information Security Officer", "chief officer"),
        ("CEO & Founder", "chief executive"),
        ("President", "chief executive"),
        ("Vice President, Sales", "vice president or director"),
        ("VP of Sales", "vice president or director"),
        ("Finance Director", "finance chief"),
        ("Director of Operations", "vice president or director"),
        ("Head of Crewing", "head of a function"),
        ("crew planner and crew council", "does the work"),
        ("IT manager", "IT"),
        ("Engineering Manager", "manager"),
        ("Product Owner", "manager"),
        ("Owner", "decides for themselves"),
        ("Senior Frontend Engineer", "does the work"),
        ("Decision Maker", "chief executive"),
        ("Procurement Lead", "procurement"),
    ],
)
def test_titles(title, rule):
    assert load_role_table().rule(title).name == rule


def test_no_title_no_rule():
    table = load_role_table()
    assert table.rule(None) is None
    assert table.rule("astronaut") is None
    assert table.range(None, "power") == table.default["power"]


def test_the_shipped_table_is_complete_and_within_limits():
    table = load_role_table()
    assert set(table.default) == set(LIMITS)
    for rule in table.rules:
        assert rule.veto is not None
        for key, (low, high) in rule.ranges.items():
            assert LIMITS[key][0] <= low < high <= LIMITS[key][1]


def test_the_users_own_rules_come_first(tmp_path):
    (tmp_path / FILE).write_text(
        '[default]\nrank = [1, 3]\n[[role]]\nname = "harbour master"\ntitles = ["harbour master"]\npower = [0.9, 1]\n'
        '[[role]]\nname = "ours"\ntitles = ["head of crewing"]\nveto = 0.9\n',
        encoding="utf-8",
    )
    table = load_role_table(tmp_path)
    assert table.rule("Harbour Master").name == "harbour master"
    assert table.rule("Head of Crewing").veto == 0.9
    assert table.rule("Head of Finance").name == "finance chief"
    assert table.default["rank"] == (1.0, 3.0)
    assert table.default["power"] == load_role_table().default["power"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[role]\n", "mend it"),
        ('[[role]]\nname = "x"\n', "titles"),
        ('[[role]]\nname = "x"\ntitles = ["x"]\npower = [0.5, 80]\n', "power"),
        ('[[role]]\nname = "x"\ntitles = ["x"]\nveto = 2\n', "veto"),
        ('[[role]]\nname = "x"\ntitles = ["x"]\npowr = [0, 1]\n', "powr"),
        ('[role]\nname = "x"\n', "two brackets"),
    ],
)
def test_a_slip_in_the_table_is_one_clear_line(tmp_path, text, says):
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=says) as error:
        load_role_table(tmp_path)
    assert "\n" not in str(error.value)
    assert FILE in str(error.value)
