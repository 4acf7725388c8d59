"""The four ways in which boards show actions in their minutes."""

from __future__ import annotations

import enum


class ActionLayout(enum.StrEnum):
    """Where the actions of a meeting stand in its minutes.

    Beside the paragraph, in brackets after its words, in a table at the front, or on a sheet
    of their own at the end. With a table or a sheet the paragraph still names the action.
    """

    MARGIN = "margin"
    INLINE = "inline"
    FRONT = "front"
    SHEET = "sheet"
