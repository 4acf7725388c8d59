import tomllib
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.catalogue.board_profiles import BoardProfile
from chair_desk.catalogue.calendars import WorkingDays
from chair_desk.catalogue.fault import CatalogueError
from chair_desk.catalogue.profile_reading import read_board_profile
from chair_desk.catalogue.toml_writing import toml_text
from chair_desk.records.boards import BodyKind
from chair_desk.records.clocks import due_day, notice_day
from chair_desk.records.people import SeatKind
from chair_desk.resources import read_resource

GOOD = read_resource("board_profiles/lscp_2023.toml")
WALES = read_resource("board_profiles/wales_children.toml")
PLAIN = read_resource("board_profiles/plain_board.toml")

CHILD = """
name = "local"
label = "Local"
inherits = "parent"

[words]
board = "forum"

[quorum]
rule = "number_of_seats"
count = 3
if_not_met = "We wait."
words = "Three."
"""


def refusal(text: str, old: str, new: str) -> CatalogueError:
    assert old in text
    with pytest.raises(CatalogueError) as caught:
        read_board_profile(text.replace(old, new, 1), "mine.toml")
    assert caught.value.file == "mine.toml"
    return caught.value


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ('nation = "england"', 'nation = "mercia"', "nation", "“mercia” is not one of"),
        ('nation = "england"', "", "nation", "this key is missing"),
        ('nation = "england"', 'nation = "england"\nmotto = "x"', "motto", "is not known here"),
        ("law = [", "law = [1, ", "law[1]", "not a text in quotes"),
        ('"all_named_partners"', '"a_good_feeling"', "quorum.rule", "“a_good_feeling” is not one"),
        ('"all_named_partners"', '"chair_decides"', "quorum.partners", "no use for it"),
        ('"all_named_partners"', '"number_of_seats"', "quorum.count", "this rule needs it"),
        ('["council", "health', '["navy", "health', "quorum.partners", "the key “navy”"),
        ("count = 4", "count = 0", "quorum_of.sub_group.count", "may not be below 1"),
        ("[quorum_of.sub_group]", "[quorum_of.sub_grop]", "quorum_of.sub_grop", "not known here"),
        ('rule = "working_days"', 'rule = "moons"', "notice.rule", "“moons” is not one of"),
        ("days = 5", "days = -5", "notice.days", "may not be below 1"),
        ("month = 4", "month = 13", "year_begins.month", "twelve months"),
        ("day = 1", "day = 31", "year_begins.day", "only days that every month has"),
        ('"by_end_of"', '"by_doomsday"', "yearly_report.due.rule", "“by_doomsday” is not one"),
        ("month = 9", "month = 0", "yearly_report.due.month", "may not be below 1"),
        ("month = 9 }", "month = 9, day = 2 }", "yearly_report.due.day", "is not known here"),
        ("checked = false", "", "yearly_report.checked", "this key is missing"),
        ('kind = "council"', 'kind = "navy"', "partner[1].kind", "“navy” is not one of"),
        ('standing = "statutory"', 'standing = "high"', "partner[1].standing", "“high” is not one"),
        ("agreed_level = 4", "agreed_level = 6", "partner[1].agreed_level", "from 1 to 5"),
        ("agreed_level = 4", "", "partner[1].agreed_level", "go together"),
        ('ladder = "council"', "", "partner[1].agreed_level", "go together"),
        ('key = "police"', 'key = "council"', "partner[2].key", "stands here twice"),
        ('kind = "chair"', 'kind = "member"', "role[1].kind", "a member sits for a partner"),
        ('key = "vice_chair"', 'key = "chair"', "role[2].key", "stands here twice"),
        ('lead_role = "chair"', 'lead_role = "king"', "standing_item[1].lead_role", "“king”"),
        ('place = "start"', 'place = "top"', "standing_item[1].place", "“top” is not one of"),
        ('purpose = "decision"', 'purpose = "fun"', "standing_item[2].purpose", "“fun” is not one"),
        ('key = "minutes"', 'key = "welcome"', "standing_item[2].key", "stands here twice"),
        ("working_days = 20", 'working_days = "20"', "challenge_step[1].working_days", "number"),
        ("Minutes of {date}", "Minutes", "document_words.minutes_to_confirm", "{date}"),
        ("of {date}", "{x} {date}", "document_words.minutes_to_confirm", "no other brace"),
        ("days = 5", "days = 99999999999999999999", "notice.days", "may not be above 1000"),
        ('board = "partnership"', 'board = ""', "words.board", "this may not be empty"),
        ('agenda = "Agenda"', "", "document_words.agenda", "this key is missing"),
    ],
)
def test_a_mistake_is_refused_with_the_file_the_key_and_the_reason(
    old: str, new: str, key: str, reason: str
) -> None:
    fault = refusal(GOOD, old, new)

    assert fault.key == key
    assert reason in fault.reason


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ('"1/2"', '"half"', "quorum.share", "not a fraction"),
        ('"1/2"', '"3/2"', "quorum.share", "not above one"),
        ('"1/2"', '"0/2"', "quorum.share", "above nought"),
        ('["member", "lay_member"]', '["king"]', "quorum.seats", "no kind of seat"),
        ("month = 7, day = 31", "month = 6, day = 31", "yearly_report.due.day", "no such day"),
        ('rank = "Inspector"\n', "", "partner[2].floor[1].rank", "this key is missing"),
        ("starts_on = 2006", 'starts_on = "2006', "", "It is not TOML"),
    ],
)
def test_a_mistake_in_shares_floors_and_days_is_refused(
    old: str, new: str, key: str, reason: str
) -> None:
    fault = refusal(WALES, old, new)

    assert fault.key == key
    assert reason in fault.reason


