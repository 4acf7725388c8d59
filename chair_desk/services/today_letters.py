"""What Chase and Ask write: mails to authors of missing papers, a letter to a partner's head."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from chair_desk.records.changes import Refused
from chair_desk.records.days_in_words import full_weekday, weekday_month
from chair_desk.records.frozen import frozen
from chair_desk.records.letters import Letter
from chair_desk.records.meetings import Meeting, Paper
from chair_desk.records.people import Person
from chair_desk.services.agenda import AgendaLine, agenda
from chair_desk.services.attendance_letters import letter_for
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.file_names import safe_name
from chair_desk.services.letters import chair_of, letter_bytes
from chair_desk.services.publishing import write_document
from chair_desk.services.today_authority import last_matrix
from chair_desk.words import _, ngettext


@frozen
class DraftLetter:
    """A letter with the name of its file, without the ending."""

    name: str
    letter: Letter


def paper_letters(desk: Desk, meeting_id: str) -> list[DraftLetter]:
    """Draft a mail to each author whose papers are not in, else to who leads the item.

    Raises:
        Refused: Every paper is in, or the meeting is no longer there.
    """
    meeting = existing(desk, Meeting, meeting_id)
    owed: dict[str, list[tuple[AgendaLine, Paper]]] = defaultdict(list)
    for line in agenda(desk, meeting_id).lines:
        for paper in line.missing_papers:
            owed[paper.author or line.lead or _("The lead of item {number}").format(
                number=line.number)].append((line, paper))  # fmt: skip
    if not owed:
        raise Refused(_("Every paper is in, so nobody is to be chased."))
    people = {row.name.casefold(): row for row in desk.rows(Person)}
    return [
        _paper_letter(desk, meeting, name, papers, people.get(name.casefold()))
        for name, papers in owed.items()
    ]


def _paper_letter(
    desk: Desk,
    meeting: Meeting,
    name: str,
    papers: list[tuple[AgendaLine, Paper]],
    person: Person | None,
) -> DraftLetter:
    chair, role = chair_of(desk)
    day = weekday_month(meeting.held_on)
    board = desk.board.short_name or desk.board.name
    count = len(papers)
    asked = ngettext("Please send it to us as soon as you can.",
                     "Please send them to us as soon as you can.", count)  # fmt: skip
    letter = Letter(
        subject=_("Papers for {board}, {day}").format(board=board, day=day),
        to_name=name,
        to_post="",
        to_agency="",
        to_email=person.email if person else "",
        opening=(
            _("The Board meets on {day} at {time}.").format(
                day=full_weekday(meeting.held_on), time=meeting.starts
            ),
            ngettext(
                "This paper of yours is not in yet:", "These papers of yours are not in yet:", count
            ),
        ),
        facts=tuple(_fact(line, paper) for line, paper in papers),
        request=(
            asked,
            _("If it cannot be ready, please say so now, and whether a verbal report would do."),
        ),
        from_name=chair,
        from_post=role,
        board=desk.board.name,
        marking=desk.board.marking,
        written_on=desk.today(),
    )
    words = _("{board} papers, {name}").format(board=board, name=name)
    return DraftLetter(safe_name(words), letter)


def _fact(line: AgendaLine, paper: Paper) -> str:
    said = _("Item {number}, {item}: {paper}").format(
        number=line.number, item=line.item.title, paper=paper.title
    )
    if paper.due_on is None:
        return f"{said}."
    return _("{said}, due {day}.").format(said=said, day=weekday_month(paper.due_on))


def level_letter(desk: Desk, row_key: str) -> DraftLetter:
    """Draft the letter that asks a partner for somebody at the agreed level.

    Raises:
        Refused: The partner has no row any more.
    """
    found = last_matrix(desk)
    row = found.row(row_key)
    if row is None:
        raise Refused(_("This partner has no seat at the next meeting."))
    letter = letter_for(desk, found, row)
    name = _("{board}, letter to {partner}").format(
        board=desk.board.short_name or desk.board.name, partner=row.short_name
    )
    return DraftLetter(safe_name(name), letter)


def write_letters(letters: list[DraftLetter], folder: Path, kind: str = "eml") -> list[Path]:
    """Write drafts into a folder, each whole or not at all; it reads no board.

    Raises:
        CannotDo: The folder cannot be written.
    """
    return [
        write_document(folder / f"{one.name}.{kind}", letter_bytes(one.letter, kind))
        for one in letters
    ]
