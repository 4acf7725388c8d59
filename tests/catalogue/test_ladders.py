import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.catalogue.ladders import Ladder, Rung, Sorted, Unsorted
from chair_desk.catalogue.rank_text import plain
from chair_desk.catalogue.shelf import Shelf
from chair_desk.records.people import OrganisationKind

SHELF = Shelf()
LADDERS = {ladder.name: ladder for ladder in SHELF.ladders()}


def rung_of(ladder: str, text: str) -> Rung:
    found = LADDERS[ladder].sort(text)
    assert isinstance(found, Sorted), found
    return found.rung


def doubt_of(ladder: str, text: str) -> Unsorted:
    found = LADDERS[ladder].sort(text)
    assert isinstance(found, Unsorted), found
    assert found.level is None
    assert found.reason.endswith(".")
    return found


@pytest.fixture(params=sorted(LADDERS))
def ladder(request: pytest.FixtureRequest) -> Ladder:
    return LADDERS[request.param]


# Every file of the folder


def test_each_ladder_bears_the_name_of_its_file(ladder: Ladder) -> None:
    assert SHELF.ladder(ladder.name) is ladder


def test_each_ladder_says_from_where_it_counts(ladder: Ladder) -> None:
    assert "count" in ladder.counts_from
    assert ladder.kinds


def test_each_ladder_falls_from_the_top(ladder: Ladder) -> None:
    levels = [rung.level for rung in ladder.rungs]
    steps = [rung.step for rung in ladder.rungs]

    assert levels == sorted(levels, reverse=True)
    assert steps == sorted(steps)
    assert steps[0] == 0


def test_what_a_ladder_cannot_sort_is_said_with_candidates_or_none(ladder: Ladder) -> None:
    for puzzle in ladder.puzzles:
        found = ladder.sort(puzzle.title)

        assert isinstance(found, Unsorted)
        assert found.reason == puzzle.reason
        assert tuple(rung.title for rung in found.candidates) == puzzle.candidates


def test_every_title_and_abbreviation_sorts_to_its_one_rung(ladder: Ladder) -> None:
    for rung in ladder.rungs:
        for name in rung.names:
            for written in (name, name.upper(), name.lower(), f"  {name} "):
                assert ladder.sort(written) == Sorted(rung=rung), written


def test_a_prefix_moves_no_rank_unless_the_ladder_says_so(ladder: Ladder) -> None:
    listed = {plain(name) for rung in ladder.rungs for name in rung.names}
    for rung in ladder.rungs:
        for prefix in (*ladder.prefixes, *ladder.acting):
            written = f"{prefix} {rung.title}"
            if plain(written) in listed:
                continue  # "D/Commissioner" is a deputy, not a detective

            found = ladder.sort(written)

            assert found == Sorted(rung=rung, is_acting=prefix in ladder.acting), written


@given(st.sampled_from(sorted(LADDERS)), st.text())
def test_any_text_at_all_is_sorted_or_answered(name: str, text: str) -> None:
    found = LADDERS[name].sort(text)

    assert found.level is None or 1 <= found.level <= 5


def test_every_kind_of_partner_that_is_ranked_has_a_ladder() -> None:
    unranked = {OrganisationKind.GOVERNMENT, OrganisationKind.OTHER}

    assert {kind for ladder in LADDERS.values() for kind in ladder.kinds} == (
        set(OrganisationKind) - unranked
    )


# What the field says of ranks


def test_a_superintendent_is_four_steps_below_a_chief_constable_and_the_fifth_rank() -> None:
    ladder = LADDERS["police_territorial"]
    rung = ladder.rung("Superintendent")

    assert rung.step == 4
    assert ladder.steps_words(rung) == (
        "four steps below chief constable, the fifth rank counting the chief constable as first"
    )


def test_a_superintendent_of_the_metropolitan_police_is_six_steps_down() -> None:
    ladder = LADDERS["police_metropolitan"]
    rung = ladder.rung("Superintendent")

    assert rung.step == 6
    assert "the seventh rank counting the commissioner as first" in ladder.steps_words(rung)


