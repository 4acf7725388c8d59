"""All that is known of one person: shown, copied, erased where lawful."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from chair_desk.records.actions import Action
from chair_desk.records.changes import Refused
from chair_desk.records.meetings import Meeting
from chair_desk.records.people import Person
from chair_desk.records.safekeeping import Disposal
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.people import add_person, change_person
from chair_desk.services.personal_data import erase_person, known_of, said_of, write_copy
from chair_desk.services.retention import hold as hold_records
from chair_desk.services.soundness import faults

NAME = "Quillon Barberry"


@pytest.fixture
def guest(desk: Desk) -> str:
    made = add_person(desk, NAME, email="quillon@example.org", phone="01632 960123").made
    change_person(desk, made, access_needs="A loop")
    return made


def test_what_names_somebody_is_found_by_link_and_by_words(
    desk: Desk, guest: str, meeting: Meeting
) -> None:
    with desk.change("Wrote") as step:
        step.insert(
            Action(id="a", reference="A-1", title="Write back", owner_id=guest),
            Action(id="b", reference="A-2", title=f"Thank {NAME.upper()} for it"),
            Action(id="c", reference="A-3", title="Something else"),
        )
    known = known_of(desk, guest)
    assert {one.record_id: one.by for one in known.mentions} == {
        guest: ("Name", "Email", "Telephone"),
        "a": ("Owner",),
        "b": ("Action",),
    }
    assert not known.may_lose_name
    assert "3 records name Quillon Barberry" in said_of(known, desk.today())
    assert "would stay" in said_of(known, desk.today())


def test_a_copy_is_written_for_them(desk: Desk, guest: str, tmp_path: Path) -> None:
    told = json.loads(write_copy(desk, guest, tmp_path / "copy.json").read_text("utf-8"))
    assert told["person"] == NAME
    assert told["records"][0]["holds"]["Email"] == "quillon@example.org"
    assert write_copy(desk, guest, tmp_path / "copy.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(Refused, match="ends in"):
        write_copy(desk, guest, tmp_path / "copy.txt")


def test_somebody_whom_no_record_needs_is_erased_name_and_all(desk: Desk, guest: str) -> None:
    made = erase_person(desk, guest, decided_by="Data protection officer", basis="Article 17(1)")
    person = existing(desk, Person, guest)
    assert (person.name, person.email, person.phone, person.access_needs) == (
        "Former member", "", "", "",
    )  # fmt: skip
    proof = existing(desk, Disposal, made)
    assert proof.covers == "Name and contact details of one person"
    assert NAME not in repr(proof)
    assert faults(desk) == []
    path = desk.file.path
    desk.close()
    whole = b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*"))
    for word in (NAME, "quillon@example.org", "960123"):
        assert word.encode() not in whole


def test_somebody_in_minutes_keeps_the_name_and_loses_the_rest(
    desk: Desk, guest: str, meeting: Meeting, hold: Callable[[Meeting], None]
) -> None:
    from chair_desk.services.attendance import add_guest

    add_guest(desk, meeting.id, guest)
    hold(meeting)
    made = erase_person(desk, guest, decided_by="Data protection officer", basis="Article 17(1)")
    person = existing(desk, Person, guest)
    assert (person.name, person.email) == (NAME, "")
    assert "name stays" in existing(desk, Disposal, made).covers
    assert faults(desk) == []


def test_an_erasure_needs_a_ground_and_somebody_who_decided_and_no_hold(
    desk: Desk, guest: str
) -> None:
    with pytest.raises(Refused, match="who decided"):
        erase_person(desk, guest, decided_by="", basis="Article 17(1)")
    hold_records(desk, "An inquiry is open.")
    with pytest.raises(Refused, match="inquiry"):
        erase_person(desk, guest, decided_by="Data protection officer", basis="Article 17(1)")
    assert existing(desk, Person, guest).name == NAME
