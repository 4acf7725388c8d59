"""Papers that one person is not sent, with the reason that stands in their place."""

from __future__ import annotations

from chair_desk.records.changes import Changes, Refused
from chair_desk.records.meetings import Paper
from chair_desk.records.packs import PaperWithheld
from chair_desk.records.people import Person
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.words import _


def withhold(desk: Desk, paper_id: str, person_id: str, reason: str) -> Changes:
    """Withhold a paper from one person, with the reason that stands in its place.

    Raises:
        Refused: There is no reason, or it is withheld already.
    """
    paper, person = existing(desk, Paper, paper_id), existing(desk, Person, person_id)
    if not reason.strip():
        raise Refused({"reason": _("Say why it is withheld: the reason stands in its place.")})
    if desk.count(PaperWithheld, paper_id=paper_id, person_id=person_id):
        raise Refused(_("It is withheld from {name} already.").format(name=person.name))
    row_id = desk.new_id()
    label = _("Withheld “{title}” from {name}").format(title=paper.title, name=person.name)
    with desk.change(label) as step:
        step.insert(
            PaperWithheld(id=row_id, paper_id=paper_id, person_id=person_id, reason=reason.strip())
        )
    return step.done(made=row_id)


def send_after_all(desk: Desk, withheld_id: str) -> Changes:
    """Withhold a paper no longer."""
    row = existing(desk, PaperWithheld, withheld_id)
    with desk.change(_("A paper is no longer withheld")) as step:
        step.delete(PaperWithheld, row.id)
    return step.done()
