"""The shelf: what ships, what a board file carries, and which wins.

A text that the board file carries wins over the file that ships, so that a board opens alike
on every machine. Nothing is read before it is asked for, and nothing twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from chair_desk.catalogue.board_profiles import BoardProfile
from chair_desk.catalogue.fault import CatalogueError
from chair_desk.catalogue.profile_reading import read_board_profile, written_out
from chair_desk.records.people import OrganisationKind
from chair_desk.resources import resources_folder
from chair_desk.words import _

if TYPE_CHECKING:  # imported when first asked for: a window opens without them
    from chair_desk.catalogue.ladders import Ladder
    from chair_desk.catalogue.log_types import LogType
    from chair_desk.catalogue.outlines import Outline

T = TypeVar("T")

PROFILES, LADDERS, LOG_TYPES = "board_profiles", "ladders", "log_types"
OUTLINES = "outlines"

# As a person would look for them: what is in use first, archives and the plain board last.
_ORDER = (
    "lscp_2026",
    "lscp_2023",
    "lscp_2018",
    "lscb_england",
    "sab_england",
    "wales_children",
    "wales_adults",
    "sbni",
)


class Shelf:
    """Board profiles, ladders and log types by name. Methods raise CatalogueError."""

    def __init__(
        self,
        folder: Path | None = None,
        carried: Callable[[], Mapping[str, str]] | None = None,
    ) -> None:
        """Take the folder that holds `board_profiles`, `ladders` and `log_types`.

        `carried` gives the texts of log types that the board file carries, by name.
        """
        self._given = folder
        self._carried = carried or dict
        self._read: dict[tuple[str, str, str], object] = {}
        self._dated: tuple[str, ...] | None = None

    @cached_property
    def folder(self) -> Path:
        """Return the folder that ships, unless another was given."""
        return self._given or resources_folder()

    def profile_names(self) -> tuple[str, ...]:
        """Return the names of the profiles that ship, without reading them."""
        names = self._names(PROFILES)
        known = [name for name in _ORDER if name in names]
        return (*known, *(name for name in names if name not in _ORDER))

    def profiles(self) -> tuple[BoardProfile, ...]:
        """Return the profiles that ship, in the order in which to offer them."""
        return tuple(self.profile(name) for name in self.profile_names())

    def profile(self, name: str, text: str = "") -> BoardProfile:
        """Return a profile: from the text that the board file carries, or as it ships."""
        return self._keep(PROFILES, name, text, self._read_profile)

    def profile_text(self, name: str) -> str:
        """Return the text of a profile for a board file to carry: whole, nothing inherited."""
        from chair_desk.catalogue.toml_writing import toml_text

        text = self._text(PROFILES, name)
        file = f"{name}.toml"
        if not self.profile(name).inherits:
            return text
        tables = written_out(text, file, self._parent_text)
        return toml_text({"is_written_out": True, **tables})

    def ladder_names(self, *, dated: bool = False) -> tuple[str, ...]:
        """Return the names of the ladders that ship, without reading their rungs.

        With `dated` only of those that change from a day on.
        """
        if not dated:
            return self._names(LADDERS)
        if self._dated is None:
            names = self._names(LADDERS)
            self._dated = tuple(one for one in names if "[[version]]" in self._text(LADDERS, one))
        return self._dated

    def ladders(self, kind: OrganisationKind | None = None) -> tuple[Ladder, ...]:
        """Return the ladders that ship, by name; of one kind of partner if it is given."""
        found = (self.ladder(name) for name in self.ladder_names())
        return tuple(ladder for ladder in found if kind is None or kind in ladder.kinds)

    def ladder(self, name: str, text: str = "") -> Ladder:
        """Return a ladder: from the text that the board file carries, or as it ships."""
        from chair_desk.catalogue.ladder_reading import read_ladder

        return self._keep(LADDERS, name, text, read_ladder)

    def log_type_names(self) -> tuple[str, ...]:
        """Return the names of the log types that ship or that the board carries, unread."""
        return tuple(sorted({*self._names(LOG_TYPES), *self._carried()}))

    def log_types(self) -> tuple[LogType, ...]:
        """Return the log types, by name."""
        return tuple(self.log_type(name) for name in self.log_type_names())

    def log_type(self, name: str, text: str = "") -> LogType:
        """Return a log type: from the text that the board file carries, or as it ships."""
        from chair_desk.catalogue.log_types import read_log_type

        found = text or self._carried().get(name, "")
        return self._keep(LOG_TYPES, name, found, read_log_type)

    def outline_names(self) -> tuple[str, ...]:
        """Return the names of the report outlines that ship, without reading them."""
        return self._names(OUTLINES)

    def outline(self, name: str, text: str = "") -> Outline:
        """Return an outline: from the text that the board file carries, or as it ships."""
        from chair_desk.catalogue.outlines import read_outline

        return self._keep(OUTLINES, name, text, read_outline)

    def outline_text(self, name: str) -> str:
        """Return the text of an outline for a board file to carry."""
        return self._text(OUTLINES, name)

    def _names(self, place: str) -> tuple[str, ...]:
        return tuple(sorted(path.stem for path in (self.folder / place).glob("*.toml")))

    def _text(self, place: str, name: str) -> str:
        """Read a shipped file. The name must be one of those listed, so it is never a path."""
        if name not in self._names(place):
            raise CatalogueError(f"{name}.toml", "", _("No file of this name ships."))
        return (self.folder / place / f"{name}.toml").read_text(encoding="utf-8")

    def _keep(self, place: str, name: str, text: str, read: Callable[[str, str], T]) -> T:
        key = (place, name, text)
        if key not in self._read:
            self._read[key] = read(text or self._text(place, name), f"{name}.toml")
        return self._read[key]  # type: ignore[return-value]  # the key says which reader made it

    def _read_profile(self, text: str, file: str) -> BoardProfile:
        return read_board_profile(text, file, self._parent_text)

    def _parent_text(self, name: str) -> str:
        if name not in self._names(PROFILES):
            raise KeyError(name)
        return self._text(PROFILES, name)
