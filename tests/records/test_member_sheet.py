import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.member_sheet import (
    bare_name,
    find_headings,
    is_email,
    is_name,
    read_row,
    tidy_name,
)


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        (["Name", "Agency", "E-mail"], {"name": 0, "agency": 1, "email": 2}),
        (["MEMBER:", "Title & Organisation"], {"name": 0, "post_and_agency": 1}),
        (["First name", "Surname", "Job title"], {"forename": 0, "surname": 1, "post": 2}),
    ],
)
def test_headings_are_known_by_many_names(cells: list[str], columns: dict[str, int]) -> None:
    found = find_headings([(1, ["Membership 2026"]), (2, []), (3, cells)])

    assert found is not None
    assert (found.row_number, found.columns) == (3, columns)


def test_a_sheet_without_a_column_of_names_has_no_headings() -> None:
    assert find_headings([(1, ["Agency", "Phone"]), (2, ["Police", "101"])]) is None


@pytest.mark.parametrize(
    ("written", "tidy"),
    [
        ("Wrenfield, Marcus", "Marcus Wrenfield"),
        ("  Marcus   Wrenfield ", "Marcus Wrenfield"),
        ("van der Berg, Anna", "Anna van der Berg"),
        ("SANDALWOOD, Priya", "Priya Sandalwood"),
        ("O BRIAIN, Zoë", "Zoë O Briain"),
        ("Marcus Wrenfield, DCS", "Marcus Wrenfield, DCS"),
    ],
)
def test_names_come_both_ways_round(written: str, tidy: str) -> None:
    assert tidy_name(written) == tidy


def test_a_name_is_compared_without_its_courtesies_and_ranks() -> None:
    assert bare_name("Det Supt Priya Sandalwood") == bare_name("priya sandalwood")
    assert bare_name("Dr. Zoë") == "zoe"


@pytest.mark.parametrize("words", ["", "12", "=1+1", "http://x.example", "@nell"])
def test_what_is_no_name_is_told(words: str) -> None:
    assert not is_name(words)


@pytest.mark.parametrize(
    ("text", "is_one"), [("a@b.example", True), ("not an address", False), ("a@b.c, d@e.f", False)]
)
def test_an_address_is_one_address(text: str, is_one: bool) -> None:
    assert is_email(text) is is_one


def test_a_post_and_an_agency_in_one_cell_are_parted() -> None:
    row = read_row(4, ["Nell", "AD, Westmarch County Council"], {"name": 0, "post_and_agency": 1})

    assert (row.post, row.agency) == ("AD", "Westmarch County Council")


def test_a_short_row_has_empty_cells() -> None:
    assert read_row(4, ["Nell"], {"name": 0, "email": 3}).email == ""


def test_a_yes_in_the_deputy_column_is_nobody() -> None:
    assert read_row(4, ["Nell", "Y"], {"name": 0, "deputy": 1}).deputies == ()


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Nell Applegarth", ("Nell Applegarth",)),
        ("Nell Applegarth; Bob Ray", ("Nell Applegarth", "Bob Ray")),
        ("D/Supt Ann Lee / Bob Ray", ("D/Supt Ann Lee", "Bob Ray")),
        ("Ann Lee\nand Bob Ray", ("Ann Lee", "Bob Ray")),
        ("–", ()),
        ("TBC", ()),
    ],
)
def test_a_cell_may_name_several_deputies(cell: str, names: tuple[str, ...]) -> None:
    assert read_row(4, ["Nell", cell], {"name": 0, "deputy": 1}).deputies == names


@pytest.mark.parametrize(
    ("written", "rank", "name"),
    [
        ("Det Supt Priya Sandalwood", "Det Supt", "Priya Sandalwood"),
        ("Sandalwood, D/Supt Priya", "D/Supt", "Priya Sandalwood"),
        ("T/ACC Jo Lee", "T/ACC", "Jo Lee"),
        ("DI Smith", "DI", "Smith"),
        ("Di Smith", "", "Di Smith"),
        ("A Jones", "", "A Jones"),
        ("Dr Anselm Rookhope", "", "Dr Anselm Rookhope"),
    ],
)
def test_a_rank_before_the_name_goes_to_the_rank(written: str, rank: str, name: str) -> None:
    row = read_row(4, [written], {"name": 0})

    assert (row.rank, row.name) == (rank, name)


def test_what_stands_in_brackets_is_kept() -> None:
    assert read_row(4, ["Ann Lee (Observer)"], {"name": 0}).sits_as == "Observer"
    assert read_row(4, ["(AL) Ann Lee"], {"name": 0}).initials == "AL"


def test_a_column_of_courtesies_is_no_post() -> None:
    found = find_headings([(1, ["Title", "First name", "Surname", "Job title", "Notes"])])

    assert found is not None
    assert found.unread == ("Notes",)
    row = read_row(2, ["Dr", "Ann", "Lee", "Named GP", ""], found.columns)
    assert (row.name, row.post) == ("Dr Ann Lee", "Named GP")


@given(st.text(max_size=40))
def test_any_cell_whatever_gives_a_row(cell: str) -> None:
    row = read_row(1, [cell] * 6, {"name": 0, "deputy": 1, "email": 2, "post_and_agency": 3})

    assert row.row_number == 1
