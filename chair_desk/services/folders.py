"""Where this machine keeps what belongs to the person and to no board."""

from __future__ import annotations

import os
from pathlib import Path

_APPLICATION = "Chair Desk"
_ELSEWHERE = "CHAIR_DESK_HOME"


def settings_folder() -> Path:
    """Return the folder of the settings, as each system has it.

    The environment variable CHAIR_DESK_HOME moves it, for tests and for a memory stick.
    """
    if elsewhere := os.environ.get(_ELSEWHERE):
        return Path(elsewhere) / "settings"
    import platformdirs

    return platformdirs.user_config_path(_APPLICATION, appauthor=False, roaming=True)


def home_folder() -> Path:
    """Return the folder of backups, the registry of copies and the list of known boards."""
    if elsewhere := os.environ.get(_ELSEWHERE):
        return Path(elsewhere)
    import platformdirs

    return platformdirs.user_data_path(_APPLICATION, appauthor=False)


def boards_folder() -> Path:
    """Return the folder where a new board file is proposed."""
    if elsewhere := os.environ.get(_ELSEWHERE):
        return Path(elsewhere) / "boards"
    import platformdirs

    return platformdirs.user_documents_path()
