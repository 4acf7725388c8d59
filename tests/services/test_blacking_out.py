"""A name blacked out of the words of single records, history included, seals untouched."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chair_desk.records.actions import Action
from chair_desk.records.changes import Refused
from chair_desk.records.meetings import Meeting
from chair_desk.records.minutes import Minute
from chair_desk.records.people import Person
from chair_desk.records.safekeeping import Disposal
from chair_desk.records.search import SearchAsked
from chair_desk.services.agenda import agenda
from chair_desk.services.blacking_out import without
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.meetings import confirm_minutes, mark_checked, start_session
from chair_desk.services.people import add_person
from chair_desk.services.personal_data import erase_person, known_of
from chair_desk.services.sealing import Verdict, look_at_seals
from chair_desk.services.searching import search
from chair_desk.services.soundness import faults
from chair_desk.store.search_file import FOLDER

NAME = "Quillon Barberry"
WHO = {"decided_by": "Data protection officer", "basis": "Article 17(1)"}


@pytest.fixture
def guest(desk: Desk) -> str:
    return add_person(desk, NAME, email="quillon@example.org").made


def write(desk: Desk) -> None:
    with desk.change("Wrote") as step:
        step.insert(
            Action(id="b", reference="A-2", title=f"Thank {NAME.upper()} for it"),
            Action(id="c", reference="A-3", title=f"Ask {NAME} at quillon@example.org"),
        )
    with desk.change(f"Retitled for {NAME}") as step:
        step.update(Action, "c", title=f"Ask {NAME} again, at quillon@example.org")


def test_a_mark_stands_in_place_of_the_words_whatever_their_capitals() -> None:
    assert without("ANNE ash, and Anne Ash.", ["Anne Ash"]) == "[name removed], and [name removed]."
    assert without("a.b+c axb+c", ["a.b+c"]) == "[name removed] axb+c"
    assert without("nobody", ["", "Anne"]) == "nobody"


def test_one_record_loses_the_name_and_the_other_keeps_it(desk: Desk, guest: str) -> None:
    write(desk)
    may = {one.key for one in known_of(desk, guest).mentions if one.may_black_out}
    assert may == {("action", "b"), ("action", "c")}

    made = erase_person(desk, guest, **WHO, black_out=[("action", "c")])

    assert existing(desk, Action, "c").title == "Ask [name removed] again, at [name removed]"
    assert NAME.upper() in existing(desk, Action, "b").title
    assert existing(desk, Person, guest).name == NAME  # the other record still needs it
    proof = existing(desk, Disposal, made)
    assert proof.covers.endswith("; blacked out in 1 record")
    assert proof.count == 2
    assert faults(desk) == []


def test_blacked_out_in_all_no_byte_of_the_file_holds_the_name(desk: Desk, guest: str) -> None:
    write(desk)
    chosen = [one.key for one in known_of(desk, guest).mentions if one.may_black_out]

    erase_person(desk, guest, **WHO, black_out=chosen)

    assert existing(desk, Person, guest).name == "Former member"
    assert faults(desk) == []
    path = desk.file.path
    desk.close()
    whole = b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*")).lower()
    for word in (NAME, "quillon@example.org"):
        assert word.lower().encode() not in whole


def test_sealed_minutes_are_kept_as_they_are_and_it_says_why(
    desk: Desk, guest: str, meeting: Meeting, later: Meeting, hold: Callable[[Meeting], None]
) -> None:
    item = agenda(desk, meeting.id).lines[0].item
    minute = Minute(
        id="p", meeting_id=meeting.id, item_id=item.id, place="A", text=f"{NAME} presented."
    )
    with desk.change("Minutes") as step:
        step.insert(
            minute,
            Action(id="then", reference="A-9", meeting_id=meeting.id, title=f"Thank {NAME}"),
        )
    hold(meeting)
    mark_checked(desk, meeting.id)
    start_session(desk, later.id)
    confirm_minutes(desk, meeting.id, at_meeting_id=later.id)
    mentions = {one.record_id: one for one in known_of(desk, guest).mentions}
    found, action = mentions[minute.id], mentions["then"]
    assert not found.may_black_out
    assert not action.may_black_out  # the confirmed minutes show it as it was that day
    assert "confirmed and sealed" in found.kept

    with pytest.raises(Refused, match="kept as it is"):
        erase_person(desk, guest, **WHO, black_out=[found.key])
    erase_person(desk, guest, **WHO)

    assert [one.verdict for one in look_at_seals(desk)] == [Verdict.INTACT]
    assert NAME in existing(desk, Minute, minute.id).text


def test_the_search_index_holds_no_word_of_it_either(desk: Desk, guest: str) -> None:
    write(desk)
    assert search(desk, SearchAsked(words="Barberry"))
    folder = desk.circumstances.home / FOLDER
    assert any(b"Barberry" in one.read_bytes() for one in folder.iterdir())
    chosen = [one.key for one in known_of(desk, guest).mentions if one.may_black_out]

    erase_person(desk, guest, **WHO, black_out=chosen)

    assert list(folder.iterdir()) == []
    assert search(desk, SearchAsked(words="Barberry")) == []
    assert not any(b"barberry" in one.read_bytes().lower() for one in folder.iterdir())
    assert search(desk, SearchAsked(words="again"))
