"""The pack of the sample board, where it is asked for."""

from __future__ import annotations

from pathlib import Path

from chair_desk.records.meetings import MeetingState
from chair_desk.records.packs import PackEdition
from chair_desk.services.desk import open_desk
from chair_desk.services.meetings import meetings
from chair_desk.services.own_marks import marks_of
from chair_desk.services.packs import copies_of, issued_content, issues
from chair_desk.services.reading import readable
from chair_desk.services.sample import write_sample
from chair_desk.services.sample_people import CHAIR


def test_the_pack_went_out_twice_with_a_paper_withheld(tmp_path: Path) -> None:
    path = write_sample(tmp_path / "s.chairdesk", home=tmp_path / "home", has_pack=True)
    desk = open_desk(path, who=CHAIR, home=tmp_path / "home")
    held = next(one for one in meetings(desk) if one.state is MeetingState.IN_SESSION)
    first, second = issues(desk, held.id)
    assert issued_content(desk, second.id).startswith(b"%PDF")
    assert (first.number, second.number, second.note) == (1, 2, "The force has answered C-014.")
    assert [one.edition for one in copies_of(desk, first.id)] == [
        PackEdition.FULL, PackEdition.MEMBERS, PackEdition.PUBLIC,
    ]  # fmt: skip
    own = copies_of(desk, second.id)[-1]
    assert own.edition is PackEdition.PERSON
    assert "Their own service is reviewed in it." in own.withheld

    read = readable(desk, held.id)
    assert read is not None
    assert read.issue == 2
    assert any(page.label[-1:].isalpha() for page in read.pages)
    assert len(marks_of(desk, held.id)) == 2
    assert desk.file.check() == []
    desk.close()
