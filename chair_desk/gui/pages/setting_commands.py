"""Commands that set the words of minutes, for each page that has an editor of them.

What depends on where the caret is stands not in the way beforehand, so that the keys never
sleep: it is said when they are pressed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from chair_desk.gui.commands import Command
from chair_desk.gui.parts.editor import MinuteEditor
from chair_desk.gui.parts.editor_setting import (
    set_bold,
    set_confidential,
    set_italic,
    set_list,
)
from chair_desk.records.frozen import frozen
from chair_desk.words import N_, _

EditorOf = Callable[[Any], MinuteEditor | None]
Reason = Callable[[Any], str]


IN_RECORD = N_("A record is kept in plain words.")
NONE_CHOSEN = N_("Choose the words first, in one paragraph.")


def _bullets(editor: MinuteEditor) -> bool:
    return set_list(editor, is_numbered=False)


def _numbers(editor: MinuteEditor) -> bool:
    return set_list(editor, is_numbered=True)


@frozen
class Setting:
    """One way to set words; `verb` says whether it found any, else `otherwise` is said."""

    name: str
    label: str
    keys: str
    verb: Callable[[MinuteEditor], bool]
    icon: str = ""
    otherwise: str = IN_RECORD


class SetWords:
    """Sets the chosen words of the editor of a page, or says why it cannot."""

    def __init__(self, editor_of: EditorOf, setting: Setting) -> None:
        self._editor_of, self._setting = editor_of, setting

    def __call__(self, page: Any) -> None:
        """Set them; the caret stays where it is typed."""
        editor = self._editor_of(page)
        if editor is None or editor.isReadOnly():
            page.message.say(_("Put the caret into the minutes first."), tone="amb")
            return
        if not self._setting.verb(editor):
            page.message.say(_(self._setting.otherwise), tone="amb")
        editor.setFocus()


SETTINGS: tuple[Setting, ...] = (
    Setting("bold", N_("Bold"), "Ctrl+Shift+B", set_bold),
    Setting("italic", N_("Italics"), "Ctrl+I", set_italic),
    Setting("bullets", N_("Bulleted list"), "Ctrl+Shift+L", _bullets),
    Setting("numbers", N_("Numbered list"), "Ctrl+Shift+O", _numbers, icon="list-ordered"),
    Setting("close_words", N_("Confidential words, or not"), "Ctrl+Shift+J", set_confidential,
            icon="lock", otherwise=NONE_CHOSEN),
)  # fmt: skip


def setting_commands(place: str, editor_of: EditorOf, when: Reason) -> tuple[Command, ...]:
    """Make the commands of a page; `when` says why nothing can be written there now."""
    return tuple(
        Command(name=f"{place}.{one.name}", label=one.label, menu="Record", keys=one.keys,
                icon=one.icon, do=SetWords(editor_of, one), when=when, writes=True)
        for one in SETTINGS
    )  # fmt: skip
