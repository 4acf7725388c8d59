"""The secret that every copy of one board shares, and no stranger has.

It lies in the board itself: exchange files are so exactly as safe as the board they come from,
and nobody has one more passphrase to tell, to mistype or to lose. A board with a passphrase
keeps it under that passphrase.
"""

from __future__ import annotations

import os

from chair_desk.store.engine import Connection

_NAME = "exchange key"
KEY_BYTES = 32


def keep_new_key(connection: Connection) -> bytes:
    """Give a board a new secret and return it; it is made once, before the first copy."""
    key = os.urandom(KEY_BYTES)
    connection.execute(
        "INSERT INTO board_meta VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (_NAME, key.hex()),
    )
    return key


def exchange_key(connection: Connection) -> bytes | None:
    """Return the secret of a board, or nothing where it has none that can be read."""
    row = connection.execute("SELECT value FROM board_meta WHERE name = ?", (_NAME,)).fetchone()
    try:
        key = bytes.fromhex(row[0]) if row else b""
    except ValueError:
        return None
    return key if len(key) == KEY_BYTES else None
