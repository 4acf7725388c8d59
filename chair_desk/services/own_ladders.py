"""A ladder of steps for a register that a board makes: what the machinery of ladders asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chair_desk.records.columns import Kind
from chair_desk.records.frozen import frozen
from chair_desk.words import N_, _

MOST_DAYS = 250
_COLUMNS: Mapping[str, tuple[str, Kind]] = {
    "step": (N_("Step"), Kind.LINE),
    "clock_days": (N_("Working days for each step"), Kind.LINE),
    "answer": (N_("Answer"), Kind.TEXT),
    "answered_on": (N_("Answered on"), Kind.DATE),
    "judgement": (N_("Judgement of the answer"), Kind.CHOICE),
    "judgement_reason": (N_("Why"), Kind.TEXT),
    "paused_on": (N_("Paused on"), Kind.DATE),
    "pause_reason": (N_("Why the clock is paused"), Kind.TEXT),
    "days_left": (N_("Working days left when it was paused"), Kind.NUMBER),
    "outcome": (N_("Outcome"), Kind.TEXT),
    "reason": (N_("Why it was withdrawn or left unresolved"), Kind.TEXT),
    "closed_by": (N_("Closed by"), Kind.LINE),
}
_JUDGEMENTS = ("good enough", "not good enough")
_STATES: tuple[dict[str, object], ...] = (
    {"name": "awaiting_answer", "label": N_("Awaiting an answer"), "shape": "not_started"},
    {"name": "escalated", "label": N_("Taken further"), "shape": "at_risk"},
    {"name": "answered", "label": N_("Answered, to be closed"), "shape": "on_track",
     "needs": ["outcome"]},
)  # fmt: skip
LADDER_COLUMNS = frozenset(_COLUMNS)
"""The names of the columns that a ladder needs; no column of the board's own has one of them."""


@frozen(kw_only=True)
class NewStep:
    """A step asked for in the window: what it is called, to whom it is put, its clock or none."""

    title: str
    to: str = ""
    working_days: int | None = None


def wrong_steps(steps: Sequence[NewStep]) -> dict[str, str]:
    """Say under "steps" what is wrong with those of a ladder; nothing if all is well."""
    titles = [step.title.strip() for step in steps]
    days = [step.working_days for step in steps if step.working_days is not None]
    said = ""
    if not all(titles) or len(set(titles)) < len(titles):
        said = _("Each step needs a name of its own.")
    elif len(steps) == 1:
        said = _("A ladder has two steps at least.")
    elif any(not 1 <= count <= MOST_DAYS for count in days):
        said = _("Give from 1 to {most} working days, or none.").format(most=MOST_DAYS)
    return {"steps": said} if said else {}


def step_tables(steps: Sequence[NewStep]) -> list[dict[str, object]]:
    """Return the steps as a log type declares them, lowest first."""
    found = []
    for number, step in enumerate(steps, start=1):
        title = step.title.strip()
        table: dict[str, object] = {
            "key": f"step_{number}", "title": title, "to": step.to.strip() or title,
        }  # fmt: skip
        if step.working_days is not None:
            table["working_days"] = step.working_days
        found.append(table)
    return found


def state_tables() -> list[dict[str, object]]:
    """Return the open states that an entry goes through on a ladder."""
    return [{**state, "label": _(str(state["label"]))} for state in _STATES]


def column_tables() -> list[dict[str, object]]:
    """Return the columns that a ladder needs, as a log type declares them."""
    found = []
    for name, (label, kind) in _COLUMNS.items():
        table: dict[str, object] = {"name": name, "label": _(label), "kind": str(kind)}
        if kind is Kind.CHOICE:
            table["choices"] = list(_JUDGEMENTS)
        found.append(table)
    return found