def test_a_board_of_trustees_counts_its_chair_among_the_seats() -> None:
    profile = read_board_profile(PLAIN, "plain_board.toml")

    assert profile.quorum.seat_kinds == (SeatKind.MEMBER, SeatKind.CHAIR, SeatKind.VICE_CHAIR)
    assert profile.quorum.share == (1, 2)


def test_an_executive_may_have_a_quorum_of_its_own() -> None:
    text = GOOD.replace("[quorum_of.sub_group]", "[quorum_of.executive]")

    profile = read_board_profile(text, "mine.toml")

    assert profile.quorum_for(BodyKind.EXECUTIVE).count == 4
    assert profile.quorum_for(BodyKind.SUB_GROUP) == profile.quorum


def test_a_profile_takes_from_its_parent_what_it_does_not_say() -> None:
    parent = PLAIN.replace('share = "1/2"\n', "")

    made = read_board_profile(CHILD, "local.toml", lambda _name: parent)

    assert made.name == "local"
    assert made.words.board == "forum"
    assert made.words.member == "trustee"
    assert made.quorum.count == 3
    assert made.inherits == "parent"


def test_rules_inherited_with_a_note_count_as_not_checked() -> None:
    noted = CHILD.split("[quorum]", maxsplit=1)[0].replace(
        'inherits = "parent"', 'inherits = "parent"\ninherited_note = "Compare first."'
    )

    made = read_board_profile(noted, "local.toml", lambda _name: WALES)

    assert made.to_be_checked[0].words == "Compare first."
    assert {one.key for one in made.to_be_checked} >= {"yearly_plan", "yearly_report"}
    assert made.yearly_plan is not None
    assert not made.yearly_plan.checked


def test_a_parent_that_is_not_there_is_refused() -> None:
    with pytest.raises(CatalogueError, match="no profile is called “parent”") as caught:
        read_board_profile(CHILD, "local.toml")

    assert (caught.value.file, caught.value.key) == ("local.toml", "inherits")


def test_a_parent_that_inherits_is_refused() -> None:
    with pytest.raises(CatalogueError, match="“parent” inherits itself"):
        read_board_profile(CHILD, "local.toml", lambda _name: CHILD)


def test_a_broken_parent_is_named() -> None:
    with pytest.raises(CatalogueError) as caught:
        read_board_profile(CHILD, "local.toml", lambda _name: "=")

    assert caught.value.file == "parent.toml"


def places_in(value: Any, place: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the way to every value of a nested table."""
    steps = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    return [place, *(found for key, one in steps for found in places_in(one, (*place, key)))]


def read_or_refuse(text: str) -> BoardProfile | CatalogueError:
    try:
        return read_board_profile(text, "mine.toml")
    except CatalogueError as fault:
        return fault


PLACES = places_in(tomllib.loads(WALES))[1:]
ANYTHING = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.integers(-(2**70), 2**70),
    st.booleans(),
    st.dates(),
    st.lists(st.text("ab{}/12", max_size=5), max_size=2),
    st.dictionaries(st.sampled_from(["rule", "days", "odd"]), st.integers(), max_size=2),
)


@given(st.sampled_from(PLACES), ANYTHING)
def test_whatever_one_writes_is_read_or_refused_by_name(
    place: tuple[str | int, ...], value: object
) -> None:
    tables = tomllib.loads(WALES)
    holder: Any = tables
    for step in place[:-1]:
        holder = holder[step]
    holder[place[-1]] = value

    made = read_or_refuse(toml_text(tables))

    if isinstance(made, CatalogueError):
        assert made.file == "mine.toml"
        assert made.reason
    else:
        assert made.document_words.minutes_to_confirm.format(date="3 March")
        assert made.yearly_report is not None
        assert due_day(made.yearly_report.due, made.year_ends_on(date(2026, 3, 3)))
        assert notice_day(made.notice, date(2026, 3, 3), WorkingDays(made.calendar))
