from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.funding import Formula, SetBy
from chair_desk.records.people import Organisation, OrganisationKind
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.funding import all_funding, funding
from chair_desk.services.funding_importing import Doing, bring_in_funding, plan_funding
from chair_desk.services.funding_keeping import change_year, record_contribution
from chair_desk.services.funding_publishing import export_funding
from chair_desk.services.history import undo
from tests.services.funding_board import make_year, partner


def table(folder: Path, *lines: str) -> Path:
    path = folder / "funding.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def name(desk: Desk, kind: OrganisationKind) -> str:
    return existing(desk, Organisation, partner(desk, kind)).name


def test_a_table_is_looked_over_and_brought_in_as_one_change(desk: Desk, tmp_path: Path) -> None:
    police = name(desk, OrganisationKind.POLICE)
    path = table(
        tmp_path, "Contributions to the Board", "Year,Agency,Agreed share,Cash (£),In kind,Set by",
        f'2026/27,{police},0.25,"£61,500",£500,Set alone', "2026/27,Nobody known,10%,£5,,",
        f"2026/27,{police},lots,£5,,", "2026/27,Total,,£61505,,",
    )  # fmt: skip

    plan = plan_funding(desk, path)

    assert [row.doing for row in plan.rows] == [Doing.ADD, Doing.LEFT_OUT, Doing.LEFT_OUT]
    assert plan.rows[0].sentence == f"{police}, 2026–27: £62,000"
    assert plan.summary == "1 contribution to bring in; 2 rows are left out."
    assert all_funding(desk) == []

    made = bring_in_funding(desk, plan).made
    (line,) = funding(desk, made).lines
    assert (line.contribution.share, line.paying) == (2500, 6_200_000)
    assert line.contribution.set_by is SetBy.ALONE
    undo(desk)
    assert all_funding(desk) == []


def test_what_was_given_out_is_read_back_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    year = make_year(desk)
    for kind in ("csv", "xlsx"):
        path = export_funding(desk, year, tmp_path / f"out.{kind}", kind=kind)
        plan = plan_funding(desk, path)
        assert {row.doing for row in plan.rows} == {Doing.SAME}
        with pytest.raises(Refused, match="nothing to bring in"):
            bring_in_funding(desk, plan)


def test_what_differs_says_what_the_board_has(desk: Desk, tmp_path: Path) -> None:
    year, police = make_year(desk), name(desk, OrganisationKind.POLICE)
    plan = plan_funding(
        desk, table(tmp_path, "Partner,Cash", f"{police},70k", f"{police},-"), year_id=year
    )

    assert [row.doing for row in plan.rows] == [Doing.CHANGE, Doing.LEFT_OUT]
    assert plan.rows[0].reason == "The board has £61,500."
    assert plan.rows[0].starts_on == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("2026,{police},£5,,2026-13-01", "is no date"),
        ("soon,{police},£5,,", "year is not clear"),
        ("2026,{police},£5,by chance,", "who set the sum"),
        ("2026,{police},−5,,", "no sum of money"),
        ("2026,,£5,,", "No partner"),
    ],
)
def test_a_row_that_is_not_clear_is_left_out_and_says_why(
    desk: Desk, tmp_path: Path, line: str, reason: str
) -> None:
    police = name(desk, OrganisationKind.POLICE)
    path = table(tmp_path, "Year,Partner,Cash,Set by,Paid on", line.format(police=police))

    (row,) = plan_funding(desk, path).rows

    assert row.doing is Doing.LEFT_OUT
    assert reason in row.sentence


def test_a_table_of_something_else_is_no_table_of_funding(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(CannotDo, match="holds no contributions"):
        plan_funding(desk, table(tmp_path, "Name,Age", "A,5"))


def test_days_are_read_as_people_write_them(desk: Desk, tmp_path: Path) -> None:
    year, police = make_year(desk), name(desk, OrganisationKind.POLICE)
    path = table(tmp_path, "Partner,Cash,Paid on", f"{police},£61500,10/7/2026")

    (row,) = plan_funding(desk, path, year_id=year).rows

    assert row.values["paid_on"] == date(2026, 7, 10)


@pytest.mark.parametrize(
    ("formula", "heading", "cell", "expected"),
    [
        (Formula.BY_HAND, "Agreed", "£70,000", ("agreed_sum", 7_000_000)),
        (Formula.POPULATION, "Population", "271,400", ("basis", 271_400)),
        (Formula.POSTS, "Posts", "4", ("basis", 4)),
        (Formula.SHARES, "Agreed", "25%", ("share", 2_500)),
    ],
)
def test_what_was_agreed_is_read_by_the_formula_of_the_year(
    desk: Desk, tmp_path: Path, formula: Formula, heading: str, cell: str,
    expected: tuple[str, int],
) -> None:  # fmt: skip
    year, police = make_year(desk), name(desk, OrganisationKind.POLICE)
    change_year(desk, year, formula=formula)
    path = table(tmp_path, f"Partner;{heading};Cash", f"{police};{cell};£61500")

    (row,) = plan_funding(desk, path, year_id=year).rows

    assert row.values == {"cash": 6_150_000, expected[0]: expected[1]}


@pytest.mark.parametrize("formula", list(Formula))
def test_a_year_by_any_formula_is_read_back_and_changes_nothing(
    desk: Desk, tmp_path: Path, formula: Formula
) -> None:
    year = make_year(desk)
    change_year(desk, year, formula=formula)
    for line in funding(desk, year).lines:
        given = {"basis": 7, "agreed_sum": "£70.50", "paid_on": date(2026, 7, 10)}
        record_contribution(desk, year, line.organisation.id, **given)

    plan = plan_funding(desk, export_funding(desk, year, tmp_path / "out.csv", kind="csv"))

    assert {row.doing for row in plan.rows} == {Doing.SAME}, plan.rows