def test_a_superintendent_of_the_city_is_four_steps_down() -> None:
    assert LADDERS["police_city"].rung("Superintendent").step == 4


def test_the_top_and_the_step_below_it_are_said_plainly() -> None:
    ladder = LADDERS["police_territorial"]

    assert ladder.steps_words(ladder.rungs[0]) == "the top of the ladder, counted as first"
    assert ladder.steps_words(ladder.rungs[1]).startswith("one step below chief constable")


@pytest.mark.parametrize(
    ("written", "title", "is_acting"),
    [
        ("D/Supt", "Superintendent", False),
        ("Det Supt", "Superintendent", False),
        ("Det Ch Supt", "Chief Superintendent", False),
        ("Det. Ch. Supt.", "Chief Superintendent", False),
        ("D/Ch Supt", "Chief Superintendent", False),
        ("T/ACC", "Assistant Chief Constable", True),
        ("T/D/Supt", "Superintendent", True),
        ("A/Det Supt", "Superintendent", True),
        ("Temporary Detective Superintendent", "Superintendent", True),
        ("Acting Chief Constable", "Chief Constable", True),
        ("Assistant Chief Constable", "Assistant Chief Constable", False),
        ("Detective Chief Inspector", "Chief Inspector", False),
        ("Detective Superintendent, Public Protection", "Superintendent", False),
        ("Detective Superintendent (Public Protection)", "Superintendent", False),
        ("Head of Public Protection, Det Supt", "Superintendent", False),
        ("District Commander (Chief Inspector)", "Chief Inspector", False),
        ("Supt – Staff Officer to the Chief Constable’s office", "Superintendent", False),
    ],
)
def test_police_ranks_are_read_as_people_write_them(
    written: str, title: str, is_acting: bool
) -> None:
    found = LADDERS["police_territorial"].sort(written)

    assert isinstance(found, Sorted)
    assert (found.rung.title, found.is_acting) == (title, is_acting)
    assert found.level == found.rung.level


def test_a_title_that_hides_the_rank_is_asked_about() -> None:
    found = doubt_of("police_territorial", "District Commander")

    assert "Ask for the rank" in found.reason
    assert [rung.short for rung in found.candidates] == ["Ch Supt", "Supt", "Ch Insp"]
    assert doubt_of("police_territorial", "Local Area Commander").candidates
    assert doubt_of("police_metropolitan", "Borough Commander").candidates


def test_two_ranks_in_one_title_are_asked_about() -> None:
    found = doubt_of("police_territorial", "Superintendent, T/Chief Superintendent")

    assert [rung.short for rung in found.candidates] == ["Ch Supt", "Supt"]


def test_those_who_serve_a_rank_do_not_hold_it() -> None:
    for written in ("PA to Chief Constable", "Chief Constable Staff Officer"):
        assert [rung.short for rung in doubt_of("police_territorial", written).candidates] == ["CC"]
    assert not doubt_of("police_territorial", "Chief Constable's Staff Officer").candidates


def test_staff_of_the_elected_commissioner_hold_no_police_rank() -> None:
    for written in ("OPCC policy officer", "Police and Crime Commissioner"):
        assert "no police rank" in doubt_of("police_territorial", written).reason


def test_a_group_manager_is_a_rank_in_fire_and_a_riddle_in_a_council() -> None:
    assert rung_of("fire", "Group Manager").level == 2
    assert [rung.short for rung in doubt_of("council", "Group Manager").candidates] == ["HoS", "SM"]


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("Acting Head of Service", 2),
        ("Head of Safeguarding", 2),
        ("Interim Head of Children in Care", 2),
        ("Head of Service (Children and Families)", 2),
        ("Assistant Director, Education and Inclusion", 3),
        ("Assistant Director Early Help", 3),
        ("Interim AD", 3),
        ("Director of Children’s Services", 4),
    ],
)
def test_council_titles_are_read_as_people_write_them(written: str, level: int) -> None:
    assert rung_of("council", written).level == level


