"""One SQLite for every board, the same on every system, opened by one recipe.

`sqlite_utils` prefers a module named `pysqlite3` where there is one. It is given ours, before
anything imports it: with the standard library's SQLite it would not see our errors.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import sqlcipher3
from sqlcipher3 import dbapi2

if TYPE_CHECKING:
    from chair_desk.store.key import Key

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2

Connection = Any  # sqlcipher3 ships no types
DatabaseError = sqlcipher3.DatabaseError

APPLICATION_ID: Final = int.from_bytes(b"ChDk", "big")
PRIVATE_APPLICATION_ID: Final = int.from_bytes(b"ChDp", "big")
SCHEMA_VERSION: Final = 1

UNREADABLE: Final = "Could not decode to UTF-8"  # as SQLite says it of a damaged text

_QUIET = "cipher_log=off"  # else each wrong passphrase prints to standard error
_RECIPE = (
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "temp_store=MEMORY",  # temporary files would hold the board's words in plain
    "secure_delete=ON",
    "foreign_keys=ON",
    "synchronous=FULL",
)
_LARGE_CACHE = "PRAGMA cache_size=-65536"  # 64 MiB: a page that left it is deciphered again
_BUSY_SECONDS = 0.2
_LOG_PAGES = 1000  # after so many the log comes home by itself; it is SQLite's own number
_STATEMENTS = 512  # each table has some of its own; 128 of them would be thrown out again


def connect(
    path: Path, mode: str = "rw", key: Key | None = None, *, is_shared: bool = False
) -> Connection:
    """Connect to a file with the recipe of the house.

    `mode` is "rw", "rwc" (make it if need be), "ro" or "immutable" (nothing else writes there).
    `key` is that of a locked file; a new file is locked with it. `is_shared` lets one thread
    after another use it.

    Raises:
        DatabaseError: It is no database, damaged, locked with another key, or another
            connection has it for itself.
    """
    wish = "immutable=1" if mode == "immutable" else f"mode={mode}"
    connection = sqlcipher3.connect(
        f"{path.absolute().as_uri()}?{wish}",
        uri=True,
        isolation_level=None,
        timeout=_BUSY_SECONDS,
        check_same_thread=not is_shared,
        cached_statements=_STATEMENTS,
    )
    try:
        connection.execute(f"PRAGMA {_QUIET}")
        if key is not None:
            unlock(connection, key)
            connection.execute(_LARGE_CACHE)
        for pragma in _RECIPE:
            connection.execute(f"PRAGMA {pragma}")
        if sys.platform == "darwin":  # pragma: no cover  only there fsync stops short of the disk
            connection.execute("PRAGMA fullfsync=ON")
            connection.execute("PRAGMA checkpoint_fullfsync=ON")
    except UnicodeDecodeError as error:  # SQLite's own words quote the damaged schema
        connection.close()
        raise DatabaseError(UNREADABLE) from error
    except DatabaseError:
        connection.close()
        raise
    return connection


def unlock(connection: Connection, key: Key) -> None:
    """Give a connection its key, first of all, and see that it fits.

    Raises:
        DatabaseError: SQLITE_NOTADB, it does not fit.
    """
    connection.execute(f'PRAGMA key="{key.literal()}"')
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()


def whole_pages(connection: Connection) -> bool:
    """Say whether no page of a locked file was touched by anybody without the key.

    It looks at the file alone, so what is in the log beside it must be home.
    """
    return not connection.execute("PRAGMA cipher_integrity_check").fetchall()


def is_keyed(connection: Connection) -> bool:
    """Say whether a connection has unlocked its file with a key."""
    return bool(connection.execute("PRAGMA cipher_status").fetchall() == [("1",)])


def is_write_ahead(connection: Connection) -> bool:
    """Say whether a file has a log beside it."""
    return bool(connection.execute("PRAGMA journal_mode").fetchall() == [("wal",)])


def error_name(error: Any) -> str:
    """Return SQLite's own name of an error, SQLITE_FULL for instance."""
    return getattr(error, "sqlite_errorname", None) or ""


