"""To whom a step of the ladder is put: the post-holder of that day, else the post in words."""

from __future__ import annotations

from datetime import date

from chair_desk.catalogue.board_profiles import ChallengeStep
from chair_desk.records.frozen import frozen
from chair_desk.records.people import Organisation, Person
from chair_desk.services.desk import Desk
from chair_desk.services.letters import chair_of
from chair_desk.services.logs import LogLine
from chair_desk.services.partner_chain import ChainLink
from chair_desk.services.partners import chain_on
from chair_desk.services.ranks import ladder_of
from chair_desk.words import _

CHAIR, NAMED = "chair", "named_person"  # steps of a complaint that are put to one of the board


@frozen(kw_only=True)
class PostHolder:
    """A post and, where the record knows, who holds it. `agency` is empty for a joint letter."""

    post: str
    person_id: str = ""
    name: str = ""
    agency: str = ""

    @property
    def words(self) -> str:
        """Say the person with the post, or the post alone."""
        return f"{self.name}, {self.post}" if self.name and self.post else self.name or self.post


def post_at(desk: Desk, line: LogLine, step: ChallengeStep, on: date) -> PostHolder:
    """Return to whom a step is put on a day, by the partner's chain of authority.

    Steps that go beyond the one partner (all lead partners, outside) go to the posts that the
    profile names. A post that nobody is known to hold is written to by its name. A complaint
    goes to the person whom it names, then to whoever chairs the board.
    """
    if step.key in (CHAIR, NAMED):
        return _of_the_board(desk, line, step, on)
    organisation = line.organisation
    if organisation is None or step.key not in _FINDERS:
        return PostHolder(post=_(step.to))
    link = _FINDERS[step.key](chain_on(desk, organisation.id, on))
    if link is None:
        return PostHolder(post=_post(desk, organisation, step), agency=organisation.name)
    return PostHolder(
        post=link.post, person_id=link.person.id, name=link.person.name, agency=organisation.name
    )


def _of_the_board(desk: Desk, line: LogLine, step: ChallengeStep, on: date) -> PostHolder:
    if step.key == CHAIR:
        name, role = chair_of(desk, on)
        return PostHolder(post=role if name else _(step.to), name=name)
    person = desk.get(Person, line.values.get("named_person", "")) or line.person
    if person is None:
        return PostHolder(post=_(step.to))
    return PostHolder(post=_(step.to), person_id=person.id, name=person.name)


def _post(desk: Desk, organisation: Organisation, step: ChallengeStep) -> str:
    known = ladder_of(desk, organisation) if step.key == "chief_officer" else None
    return known.rungs[0].title if known else _(step.title)


def _head(chain: tuple[ChainLink, ...]) -> ChainLink | None:
    return _in_role(chain, _("Lead partner"))


def _delegated(chain: tuple[ChainLink, ...]) -> ChainLink | None:
    return _in_role(chain, _("Delegated partner"))


def _sits(chain: tuple[ChainLink, ...]) -> ChainLink | None:
    return _in_role(chain, _("Usually comes")) or _in_role(chain, _("Holds the seat"))


def _in_role(chain: tuple[ChainLink, ...], role: str) -> ChainLink | None:
    return next((link for link in chain if link.role == role), None)


_FINDERS = {"at_the_table": _sits, "delegated_partner": _delegated, "chief_officer": _head}
