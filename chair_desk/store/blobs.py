"""Files kept in a board: bytes under their own hash, added and never changed."""

from __future__ import annotations

from chair_desk.store.engine import Connection


def put_blob(connection: Connection, content: bytes) -> str:
    """Keep bytes and return their SHA-256 as hex; the same bytes are kept once."""
    import hashlib

    sha256 = hashlib.sha256(content).hexdigest()
    connection.execute(
        "INSERT INTO blob VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING", (sha256, content)
    )
    return sha256


def get_blob(connection: Connection, sha256: str) -> bytes | None:
    """Return the bytes of a hash, or nothing where the board does not hold them."""
    row = connection.execute("SELECT content FROM blob WHERE sha256 = ?", (sha256,)).fetchone()
    return bytes(row[0]) if row else None


def kept(connection: Connection) -> list[str]:
    """Return the SHA-256 of each file that the board holds."""
    return [sha256 for (sha256,) in connection.execute("SELECT sha256 FROM blob")]
