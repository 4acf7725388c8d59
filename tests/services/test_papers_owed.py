"""Who owes what by when, asked for and chased by mail."""

from __future__ import annotations

import email
import email.policy
from datetime import date

import pytest

from chair_desk.records.meetings import Meeting, Paper, PaperState
from chair_desk.services.agenda import add_item, add_paper
from chair_desk.services.desk import Desk
from chair_desk.services.pack_mail import chase_draft, request_draft
from chair_desk.services.papers_owed import Owed, ask_for_paper, note_chased, owed_papers
from chair_desk.services.people import add_person


@pytest.fixture
def item(desk: Desk, later: Meeting) -> str:
    return add_item(desk, later.id, "Return home interviews").made


def test_who_owes_what_by_when(desk: Desk, later: Meeting, item: str) -> None:
    add_person(desk, "Nell Applegarth", email="nell@westmarch.example")
    late = add_paper(desk, item, "Late one").made
    soon = add_paper(desk, item, "Soon one").made
    add_paper(desk, item, "To follow one", state=PaperState.TO_FOLLOW)
    ask_for_paper(desk, late, author="Nell Applegarth", due_on=date(2026, 8, 29))
    ask_for_paper(desk, soon, author="Nell Applegarth", due_on=date(2026, 9, 3))
    found = [one for one in owed_papers(desk, later.id) if one.item.id == item]
    assert [(one.state, one.words) for one in found] == [
        (Owed.LATE, "Late by 3 days"), (Owed.DUE_SOON, "Due in 2 days"),
        (Owed.TO_FOLLOW, "To follow"),
    ]  # fmt: skip
    note_chased(desk, [late])
    row = desk.rows(Paper, id=late)[0]
    assert (row.chased_on, row.asked_for_on) == (desk.today(), desk.today())
    draft = email.message_from_bytes(chase_draft(desk, found[:2], later))
    assert draft["X-Unsent"] == "1"
    assert "Late by 3 days" in draft.get_payload(decode=True).decode()  # type: ignore[union-attr]
    assert draft["To"] == "nell@westmarch.example"
    asked = email.message_from_bytes(request_draft(desk, late), policy=email.policy.default)
    text = asked.get_content()
    for said in ("Dear Nell Applegarth", "Late one", "Return home interviews", "29 August 2026"):
        assert said in text
