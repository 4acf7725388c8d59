"""What outlasts a board: the person's preferences, the folders, the clock, the thread."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from chair_desk.gui.background import Background
from chair_desk.gui.projector_clock import seconds_lived
from chair_desk.gui.theme.look import look
from chair_desk.services import settings as preferences
from chair_desk.services.desk import (
    Circumstances,
    Desk,
    create_with,
    new_uuid,
    now_utc,
    open_with,
)
from chair_desk.services.settings import Settings, Theme
from chair_desk.services.system_keyring import SystemKeyring
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.services.passphrases import Key


class Program(QObject):
    """The one object that windows share. `settings_changed` is said after they were saved.

    `lived` measures the true clock, which somebody may set; another `now` is taken at its word.
    """

    settings_changed = Signal()

    def __init__(
        self,
        *,
        settings_folder: Path,
        home: Path,
        now: Callable[[], datetime] = now_utc,
        new_id: Callable[[], str] = new_uuid,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.settings_folder, self.home = settings_folder, home
        self.now, self.new_id = now, new_id
        self.lived = seconds_lived if now is now_utc else None
        loaded = preferences.load_settings(settings_folder)
        self.settings: Settings = loaded.settings
        self.said = loaded.said
        self.background = Background(self)
        self.keyring = SystemKeyring(home)

    @property
    def who(self) -> str:
        """The name that stands beside the person's changes."""
        return self.settings.who or _("Somebody at this laptop")

    def change_settings(self, **values: Any) -> None:
        """Save preferences and dress the windows by them.

        Raises:
            Refused: A value is not allowed.
            CannotDo: They cannot be written.
        """
        changed = dataclasses.replace(self.settings, **values)
        preferences.save_settings(self.settings_folder, changed)
        self.settings = changed
        self.dress()
        self.settings_changed.emit()

    def dress(self) -> None:
        """Wear the theme and the size of text that the person prefers."""
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        theme = self.theme_name()
        if (
            look().theme.name != theme
            or look().percent != self.settings.text_size
            or (not application.styleSheet())
        ):
            look().wear(application, theme=theme, percent=self.settings.text_size)

    def theme_name(self) -> str:
        """Return the theme in force; the machine's where the person left it to the machine."""
        if self.settings.theme is not Theme.SYSTEM:
            return str(self.settings.theme)
        scheme = QApplication.styleHints().colorScheme()
        return "dark" if scheme == Qt.ColorScheme.Dark else "light"

    def circumstances(self, key: Key | None = None) -> Circumstances:
        """Return the world as a board file of this person needs it."""
        return Circumstances(
            now=self.now, new_id=self.new_id, who=self.who, home=self.home, key=key
        )

    def open(self, path: Path, *, read_only: bool = False, key: Key | None = None) -> Desk:
        """Open a board in the person's name; raises what `open_with` raises."""
        return open_with(path, self.circumstances(key), read_only=read_only)

    def create(self, path: Path, key: Key | None = None) -> Desk:
        """Make an empty board file in the person's name; raises what `create_with` raises."""
        with contextlib.suppress(OSError):  # what stands in the way, `create_desk` says in words
            path.parent.mkdir(parents=True, exist_ok=True)
        return create_with(path, self.circumstances(key))
