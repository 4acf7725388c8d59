from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.audience import Audience
from chair_desk.services.desk import Desk, Refused
from chair_desk.services.log_types import log_types
from chair_desk.services.logs import add_entry
from chair_desk.services.register_publishing import FORMATS, export_register


@pytest.mark.parametrize("kind", FORMATS)
def test_each_register_is_written_in_each_format(desk: Desk, tmp_path: Path, kind: str) -> None:
    for log in log_types(desk)[:3]:
        add_entry(desk, log.name, "Said in one sentence", opened_on=date(2026, 9, 1))
        path = export_register(desk, log.name, tmp_path / f"{log.name}.{kind}")
        assert path.stat().st_size > 100
    assert export_register(desk, "decision", tmp_path / f"d.{kind}").exists()


def test_a_table_has_every_column_and_no_formula(desk: Desk, tmp_path: Path) -> None:
    add_entry(desk, "risk", "=1+1", likelihood=4, weight=3)
    path = export_register(desk, "risk", tmp_path / "risk.csv")

    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0][:3] == ["Reference", "In one sentence", "State"]
    assert rows[1][1] == "'=1+1"
    assert "Likelihood" in rows[0]


@pytest.mark.parametrize("kind", ["csv", "html"])
def test_a_complaint_reaches_no_edition_for_members_or_the_public(
    desk: Desk, tmp_path: Path, kind: str
) -> None:
    add_entry(desk, "complaint", "A late reply about a plan")
    for audience in (Audience.PUBLIC, Audience.MEMBERS):
        path = export_register(
            desk, "complaint", tmp_path / f"{audience}.{kind}", audience=audience
        )
        assert "late reply" not in path.read_text(encoding="utf-8-sig")

    whole = export_register(desk, "complaint", tmp_path / f"whole.{kind}")
    assert "late reply" in whole.read_text(encoding="utf-8-sig")


def test_no_other_kind_of_file_is_written(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="xlsx"):
        export_register(desk, "risk", tmp_path / "risk.exe")


def test_on_paper_each_fact_is_a_sentence_under_a_bold_label(desk: Desk, tmp_path: Path) -> None:
    made = add_entry(
        desk, "challenge", "Give the number", opened_on=date(2026, 9, 17),
        step="at_the_table", impact="Health knew within a day.",
    ).made  # fmt: skip
    assert made
    said = export_register(desk, "challenge", tmp_path / "c.html").read_text(encoding="utf-8")

    assert "<strong>Step: </strong>At the table." in said
    assert "What difference did it make? " in said
    assert "day.." not in said
    assert "?:" not in said
