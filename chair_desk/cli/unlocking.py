"""The passphrase of a locked board: from the environment, what comes in, or a prompt.

Where its owner chose to keep the key in this computer's keyring, that opens it, and it is said.
What is given comes first, so that no line that is meant as a passphrase is read as something else.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.services.desk import Circumstances, Desk
    from chair_desk.services.passphrases import Key

VARIABLE = "CHAIR_DESK_PASSPHRASE"
NEW_VARIABLE = "CHAIR_DESK_NEW_PASSPHRASE"
COPY_VARIABLE = "CHAIR_DESK_COPY_PASSPHRASE"


def key_of(path: Path, *, may_be_kept: bool = True) -> Key | None:
    """Return the key of a locked board; nothing where it is not locked.

    `may_be_kept`: the key in the keyring will do. It will not for what asks for the passphrase
    itself.

    Raises:
        Locked: No passphrase was given.
        WrongKey: It is not its passphrase.
    """
    from chair_desk.services.desk import Locked, now_utc
    from chair_desk.services.folders import home_folder
    from chair_desk.services.passphrases import is_locked, unlock

    if not is_locked(path):
        return None
    is_given = VARIABLE in os.environ or not sys.stdin.isatty()
    typed = asked(_("Passphrase"), VARIABLE) if is_given else ""
    kept = _kept_key(path) if may_be_kept and not typed else None
    if kept is not None:
        return kept
    if not is_given:  # pragma: no cover  a person at a terminal
        typed = asked(_("Passphrase"), VARIABLE)
    if not typed:
        raise Locked(path)
    return unlock(path, typed, home=home_folder(), now=now_utc)


def _kept_key(path: Path) -> Key | None:
    """Return the key in the keyring where its owner chose that, and say that it was used."""
    from chair_desk.records.changes import CannotDo
    from chair_desk.services.folders import home_folder
    from chair_desk.services.system_keyring import SystemKeyring

    keyring = SystemKeyring(home_folder())
    if not keyring.may_open(path):
        return None
    try:
        key = keyring.key_of(path)
    except CannotDo as problem:
        click.echo(f"{problem.what} {problem.why}", err=True)
        return None
    if key is not None:
        click.echo(_("Opened with the key in this computer's keyring."), err=True)
    return key


def key_of_copy(desk: Desk, path: Path) -> Key | None:
    """Return the key of a copy whose passphrase is not that of the board; else nothing.

    Raises:
        WrongKey: What was typed is not its passphrase.
    """
    from chair_desk.services.desk import now_utc
    from chair_desk.services.exchange_reading import is_locked_otherwise
    from chair_desk.services.folders import home_folder
    from chair_desk.services.passphrases import unlock

    if not is_locked_otherwise(desk, path):
        return None
    typed = asked(_("Passphrase of the copy"), COPY_VARIABLE)
    return unlock(path, typed, home=home_folder(), now=now_utc)


def asked(question: str, variable: str, *, twice: bool = False) -> str:
    """Return a passphrase: of a variable, typed unseen, or the next line that comes in."""
    if variable in os.environ:
        return os.environ[variable]
    if sys.stdin.isatty():  # pragma: no cover  a person at a terminal
        return str(click.prompt(question, hide_input=True, confirmation_prompt=twice, err=True))
    return sys.stdin.buffer.readline().decode("utf-8", "replace").rstrip("\r\n")


def circumstances_for(key: Key | None) -> Circumstances:
    """Return the world as a board file needs it, for one command."""
    from chair_desk.cli.opening import own_name
    from chair_desk.services.desk import Circumstances, new_uuid, now_utc
    from chair_desk.services.folders import home_folder

    return Circumstances(now=now_utc, new_id=new_uuid, who=own_name(), home=home_folder(), key=key)
