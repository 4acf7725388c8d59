"""Mail drafts and files of a pack whose members are called alike, or as no file may be."""

from __future__ import annotations

import pytest

from chair_desk.records.meetings import Meeting
from chair_desk.records.packs import PackEdition
from chair_desk.records.people import Person
from chair_desk.services.desk import Desk
from chair_desk.services.pack_layout import PackChoices
from chair_desk.services.pack_mail import member_drafts, recipients
from chair_desk.services.pack_reading import read_pack
from chair_desk.services.pack_work import PackChild
from chair_desk.services.pack_writing import out_files
from chair_desk.services.packs import build_pack, member_readers


@pytest.fixture
def named_alike(desk: Desk, later: Meeting) -> list[Person]:
    """Two members of the body, called alike but for a capital; no system takes the name whole."""
    people = recipients(desk, later)[:2]
    assert len(people) == 2
    with desk.change("Called alike") as step:
        for person, name in zip(people, ("Aled a/b: Wyn", "ALED a/b: Wyn"), strict=True):
            step.update(Person, person.id, name=name)
    return recipients(desk, later)[:2]


def test_each_of_two_members_who_are_called_alike_has_a_copy_and_a_mail(
    desk: Desk, later: Meeting, named_alike: list[Person]
) -> None:
    reading = read_pack(desk, later.id)
    with PackChild() as child:
        built = build_pack(reading, member_readers(reading, named_alike), PackChoices(), child)
    files = out_files(desk, reading, built)
    drafts = member_drafts(desk, built, files)
    names = [one.name for one in files] + [one.name for one in drafts]
    assert len({name.casefold() for name in names}) == len(names)
    assert not set("".join(names)) & set('<>:"/\\|?*')
    own = [one for one in files if one.copy and one.copy.edition is PackEdition.PERSON]
    assert [one.copy.person_id for one in own if one.copy] == [one.id for one in named_alike]
    assert [one.name for one in drafts] == ["Aled a b Wyn.eml", "ALED a b Wyn (2).eml"]
