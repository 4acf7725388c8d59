"""The key with which a device signs what it hands over, in the person's own folder.

It never lies in a board: whoever holds a copy could sign as another. Who loses the folder has a
new device too, and so a new key.
"""

from __future__ import annotations

import contextlib
import os

from chair_desk.records.changes import CannotDo
from chair_desk.store.bundles import new_seed
from chair_desk.store.circumstances import Circumstances
from chair_desk.words import _

_SEED_BYTES = 32


def device_seed(circumstances: Circumstances, device: str) -> bytes:
    """Return the secret key of a device; it is made when it is first asked for.

    Raises:
        CannotDo: The person's own folder cannot be written.
    """
    folder = circumstances.home / "devices"
    path = folder / f"{device}.key"
    try:
        with contextlib.suppress(FileNotFoundError):
            kept = path.read_bytes()
            if len(kept) == _SEED_BYTES:
                return kept
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        seed = new_seed()
        beside = path.with_suffix(".new")
        beside.unlink(missing_ok=True)
        with os.fdopen(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(seed)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        raise CannotDo(
            _("The key of this laptop could not be kept."),
            _("The system says: {reason}. Nothing was handed over.").format(
                reason=error.strerror or error
            ),
            _("See that your own folder may be written to, and try again."),
        ) from error
    return seed
