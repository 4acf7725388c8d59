from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.actions import Action, ActionUpdate
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.meetings import AgendaItem, Meeting, MeetingState
from chair_desk.records.people import Person
from chair_desk.services import exchange, history
from chair_desk.services.actions import add_action
from chair_desk.services.agenda import add_item
from chair_desk.services.boards import NewBoard, main_body, new_board
from chair_desk.services.desk import Desk, create_desk
from chair_desk.services.exchange import Choice, Side, bring_in, hand_over, look_at
from chair_desk.services.folder_steps import sync
from chair_desk.services.meetings import add_meeting
from chair_desk.services.private_notes import add_note
from chair_desk.services.settling import open_matters, settle
from tests.services.copies import open_copy, second_desk


@pytest.fixture
def chair(desk: Desk, tmp_path: Path) -> Iterator[Desk]:
    """The chair's copy of the manager's board."""
    add_meeting(desk, main_body(desk).id, date(2026, 9, 24))
    other = second_desk(desk, tmp_path)
    yield other
    assert other.file.check() == []
    other.close()


def rename(desk: Desk, name: str) -> None:
    (person,) = [one for one in desk.rows(Person) if one.id == a_person(desk)]
    with desk.change("Renamed") as step:
        step.update(Person, person.id, name=name)


def a_person(desk: Desk) -> str:
    return min(one.id for one in desk.rows(Person))


def test_changes_alone_go_over_and_come_in(desk: Desk, chair: Desk, tmp_path: Path) -> None:
    hand_over(desk, tmp_path / "whole.chairdesk")
    rename(desk, "Morwenna Tidewell")
    handed = hand_over(desk, tmp_path / "c.chairdesk-changes", since=0)
    preview = look_at(chair, tmp_path / "c.chairdesk-changes")
    done = bring_in(chair, tmp_path / "c.chairdesk-changes")

    assert (handed.way, handed.changes) == ("changes", 1)
    assert (preview.new, preview.who) == (1, "Gwen Tallowfield")
    assert [row.side for row in preview.rows] == [Side.THEIRS]
    assert done.changes.touches("person")
    assert chair.rows(Person, id=a_person(desk))[0].name == "Morwenna Tidewell"
    assert exchange.exchanges(chair)[0].who == "Gwen Tallowfield"


def test_a_whole_copy_comes_in_and_both_are_one_board(
    desk: Desk, chair: Desk, tmp_path: Path
) -> None:
    rename(desk, "Morwenna Tidewell")
    rename(chair, "Morwenna Tidewater")
    hand_over(desk, tmp_path / "whole.chairdesk")
    preview = look_at(chair, tmp_path / "whole.chairdesk")
    (row,) = preview.on(Side.OPEN)
    (open_one,) = row.open
    done = bring_in(chair, tmp_path / "whole.chairdesk", {open_one.id: Choice(take=True)})

    assert (row.yours or {})["name"] == "Morwenna Tidewater"
    assert (row.theirs or {})["name"] == "Morwenna Tidewell"
    assert done.open == 0
    assert chair.rows(Person, id=a_person(desk))[0].name == "Morwenna Tidewell"


def test_keeping_means_ones_own_whoever_was_later(desk: Desk, chair: Desk, tmp_path: Path) -> None:
    for first, second in ((desk, chair), (chair, desk)):
        rename(first, f"First of {first.who}")
        rename(second, f"Second of {second.who}")
        path = tmp_path / f"{first.who}.chairdesk"
        hand_over(second, path)
        (row,) = look_at(first, path).on(Side.OPEN)
        bring_in(first, path, {row.open[0].id: Choice(keep=True)})

        assert first.rows(Person, id=a_person(desk))[0].name == f"First of {first.who}"
        hand_over(first, tmp_path / f"back {first.who}.chairdesk")
        bring_in(second, tmp_path / f"back {first.who}.chairdesk")
        assert second.rows(Person, id=a_person(desk))[0].name == f"First of {first.who}"


def test_what_was_left_open_is_listed_and_settled_later(
    desk: Desk, chair: Desk, tmp_path: Path
) -> None:
    rename(desk, "Morwenna Tidewell")
    rename(chair, "Morwenna Tidewater")
    hand_over(desk, tmp_path / "whole.chairdesk")
    assert bring_in(chair, tmp_path / "whole.chairdesk").open == 1
    (matter,) = open_matters(chair)

    assert matter.label == "Name"
    assert {(end.who, end.value) for end in matter.ends} == {
        ("Gwen Tallowfield", "Morwenna Tidewell"),
        ("Rosalind Larkspur", "Morwenna Tidewater"),
    }
    settle(chair, matter.id, Choice(words="Morwenna Tide"))
    assert open_matters(chair) == []
    assert chair.rows(Person, id=a_person(desk))[0].name == "Morwenna Tide"


