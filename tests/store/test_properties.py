"""Any program of writes, typing, undo, redo, restarts and copies, against a plain model."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from chair_desk.records.boards import Board, Body
from chair_desk.records.changes import Refused
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import Minute
from chair_desk.store.desk_file import DeskFile

from .conftest import circumstances_in

CLASSES = (Board, Body, Meeting, AgendaItem, Minute)
LINKS = {
    Body: {"board_id": Board},
    Meeting: {"body_id": Body, "current_item_id": AgendaItem},
    AgendaItem: {"meeting_id": Meeting, "parent_id": AgendaItem},
    Minute: {"meeting_id": Meeting, "item_id": AgendaItem},
}
TEXT_COLUMN = {
    Board: "name",
    Body: "name",
    Meeting: "place",
    AgendaItem: "title",
    Minute: "text",
}
IDS = ("1", "2", "3")

State = dict[tuple[type, str], Any]


def fresh(record_class: type, row_id: str, parent: str) -> Any:
    if record_class is Board:
        return Board(id=row_id, name="")
    if record_class is Body:
        return Body(id=row_id, board_id=parent, name="")
    if record_class is Meeting:
        return Meeting(id=row_id, body_id=parent, held_on=date(2026, 3, 5))
    if record_class is AgendaItem:
        return AgendaItem(id=row_id, meeting_id=parent, place="", title="")
    return Minute(id=row_id, meeting_id=parent, item_id=parent, place="")


texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=5)
ids = st.sampled_from(IDS)
writes = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.sampled_from(CLASSES), ids, ids, texts),
        st.tuples(st.just("put"), st.sampled_from(CLASSES), ids, ids, texts),
        st.tuples(st.just("link"), st.sampled_from([Meeting, AgendaItem, Minute]), ids, ids),
        st.tuples(st.just("remove"), st.sampled_from(CLASSES), ids),
    ),
    min_size=1,
    max_size=4,
)
steps = st.one_of(
    st.tuples(st.just("change"), writes),
    st.tuples(st.just("change"), writes),
    st.tuples(st.just("type"), st.sampled_from([AgendaItem, Minute]), ids, texts),
    st.tuples(st.just("type"), st.sampled_from([AgendaItem, Minute]), ids, texts),
    st.tuples(st.just("undo")),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
    st.tuples(st.just("seal")),
    st.tuples(st.just("settle")),
    st.tuples(st.just("restart")),
    st.tuples(st.just("copy")),
)


@dataclass
class World:
    """A board file, and beside it what it should hold."""

    folder: Path
    file: DeskFile
    state: State = field(default_factory=dict)
    undone_to: list[State] = field(default_factory=list)
    redone_to: list[State] = field(default_factory=list)
    typing: tuple[type, str] | None = None
    before_typing: State = field(default_factory=dict)
    copies: Any = field(default_factory=lambda: itertools.count(1))

    def change(self, program: list[tuple[Any, ...]]) -> None:
        self.seal()
        after, is_missing = dict(self.state), False
        try:
            with self.file.change("Change") as step:
                for write in program:
                    is_missing = write[0] != "put" and write[1:3] not in after
                    WRITES[write[0]](step, after, *write[1:])
        except Refused:
            assert is_missing or not is_whole(after)
            return
        assert is_whole(after)
        if step.changes:
            self._went_to(after)

    def type(self, record_class: type, row_id: str, text: str) -> None:
        if self.typing != (record_class, row_id):
            self.seal()
        column = TEXT_COLUMN[record_class]
        key = (record_class, row_id)
        if key not in self.state:
            with pytest.raises(Refused):
                self.file.type_into(record_class, row_id, column, text)
            return
        self.file.type_into(record_class, row_id, column, text)
        if self.typing is None:
            self.typing, self.before_typing = key, self.state
        self.state = {**self.state, key: replace(self.state[key], **{column: text})}

    def seal(self) -> None:
        sealed = self.file.seal()
        assert (sealed is not None) == (
            self.typing is not None and self.state != self.before_typing
        )
        self._typed()

    def undo(self) -> None:
        self._typed()
        done = self.file.undo()
        assert (done is not None) == bool(self.undone_to)
        if done is not None:
            assert done.skipped == ()
            self.redone_to.append(self.state)
            self.state = self.undone_to.pop()

    def redo(self) -> None:
        self._typed()
        done = self.file.redo()
        assert (done is not None) == bool(self.redone_to)
        if done is not None:
            assert done.skipped == ()
            self.undone_to.append(self.state)
            self.state = self.redone_to.pop()

    def settle(self) -> None:
        self.file.settle()

    def restart(self) -> None:
        self._typed()
        self.file.close()
        self.file = DeskFile.open(self.file.path, circumstances_in(self.folder / "home"))

    def copy(self) -> None:
        """Go on in a copy of the file alone, taken while it was open."""
        self.file.settle()
        path = self.folder / f"copy{next(self.copies)}.chairdesk"
        # A plain read here would drop our own lock on the file; nobody else is after it.
        shutil.copy(self.file.path, path)
        self.undone_to, self.redone_to = [], []
        self._typed()
        self.file.close()
        self.file = DeskFile.open(path, circumstances_in(self.folder / "home"))

    def compare(self) -> None:
        found = {
            (record_class, one.id): one
            for record_class in CLASSES
            for one in self.file.rows(record_class)
        }
        assert found == self.state

    def _typed(self) -> None:
        if self.typing is not None and self.state != self.before_typing:
            self.undone_to.append(self.before_typing)
            self.redone_to.clear()
        self.typing = None

    def _went_to(self, after: State) -> None:
        self.undone_to.append(self.state)
        self.redone_to.clear()
        self.state = after


def put(step: Any, state: State, record_class: type, row_id: str, parent: str, text: str) -> None:
    key, column = (record_class, row_id), TEXT_COLUMN[record_class]
    if key in state:
        step.update(record_class, row_id, **{column: text})
        state[key] = replace(state[key], **{column: text})
    else:
        state[key] = replace(fresh(record_class, row_id, parent), **{column: text})
        step.insert(state[key])


def link(step: Any, state: State, record_class: type, row_id: str, to: str) -> None:
    column = list(LINKS[record_class])[-1]
    step.update(record_class, row_id, **{column: to})  # refused where it is not there
    state[record_class, row_id] = replace(state[record_class, row_id], **{column: to})


def remove(step: Any, state: State, record_class: type, row_id: str) -> None:
    step.delete(record_class, row_id)
    del state[record_class, row_id]


BEGINNING = ("change", [("put", record_class, "1", "1", "One") for record_class in CLASSES])
WRITES = {"put": put, "link": link, "remove": remove}


def is_whole(state: State) -> bool:
    """Say whether each link leads to something."""
    return all(
        getattr(one, column) is None or (parent, getattr(one, column)) in state
        for (record_class, _row_id), one in state.items()
        for column, parent in LINKS.get(record_class, {}).items()
    )


def run(board: Path, program: list[tuple[Any, ...]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "board.chairdesk"
        shutil.copy(board, path)
        world = World(folder, DeskFile.open(path, circumstances_in(folder / "home")))
        for step in (BEGINNING, *program):
            getattr(world, step[0])(*step[1:])
            world.compare()
        assert world.file.check() == []
        to_the_beginning_and_the_end(world)
        assert world.file.check() == []
        world.file.close()


def to_the_beginning_and_the_end(world: World) -> None:
    """Undo all there is, restart, and redo all of it: the same states both ways."""
    world.seal()
    seen = [world.state]
    while world.undone_to:
        world.undo()
        world.compare()
        seen.append(world.state)
    world.undo()
    world.restart()
    while world.redone_to and seen:
        assert world.state == seen.pop()
        world.redo()
        world.compare()


PLAIN = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
)


@settings(PLAIN, max_examples=40)
@given(st.lists(steps, min_size=5, max_size=40))
def test_the_file_is_what_was_done_to_it(blank_board: Path, program: list[Any]) -> None:
    run(blank_board, program)


@pytest.mark.soak
@settings(PLAIN, max_examples=3000)
@given(st.lists(steps, min_size=20, max_size=100))
def test_the_file_is_what_was_done_to_it_at_length(blank_board: Path, program: list[Any]) -> None:
    run(blank_board, program)
