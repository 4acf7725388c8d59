"""What a change did, and the three ways something can go wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from chair_desk.records.frozen import frozen


@frozen
class Changes:
    """What one transaction touched: table name to record ids. Windows redraw from it.

    `label` is what the status bar says ("Marked A-107 complete"); `skipped` names what an undo
    had to leave because somebody changed it since, as (table, id, column). `made` is the id of
    the record that was made, where a service makes one.
    """

    label: str = ""
    touched: Mapping[str, frozenset[str]] = field(default_factory=dict)
    skipped: tuple[tuple[str, str, str], ...] = ()
    made: str = ""

    def touches(self, *tables: str) -> bool:
        """Say whether a record of any of these tables was touched."""
        return any(table in self.touched for table in tables)

    def __bool__(self) -> bool:
        """Say whether anything was touched at all."""
        return bool(self.touched)


class Refused(Exception):  # noqa: N818  the house's word for it
    """What the person asked is not allowed; said beside the fields.

    `problems` maps a column name (or "" for the whole) to a sentence.
    """

    def __init__(self, problems: Mapping[str, str] | str) -> None:
        """Take the sentences by column, or one sentence for the whole."""
        self.problems: dict[str, str] = (
            {"": problems} if isinstance(problems, str) else dict(problems)
        )
        super().__init__(" ".join(self.problems.values()))


class CannotDo(Exception):  # noqa: N818  the house's word for it
    """The world said no: a full disk, a locked file, a file that is not ours.

    `what` happened, `why` (and what is safe), and the `remedy`: three sentences for a person.
    """

    def __init__(self, what: str, why: str = "", remedy: str = "") -> None:
        """Take the three sentences; only the first is needed."""
        self.what, self.why, self.remedy = what, why, remedy
        super().__init__(" ".join(part for part in (what, why, remedy) if part))