def test_bringing_in_can_be_undone_as_one_change(desk: Desk, chair: Desk, tmp_path: Path) -> None:
    rename(desk, "Morwenna Tidewell")
    add_meeting(desk, main_body(desk).id, date(2026, 12, 3))
    before = sorted(chair.rows(Person), key=str), sorted(chair.rows(Meeting), key=str)
    hand_over(desk, tmp_path / "whole.chairdesk")
    bring_in(chair, tmp_path / "whole.chairdesk")
    assert chair.count(Meeting) == 2
    history.undo(chair)
    assert (sorted(chair.rows(Person), key=str), sorted(chair.rows(Meeting), key=str)) == before
    history.redo(chair)
    assert chair.count(Meeting) == 2


def test_a_number_given_twice_is_made_unique_on_both_alike(
    desk: Desk, chair: Desk, tmp_path: Path
) -> None:
    for one in (desk, chair):
        add_action(one, title=f"Written by {one.who}")
    both(desk, chair, tmp_path)

    for one in (desk, chair):
        found = {row.reference: row.title for row in one.rows(Action)}
        assert found == {
            "A-001": "Written by Gwen Tallowfield",
            "A-002": "Written by Rosalind Larkspur",
        }
        (note,) = one.rows(ActionUpdate)
        assert "A-001" in note.text
        assert open_matters(one) == []
        assert one.file.check() == []


def both(desk: Desk, chair: Desk, folder: Path) -> None:
    """Exchange whole copies made at the same time, and once more to be even."""
    for turn in range(3):
        paths = []
        for one in (desk, chair):
            paths.append(folder / f"{turn} {one.who}.chairdesk")
            hand_over(one, paths[-1])
        bring_in(desk, paths[1])
        bring_in(chair, paths[0])


def test_items_put_in_one_place_stand_in_the_same_order_on_both(
    desk: Desk, chair: Desk, tmp_path: Path
) -> None:
    (meeting,) = desk.rows(Meeting)
    for one in (desk, chair):
        for number in range(3):
            add_item(one, meeting.id, title=f"{number} by {one.who}")
    both(desk, chair, tmp_path)

    orders = [
        [row.title for row in one.rows(AgendaItem, meeting_id=meeting.id, order=("place",))]
        for one in (desk, chair)
    ]
    places = {row.place for row in desk.rows(AgendaItem, meeting_id=meeting.id)}
    assert orders[0] == orders[1]
    assert len(places) == len(orders[0])


def test_the_same_file_again_brings_nothing(desk: Desk, chair: Desk, tmp_path: Path) -> None:
    rename(desk, "Morwenna Tidewell")
    hand_over(desk, tmp_path / "whole.chairdesk")
    bring_in(chair, tmp_path / "whole.chairdesk")
    before = chair.file.versions()
    again = bring_in(chair, tmp_path / "whole.chairdesk")

    assert again.new == 0
    assert chair.file.versions() == before


def test_private_notes_are_in_nothing_that_is_handed_over(desk: Desk, tmp_path: Path) -> None:
    meeting = desk.get(Meeting, add_meeting(desk, main_body(desk).id, date(2026, 10, 1)).made)
    assert meeting is not None
    item = add_item(desk, meeting.id, title="Item").made
    hand_over(desk, tmp_path / "first.chairdesk")
    add_note(desk, item, "QUITE-PRIVATE-WORDS")
    hand_over(desk, tmp_path / "a.chairdesk")
    hand_over(desk, tmp_path / "b.chairdesk-changes", since=1)
    for path in tmp_path.glob("[ab].chairdesk*"):
        assert b"QUITE-PRIVATE-WORDS" not in path.read_bytes()


def test_words_being_typed_in_a_copy_come_in_once(desk: Desk, chair: Desk, tmp_path: Path) -> None:
    chair.file.type_into(Person, a_person(desk), "access_needs", "A ramp")
    chair.file.settle()
    copy = tmp_path / "stick.chairdesk"
    shutil.copy(chair.file.path, copy)
    assert bring_in(desk, copy).new == 1
    assert bring_in(desk, copy).new == 0
    assert desk.rows(Person, id=a_person(desk))[0].access_needs == "A ramp"


