"""A mail for each member with their copy, as a draft that the mail program of the desk opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import AgendaItem, Meeting, Paper
from chair_desk.records.packs import PackEdition
from chair_desk.records.people import Person
from chair_desk.reports.wording import full_date
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.file_names import safe_name, told_apart
from chair_desk.services.mail_drafts import MailDraft, draft_bytes
from chair_desk.services.members import members_on
from chair_desk.services.pack_writing import OutFile
from chair_desk.services.packs import BuiltPack
from chair_desk.services.papers_owed import OwedPaper
from chair_desk.words import _


def recipients(desk: Desk, meeting: Meeting) -> list[Person]:
    """Return who sits on the body on the day, each once, in the order of the seats."""
    found: dict[str, Person] = {}
    for member in members_on(desk, meeting.body_id, meeting.held_on):
        if member.person is not None:
            found.setdefault(member.person.id, member.person)
    return list(found.values())


@frozen(kw_only=True)
class Letter:
    """A mail to a member before the copy hangs on it."""

    person_id: str
    file_name: str
    draft: MailDraft


def member_letters(desk: Desk, built: BuiltPack) -> list[Letter]:
    """Read from the board what is written to each member."""
    meeting = existing(desk, Meeting, built.meeting_id)
    people = recipients(desk, meeting)
    names = told_apart(f"{safe_name(one.name)}.eml" for one in people)
    return [
        Letter(person_id=one.id, file_name=name, draft=_draft(desk, meeting, one, built.number))
        for one, name in zip(people, names, strict=True)
    ]


def letter_files(letters: Sequence[Letter], files: Sequence[OutFile]) -> list[OutFile]:
    """Hang on each letter the member’s own copy, else the members’ edition.

    Who has neither gets none. The full and the public edition are never put in a mail to a member.
    """
    own: Mapping[str, OutFile] = {
        one.copy.person_id: one for one in files if one.copy and one.copy.person_id
    }
    shared = next(
        (one for one in files if one.copy and one.copy.edition is PackEdition.MEMBERS), None
    )
    found = []
    for letter in letters:
        copy = own.get(letter.person_id) or shared
        if copy is not None:
            draft = replace(letter.draft, attached=((copy.name, copy.content),))
            found.append(OutFile(name=letter.file_name, content=draft_bytes(draft)))
    return found


def member_drafts(desk: Desk, built: BuiltPack, files: Sequence[OutFile]) -> list[OutFile]:
    """Return a mail draft for each member, as `letter_files` makes them."""
    return letter_files(member_letters(desk, built), files)


def _draft(desk: Desk, meeting: Meeting, person: Person, number: int) -> MailDraft:
    marking = meeting.marking or desk.board.marking
    subject = _("{board}: pack for {day}, version {number}").format(
        board=desk.board.short_name or desk.board.name,
        day=full_date(meeting.held_on),
        number=number,
    )
    body = _(
        "Dear {name},\n\nThe pack for the meeting on {day} is attached.\n\n"
        "Please come able to commit your agency, or bring written authority to do so. "
        "Please do not forward it.\n\n{who}\n"
    ).format(name=person.name, day=full_date(meeting.held_on), who=desk.who)
    return MailDraft(subject=_marked(subject, marking), text=body, to_email=person.email)


def chase_draft(desk: Desk, owed: Sequence[OwedPaper], meeting: Meeting) -> bytes:
    """Return a mail draft to an author about the papers that they owe."""
    day = full_date(meeting.held_on)
    lead = _("These papers for the meeting on {day} are not in yet:").format(day=day)
    lines = [
        _("- {number} {title}: {words}").format(
            number=one.number, title=one.paper.title, words=one.words
        )
        for one in owed
    ]
    last = _("Please send them, or say when they come.")
    author = owed[0].paper.author if owed else ""
    return _to_author(desk, author, meeting, (lead, "\n".join(lines), last))


def request_draft(desk: Desk, paper_id: str) -> bytes:
    """Return a mail draft that asks an author for a paper: what for, what is asked, by when.

    Raises:
        Refused: The paper is no longer there.
    """
    paper = existing(desk, Paper, paper_id)
    item = existing(desk, AgendaItem, paper.item_id)
    meeting = existing(desk, Meeting, item.meeting_id)
    lead = _("We ask you for a paper for the meeting on {day}: {title}.").format(
        day=full_date(meeting.held_on), title=paper.title
    )
    lines = [_("It goes to the item “{title}”.").format(title=item.title)]
    asked = paper.asked or item.asked
    if asked:
        lines.append(_("The board will be asked to: {asked}").format(asked=asked))
    if paper.priority:
        lines.append(_("The priority it serves: {priority}").format(priority=paper.priority))
    if paper.due_on:
        lines.append(_("Please send it by {day}.").format(day=full_date(paper.due_on)))
    last = _("Please write it so that it can be read in ten minutes, as a PDF or an office file.")
    return _to_author(desk, paper.author, meeting, (lead, "\n".join(lines), last))


def _to_author(desk: Desk, author: str, meeting: Meeting, parts: Sequence[str]) -> bytes:
    found = desk.rows(Person, name=author) if author else []
    subject = _("Papers for {day}").format(day=full_date(meeting.held_on))
    dear = _("Dear {name},").format(name=author or _("colleague"))
    marking = meeting.marking or desk.board.marking
    return draft_bytes(
        MailDraft(
            subject=_marked(subject, marking),
            text="\n\n".join((dear, *parts, f"{desk.who}\n")),
            to_email=found[0].email if len(found) == 1 else "",
        )
    )


def _marked(subject: str, marking: str) -> str:
    """Put the protective marking first, as councils publish that they do."""
    return f"{marking}: {subject}" if marking else subject
