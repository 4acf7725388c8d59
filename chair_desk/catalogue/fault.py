"""What is wrong with a file of the catalogue: which file, which key, and why."""

from __future__ import annotations

from chair_desk.records.changes import CannotDo
from chair_desk.words import _


class CatalogueError(CannotDo):
    """A profile, ladder or log type cannot be used as it is written.

    `key` names the place as a person finds it in the file ("partner[2].kind"); it is empty
    where the whole file is at fault. A kind of CannotDo, so a window shows it as one.
    """

    def __init__(self, file: str, key: str, reason: str) -> None:
        """Take the file's name, the key and a plain sentence."""
        self.file, self.key, self.reason = file, key, reason
        where = _("At {key}: {reason}").format(key=key, reason=reason) if key else reason
        super().__init__(
            _("{file} cannot be used.").format(file=file),
            where,
            _("Nothing was changed. Correct the file, or use one that ships."),
        )
