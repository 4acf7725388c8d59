"""The chair's briefing: per item what was said before, what is owed, and whom to ask."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from chair_desk.records.actions import ActionUpdate
from chair_desk.records.audience import Audience
from chair_desk.records.briefing import BriefedItem, Briefing, Heard, Owed
from chair_desk.records.briefing_length import shortened
from chair_desk.records.changes import CannotDo
from chair_desk.records.meetings import AgendaItem, ItemKind, Meeting, PaperState, Purpose
from chair_desk.records.people import Organisation
from chair_desk.records.spans import only_words, without_spans, words_for
from chair_desk.records.whole_words import whole_words
from chair_desk.reports.briefing import briefing_document
from chair_desk.reports.document import Document
from chair_desk.services.agenda import AgendaLine, agenda
from chair_desk.services.attendance_matrix import Matrix
from chair_desk.services.boards import bodies
from chair_desk.services.checks import existing
from chair_desk.services.declarations import items_of_chairs_own_agency, known_interests
from chair_desk.services.desk import Desk
from chair_desk.services.last_times import LastTime, first_sentences, last_times
from chair_desk.services.open_matters import OpenMatter, open_on
from chair_desk.services.own_marks import mark_lines
from chair_desk.services.private_notes import notes_for
from chair_desk.services.publishing import file_name, refuse_path, rendered, write_document
from chair_desk.services.readiness import ReadyLine, Stand, readiness
from chair_desk.services.today_authority import authority, last_matrix
from chair_desk.services.year_wheel import duty_lines
from chair_desk.words import N_, _, ngettext

Made = TypeVar("Made")
_TIMES, _SENTENCES, _LONGEST, _OWED = 3, 2, 320, 6
PURPOSE_WORDS = {
    Purpose.INFORMATION: N_("for information"),
    Purpose.DISCUSSION: N_("for discussion"),
    Purpose.ASSURANCE: N_("for assurance"),
    Purpose.CHALLENGE: N_("a challenge"),
    Purpose.DECISION: N_("for decision"),
}


def briefing(desk: Desk, meeting_id: str, *, with_confidential: bool = False) -> Briefing:
    """Gather the briefing of a meeting; without the confidential part nothing of it is read in.

    Raises:
        Refused: There is no such meeting any more.
    """
    return _to_the_end(briefing_steps(desk, meeting_id, with_confidential=with_confidential))


def _to_the_end(steps: Generator[None, None, Made]) -> Made:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made: Made = end.value
            return made


def briefing_steps(
    desk: Desk, meeting_id: str, *, with_confidential: bool = False
) -> Generator[None, None, Briefing]:
    """Gather the same step by step, an item at a time, for a window that does other things too.

    Raises:
        Refused: There is no such meeting any more.
    """
    meeting = existing(desk, Meeting, meeting_id)
    whole = agenda(desk, meeting_id)
    found = last_matrix(desk)
    ready = readiness(desk, meeting_id, found)
    name = next((body.name for body in bodies(desk) if body.id == meeting.body_id), "")
    business = [line for line in whole.lines if line.item.kind is ItemKind.ITEM]
    shown = [line for line in business if with_confidential or not _is_closed(line.item)]
    yield
    items = []
    for line in shown:
        items.append(_item(desk, line, with_confidential=with_confidential))
        yield
    gathered = Briefing(
        board=desk.board.name,
        body=name,
        held_on=meeting.held_on,
        starts=meeting.starts,
        ends=meeting.ends,
        place=meeting.place,
        marking=meeting.marking or desk.board.marking,
        quorum=_quorum_words(ready.lines),
        items=tuple(items),
        script=tuple(_script(desk, meeting_id, business, with_confidential=with_confidential)),
        to_do=tuple(_to_do(ready.lines)),
        authority=tuple(_authority(found)),
        year=tuple(_neglected(desk)),
        has_confidential=with_confidential,
        withheld=len(business) - len(shown),
    )
    return shortened(gathered)


def _authority(found: Matrix) -> Iterator[str]:
    for one in authority(found):
        if one.tone:
            yield _("{partner}: {words}").format(partner=one.name, words=one.words)


def _neglected(desk: Desk) -> Iterator[str]:
    for line in duty_lines(desk):
        if line.is_neglected:
            yield f"{line.duty.title}: {line.words}"


def _is_closed(item: AgendaItem) -> bool:
    return item.audience is Audience.CONFIDENTIAL


def _quorum_words(lines: Sequence[ReadyLine]) -> str:
    line = next(one for one in lines if one.key == "quorum")
    return f"{line.label}, {line.note}"


def _to_do(lines: Sequence[ReadyLine]) -> Iterator[str]:
    for line in lines:
        if line.stand is not Stand.READY and line.key != "briefing":
            yield f"{line.label} ({line.note})" if line.note else line.label


# ------------------------------------------------------------------ an item


def _item(desk: Desk, line: AgendaLine, *, with_confidential: bool) -> BriefedItem:
    item = line.item
    found = open_on(desk, item.id, with_confidential=with_confidential)
    owed = found[:_OWED]
    title = (item.closed_title if with_confidential else "") or item.title
    return BriefedItem(
        number=line.number,
        title=title,
        starts=line.starts,
        minutes=item.planned_minutes,
        purpose=_(PURPOSE_WORDS[item.purpose]),
        lead=line.lead,
        asked=item.asked,
        papers=tuple(_papers(line, with_confidential=with_confidential)),
        heard=tuple(_last_heard(desk, item, with_confidential=with_confidential)),
        owed=tuple(_owed(desk, owed)),
        more_owed=len(found) - len(owed),
        ask=tuple(_ask(desk, item, line, owed)),
        notes=tuple(_notes(desk, item.id) if with_confidential else ()),
        is_confidential=_is_closed(item),
    )


def _papers(line: AgendaLine, *, with_confidential: bool) -> Iterator[str]:
    for paper in line.papers:
        if paper.audience is Audience.CONFIDENTIAL and not with_confidential:
            continue
        if paper.state is PaperState.EXPECTED:
            yield _("{title}: not in yet").format(title=paper.title)
        elif paper.page_count:
            words = ngettext("{title}, {count} page", "{title}, {count} pages", paper.page_count)
            yield words.format(title=paper.title, count=paper.page_count)
        else:
            yield paper.title


def _last_heard(desk: Desk, item: AgendaItem, *, with_confidential: bool) -> Iterator[Heard]:
    """Yield the last times; of welcomes and of minutes agreed there is nothing to tell."""
    is_ceremony = item.standing_key and item.purpose is Purpose.INFORMATION
    if is_ceremony or item.confirms_id:
        return
    for one in last_times(desk, item.id, most=_TIMES, with_confidential=with_confidential):
        yield _heard(one, with_confidential=with_confidential)


def _heard(one: LastTime, *, with_confidential: bool) -> Heard:
    shown = only_words if with_confidential else without_spans
    return Heard(
        on=one.meeting.held_on,
        words=whole_words(first_sentences(one.words, _SENTENCES), _LONGEST),
        decisions=tuple(
            _("Decided {reference}: {text}").format(
                reference=row.reference, text=whole_words(shown(row.text).strip(), _LONGEST)
            )
            for row in one.decisions
        ),
    )


def _owed(desk: Desk, matters: Sequence[OpenMatter]) -> Iterator[Owed]:
    ids = [one.id for one in matters if one.is_action]
    moved: dict[str, int] = {}
    for row in desk.rows(ActionUpdate, action_id=ids) if ids else ():
        if row.due_after is not None:
            moved[row.action_id] = moved.get(row.action_id, 0) + 1
    for one in matters:
        times = moved.get(one.id, 0)
        words = ngettext("date moved once", "date moved {count} times", times)
        yield Owed(
            reference=one.reference,
            words=one.title,
            owner=one.owner,
            due=one.words,
            slipped=words.format(count=times) if times else "",
            is_late=one.is_late,
            is_action=one.is_action,
        )


def _ask(
    desk: Desk, item: AgendaItem, line: AgendaLine, owed: Sequence[OpenMatter]
) -> Iterator[str]:
    """Say whom to ask: the statutory partners for a decision, and who owes something late."""
    if item.purpose is Purpose.DECISION and not item.standing_key:
        names = [
            row.short_name or row.name
            for row in desk.rows(Organisation, standing="statutory", order=("place",))
            if row.ends_on is None or row.ends_on >= desk.today()
        ]
        if names:
            yield _("each in turn to commit: {names}.").format(names=", ".join(names))
    for one in owed:
        if one.is_action and one.is_late:
            yield _("{owner}: {reference} is {days}. What stands in the way?").format(
                owner=one.owner or _("Whoever owes it"), reference=one.reference, days=one.words
            )
        elif not one.is_action and one.words != _("answered"):
            yield _("{owner}: the answer to {reference}.").format(
                owner=one.owner or _("The partner"), reference=one.reference
            )
    if item.purpose is Purpose.ASSURANCE and line.lead:
        yield _("{lead}: how do you know, and what would show that it is not so?").format(
            lead=line.lead
        )


def _notes(desk: Desk, item_id: str) -> list[str]:
    try:
        notes = [note.text for note in notes_for(desk, item_id) if note.text.strip()]
        return [*notes, *mark_lines(desk, item_id)]
    except CannotDo:
        return []  # a foreign file of that name: the briefing goes without


# ------------------------------------------------------------------ the script


def _script(
    desk: Desk, meeting_id: str, lines: Sequence[AgendaLine], *, with_confidential: bool
) -> Iterator[str]:
    yield _("“Does anybody have an interest in an item on this agenda, for themselves, their "
            "family or another body? Please say which item.”")  # fmt: skip
    closed = () if with_confidential else (Audience.CONFIDENTIAL,)
    for one in known_interests(desk, meeting_id):
        if one.entry.audience not in closed and not one.is_declared:
            yield _("The register holds of {name}: {interest}.").format(
                name=one.person.name, interest=one.entry.title.rstrip(".")
            )
    own = {item.id for item in items_of_chairs_own_agency(desk, meeting_id)}
    numbers = [line.number for line in lines if line.item.id in own]
    if numbers:
        yield _("Your own agency leads or answers for item {numbers}. Say so, and offer the "
                "chair to somebody else for it.").format(numbers=", ".join(numbers))  # fmt: skip
    confidential = [line.number for line in lines if _is_closed(line.item)]
    if confidential:
        yield _("“Item {numbers} is confidential. Whoever has no part in it leaves the room "
                "before it begins.”").format(numbers=", ".join(confidential))  # fmt: skip


# ------------------------------------------------------------------ as a file


def prepare_briefing(desk: Desk, meeting_id: str, *, with_confidential: bool = False) -> Document:
    """Read the briefing of a meeting as a document.

    Raises:
        Refused: There is no such meeting any more.
    """
    return _to_the_end(prepare_steps(desk, meeting_id, with_confidential=with_confidential))


def prepare_steps(
    desk: Desk, meeting_id: str, *, with_confidential: bool = False
) -> Generator[None, None, Document]:
    """Read the same step by step; see `briefing_steps`.

    Raises:
        Refused: There is no such meeting any more.
    """
    found = yield from briefing_steps(desk, meeting_id, with_confidential=with_confidential)
    yield
    readers = Audience.CONFIDENTIAL if with_confidential else Audience.MEMBERS
    return briefing_document(words_for(found, readers), made_on=desk.today())


def briefing_text(desk: Desk, meeting_id: str) -> str:
    """Return the chair's own briefing as a web page, to read in the window.

    Raises:
        Refused: There is no such meeting any more.
    """
    document = prepare_briefing(desk, meeting_id, with_confidential=True)
    return rendered(document, "html").decode()


def briefing_name(desk: Desk, meeting_id: str, format: str = "pdf") -> str:  # noqa: A002
    """Offer a name for the file: "Westmarch SCP briefing 2026-11-19.pdf".

    Raises:
        Refused: There is no such meeting any more.
    """
    return file_name(desk, meeting_id, _("briefing"), format=format, audience=None)


def export_briefing(
    desk: Desk,
    meeting_id: str,
    path: Path,
    *,
    format: str = "pdf",  # noqa: A002
    with_confidential: bool = False,
) -> Path:
    """Write the briefing of a meeting to a file, and return its place.

    Raises:
        Refused: There is no such meeting, or it is a board file.
        CannotDo: The file cannot be written; what was there before is safe.
    """
    refuse_path(desk, path, replace=True)
    document = prepare_briefing(desk, meeting_id, with_confidential=with_confidential)
    return write_document(path, rendered(document, format))
