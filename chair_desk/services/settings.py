"""What the person prefers, whatever board is open. Facts about a board live in its file."""

from __future__ import annotations

import dataclasses
import enum
import json
import tomllib
from pathlib import Path
from typing import Annotated, Any, ClassVar

from chair_desk.records.changes import Refused
from chair_desk.records.columns import Column, Kind, problems, record, table_of
from chair_desk.records.frozen import frozen
from chair_desk.services.whole_files import set_aside, write_whole
from chair_desk.words import N_, _

FILE_NAME = "settings.toml"
SMALLEST_TEXT, LARGEST_TEXT = 100, 150
LOCK_AFTER_MINUTES, LONGEST_UNLOCKED_MINUTES = 10, 240


class Theme(enum.StrEnum):
    """The look of the window; `SYSTEM` follows the machine."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


def _size_fault(size: int) -> str:
    if SMALLEST_TEXT <= size <= LARGEST_TEXT:
        return ""
    return _("Text size is from 100 to 150 per cent.")


def _lock_fault(minutes: int) -> str:
    if 0 <= minutes <= LONGEST_UNLOCKED_MINUTES:
        return ""
    return _("Lock after up to 240 minutes, or nought for never by time.")


@record
class Settings:
    """The person's preferences. `who` stands beside every change in the history of a board."""

    TABLE: ClassVar[str] = "settings"
    LABEL: ClassVar[str] = N_("Preferences")

    who: Annotated[str, Column(label=N_("Your name"), help=N_("Stands beside your changes"))] = ""
    role: Annotated[str, Column(label=N_("Your role"), help=N_("As chair, business manager"))] = ""
    theme: Annotated[Theme, Column(label=N_("Theme"), kind=Kind.CHOICE)] = Theme.SYSTEM
    text_size: Annotated[
        int, Column(label=N_("Text size"), kind=Kind.NUMBER, unit="per cent", check=_size_fault)
    ] = SMALLEST_TEXT
    check_spelling: Annotated[
        bool,
        Column(
            label=N_("Mark words that may be misspelt"),
            kind=Kind.YES_NO,
            help=N_("No word is changed but by you"),
        ),
    ] = True
    offer_words: Annotated[
        bool,
        Column(
            label=N_("Offer the rest of a word or phrase"),
            kind=Kind.YES_NO,
            help=N_("In grey behind the caret, from earlier minutes; Right takes it"),
        ),
    ] = True
    lock_after: Annotated[
        int,
        Column(
            label=N_("Lock when unused"),
            kind=Kind.NUMBER,
            unit="minutes",
            help=N_("Nought locks only by key and after sleep"),
            check=_lock_fault,
        ),
    ] = LOCK_AFTER_MINUTES
    backup_place: Annotated[
        str,
        Column(label=N_("Second place for backups"), help=N_("A stick or a drive of your own")),
    ] = ""
    keep_names: Annotated[
        bool,
        Column(
            label=N_("Show board names before a board is open"),
            kind=Kind.YES_NO,
            help=N_("Names and next dates are then kept outside the board files"),
        ),
    ] = False


@frozen
class LoadedSettings:
    """The settings as read, and a sentence where something was wrong with the file."""

    settings: Settings
    said: str = ""


def load_settings(folder: Path) -> LoadedSettings:
    """Read the settings; what cannot be read gets its starting value.

    A damaged file is set aside under another name, never written over.
    """
    path = folder / FILE_NAME
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return LoadedSettings(Settings())
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return LoadedSettings(Settings(), _said_aside(path))
    values, wrong = _sound_values(found)
    if not wrong:
        return LoadedSettings(Settings(**values))
    labels = ", ".join(_(table_of(Settings).column(name).label) for name in wrong)
    said = _("These settings could not be read and were put back: {labels}.").format(labels=labels)
    return LoadedSettings(Settings(**values), said)


def _said_aside(path: Path) -> str:
    aside = set_aside(path)
    if aside is None:
        return _("Your settings could not be read. Chair Desk uses its starting values.")
    return _(
        "Your settings could not be read. They were kept as {name}, and starting values are used."
    ).format(name=aside.name)


def _sound_values(found: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Keep the values that fit their columns; name those that do not.

    Keys that are not known are left alone: a newer version may have written them.
    """
    values: dict[str, Any] = {}
    wrong = []
    for column in table_of(Settings):
        if column.name not in found:
            continue
        value = _as_type(found[column.name], column.python_type)
        if value is None or problems(table_of(Settings), {column.name: value}):
            wrong.append(column.name)
        else:
            values[column.name] = value
    return values, wrong


def _as_type(value: Any, python_type: type) -> Any:
    if isinstance(value, bool) is not (python_type is bool):
        return None
    if issubclass(python_type, enum.StrEnum):
        return python_type(value) if value in tuple(python_type) else None
    return value if isinstance(value, python_type) else None


def save_settings(folder: Path, settings: Settings) -> None:
    """Write the settings, whole or not at all.

    Raises:
        Refused: A value is not allowed.
        CannotDo: The file cannot be written.
    """
    values = {field.name: getattr(settings, field.name) for field in dataclasses.fields(settings)}
    if found := problems(table_of(Settings), values):
        raise Refused(found)
    lines = [f"{name} = {_toml(value)}\n" for name, value in values.items()]
    write_whole(folder / FILE_NAME, "".join(lines))


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = str(value).encode("utf-8", "replace").decode("utf-8")
    # A JSON string is a TOML string, but for the one control character JSON lets through.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
