"""The copies that were handed over and brought in, and the devices that were met."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from chair_desk.records.frozen import frozen
from chair_desk.store.engine import Connection
from chair_desk.store.journal import made_at

OUT, IN = "out", "in"
FOLDER = "folder"


@frozen(kw_only=True)
class Exchange:
    """One copy handed over or brought in.

    `direction` is "out" or "in", `way` "copy", "changes" or "folder"; `name` is the file's or the
    folder's, `device` and `who` the other side's where they are known; `versions` say how far
    it had come; `changes` counts what was in it, or what was new.
    """

    number: int = 0
    at: datetime
    direction: str
    way: str
    who: str
    device: str
    name: str
    changes: int
    versions: Mapping[str, int]


def news_at(connection: Connection) -> datetime | None:
    """Return when something was last taken in from a shared folder."""
    row = connection.execute(
        "SELECT made_at FROM exchange WHERE direction = ? AND way = ? ORDER BY number DESC LIMIT 1",
        (IN, FOLDER),
    ).fetchone()
    return made_at(row[0]) if row else None


def keep_exchange(connection: Connection, exchange: Exchange) -> None:
    """Write an exchange down; its number is given here."""
    connection.execute(
        "INSERT INTO exchange (made_at, direction, way, who, device, name, changes, versions)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            exchange.at.isoformat(timespec="milliseconds"),
            exchange.direction,
            exchange.way,
            exchange.who,
            exchange.device,
            exchange.name,
            exchange.changes,
            json.dumps(dict(exchange.versions), sort_keys=True),
        ),
    )


def read_exchanges(connection: Connection) -> list[Exchange]:
    """Return the exchanges of this file, newest first."""
    rows = connection.execute(
        "SELECT number, made_at, direction, way, who, device, name, changes, versions"
        " FROM exchange ORDER BY number DESC"
    )
    return [
        Exchange(
            number=number,
            at=made_at(at),
            direction=direction,
            way=way,
            who=who,
            device=device,
            name=name,
            changes=changes,
            versions=json.loads(versions),
        )
        for number, at, direction, way, who, device, name, changes, versions in rows
    ]


def key_of(connection: Connection, device: str) -> str:
    """Return the public key of a device as hex, or nothing."""
    row = connection.execute(
        "SELECT public_key FROM known_device WHERE device = ?", (device,)
    ).fetchone()
    return row[0] if row else ""


def meet(connection: Connection, row: tuple[str, str, str, str]) -> None:
    """Keep the device, public key, name and instant of a device; the first key stays."""
    connection.execute("INSERT INTO known_device VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", row)
