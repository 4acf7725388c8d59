"""Editions of a version that is out, made after the board went on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.meetings import Meeting, Paper
from chair_desk.records.packs import PackEdition, PaperWithheld
from chair_desk.records.people import Person
from chair_desk.services.agenda import change_item
from chair_desk.services.desk import Desk
from chair_desk.services.pack_issued import issue_meant, issued_editions, read_issued
from chair_desk.services.pack_reading import read_pack
from chair_desk.services.pack_withholding import withhold
from chair_desk.services.pack_work import PackChild
from chair_desk.services.packs import BuiltPack, copies_of, issue_pack, note_copies, reader_for
from chair_desk.services.paper_files import as_paper_file, attach
from chair_desk.services.papers import remove_paper
from tests.reports import hostile_papers as papers
from tests.services import test_packs
from tests.services.test_packs import bring, built, texts

child, closed, item = test_packs.child, test_packs.closed, test_packs.item


def go_on(desk: Desk, item: str) -> None:
    """Change what the pack was made of: a title, a paper replaced, one withdrawn, one late."""
    change_item(desk, item, title="Another title altogether")
    first, second = desk.rows(Paper, item_id=item, order=("id",))
    attach(desk, first.id, as_paper_file("x.pdf", papers.paper("Replaced since", 9)))
    remove_paper(desk, second.id)
    bring(desk, item, "The late paper", papers.paper("The late paper", 2))


def later_editions(
    desk: Desk, meeting: Meeting, child: PackChild, *editions: PackEdition, number: int = 0
) -> BuiltPack:
    issued = read_issued(desk, issue_meant(desk, meeting.id, number).id)
    readers = [reader_for(issued.reading, edition) for edition in editions]
    return issued_editions(issued, readers, child)


def test_an_edition_made_later_is_the_one_that_would_have_been_made_then(
    desk: Desk, later: Meeting, item: str, closed: str, child: PackChild
) -> None:
    then = built(desk, later, child, PackEdition.MEMBERS, PackEdition.PUBLIC)
    issue_pack(desk, replace(then, copies=then.copies[:1]))
    go_on(desk, item)
    issue_pack(desk, built(desk, later, child))

    now = later_editions(desk, later, child, PackEdition.MEMBERS, PackEdition.PUBLIC, number=1)
    assert [one.sha256 for one in now.copies] == [one.sha256 for one in then.copies]
    assert [one.withheld for one in now.copies] == [one.withheld for one in then.copies]
    first = issue_meant(desk, later.id, 1)
    note_copies(desk, first.id, now)
    assert [one.edition for one in copies_of(desk, first.id)] == [
        PackEdition.FULL, PackEdition.MEMBERS, PackEdition.PUBLIC,
    ]  # fmt: skip


def test_a_later_version_gives_its_editions_too(
    desk: Desk, later: Meeting, item: str, child: PackChild
) -> None:
    issue_pack(desk, built(desk, later, child))
    bring(desk, item, "The late paper", papers.paper("The late paper", 2))
    second = built(desk, later, child, PackEdition.MEMBERS)
    issue_pack(desk, replace(second, copies=second.copies[:1]))
    bring(desk, item, "Later still", papers.paper("Later still", 2))
    now = later_editions(desk, later, child, PackEdition.MEMBERS)
    assert (now.number, now.copies[1].sha256) == (2, second.copies[1].sha256)


def test_what_is_withheld_from_a_person_since_is_not_in_a_copy_made_now(
    desk: Desk, later: Meeting, item: str, child: PackChild
) -> None:
    issue_pack(desk, built(desk, later, child))
    person = desk.rows(Person)[0].id
    paper = next(one for one in desk.rows(Paper, item_id=item) if "Timeline" in one.title)
    withhold(desk, paper.id, person, "Declared an interest since.")
    issued = read_issued(desk, issue_meant(desk, later.id).id)
    reader = reader_for(issued.reading, PackEdition.PERSON, person)
    copy = issued_editions(issued, [reader], child).copies[1]
    told = " ".join(texts(copy.content))
    assert "Declared an interest since." in told
    assert "Timeline of a return, sheet" not in told
    assert desk.count(PaperWithheld) == 1


def test_a_version_that_kept_nothing_is_made_again_only_while_nothing_changed(
    desk: Desk, later: Meeting, item: str, child: PackChild
) -> None:
    issue_pack(desk, built(desk, later, child))
    issue = issue_meant(desk, later.id)
    issued = replace(read_issued(desk, issue.id), full=None)
    assert issued_editions(issued, [], child).full.sha256 == issue.sha256
    go_on(desk, item)
    changed = replace(issued, reading=replace(read_pack(desk, later.id), issues=()))
    with pytest.raises(Refused, match="one has changed since it went out"):
        issued_editions(changed, [], child)


def test_a_version_whose_pages_come_out_otherwise_is_refused(
    desk: Desk, later: Meeting, item: str, child: PackChild
) -> None:
    issue_pack(desk, built(desk, later, child))
    issued = read_issued(desk, issue_meant(desk, later.id).id)
    other = replace(issued, reading=replace(issued.reading, papers=issued.reading.papers[:1]))
    with pytest.raises(Refused, match="counts the pages of version 1 otherwise"):
        issued_editions(other, [], child)


def test_a_version_that_there_is_not_is_said(
    desk: Desk, later: Meeting, item: str, child: PackChild
) -> None:
    with pytest.raises(Refused, match="was issued yet"):
        issue_meant(desk, later.id)
    issue_pack(desk, built(desk, later, child))
    with pytest.raises(Refused, match="no version 2"):
        issue_meant(desk, later.id, 2)


def test_bytes_that_were_erased_are_named(
    desk: Desk, later: Meeting, item: str, child: PackChild, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue_pack(desk, built(desk, later, child))
    issue = issue_meant(desk, later.id)
    erased = replace(issue, choices_json='{"made_of": "0000"}')
    monkeypatch.setattr("chair_desk.services.pack_issued.existing", lambda *_a: erased)
    with pytest.raises(CannotDo, match="cannot be made any more"):
        read_issued(desk, issue.id)