def test_a_copy_that_kept_its_device_loses_nothing(desk: Desk, tmp_path: Path) -> None:
    """Both sides went on as one device: a registry was copied with the file, say."""
    home = tmp_path / "moved"
    desk.file.copy_to(tmp_path / "a.chairdesk")
    one = open_copy(tmp_path / "a.chairdesk", home, "Ann Other", desk.now())
    rename(one, "Before")
    device = one.file.device
    one.close()
    shutil.copy(tmp_path / "a.chairdesk", tmp_path / "b.chairdesk")
    one = open_copy(tmp_path / "a.chairdesk", home, "Ann Other", desk.now())
    assert one.file.device == device
    rename(one, "Here")
    other = open_copy(tmp_path / "b.chairdesk", tmp_path / "elsewhere", "Ann Other", desk.now())
    other.file._opened.writing.journal.device = device  # type: ignore[union-attr]
    from chair_desk.store.journal import read_standing

    journal = other.file._opened.writing.journal  # type: ignore[union-attr]
    journal.standing = read_standing(other.file._connection, device)
    rename(other, "There")
    other.close()
    done = bring_in(one, tmp_path / "b.chairdesk")

    assert (done.new, done.open) == (1, 1)
    (matter,) = open_matters(one)
    assert {end.value for end in matter.ends} == {"Here", "There"}
    assert bring_in(one, tmp_path / "b.chairdesk").new == 0
    one.close()


def test_each_file_that_will_not_do_is_refused_in_words(
    desk: Desk, chair: Desk, tmp_path: Path
) -> None:
    hand_over(desk, tmp_path / "whole.chairdesk")
    rename(desk, "Morwenna Tidewell")
    hand_over(desk, tmp_path / "good.chairdesk-changes", since=0)
    good = (tmp_path / "good.chairdesk-changes").read_bytes()
    other = create_desk(tmp_path / "other.chairdesk", who="A", home=tmp_path / "other")
    new_board(other, NewBoard(profile="lscp_2023", name="Elsewhere", short_name="E"))
    other.close()
    stranger = create_desk(tmp_path / "stranger.chairdesk", who="A", home=tmp_path / "st")
    hand_over(stranger, tmp_path / "x.chairdesk")
    hand_over(stranger, tmp_path / "stranger.chairdesk-changes", since=0)
    stranger.close()
    (tmp_path / "cut.chairdesk-changes").write_bytes(good[:40])
    (tmp_path / "bad.chairdesk-changes").write_bytes(good[:-9] + b"123456789")
    (tmp_path / "letter.docx").write_bytes(b"PK\x03\x04" * 40)
    wanted = {
        "cut.chairdesk-changes": "missing",
        "bad.chairdesk-changes": "cut short or altered",
        "letter.docx": "no copy of a board",
        "other.chairdesk": "another board",
        "stranger.chairdesk-changes": "another board",
        "nothing.chairdesk": "cannot be read",
        chair.file.path.name: "this very board",
    }
    before = chair.file.versions()
    for name, words in wanted.items():
        with pytest.raises(CannotDo, match=words) as found:
            bring_in(chair, tmp_path / name)
        assert found.value.why, name
        assert found.value.remedy, name
    assert chair.file.versions() == before


def test_a_file_is_never_written_over(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "there.chairdesk").write_text("mine")
    with pytest.raises(CannotDo, match="already"):
        hand_over(desk, tmp_path / "there.chairdesk")
    with pytest.raises(CannotDo, match="no exchange"):
        hand_over(desk, tmp_path / "new.chairdesk-changes", since=0)


def test_the_first_key_of_a_device_stays_its_key(desk: Desk, chair: Desk, tmp_path: Path) -> None:
    hand_over(desk, tmp_path / "whole.chairdesk")
    rename(desk, "One")
    hand_over(desk, tmp_path / "1.chairdesk-changes", since=0)
    bring_in(chair, tmp_path / "1.chairdesk-changes")
    (key,) = (desk.circumstances.home / "devices").glob("*.key")
    key.write_bytes(bytes(32))
    rename(desk, "Two")
    hand_over(desk, tmp_path / "2.chairdesk-changes", since=1)
    with pytest.raises(CannotDo, match="altered"):
        look_at(chair, tmp_path / "2.chairdesk-changes")


def test_nothing_is_brought_in_during_a_meeting(desk: Desk, chair: Desk, tmp_path: Path) -> None:
    rename(desk, "Morwenna Tidewell")
    hand_over(desk, tmp_path / "whole.chairdesk")
    (meeting,) = chair.rows(Meeting)
    with chair.change("Began") as step:
        step.update(Meeting, meeting.id, state=MeetingState.IN_SESSION)
    assert look_at(chair, tmp_path / "whole.chairdesk").new == 1
    with pytest.raises(Refused, match="in session"):
        bring_in(chair, tmp_path / "whole.chairdesk")


def test_the_last_exchange_by_hand_is_not_that_with_a_folder(
    desk: Desk, chair: Desk, tmp_path: Path
) -> None:
    (tmp_path / "shared").mkdir()
    hand_over(desk, tmp_path / "whole.chairdesk")
    rename(desk, "Morwenna Tidewell")
    rename(chair, "Morwenna Tidewater")
    sync(chair, tmp_path / "shared")
    sync(desk, tmp_path / "shared")
    handed = hand_over(desk, tmp_path / "c.chairdesk-changes", since=0)

    assert handed.changes == 2  # who has the stick may not share the folder
