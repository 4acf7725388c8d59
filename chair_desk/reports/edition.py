"""What each edition of a document says of itself."""

from __future__ import annotations

from chair_desk.records.audience import Audience
from chair_desk.records.bundles import MeetingBundle
from chair_desk.reports.plain_text import one_line
from chair_desk.words import _


def edition_marking(bundle: MeetingBundle) -> str:
    """Return what stands at the top right of each page.

    The public edition carries no protective marking: what called for one is not in it.
    """
    if bundle.audience is Audience.PUBLIC:
        return _("Public edition")
    marking = one_line(bundle.meeting.marking or bundle.board.marking)
    if bundle.audience is Audience.MEMBERS:
        return marking
    return ", ".join(part for part in (marking, _("confidential part")) if part)


def edition_sentence(bundle: MeetingBundle) -> str:
    """Say for whom this edition is."""
    if bundle.audience is Audience.PUBLIC:
        return _("Public edition. Matters for members and the confidential part stand elsewhere.")
    if bundle.audience is Audience.MEMBERS:
        return _("For members. The confidential part, where there is one, goes out apart.")
    return _(
        "With the confidential part. Only for the members who took part: please do not copy it "
        "or pass it on."
    )
