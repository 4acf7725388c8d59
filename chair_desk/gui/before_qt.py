"""What the first page needs of the floors below, imported before Qt is.

PySide6 looks through the source of each module that is imported after it, and keeps the text.
These have no Qt in them, so they come first. Nothing here may import Qt.
"""

from __future__ import annotations

import chair_desk.catalogue.shelf
import chair_desk.services.agenda
import chair_desk.services.folders
import chair_desk.services.history
import chair_desk.services.known_boards
import chair_desk.services.meetings
import chair_desk.services.settings  # noqa: F401
