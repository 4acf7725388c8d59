"""Which device this is, for this file at this place.

A device is one installation with one file, never the file alone: a copy that kept its name
would write the same numbers for different changes, and one side would be lost without a word.
So this installation remembers where each board was and how far it had come. What does not fit,
a copy, a restored backup or a stick that was elsewhere, gets a new device before it writes.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict

from chair_desk.records.frozen import frozen
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.engine import Connection
from chair_desk.store.journal import Standing, hash_at
from chair_desk.store.whereabouts import Whereabouts

_DEVICE_BYTES = 8


@frozen
class Replica:
    """One device and what was last known of its file: the change it had come to.

    `size` in bytes and `changed` in nanoseconds are those of the file as it was closed.
    """

    device: str
    path: str
    volume: int
    number: int
    sequence: int
    hash: str
    size: int = 0
    changed: int = 0

    def fits(self, connection: Connection, place: Whereabouts) -> bool:
        """Say whether a file at a place is the one that this device wrote, or has gone on."""
        here = (str(place.path), place.volume, place.number)
        if (self.path, self.volume, self.number) != here:
            return False
        return self.sequence == 0 or hash_at(connection, self.device, self.sequence) == self.hash


class Replicas:
    """What this installation knows of the files of one board."""

    def __init__(self, circumstances: Circumstances, board: str) -> None:
        """Take the board's own id, as its file says."""
        self._register = circumstances.home / "replicas" / f"{board}.json"

    def is_as_left(self, place: Whereabouts) -> bool:
        """Say whether a file is, by its size and time, as this installation closed it."""
        here = (str(place.path), place.volume, place.number, *place.stamp())
        return any(
            (one.path, one.volume, one.number, one.size, one.changed) == here
            for one in self._read()
        )

    def device_for(self, connection: Connection, place: Whereabouts) -> str:
        """Return the device that goes on with a file, or a new one that never wrote."""
        for replica in self._read():
            if replica.fits(connection, place):
                return replica.device
        return os.urandom(_DEVICE_BYTES).hex()

    def remember(
        self, device: str, place: Whereabouts, standing: Standing, *, is_closed: bool = False
    ) -> None:
        """Keep how far a device has come, and how its file was left if it is closed.

        A register that cannot be written costs a new device at the next opening, and no work.
        """
        here = str(place.path)
        others = [one for one in self._read() if device != one.device and here != one.path]
        stamp = place.stamp() if is_closed else (0, 0)
        own = Replica(
            device, here, place.volume, place.number, standing.sequence, standing.hash, *stamp
        )
        text = json.dumps([asdict(one) for one in [*others, own]], indent=1)
        with contextlib.suppress(OSError):
            self._register.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            beside = self._register.with_suffix(f".{os.getpid()}.new")
            beside.write_text(text, encoding="utf-8")
            beside.replace(self._register)

    def _read(self) -> list[Replica]:
        try:
            entries = json.loads(self._register.read_text(encoding="utf-8"))
            return [Replica(**entry) for entry in entries]
        except (OSError, ValueError, TypeError):
            return []