def memory() -> Connection:
    """Connect to a new database that lives in memory."""
    return sqlcipher3.connect(":memory:", isolation_level=None)


def take_alone(connection: Connection) -> None:
    """Take the file for this connection alone, until it is closed.

    Raises:
        DatabaseError: SQLITE_BUSY, another connection has it.
    """
    connection.execute("PRAGMA locking_mode=EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")


def write_ahead(connection: Connection) -> None:
    """Keep what is written in a log beside the file: one flush to disk for each change."""
    connection.execute("PRAGMA journal_mode=WAL")


def checkpoint(connection: Connection) -> None:
    """Bring the log home into the file, so that a plain copy of the file is whole."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def bring_home(connection: Connection) -> None:
    """Bring the log home without cutting it short: what is written next begins it anew."""
    connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


def hold_log(connection: Connection, *, is_held: bool = True) -> None:
    """Leave what is written in the log, or let it come home by itself again."""
    connection.execute(f"PRAGMA wal_autocheckpoint={0 if is_held else _LOG_PAGES}").fetchall()


def compact(connection: Connection) -> None:
    """Write the whole file anew: no page keeps what was deleted."""
    connection.execute("VACUUM")


def one_plain_file(connection: Connection) -> None:
    """Leave one plain file behind, that read-only media can open too."""
    connection.execute("PRAGMA journal_mode=DELETE").fetchall()


def make_empty(path: Path) -> None:
    """Make an empty file that its owner alone may read; OSError where there is one already."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def put_aside_logs(path: Path) -> None:
    """Put away what a file of this name that is gone left beside it: it would damage the new one.

    Its last changes may stand there alone, so they are kept under another name.

    Raises:
        OSError: They cannot be renamed.
    """
    for ending in ("-wal", "-journal"):
        left = path.with_name(path.name + ending)
        if left.exists():
            left.replace(left.with_name(f"{left.name}-left-behind"))


def copy_into(connection: Connection, path: Path) -> None:
    """Write all that a connection sees into a new file that its owner alone may read.

    Through SQLite, never by copying bytes: closing the file would drop this process's lock.

    Raises:
        DatabaseError: The disk is full.
        OSError: The file is there, or cannot be made.
    """
    make_empty(path)
    reads_only = number_of(connection, "query_only")
    forbid_writing(connection, forbidden=False)
    try:
        connection.execute("VACUUM INTO ?", (str(path),))
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    finally:
        forbid_writing(connection, forbidden=bool(reads_only))


def export(connection: Connection, path: Path, key: Key | None, numbers: dict[str, int]) -> None:
    """Write all of an open file into an empty one under another key; `numbers` are pragmas.

    Raises:
        DatabaseError: The disk is full, or the file is damaged.
    """
    literal = "" if key is None else key.literal()
    connection.execute("ATTACH ? AS exported KEY ?", (str(path), literal))
    try:
        connection.execute("PRAGMA exported.synchronous=FULL")
        connection.execute("SELECT sqlcipher_export('exported')").fetchone()
        for name, number in numbers.items():  # the export leaves them behind
            connection.execute(f"PRAGMA exported.{name}={number}")
    finally:
        connection.execute("DETACH exported")


def counts(connection: Connection) -> dict[str, int]:
    """Return how many rows each table of a file has, and its numbers."""
    names = connection.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'")
    found = {
        name: int(connection.execute(f'SELECT count(*) FROM main."{name}"').fetchone()[0])
        for (name,) in names.fetchall()
    }
    return found | {
        name: number_of(connection, name) for name in ("application_id", "user_version")
    }


def forbid_writing(connection: Connection, *, forbidden: bool = True) -> None:
    """Make this connection refuse to write, or let it write again."""
    connection.execute(f"PRAGMA query_only={int(forbidden)}")


def count_of(connection: Connection, table: str) -> int:
    """Return how many rows a table of ours has."""
    return int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])


def flush(path: Path) -> None:
    """Bring a file to the disk.

    Raises:
        OSError: The disk does not answer.
    """
    file = os.open(path, os.O_RDWR)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def number_of(connection: Connection, pragma: str) -> int:
    """Return a pragma whose value is a number."""
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
