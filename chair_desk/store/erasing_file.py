"""A board file that lets go of records when their time is over."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import field

from chair_desk.records.changes import Changes
from chair_desk.records.columns import Record
from chair_desk.records.frozen import frozen
from chair_desk.store import engine, triggers
from chair_desk.store.erasing import (
    Erased,
    changes_of,
    erase,
    let_go_of,
    proof_of,
    restate,
    text_of,
)
from chair_desk.store.exchanging_file import ExchangingFile
from chair_desk.store.faults import in_plain_words
from chair_desk.store.fold import Stored
from chair_desk.store.made_whole import Key, links
from chair_desk.store.naming import Named, rows_naming
from chair_desk.store.step import Step


@frozen(kw_only=True)
class Going:
    """What is to be erased: rows that go, rows that stay with columns blanked.

    `words` are those by which the label of a change tells of them; `seals` the chains of seals
    that go.
    """

    gone: Collection[Key] = ()
    blanked: Mapping[Key, Mapping[str, Stored]] = field(default_factory=dict)
    words: Collection[str] = ()
    seals: Collection[str] = ()


Proved = Callable[[str, str], Record]
"""Makes the record of a disposal of the hash of what went and of `Erased.as_text`."""


class ErasingFile(ExchangingFile):
    """A board file whose records can be disposed of, journal included."""

    def belonging(self, keys: Iterable[Key]) -> set[Key]:
        """Return rows with all that cannot be without them."""
        found = set(keys)
        waiting = found
        with in_plain_words(self.path):
            while waiting:
                waiting = {
                    (link.table, row_id)
                    for table, parent_id in waiting
                    for link in links()
                    if link.parent == table and not link.optional
                    for (row_id,) in self._connection.execute(
                        f'SELECT id FROM "{link.table}" WHERE "{link.column}" = ?', (parent_id,)
                    )
                } - found
                found |= waiting
        return found

    def rows_naming(self, person_id: str, words: Sequence[str]) -> list[Named]:
        """Return the rows that link to a person, or hold one of some words."""
        with in_plain_words(self.path):
            return list(rows_naming(self._connection, person_id, words))

    def dispose(self, label: str, going: Going, prove: Proved) -> Changes:
        """Take records out for good, with all that was ever written of them.

        The record that `prove` makes is added in the same change. It cannot be undone.

        Raises:
            CannotDo: The disk is full, the file is read-only or was moved.
        """
        writing = self._writer()
        connection = self._connection
        kept: list[Erased] = []

        def forget() -> None:
            erase(connection, kept[0], writing.journal.standing.versions)

        with writing.change(label, mode=triggers.MODE_DISPOSE, then=forget) as step:
            kept.append(self._take_out(step, going, prove))
        self._compact()
        return step.changes

    def _take_out(self, step: Step, going: Going, prove: Proved) -> Erased:
        connection = self._connection
        keys = {*going.gone, *going.blanked}
        labels = changes_of(connection, keys, going.words)
        erased = Erased(
            gone=tuple(sorted(going.gone)),
            restated=tuple(sorted(going.blanked)),
            labels=labels,
            proof=proof_of(connection, labels) if labels else "",
            seals=tuple(sorted(going.seals)),
        )
        text = text_of(connection, keys)
        step.insert(prove(hashlib.sha256(text.encode()).hexdigest(), erased.as_text()))
        for key, values in sorted(going.blanked.items()):
            restate(connection, key, values)
        let_go_of(connection, going.gone)
        return erased

    def _compact(self) -> None:
        """Write the file anew, so that no freed page keeps a word."""
        with in_plain_words(self.path):
            self.snapshots.give_up()
            engine.checkpoint(self._connection)
            engine.compact(self._connection)
            engine.checkpoint(self._connection)
