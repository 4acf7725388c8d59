"""What a reader may not see is nowhere in what they are given: words, properties, bookmarks."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from chair_desk.records.action_layouts import ActionLayout
from chair_desk.records.actions import Action, ActionOwner
from chair_desk.records.attendance import Attendance, Movement, MovementKind, Presence
from chair_desk.records.audience import Audience
from chair_desk.records.bundles import MeetingBundle
from chair_desk.records.cut import for_audience
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem, Paper
from chair_desk.records.minutes import Correction, Decision, Declaration, Minute, MinuteKind
from chair_desk.records.people import Person
from chair_desk.reports.agenda import agenda_document
from chair_desk.reports.document import Document
from chair_desk.reports.docx import docx_bytes
from chair_desk.reports.html import html_bytes
from chair_desk.reports.minutes import action_sheet_document, minutes_document
from chair_desk.reports.pdf import pdf_bytes
from reports.reading import everything_in_docx, everything_in_pdf, needs_poppler, words_of
from reports.westmarch import westmarch_bundle

SECRET, RESERVED, NEVER = "Zyxomark", "Quibblemark", "Neverprint"


def marked_bundle() -> MeetingBundle:
    """Return a meeting whose confidential fields say SECRET and whose members' ones RESERVED."""
    bundle = westmarch_bundle()
    extra: dict[str, list[Any]] = {}
    for audience, word in ((Audience.CONFIDENTIAL, SECRET), (Audience.MEMBERS, RESERVED)):
        for name, records in _closed(audience, word).items():
            extra.setdefault(name, []).extend(records)
    changed = {name: (*getattr(bundle, name), *records) for name, records in extra.items()}
    people = {
        key: replace(one, email=f"{NEVER}@example.org", phone=NEVER, access_needs=NEVER)
        for key, one in bundle.people.items()
    }
    for word in (SECRET, RESERVED):
        people[word] = Person(id=word, name=f"{word} Person", email=NEVER)
    meeting = replace(bundle.meeting, confirmed_subject_to=f"a [[{SECRET}]] b")
    quorum = f"Quorate. [[{SECRET}]]"
    return replace(bundle, **changed, people=people, meeting=meeting, quorum_words=quorum)


def _closed(audience: Audience, word: str) -> dict[str, list[Any]]:
    """Return records of every kind that only this audience may read."""
    item = AgendaItem(
        id=f"i{word}",
        meeting_id="meeting",
        place="95",
        title="Closed matter",
        lead_id=word,
        closed_title=f"{SECRET} title",
        asked=f"{word} asked",
        audience=audience,
    )
    under = replace(
        item, id=f"u{word}", parent_id=item.id, title=f"{word} under", audience=Audience.PUBLIC
    )
    own = {"meeting_id": "meeting", "item_id": "i5", "audience": audience}
    inside = {"meeting_id": "meeting", "item_id": item.id}
    return {
        "items": [item, under],
        "papers": [
            Paper(id=f"p1{word}", item_id="i5", title=f"{word} paper", audience=audience),
            Paper(id=f"p2{word}", item_id=item.id, title=f"{word} paper", author=word,
                  audience=Audience.PUBLIC),
        ],
        "attendance": [
            Attendance(id=f"l{word}", meeting_id="meeting", person_id=word, post=f"{word} post",
                       presence=Presence.IN_ATTENDANCE, note=word),
        ],
        "movements": [
            Movement(id=f"v1{word}", attendance_id=f"l{word}", kind=MovementKind.IN,
                     item_id=item.id, at="11:59"),
            Movement(id=f"v2{word}", attendance_id=f"l{word}", kind=MovementKind.OUT,
                     item_id=item.id, at="12:01"),
        ],
        "declarations": [
            Declaration(id=f"d{word}", person_id=word, interest=f"{word} interest", **inside)
        ],
        "minutes": [
            Minute(id=f"m1{word}", place="1", text=f"{word} one", **own),
            Minute(id=f"m2{word}", place="2", text=f"{word} two", kind=MinuteKind.ACTION, **own),
            Minute(id=f"m3{word}", place="3", text=f"{word} three", **inside),
            Minute(id=f"m4{word}", place="4", text=f"open [[{SECRET}]] open", meeting_id="meeting",
                   item_id="i5"),
        ],
        "decisions": [
            Decision(id=f"e1{word}", reference="D-1", text=f"{word} decision", **own),
            Decision(id=f"e2{word}", reference="D-2", text=f"{word} decision", **inside),
            Decision(id=f"e3{word}", reference="D-3", text=f"{word} decision",
                     minute_id=f"m1{word}", meeting_id="meeting"),
        ],
        "actions": [
            Action(id=f"a1{word}", reference="A-1", title=f"{word} action", owner_id=word, **own),
            Action(id=f"a2{word}", reference="A-2", title=f"{word} action", owner_words=word,
                   due_words=word, **inside),
        ],
        "carried": [
            Action(id=f"a3{word}", reference="A-3", title=f"{word} carried", audience=audience)
        ],
        "action_owners": [ActionOwner(id=f"o{word}", action_id=f"a1{word}", person_id=word)],
        "log_entries": [
            LogEntry(id=f"c1{word}", log_type="challenge", reference="C-1", title=f"{word} entry",
                     to_person_id=word, **own),
            LogEntry(id=f"c2{word}", log_type="challenge", reference="C-2", title=f"{word} entry",
                     values_json=f'{{"x": "{word}"}}', **inside),
        ],
        "corrections": [
            Correction(id=f"x1{word}", meeting_id="meeting", text=f"{word} right",
                       audience=audience),
            Correction(id=f"x2{word}", meeting_id="meeting", minute_id=f"m3{word}",
                       text=f"{word} right"),
        ],
    }  # fmt: skip


