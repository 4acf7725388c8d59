"""Two copies of the made-up board that two people changed apart, to show what comes of it."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from pathlib import Path
from typing import Any

from chair_desk.records.actions import Action, ActionState
from chair_desk.records.logs import LogEntry
from chair_desk.records.people import Person
from chair_desk.services.backups import back_up
from chair_desk.services.desk import Desk, open_with
from chair_desk.services.people import add_person
from chair_desk.services.sample_people import BUSINESS_MANAGER, CHAIR
from chair_desk.services.trial import try_out
from chair_desk.services.two_versions import Seen
from chair_desk.words import N_, _

FILE_NAME = "Gwen’s copy.chairdesk"
_THEIRS = N_("Police ask for three more weeks. Legal advice due 25 November.")
_YOURS = N_("The ACC will not sign until legal advice is back.")


def seen_apart(desk: Desk, folder: Path) -> Seen:
    """Change two copies of a made-up board in a folder, and look at one from the other.

    The board itself is not changed.
    """
    mine = _copy(desk, folder, "mine.chairdesk", CHAIR)
    theirs = _copy(desk, folder, FILE_NAME, BUSINESS_MANAGER)
    actions = _open_actions(mine)
    _change_both(mine, theirs, actions[0])
    challenge = mine.rows(LogEntry, log_type="challenge", order=("-reference",))[0]
    _put(theirs, LogEntry, challenge.id, title=f"{challenge.title.rstrip('.')}, by every Board.")
    _put(mine, LogEntry, challenge.id, title=f"{challenge.title.rstrip('.')}, each time it meets.")
    person = mine.rows(Person, order=("name",))[4]
    _put(theirs, Person, person.id, phone="01632 960 118")
    _put(mine, Person, person.id, phone="01632 960 181")
    _theirs_alone(theirs, actions)
    _put(mine, Action, actions[8].id, state=ActionState.AT_RISK)
    copy = back_up(mine)
    circumstances = mine.circumstances
    for one in (mine, theirs):
        one.close()
    return try_out(copy, folder / FILE_NAME, circumstances)


def _copy(desk: Desk, folder: Path, name: str, who: str) -> Desk:
    path = folder / name
    path.unlink(missing_ok=True)
    desk.file.copy_to(path)
    home = folder / f"home of {who}"
    home.mkdir(exist_ok=True)
    return open_with(path, dataclasses.replace(desk.circumstances, who=who, home=home))


def _open_actions(desk: Desk) -> list[Action]:
    wanted = (ActionState.OPEN, ActionState.AT_RISK)
    return [one for one in desk.rows(Action, order=("reference",), state=wanted) if one.due_on]


def _change_both(mine: Desk, theirs: Desk, action: Action) -> None:
    due_on = action.due_on or mine.today()
    later, latest = due_on + timedelta(days=14), due_on + timedelta(days=21)
    _put(theirs, Action, action.id, due_on=latest, outcome=_(_THEIRS))
    _put(mine, Action, action.id, due_on=later, outcome=_(_YOURS), state=ActionState.AT_RISK)


def _theirs_alone(theirs: Desk, actions: list[Action]) -> None:
    for action in actions[1:7]:
        moved = (action.due_on or theirs.today()) + timedelta(days=7)
        _put(theirs, Action, action.id, due_on=moved)
    for person in theirs.rows(Person, order=("name",))[6:11]:
        _put(theirs, Person, person.id, phone="01632 960 100")
    add_person(theirs, name="Orla Fenwick")


def _put(desk: Desk, record_class: type[Any], record_id: str, **values: Any) -> None:
    with desk.change(_("Changed it apart")) as step:
        step.update(record_class, record_id, **values)
