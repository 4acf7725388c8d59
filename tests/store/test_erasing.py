"""What is erased is gone from the file, and the chain holds."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.attachments import Attachment
from chair_desk.records.changes import Refused
from chair_desk.records.meetings import AgendaItem, Meeting, MeetingState, Paper
from chair_desk.records.minutes import Minute
from chair_desk.records.people import Person
from chair_desk.records.safekeeping import Disposal
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.erasing import Erased, read_erased
from chair_desk.store.erasing_file import Going
from chair_desk.store.exchanging_file import Incoming
from tests.store.conftest import circumstances_in

WORD = "marmaladequartz"


def proved(sha256: str, rows: str) -> Disposal:
    return Disposal(id="disposal", board_id="board", sha256=sha256, rows_json=rows, count=1)


@pytest.fixture
def small_board_path(tmp_path: Path, small_board: Path) -> Path:
    """The place of a board with one meeting, that this test alone has."""
    path = tmp_path / "board.chairdesk"
    shutil.copy(small_board, path)
    return path


def put_words(file: DeskFile) -> None:
    """Write a word into each sort of place of the meeting, and confirm it."""
    with file.change(f"Typed {WORD}") as step:
        step.update(Minute, "minute", text=f"The {WORD} was agreed. " * 400)
        step.update(AgendaItem, "item", title=WORD)
    with file.change("Changed words") as step:
        step.update(Minute, "minute", text="Other words")
    sha256 = file.put_blob(f"paper of {WORD}".encode() * 1000)
    with file.change("Added a paper") as step:
        step.insert(Attachment(id="attachment", name=f"{WORD}.pdf", sha256=sha256))
        step.insert(
            Paper(id="paper", item_id="item", place="a", title=WORD, attachment_id="attachment")
        )
        step.insert(Meeting(id="later", body_id="body", held_on=date(2026, 6, 1)))
        step.insert(
            AgendaItem(
                id="next", meeting_id="later", place="a", title="Minutes", confirms_id="meeting"
            )
        )
    file.type_into(Minute, "minute", "text", f"typed {WORD}")
    file.seal()
    with file.change("Confirmed") as step:
        step.update(Meeting, "meeting", state=MeetingState.CONFIRMED)


def gone(file: DeskFile) -> Going:
    keys = file.belonging([("meeting", "meeting"), ("attachment", "attachment")])
    return Going(gone=keys)


def bytes_of(path: Path) -> bytes:
    return b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*"))


def test_a_meeting_that_goes_leaves_no_word_in_the_file(
    small_board_path: Path, circumstances: Circumstances
) -> None:
    file = DeskFile.open(small_board_path, circumstances)
    put_words(file)
    file.dispose("Disposed of a meeting", gone(file), proved)
    assert file.get(Meeting, "meeting") is None
    assert file.get(Minute, "minute") is None
    assert file.get(AgendaItem, "next").confirms_id is None
    assert file.check() == []
    assert WORD.encode() not in bytes_of(small_board_path)
    file.close()
    assert WORD.encode() not in bytes_of(small_board_path)
    again = DeskFile.open(small_board_path, circumstances)
    assert again.check() == []
    assert again.get(Disposal, "disposal").sha256
    assert again.files_kept() == []
    assert [one.label for one in again.history()].count("–") >= 4
    again.close()


def test_undo_ends_at_a_disposal_and_says_so(
    small_board_path: Path, circumstances: Circumstances
) -> None:
    file = DeskFile.open(small_board_path, circumstances)
    file.dispose("Disposed of a meeting", gone_meeting(file), proved)
    assert file.undo_label is None
    with pytest.raises(Refused, match="words are gone"):
        file.undo()
    with file.change("Added") as step:
        step.insert(Person(id="person", name="Ada Quill"))
    file.undo()
    assert file.get(Person, "person") is None
    file.close()


def gone_meeting(file: DeskFile) -> Going:
    return Going(gone=file.belonging([("meeting", "meeting")]))


def test_a_change_before_the_disposal_is_brought_back_without_its_words(
    small_board_path: Path, circumstances: Circumstances
) -> None:
    file = DeskFile.open(small_board_path, circumstances)
    with file.change("Removed the minute") as step:
        step.delete(Minute, "minute")
    removed = file.history(1)[0]
    file.dispose("Disposed of a meeting", Going(gone={("minute", "minute")}), proved)
    done = file.bring_back("Back", removed.device, removed.sequence)
    assert file.get(Minute, "minute") is None
    assert done.skipped
    file.close()


def test_a_person_is_blanked_and_what_was_known_before_is_gone(
    small_board_path: Path, circumstances: Circumstances
) -> None:
    file = DeskFile.open(small_board_path, circumstances)
    with file.change(f"Added {WORD}") as step:
        step.insert(Person(id="person", name=WORD, email=f"{WORD}@example.org", initials="AQ"))
    with file.change(f"Changed {WORD}") as step:
        step.update(Person, "person", phone=WORD)
    blank = {"name": "Former member", "email": "", "phone": ""}
    file.dispose("Erased", Going(blanked={("person", "person"): blank}, words=[WORD]), proved)
    person = file.get(Person, "person")
    assert (person.name, person.email, person.phone, person.initials) == (
        "Former member", "", "", "AQ",
    )  # fmt: skip
    assert file.check() == []
    file.close()
    assert WORD.encode() not in bytes_of(small_board_path)


def two_copies(tmp_path: Path, small_board_path: Path) -> tuple[DeskFile, DeskFile]:
    other = tmp_path / "other.chairdesk"
    other.write_bytes(small_board_path.read_bytes())
    return (
        DeskFile.open(small_board_path, circumstances_in(tmp_path / "one")),
        DeskFile.open(other, circumstances_in(tmp_path / "two")),
    )


def bring(there: DeskFile, here: DeskFile) -> None:
    incoming = Incoming(
        transactions=list(there.transactions(here.versions())), versions=there.versions(), files={}
    )
    with here.bring_in("Brought in", incoming):
        pass


def test_another_copy_lets_go_of_the_words_too_and_an_edit_there_does_not_bring_them_back(
    tmp_path: Path, small_board_path: Path
) -> None:
    one, two = two_copies(tmp_path, small_board_path)
    put_words(one)
    bring(one, two)
    assert WORD.encode() in bytes_of(two.path)
    with two.change("Edited there") as step:
        step.insert(Minute(id="late", meeting_id="later", item_id="next", place="a", text="stays"))
        step.update(AgendaItem, "next", title="Changed")
    one.dispose("Disposed of a meeting", gone(one), proved)
    bring(one, two)
    bring(two, one)
    for file in (one, two):
        assert file.get(Meeting, "meeting") is None
        assert file.get(Minute, "late").text == "stays"
        assert file.check() == []
    with pytest.raises(Refused, match="words are gone"):
        two.undo()
    two.settle()
    assert WORD.encode() not in bytes_of(two.path)
    one.close()
    two.close()


def test_an_edit_made_elsewhere_at_the_same_time_is_erased_with_its_record(
    tmp_path: Path, small_board_path: Path
) -> None:
    one, two = two_copies(tmp_path, small_board_path)
    with two.change("Edited there") as step:
        step.update(Minute, "minute", text=WORD)
        step.insert(Minute(id="more", meeting_id="meeting", item_id="item", place="b", text="new"))
    one.dispose("Disposed of a minute", Going(gone={("minute", "minute")}), proved)
    bring(two, one)
    bring(one, two)
    for file in (one, two):
        assert file.get(Minute, "minute") is None
        assert file.get(Minute, "more") is not None
        assert file.check() == []
    one.close()
    two.close()


def test_a_fresh_copy_made_from_the_changes_alone_is_the_same(
    tmp_path: Path, small_board_path: Path, blank_board: Path
) -> None:
    one = DeskFile.open(small_board_path, circumstances_in(tmp_path / "one"))
    put_words(one)
    one.dispose("Disposed of a meeting", gone(one), proved)
    fresh = tmp_path / "fresh.chairdesk"
    fresh.write_bytes(blank_board.read_bytes())
    two = DeskFile.open(fresh, circumstances_in(tmp_path / "two"))
    bring(one, two)
    assert two.rows(Meeting) == one.rows(Meeting)
    assert two.check() == []
    one.close()
    two.close()


@pytest.mark.parametrize("text", ["", "[]", "{", '{"gone": 3, "labels": [], "seals": 1}', "null"])
def test_what_is_no_list_of_rows_erases_nothing(text: str) -> None:
    found = read_erased(text)
    assert not found.gone
    assert not found.labels


def test_what_was_erased_is_read_as_it_was_written() -> None:
    erased = Erased(gone=(("minute", "a"),), labels={"A": (1, 2)}, proof="x", seals=("y",))
    assert read_erased(erased.as_text()) == erased