def documents(audience: Audience) -> list[Document]:
    bundle = for_audience(marked_bundle(), audience)
    minutes = [minutes_document(bundle, layout=layout) for layout in ActionLayout]
    return [*minutes, agenda_document(bundle), action_sheet_document(bundle)]


WRITERS: list[tuple[str, Callable[[Document], bytes], Callable[[bytes], bytes]]] = [
    ("pdf", pdf_bytes, everything_in_pdf),
    ("docx", docx_bytes, everything_in_docx),
    ("html", html_bytes, bytes),
]
HIDDEN = {
    Audience.PUBLIC: (SECRET, RESERVED, NEVER),
    Audience.MEMBERS: (SECRET, NEVER),
    Audience.CONFIDENTIAL: (NEVER,),
}


def forms(word: str) -> list[bytes]:
    """Return how a word may be written in a file: plainly, in wide characters, as hex."""
    plain, wide = word.encode(), word.encode("utf-16-be")
    return [plain, wide, word.encode("utf-16-le"), plain.hex().encode(), wide.hex().encode()]


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize(("name", "write", "unpack"), WRITERS, ids=lambda one: str(one)[:5])
def test_no_hidden_word_is_in_the_bytes(
    name: str,
    write: Callable[[Document], bytes],
    unpack: Callable[[bytes], bytes],
    audience: Audience,
) -> None:
    for document in documents(audience):
        content = unpack(write(document))
        for word in HIDDEN[audience]:
            for form in forms(word):
                assert form.lower() not in content.lower(), (name, document.title, word)


@needs_poppler
@pytest.mark.parametrize("audience", list(Audience))
def test_no_hidden_word_can_be_copied_from_a_page(audience: Audience, tmp_path: Path) -> None:
    words = words_of(pdf_bytes(documents(audience)[0]), tmp_path)

    assert not any(word in words for word in HIDDEN[audience])


def test_the_words_are_there_for_those_who_may_read_them() -> None:
    whole = html_bytes(documents(Audience.CONFIDENTIAL)[0]).decode()
    members = html_bytes(documents(Audience.MEMBERS)[0]).decode()

    for said in ("title", "one", "three", "decision", "action", "interest", "entry", "carried"):
        assert f"{SECRET} {said}" in whole
    assert f"{RESERVED} one" in members
    assert f"[confidential: {SECRET}]" in whole


def test_a_searched_pdf_shows_the_words_of_its_pages() -> None:
    """The search is worth something only if it finds what is there."""
    content = everything_in_pdf(pdf_bytes(documents(Audience.CONFIDENTIAL)[0]))

    assert SECRET.encode() in content
    assert io.BytesIO(content).read(5) == b"%PDF-"
