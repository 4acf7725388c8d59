"""The words on screen and in documents, through gettext.

Records, reports and the command line speak too and may not import Qt, so the
standard library's gettext carries every word. The language of the menus is not
the language of the minutes: a Welsh board publishes in both.
"""

from __future__ import annotations

import gettext
from functools import cache

from chair_desk.resources import resources_folder

_interface: gettext.NullTranslations = gettext.NullTranslations()


def use_language(code: str) -> None:
    """Speak the language of this code from now on; English where a word is missing."""
    global _interface  # noqa: PLW0603  one interface language per process, set at start-up
    _interface = gettext.translation(
        "chair_desk", str(resources_folder() / "languages"), [code], fallback=True
    )


def _(text: str) -> str:
    """Say a word of the interface in the language in use."""
    return _interface.gettext(text)


def said_in(language: str, text: str) -> str:
    """Return a text in another language than the interface's; nothing where it is not known.

    A report of a board in Wales carries its headings in both, whatever the menus speak.
    """
    if not language or not text:
        return ""
    said = _catalogue(language).gettext(text)
    return "" if said == text else said


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    folder = str(resources_folder() / "languages")
    return gettext.translation("chair_desk", folder, [language], fallback=True)


def ngettext(one: str, many: str, count: int) -> str:
    """Say a counted phrase in the language in use; the caller fills in {count}."""
    return _interface.ngettext(one, many, count)


def N_(text: str) -> str:  # noqa: N802  gettext's own name for it
    """Mark a word for translation where it is declared; `_` says it where it is shown."""
    return text
