from __future__ import annotations

from pathlib import Path

import pytest

from chair_desk.records.logs import LogEntry
from chair_desk.services.addressees import asked_too
from chair_desk.services.desk import CannotDo, Desk, Refused
from chair_desk.services.history import undo
from chair_desk.services.logs import add_entry, values_of
from chair_desk.services.organisations import organisations
from chair_desk.services.register_importing import (
    Standing,
    bring_in_register,
    plan_register,
)
from chair_desk.services.register_publishing import export_register
from chair_desk.services.table_reading import TableRead, read_table

HEADS = ("Reference", "Risk", "State", "Date raised", "Likelihood", "Owner", "Colour")


def table(*rows: tuple[str, ...]) -> TableRead:
    return TableRead("risks.csv", (HEADS, *rows))


def test_what_was_exported_is_there_already(desk: Desk, tmp_path: Path) -> None:
    add_entry(desk, "risk", "Posts change too fast", likelihood=4, weight=3)
    add_entry(desk, "risk", "=1+1")
    for kind in ("csv", "xlsx"):
        path = export_register(desk, "risk", tmp_path / f"risk.{kind}")
        plan = plan_register(desk, "risk", read_table(path))
        assert [row.standing for row in plan.rows] == [Standing.SAME, Standing.SAME], plan.rows


def test_rows_are_new_doubtful_or_refused_and_say_why(desk: Desk) -> None:
    plan = plan_register(
        desk, "risk",
        table(
            ("", "Posts change", "Open", "1 May 2026", "4", "", "red"),
            ("", "Nobody knows", "Lost", "yesterday week", "many", "Zoltan", ""),
            ("", "", "", "", "", "", ""),
            ("", "Closed with no reason", "Closed", "", "", "", ""),
        ),
    )  # fmt: skip

    assert [row.standing for row in plan.rows] == [
        Standing.NEW, Standing.DOUBT, Standing.REFUSED, Standing.REFUSED,
    ]  # fmt: skip
    assert len(plan.rows[1].doubts) == 4
    assert plan.unread == ("Colour",)
    assert "Not read: Colour." in plan.summary


def test_only_what_is_accepted_comes_in_and_as_one_change(desk: Desk) -> None:
    plan = plan_register(
        desk, "risk",
        table(
            ("", "Posts change", "", "1 May 2026", "4", "", ""),
            ("", "Doubtful", "", "", "many", "", ""),
        ),
    )  # fmt: skip
    bring_in_register(desk, plan)
    rows = desk.rows(LogEntry, log_type="risk")
    assert [(row.title, values_of(row)) for row in rows] == [("Posts change", {"likelihood": "4"})]

    undo(desk)
    assert desk.count(LogEntry, log_type="risk") == 0
    bring_in_register(desk, plan, {3})
    assert [row.title for row in desk.rows(LogEntry, log_type="risk")] == ["Doubtful"]


def test_a_known_reference_is_changed_and_not_added_again(desk: Desk) -> None:
    made = add_entry(desk, "risk", "Posts change", likelihood=4).made
    plan = plan_register(desk, "risk", table(("R-001", "Posts change", "", "", "2", "", "")))
    assert plan.rows[0].standing is Standing.CHANGES

    bring_in_register(desk, plan)
    assert values_of(desk.rows(LogEntry, id=made)[0])["likelihood"] == "2"


def test_a_bad_row_leaves_nothing_half_done(desk: Desk) -> None:
    plan = plan_register(
        desk, "risk",
        table(("", "Good", "", "", "", "", ""), ("", "Too high", "", "", "9", "", "")),
    )  # fmt: skip
    with pytest.raises(Refused, match="Row 3"):
        bring_in_register(desk, plan)

    assert desk.count(LogEntry, log_type="risk") == 0


def test_a_refused_row_says_also_what_could_not_be_read(desk: Desk) -> None:
    found = TableRead(
        "x.csv",
        (
            ("Title", "State", "Places", "Booked"),
            ("Neglect", "Held, effect to be asked", "many", "12"),
        ),
    )

    (one,) = plan_register(desk, "training", found).rows

    assert one.standing is Standing.REFUSED
    assert one.doubts[0] == "Places: “many” is no whole number."
    assert "Places is needed first." in one.doubts


def test_a_register_that_names_nobody_refuses_the_row(desk: Desk) -> None:
    found = TableRead("x.csv", (("Title",), ("Jade Smithson was not seen",)))

    assert plan_register(desk, "complaint", found).rows[0].standing is Standing.REFUSED