@pytest.mark.parametrize(
    "written",
    [
        "Head of Safeguarding and Quality",
        "Head of Safeguarding, Quality and Performance",
        "Acting Head of Early Help and Prevention",
        "Head of Service & Principal Social Worker",
        "Assistant Director and Safeguarding",
        "Assistant Director / Principal Social Worker",
        "AD - Head of Safeguarding",
        "Head of Service, Clinical Lead for Looked After Children",
        "Deputy Head of Safeguarding",
        "Director",
    ],
)
def test_a_double_or_doubtful_title_is_not_sorted_but_offered(written: str) -> None:
    assert doubt_of("council", written).candidates


def test_an_elected_member_is_not_ranked() -> None:
    assert "elected" in doubt_of("council", "Cllr Someone").reason


def test_a_designated_nurse_must_refer_back_and_a_named_nurse_informs() -> None:
    assert rung_of("icb", "Designated Nurse").level == 2
    assert rung_of("nhs_trust", "Named Nurse, Safeguarding Children").level == 1


def test_predecessors_stand_on_the_ladder_of_their_successor() -> None:
    assert rung_of("icb", "Accountable Officer").level == 5
    assert rung_of("probation", "Head of LDU").title == "Head of Probation Delivery Unit"


def test_an_unknown_title_and_an_empty_one_are_said_to_be_so() -> None:
    assert "is not on the ladder" in doubt_of("council", "Astronomer").reason
    assert doubt_of("council", "  ").reason == "No rank is written."


@pytest.mark.parametrize(
    ("ladder", "ranks"),
    [
        ("council", {"DCS": 4, "AD": 3}),
        ("police_territorial", {"ACC": 4, "Ch Supt": 3, "C/Supt": 3, "Supt": 2, "DCI": 1}),
        ("icb", {"CNO": 4, "DCN": 3}),
        ("nhs_trust", {"CN": 4, "EDN": 4, "DCN": 3, "HoS": 2, "NN": 1}),
        ("probation", {"H-PDU": 4, "DH": 3}),
        ("education", {"CEO": 5, "D-CEO": 4}),
        ("education_authority", {"CE": 5, "Director of Operations": 4, "AD": 3, "HoS": 2}),
        ("schools_forum", {"Chair": 3}),
        ("cafcass", {"AD": 4, "SM": 2}),
        ("youth_justice", {"Head": 3}),
        ("fire", {"AM": 3, "GM": 2}),
        ("ambulance", {"DDN": 3}),
        ("district_council", {"Dir": 4, "HoH": 2}),
        ("public_health", {"DPH": 4, "Cons": 3}),
        ("voluntary", {"CEO": 5}),
    ],
)
def test_the_ranks_of_the_made_up_board_stand_at_their_levels(
    ladder: str, ranks: dict[str, int]
) -> None:
    assert {rank: rung_of(ladder, rank).level for rank in ranks} == ranks


@pytest.mark.parametrize(
    ("ladder", "by_level"),
    [
        ("police_territorial", ["CC", "DCC", "Ch Supt", "Supt", "DCI"]),
        ("council", ["Chief Executive", "DCS", "Assistant Director", "HoS", "Team Manager"]),
        ("icb", ["CE", "CNO", "Deputy Chief Nurse", "Designated Nurse", "Named GP"]),
        ("nhs_trust", ["CE", "EDN", "DCN", "Head of Safeguarding", "Named Nurse"]),
        ("probation", ["Regional Director", "Head of PDU", "Deputy Head", "SPO", "PO"]),
        ("fire", ["CFO", "ACFO", "Area Manager", "Group Manager", "Station Manager"]),
    ],
)
def test_the_five_levels_are_those_of_the_design(ladder: str, by_level: list[str]) -> None:
    assert [rung_of(ladder, rank).level for rank in by_level] == [5, 4, 3, 2, 1]
