"""Handing over in two steps: the board is read at once, the file written on any thread."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from chair_desk.records.changes import CannotDo
from chair_desk.records.frozen import frozen
from chair_desk.services.backups import finish_backup, take
from chair_desk.services.desk import Desk
from chair_desk.services.exchange import (
    CHANGES_ENDING,
    OUT,
    Exchange,
    bundle_since,
    exchanges,
    packed_with,
    remember,
    secret_of,
    write_new,
)
from chair_desk.store.bundles import Bundle
from chair_desk.store.snapshots import Taken
from chair_desk.words import _

WHOLE_ENDING = ".chairdesk"


@frozen(kw_only=True)
class Parcel:
    """What goes into a file that is handed over, read out of the board already.

    It is a whole board (`taken`) or the changes alone (`bundle`); `versions` say how far it goes.
    """

    changes: int
    versions: Mapping[str, int]
    taken: Taken | None = None
    bundle: Bundle | None = None
    secret: bytes = b""
    seed: bytes = b""

    @property
    def way(self) -> str:
        """Say what it is: "copy" or "changes"."""
        return "copy" if self.bundle is None else "changes"


def partners_known(desk: Desk) -> list[str]:
    """Return with whom copies were exchanged by name, the last first."""
    return list(dict.fromkeys(one.who for one in exchanges(desk) if one.who))


def make_parcel(desk: Desk, since: Exchange | None = None) -> Parcel:
    """Read what is to be handed over: the whole board, or what changed after an exchange.

    Raises:
        CannotDo: There is no room, or this copy of the board has lost its secret.
    """
    desk.file.seal()
    versions = desk.file.versions()
    if since is None:
        return Parcel(changes=sum(versions.values()), versions=versions, taken=take(desk))
    secret, seed = secret_of(desk)
    bundle = bundle_since(desk, since.versions)
    return Parcel(
        changes=len(bundle.transactions),
        versions=versions,
        bundle=bundle,
        secret=secret,
        seed=seed,
    )


def write_parcel(parcel: Parcel, path: Path) -> Path:
    """Write the file; on any thread. A whole board is kept as a backup too.

    Raises:
        CannotDo: There is such a file already, or it cannot be written.
    """
    if path.exists():
        raise CannotDo(
            _("There is a file named {name} already.").format(name=path.name),
            _("It was left as it is."),
            _("Choose another name."),
        )
    if parcel.taken is not None:
        content = finish_backup(parcel.taken).read_bytes()
    elif parcel.bundle is not None:
        content = packed_with(parcel.bundle, parcel.secret, parcel.seed)
    write_new(path, content)
    return path


def note_handed(desk: Desk, parcel: Parcel, path: Path, who: str) -> Exchange:
    """Remember in the board that it was handed over, and for whom."""
    return remember(
        desk, (OUT, parcel.way), path.name, changes=parcel.changes, other=who, upto=parcel.versions
    )


def file_name_for(desk: Desk, who: str, *, is_whole: bool) -> str:
    """Return a name for the file that says which board, for whom, and the day."""
    board = desk.board.short_name or desk.board.name
    whom = _("for {who}").format(who=who.split(maxsplit=1)[0]) if who else ""
    parts = [board, whom, f"{desk.today()}"]
    name = " ".join(part for part in parts if part).replace("/", "-").replace(":", "-")
    return name + (WHOLE_ENDING if is_whole else CHANGES_ENDING)