def test_a_table_without_a_title_or_rows_is_no_table(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(CannotDo):
        plan_register(desk, "risk", TableRead("x.csv", (("Colour",), ("red",))))
    path = tmp_path / "x.csv"
    path.write_text("Risk\n", encoding="utf-8")
    with pytest.raises(CannotDo, match="no table"):
        read_table(path)
    with pytest.raises(Refused, match="No row"):
        bring_in_register(desk, plan_register(desk, "risk", table(("",) * 7)))


def test_who_else_is_asked_comes_in_with_a_challenge(desk: Desk, tmp_path: Path) -> None:
    council, police, health = (row.name for row in organisations(desk)[:3])
    heads = ("Reference", "In one sentence", "To", "Also asked")
    said = f"{health}, Treasurer ({council})"
    plan = plan_register(
        desk,
        "challenge",
        TableRead(
            "challenges.csv",
            (heads, ("", "Say who leads", police, said), ("", "Say when", police, "The Zoo")),
        ),
    )
    assert [row.standing for row in plan.rows] == [Standing.NEW, Standing.DOUBT]
    bring_in_register(desk, plan)

    made = desk.rows(LogEntry, log_type="challenge")[0]
    asked = asked_too(desk, made.id)
    assert [one.post for one in asked] == ["", "Treasurer"]
    path = export_register(desk, "challenge", tmp_path / "challenges.xlsx")
    again = plan_register(desk, "challenge", read_table(path))
    assert [row.standing for row in again.rows] == [Standing.SAME], again.rows
    fewer = (heads, (made.reference, "Say who leads", police, health))
    other = plan_register(desk, "challenge", TableRead("challenges.csv", fewer))
    assert [row.standing for row in other.rows] == [Standing.CHANGES]
    bring_in_register(desk, other)
    assert asked_too(desk, made.id) == asked[:1]
    undo(desk)
    assert asked_too(desk, made.id) == asked


def test_a_bad_row_is_named_by_its_place_below_a_title_and_gaps(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "risks.csv"
    path.write_text(
        "Risk register 2026,,\n,,\nRisk,State,Likelihood\nPosts change,Open,4\n,,\nOther,Lost,\n",
        encoding="utf-8",
    )

    plan = plan_register(desk, "risk", read_table(path))

    assert [(row.number, row.standing) for row in plan.rows] == [
        (4, Standing.NEW), (6, Standing.DOUBT),
    ]  # fmt: skip


def test_a_record_that_an_entry_names_is_found_again(desk: Desk, tmp_path: Path) -> None:
    priority = add_entry(desk, "priority", "Safer sleep").made
    add_entry(desk, "evidence", "Eighty parents asked", priority=priority)
    path = export_register(desk, "evidence", tmp_path / "evidence.csv")

    (row,) = plan_register(desk, "evidence", read_table(path)).rows
    assert (row.standing, row.values["priority"]) == (Standing.SAME, priority)

    lines = (("Title", "Priority it speaks to"), ("Talks", "B-99 Nothing"))
    (row,) = plan_register(desk, "evidence", TableRead("x.csv", lines)).rows
    assert row.standing is Standing.DOUBT
    assert row.doubts == ("Priority it speaks to: link it by hand.",)


def test_a_name_in_the_place_of_a_code_is_refused(desk: Desk) -> None:
    lines = (("Review", "Code"), ("Neglect", "Kayleigh"), ("Neglect", "WM-09"))
    rows = plan_register(desk, "review", TableRead("x.csv", lines)).rows

    assert [row.standing for row in rows] == [Standing.REFUSED, Standing.NEW]


def test_the_heading_that_the_window_shows_says_what_an_entry_is_about(desk: Desk) -> None:
    """The register of evidence has a column of that name as well."""
    rows = (("Evidence", "Kind"), ("Night visit", "frontline visit"))
    plan = plan_register(desk, "evidence", TableRead("visits.csv", rows))
    assert [(row.title, row.standing) for row in plan.rows] == [("Night visit", Standing.NEW)]

    rows = (("In one sentence", "Evidence"), ("Night visit", "Notes of two workers"))
    plan = plan_register(desk, "evidence", TableRead("visits.csv", rows))
    assert plan.rows[0].values["evidence"] == "Notes of two workers"
    with pytest.raises(CannotDo, match="No heading reads as “Evidence” or “In one sentence”"):
        plan_register(desk, "evidence", TableRead("visits.csv", (("Colour",), ("red",))))
