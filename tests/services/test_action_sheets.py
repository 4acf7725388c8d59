from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from chair_desk.records.actions import Action, ActionOwner, ActionState
from chair_desk.records.audience import Audience
from chair_desk.records.changes import Refused
from chair_desk.records.meetings import Meeting
from chair_desk.records.people import Organisation, OrganisationKind, Seat
from chair_desk.services.action_sheets import export_sheets, prepare_sheets, sheets_of
from chair_desk.services.boards import main_body
from chair_desk.services.desk import Desk
from chair_desk.services.meetings import start_session
from chair_desk.services.people import add_person, appoint

SeatOf = Callable[[OrganisationKind], Seat]


@pytest.fixture
def nell(desk: Desk, seat_of: SeatOf) -> str:
    made = add_person(desk, "Nell Applegarth").made
    appoint(desk, seat_of(OrganisationKind.COUNCIL).id, made, post="Director")
    return made


@pytest.fixture
def session(desk: Desk, meeting: Meeting) -> Meeting:
    start_session(desk, meeting.id)
    return meeting


def act(desk: Desk, meeting: Meeting, key: str, **values: object) -> None:
    with desk.change("An action") as step:
        step.insert(
            Action(
                id=key, reference=f"A-{key}", title=f"Do {key}", meeting_id=meeting.id,
                opened_on=meeting.held_on, **values,  # type: ignore[arg-type]
            )
        )  # fmt: skip


def partner(desk: Desk, kind: OrganisationKind) -> Organisation:
    return desk.rows(Organisation, kind=kind, order=("place",))[0]


def references(desk: Desk, meeting: Meeting) -> dict[str, list[str]]:
    return {
        sheet.partner: [line.reference for line in (*sheet.agreed, *sheet.before)]
        for sheet in sheets_of(desk, meeting.id).sheets
    }


def test_an_owner_brings_the_action_to_the_sheet_of_their_partner(
    desk: Desk, session: Meeting, nell: str
) -> None:
    act(desk, session, "001", owner_id=nell)

    (sheet,) = sheets_of(desk, session.id).sheets

    assert sheet.partner == partner(desk, OrganisationKind.COUNCIL).name
    assert (sheet.to, sheet.post) == ("Nell Applegarth", "Director, delegated safeguarding partner")
    assert [line.reference for line in sheet.agreed] == ["A-001"]


def test_a_shared_action_and_one_for_all_stand_on_each_sheet(
    desk: Desk, session: Meeting, nell: str
) -> None:
    police = partner(desk, OrganisationKind.POLICE)
    act(desk, session, "001", organisation_id=police.id)
    act(desk, session, "002", owner_words="All partners")
    with desk.change("Shared") as step:
        step.insert(ActionOwner(id="o", action_id="001", person_id=nell))

    found = references(desk, session)

    assert found[police.name] == ["A-001", "A-002"]
    assert found[partner(desk, OrganisationKind.COUNCIL).name] == ["A-001", "A-002"]
    assert len(found) == 3


def test_an_owner_with_no_partner_has_a_sheet_and_no_owner_comes_last(
    desk: Desk, session: Meeting
) -> None:
    someone = add_person(desk, "Hugh Ravensdale").made
    act(desk, session, "001")
    act(desk, session, "002", owner_id=someone)

    assert list(references(desk, session)) == ["Hugh Ravensdale", "Without an owner"]


def test_what_is_done_is_on_no_sheet(desk: Desk, session: Meeting) -> None:
    act(desk, session, "001", state=ActionState.DONE)

    with pytest.raises(Refused, match="No action is open"):
        prepare_sheets(desk, session.id)


def test_a_confidential_action_is_only_on_the_sheets_that_are_asked_for_so(
    desk: Desk, session: Meeting
) -> None:
    act(desk, session, "001", audience=Audience.CONFIDENTIAL)

    assert sheets_of(desk, session.id).sheets == ()
    assert len(sheets_of(desk, session.id, audience=Audience.CONFIDENTIAL).sheets) == 1


def test_before_the_meeting_there_is_no_sheet(desk: Desk, meeting: Meeting) -> None:
    with pytest.raises(Refused, match="has not begun"):
        sheets_of(desk, meeting.id)


def test_a_file_each_or_all_in_one(desk: Desk, session: Meeting, tmp_path: Path) -> None:
    act(desk, session, "001", owner_words="All partners")

    each = export_sheets(desk, session.id, tmp_path)
    (one,) = export_sheets(desk, session.id, tmp_path, combined=True, format="docx")

    assert len({path.name for path in each}) == 3
    assert all(path.suffix == ".pdf" and path.stat().st_size for path in each)
    assert one.name == "Westmarch SCP action sheet, all partners, 2026-09-17.docx"


def test_two_partners_of_one_name_have_two_files(
    desk: Desk, session: Meeting, tmp_path: Path
) -> None:
    with desk.change("Two") as step:
        step.insert(Organisation(id="x", name="Trust"), Organisation(id="y", name="Trust"))
    act(desk, session, "001", organisation_id="x")
    act(desk, session, "002", organisation_id="y")

    assert len({path.name for path in export_sheets(desk, session.id, tmp_path)}) == 2


def test_sheets_go_into_a_folder_that_is_there(
    desk: Desk, session: Meeting, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match="no such folder"):
        export_sheets(desk, session.id, tmp_path / "nowhere")


def test_the_board_is_the_one_that_meets(desk: Desk, session: Meeting) -> None:
    assert sheets_of(desk, session.id).body == main_body(desk)
