"""What belongs to what goes, and the one change in which it goes."""

from __future__ import annotations

import pytest

from chair_desk.records.attachments import Attachment
from chair_desk.records.meetings import Paper
from chair_desk.records.minutes import Minute
from chair_desk.records.safekeeping import Disposal
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.erasing_file import Going


def proved(sha256: str, rows: str) -> Disposal:
    return Disposal(id="disposal", board_id="board", sha256=sha256, rows_json=rows)


def test_all_that_cannot_be_without_a_record_belongs_to_it(desk_file: DeskFile) -> None:
    found = desk_file.belonging([("meeting", "meeting")])
    assert found == {("meeting", "meeting"), ("agenda_item", "item"), ("minute", "minute")}


def test_a_plan_that_leaves_something_behind_changes_nothing(desk_file: DeskFile) -> None:
    with pytest.raises(ValueError, match="cannot be without"):
        desk_file.dispose("Disposed", Going(gone={("meeting", "meeting")}), proved)
    assert desk_file.get(Minute, "minute") is not None
    assert desk_file.get(Disposal, "disposal") is None
    assert desk_file.check() == []


def test_a_file_that_another_record_needs_stays(desk_file: DeskFile) -> None:
    sha256 = desk_file.put_blob(b"a paper")
    with desk_file.change("Added") as step:
        step.insert(
            Attachment(id="one", name="a.pdf", sha256=sha256),
            Attachment(id="two", name="b.pdf", sha256=sha256),
            Paper(id="paper", item_id="item", place="a", title="A paper", attachment_id="one"),
        )
    desk_file.dispose("Disposed", Going(gone={("attachment", "one")}), proved)
    assert desk_file.get_blob(sha256) == b"a paper"
    paper = desk_file.get(Paper, "paper")
    assert paper is not None
    assert paper.attachment_id is None
