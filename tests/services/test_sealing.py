"""Seals of confirmed minutes."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from chair_desk.records.meetings import Meeting
from chair_desk.records.minutes import Minute
from chair_desk.records.safekeeping import Seal
from chair_desk.services.agenda import agenda
from chair_desk.services.checks import existing
from chair_desk.services.desk import Circumstances, Desk, Refused, open_with
from chair_desk.services.meetings import confirm_minutes, mark_checked, start_session
from chair_desk.services.sealing import (
    Verdict,
    chain_of,
    faults_of_seals,
    head_of,
    look_at_seals,
    seals,
)
from chair_desk.services.soundness import faults
from chair_desk.store import engine

Hold = Callable[[Meeting], None]


@pytest.fixture
def confirmed(desk: Desk, meeting: Meeting, later: Meeting, hold: Hold) -> Meeting:
    """The September minutes, confirmed in November."""
    item = agenda(desk, meeting.id).lines[0].item
    with desk.change("Minutes") as step:
        step.insert(
            Minute(id="p1", meeting_id=meeting.id, item_id=item.id, place="A", text="Agreed at 4.")
        )
    hold(meeting)
    mark_checked(desk, meeting.id)
    start_session(desk, later.id)
    confirm_minutes(desk, meeting.id, at_meeting_id=later.id)
    return existing(desk, Meeting, meeting.id)


@contextlib.contextmanager
def altered(desk: Desk, folder: Path, *statements: str) -> Iterator[Desk]:
    """A copy of the board in which somebody wrote past Chair Desk, opened to read."""
    path = folder / "altered.chairdesk"
    path.unlink(missing_ok=True)
    desk.file.copy_to(path)
    with contextlib.closing(engine.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
    own = desk.circumstances
    other = Circumstances(now=own.now, new_id=own.new_id, who=own.who, home=folder / "other")
    copy = open_with(path, other, read_only=True)
    try:
        yield copy
    finally:
        copy.close()


def test_confirming_seals_the_text(desk: Desk, confirmed: Meeting) -> None:
    (seal,) = seals(desk)
    assert seal.sha256 == confirmed.confirmed_hash
    assert seal.chain == chain_of("", seal.sha256)
    assert "Agreed at 4." in seal.text
    assert head_of(desk, confirmed.id).replace(" ", "") == seal.chain[:12]
    (check,) = look_at_seals(desk)
    assert check.verdict is Verdict.INTACT
    assert faults(desk) == []


def test_a_seal_is_never_changed(desk: Desk, confirmed: Meeting) -> None:
    (seal,) = seals(desk)
    with pytest.raises(Refused), desk.change("Forged") as step:
        step.update(Seal, seal.id, text="{}")
    with pytest.raises(Refused), desk.change("Taken out") as step:
        step.delete(Seal, seal.id)


def test_an_alteration_is_found_in_its_place(
    desk: Desk, confirmed: Meeting, tmp_path: Path
) -> None:
    with altered(desk, tmp_path, "UPDATE minute SET text = 'Agreed at 5.' WHERE id = 'p1'") as copy:
        (check,) = look_at_seals(copy)
        assert check.verdict is Verdict.ALTERED
        assert "“Agreed at 4.” became “Agreed at 5.”" in check.sentence


def test_one_who_alters_the_seal_too_is_found_by_the_counter_copy(
    desk: Desk, confirmed: Meeting, tmp_path: Path
) -> None:
    forged = (
        "UPDATE minute SET text = 'Agreed at 5.' WHERE id = 'p1'",
        "UPDATE seal SET text = replace(text, 'at 4.', 'at 5.')",
    )
    with altered(desk, tmp_path, *forged) as copy:
        assert "kept with the seal was altered" in faults_of_seals(copy)[0]
    with altered(desk, tmp_path, "UPDATE seal SET chain = 'f' || substr(chain, 2)") as copy:
        said = faults_of_seals(copy, desk)
        assert any("counter-copy" in one for one in said) or "seal itself" in said[0]


def test_minutes_cut_off_are_found_by_the_counter_copy(
    desk: Desk, confirmed: Meeting, tmp_path: Path
) -> None:
    cut = (
        "DELETE FROM seal",
        "UPDATE meeting SET state = 'checked', confirmed_hash = NULL WHERE state = 'confirmed'",
    )
    with altered(desk, tmp_path, *cut) as copy:
        assert faults_of_seals(copy) == []
        (said,) = faults_of_seals(copy, desk)
        assert "cut off" in said


def test_a_seal_taken_out_of_the_middle_breaks_the_chain(
    desk: Desk, confirmed: Meeting, tmp_path: Path
) -> None:
    with altered(desk, tmp_path, "UPDATE seal SET before = 'abc'") as copy:
        assert "seal before it was taken out" in " ".join(faults_of_seals(copy))
