"""From the colours of a theme to Qt's palette."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from chair_desk.gui.theme.tokens import Theme

Role = QPalette.ColorRole

ROLES: dict[QPalette.ColorRole, str] = {
    Role.Window: "desk",
    Role.WindowText: "ink",
    Role.Base: "sheet",
    Role.AlternateBase: "sunk",
    Role.Text: "ink",
    Role.Button: "sheet",
    Role.ButtonText: "ink",
    Role.BrightText: "red",
    Role.Highlight: "accentF",
    Role.HighlightedText: "onaccent",
    Role.Link: "accent",
    Role.LinkVisited: "accent",
    Role.ToolTipBase: "ink",
    Role.ToolTipText: "sheet",
    Role.PlaceholderText: "ink3",
    Role.Light: "sheet",
    Role.Midlight: "sunk",
    Role.Mid: "line2",
    Role.Dark: "edge",
    Role.Shadow: "line2",
    Role.Accent: "accent",
}
"""Which colour stands for each role; every role but NoRole has one."""


def palette_of(theme: Theme) -> QPalette:
    """Return the palette of a theme, with paler text where something is disabled."""
    palette = QPalette()
    for role, name in ROLES.items():
        palette.setColor(role, QColor(theme.colours[name]))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.colours["ink3"]))
    return palette
