"""A mail for each member with their copy, as a draft that the mail program of the desk opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from email.message import EmailMessage

from chair_desk.records.meetings import Meeting
from chair_desk.records.packs import PackEdition
from chair_desk.records.people import Person
from chair_desk.reports.wording import full_date
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.members import members_on
from chair_desk.services.pack_papers import OwedPaper
from chair_desk.services.pack_writing import OutFile
from chair_desk.services.packs import BuiltPack
from chair_desk.words import _


def recipients(desk: Desk, meeting: Meeting) -> list[Person]:
    """Return who sits on the body on the day, each once, in the order of the seats."""
    found: dict[str, Person] = {}
    for member in members_on(desk, meeting.body_id, meeting.held_on):
        if member.person is not None:
            found.setdefault(member.person.id, member.person)
    return list(found.values())


def member_drafts(desk: Desk, built: BuiltPack, files: Sequence[OutFile]) -> list[OutFile]:
    """Return a mail draft for each member: their own copy, else the members’ edition.

    The full and the public edition are never put in a mail to a member.
    """
    meeting = existing(desk, Meeting, built.meeting_id)
    own: Mapping[str, OutFile] = {
        one.copy.person_id: one for one in files if one.copy and one.copy.person_id
    }
    shared = next(
        (one for one in files if one.copy and one.copy.edition is PackEdition.MEMBERS), None
    )
    found = []
    for person in recipients(desk, meeting):
        copy = own.get(person.id) or shared
        if copy is not None:
            found.append(
                OutFile(
                    name=f"{person.name}.eml",
                    content=_draft(desk, meeting, person, copy, built.number),
                )
            )
    return found


def _draft(desk: Desk, meeting: Meeting, person: Person, file: OutFile, number: int) -> bytes:
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
    mail = mail_draft(to=person.email, subject=_marked(subject, marking), body=body)
    mail.add_attachment(file.content, maintype="application", subtype="pdf", filename=file.name)
    return bytes(mail)


def chase_draft(desk: Desk, owed: Sequence[OwedPaper], meeting: Meeting) -> bytes:
    """Return a mail draft to an author about the papers that they owe."""
    lines = "\n".join(f"- {one.number} {one.paper.title}: {one.words}" for one in owed)
    author = owed[0].paper.author if owed else ""
    found = [row for row in desk.rows(Person) if row.name == author]
    subject = _("Papers for {day}").format(day=full_date(meeting.held_on))
    body = _(
        "Dear {name},\n\nThese papers for the meeting on {day} are not in yet:\n\n{lines}\n\n"
        "Please send them, or say when they come.\n\n{who}\n"
    ).format(name=author, day=full_date(meeting.held_on), lines=lines, who=desk.who)
    marking = meeting.marking or desk.board.marking
    to = found[0].email if len(found) == 1 else ""
    return bytes(mail_draft(to=to, subject=_marked(subject, marking), body=body))


def _marked(subject: str, marking: str) -> str:
    """Put the protective marking first, as councils publish that they do."""
    return f"{marking}: {subject}" if marking else subject


def mail_draft(*, to: str, subject: str, body: str) -> EmailMessage:
    """Return a mail that is not sent yet: the mail program opens it to be looked through."""
    mail = EmailMessage()
    mail["X-Unsent"] = "1"
    if to:
        mail["To"] = " ".join(to.split())
    mail["Subject"] = " ".join(subject.split())
    mail.set_content(body)
    return mail
