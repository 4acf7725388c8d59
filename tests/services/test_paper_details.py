"""One paper in full: its versions, whom it is kept from, asked for and chased."""

from __future__ import annotations

import email

import pytest

from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.meetings import Meeting, Paper, PaperState
from chair_desk.services.agenda import add_item, add_paper
from chair_desk.services.desk import Desk
from chair_desk.services.pack_withholding import withhold
from chair_desk.services.paper_details import (
    chase,
    commission,
    keep_details,
    note_version,
    paper_details,
    version_content,
)
from chair_desk.services.paper_files import as_paper_file, attach
from tests.reports import hostile_papers as papers


@pytest.fixture
def paper(desk: Desk, later: Meeting) -> str:
    item = add_item(desk, later.id, "Return home interviews").made
    return add_paper(desk, item, "Figures").made


def test_versions_are_named_noted_and_opened(desk: Desk, paper: str) -> None:
    attach(desk, paper, as_paper_file("figures.pdf", papers.paper("One")))
    attach(desk, paper, as_paper_file("figures.pdf", papers.paper("Two")))
    second, first = paper_details(desk, paper).versions
    assert (second.is_in_force, first.is_in_force) == (True, False)
    assert second.brought_at == desk.now()
    note_version(desk, second.version.id, " May added ")
    assert paper_details(desk, paper).versions[0].version.note == "May added"
    assert version_content(desk, first.version.id) == (
        "figures, version 1.pdf", papers.paper("One"),
    )  # fmt: skip


def test_whom_it_is_kept_from_is_told_and_not_offered_again(desk: Desk, paper: str) -> None:
    someone = paper_details(desk, paper).may_withhold[0]
    withhold(desk, paper, someone.id, "Their own agency is reviewed")
    found = paper_details(desk, paper)
    assert [(row.reason, name) for row, name in found.withheld] == [
        ("Their own agency is reviewed", someone.name)
    ]
    assert someone not in found.may_withhold


def test_only_what_changed_is_kept(desk: Desk, paper: str) -> None:
    keep_details(desk, paper, title="Figures", author="Nell Applegarth", has_cover_sheet=True)
    row = desk.rows(Paper, id=paper)[0]
    assert (row.author, row.has_cover_sheet) == ("Nell Applegarth", True)
    last = desk.file.last_change()
    keep_details(desk, paper, title="Figures")
    assert desk.file.last_change() == last
    with pytest.raises(Refused):
        keep_details(desk, paper, title="")


def test_it_is_asked_for_and_chased_with_the_day_noted(desk: Desk, paper: str) -> None:
    asked = email.message_from_bytes(commission(desk, paper)[1])
    assert asked["X-Unsent"] == "1"
    chased = email.message_from_bytes(chase(desk, paper)[1])
    assert chased["X-Unsent"] == "1"
    row = desk.rows(Paper, id=paper)[0]
    assert (row.asked_for_on, row.chased_on) == (desk.today(), desk.today())
    keep_details(desk, paper, state=PaperState.RECEIVED)
    with pytest.raises(CannotDo, match="is in"):
        chase(desk, paper)
