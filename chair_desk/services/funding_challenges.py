"""A shortfall taken up as a challenge: raised from a year's funding, and found again from it."""

from __future__ import annotations

from chair_desk.records.changes import Changes, Refused
from chair_desk.records.links import Link
from chair_desk.records.logs import LogEntry
from chair_desk.records.money import pounds
from chair_desk.services.challenges import LOG, raise_challenge
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.funding import Funding, funding
from chair_desk.services.funding_words import reading
from chair_desk.words import _

YEAR, ENTRY = "funding_year", "log_entry"


def challenge_of(desk: Desk, year_id: str) -> LogEntry | None:
    """Return the challenge that a year's funding led to, the newest where there are several."""
    ids = [row.to_id for row in desk.rows(Link, from_table=YEAR, from_id=year_id, to_table=ENTRY)]
    found = desk.rows(LogEntry, id=ids, log_type=LOG, order=("-opened_on",)) if ids else []
    return found[0] if found else None


def link_challenge(desk: Desk, year_id: str, entry_id: str) -> Changes:
    """Link a challenge to the year whose funding it is about.

    Raises:
        Refused: One of them is no longer there.
    """
    existing(desk, LogEntry, entry_id)
    found = funding(desk, year_id)
    with desk.change(_("Linked a challenge to the funding of {year}").format(
        year=found.label
    )) as step:  # fmt: skip
        step.insert(_link(desk, year_id, entry_id))
    return step.done(made=entry_id)


def challenge_shortfall(desk: Desk, year_id: str, organisation_id: str = "") -> Changes:
    """Raise a challenge to a partner that pays less than its share, linked to the year.

    With no partner named it goes to the one that leaves most.

    Raises:
        Refused: The year has no shortfall, or the partner named pays its share.
    """
    found = funding(desk, year_id)
    left = dict(found.carried.left)
    asked = organisation_id or next(iter(left), "")
    line = found.line(asked)
    if line is None or asked not in left:
        raise Refused(_("Choose a partner that pays less than its share."))
    title = _("Pay the agreed share of {year}, or agree another with all partners").format(
        year=found.label
    )
    with desk.change(_("Raised a challenge about the funding of {year}").format(
        year=found.label
    )) as step:  # fmt: skip
        made = raise_challenge(
            desk, title, to_organisation_id=asked, evidence_for=_evidence(found, left[asked])
        ).made
        step.insert(_link(desk, year_id, made))
    return step.done(made=made)


def _evidence(found: Funding, left: int) -> str:
    said = _("{year}: {sum} below the agreed share.").format(year=found.label, sum=pounds(left))
    return f"{said} {reading(found)}"


def _link(desk: Desk, year_id: str, entry_id: str) -> Link:
    return Link(
        id=desk.new_id(), from_table=YEAR, from_id=year_id, to_table=ENTRY, to_id=entry_id,
        note=_("About the funding of this year"), made_on=desk.today(),
    )  # fmt: skip
