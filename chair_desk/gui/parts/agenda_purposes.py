"""What an item is for: its word, its icon and its colours, the same on every screen."""

from __future__ import annotations

from collections.abc import Mapping

from chair_desk.gui.parts.editors import Choices
from chair_desk.records.audience import Audience
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import AgendaItem, ItemKind, PaperState, Purpose
from chair_desk.words import N_, _


@frozen
class PurposeLook:
    """A purpose as it is shown: colours are tokens; `tone` is that of a tag."""

    label: str
    icon: str
    ink: str
    soft: str
    bar: str
    tone: str


PURPOSES: Mapping[Purpose, PurposeLook] = {
    Purpose.INFORMATION: PurposeLook(N_("Information"), "file-text", "ink2", "sunk", "ink3", ""),
    Purpose.DISCUSSION: PurposeLook(N_("Discussion"), "users", "teal", "tealS", "teal", "teal"),
    Purpose.ASSURANCE: PurposeLook(
        N_("Assurance"), "shield-check", "accent", "soft", "accent", "accent"
    ),
    Purpose.CHALLENGE: PurposeLook(N_("Challenge"), "flag", "plum", "plumS", "plum", "plum"),
    Purpose.DECISION: PurposeLook(N_("Decision"), "gavel", "ink", "line", "ink", ""),
}
BREAK_LOOK = PurposeLook(N_("Break"), "coffee", "ink2", "sheet", "line2", "")

AUDIENCES: Mapping[Audience, str] = {
    Audience.PUBLIC: N_("Everyone"),
    Audience.MEMBERS: N_("Members"),
    Audience.CONFIDENTIAL: N_("Confidential part"),
}

PAPER_STATES: Mapping[PaperState, str] = {
    PaperState.EXPECTED: N_("Expected"),
    PaperState.RECEIVED: N_("In"),
    PaperState.TO_FOLLOW: N_("To follow"),
    PaperState.VERBAL: N_("Verbal"),
}


def look_of(item: AgendaItem) -> PurposeLook:
    """Return how an item is shown."""
    return BREAK_LOOK if item.kind is ItemKind.BREAK else PURPOSES[item.purpose]


def is_locked(item: AgendaItem) -> bool:
    """Say whether an item belongs to the confidential part."""
    return item.audience is Audience.CONFIDENTIAL


def next_purpose(purpose: Purpose) -> Purpose:
    """Return the purpose that the key P goes to."""
    order = list(PURPOSES)
    return order[(order.index(purpose) + 1) % len(order)]


def purpose_choices() -> Choices:
    """Return the purposes for an editor."""
    return [(purpose, _(shown.label)) for purpose, shown in PURPOSES.items()]


def audience_choices() -> Choices:
    """Return the audiences for an editor."""
    return [(audience, _(label)) for audience, label in AUDIENCES.items()]


def paper_state_choices() -> Choices:
    """Return the states of a paper for an editor."""
    return [(state, _(label)) for state, label in PAPER_STATES.items()]
