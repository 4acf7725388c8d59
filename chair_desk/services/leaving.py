"""The hand-over pack when a chair leaves: one archive, and the list for emptying the laptop.

The archive is a ZIP: the board as it is (locked if it is), what is open, the index, the proof of
the seals, and a manifest with the SHA-256 of each. Where the board is locked its documents are
locked too, with a code that goes another way than the archive.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import secrets
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from chair_desk.records.actions import Action
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.days_in_words import full_day
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.people import Organisation, Person
from chair_desk.reports.leaving import (
    LeavingFacts,
    emptying_document,
    index_document,
    open_matters_document,
)
from chair_desk.services.desk import Circumstances, Desk, open_with
from chair_desk.services.sealing import look_at_seals, seals
from chair_desk.words import _, ngettext

if TYPE_CHECKING:
    from chair_desk.reports.document import Document

BOARD: Final = "board.chairdesk"
MANIFEST: Final = "manifest.json"
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 4, 5
_MOST_PARTS, _MOST_BYTES = 50, 4_000_000_000
_EARLIEST = (1980, 1, 1, 0, 0, 0)


@frozen(kw_only=True)
class Leaving:
    """What was written: the archive with its SHA-256, and the list beside it.

    `code` opens the documents in the archive, and is empty where the board is not locked.
    """

    archive: Path
    emptying: Path
    sha256: str
    code: str = ""


def write_leaving_pack(desk: Desk, path: Path, to: str = "") -> Leaving:
    """Write the archive, and the list for emptying the laptop beside it.

    `to` says who takes over. Private notes are no part of it.

    Raises:
        Refused: The name is that of a board file, or taken.
        CannotDo: There is no room, or the place cannot be written.
    """
    from chair_desk.reports.pdf import pdf_bytes
    from chair_desk.services.publishing import refuse_path, write_document

    if path.suffix.lower() != ".zip":
        raise Refused({"path": _("Choose a name that ends in .zip.")})
    refuse_path(desk, path, replace=False)
    beside = path.with_name(f"{path.stem} - {_('emptying the laptop')}.pdf")
    refuse_path(desk, beside, replace=False)
    facts = LeavingFacts(board=desk.board.name, by=desk.who, to=to.strip(), made_on=desk.today())
    code = _new_code() if desk.file.is_locked else ""
    content = _archive(desk, _parts(desk, facts, code))
    write_document(path, content)
    sha256 = hashlib.sha256(content).hexdigest()
    write_document(beside, pdf_bytes(emptying_document(facts, places_here(desk), sha256)))
    return Leaving(archive=path, emptying=beside, sha256=sha256, code=code)


def leave_closed(path: Path, circumstances: Circumstances, target: Path, to: str) -> Leaving:
    """Open a closed board, write its pack and close it; on any thread.

    Raises:
        Refused, CannotDo: As `write_leaving_pack`.
    """
    with contextlib.closing(open_with(path, circumstances)) as desk:
        return write_leaving_pack(desk, target, to)


def _parts(desk: Desk, facts: LeavingFacts, code: str) -> dict[str, bytes]:
    return {
        BOARD: _board(desk),
        "open matters.pdf": _locked(open_matters_document(facts, open_matters(desk)), code),
        "index.pdf": _locked(index_document(facts, _meetings(desk), _proof(desk)), code),
        "seals.json": json.dumps(
            [
                {"number": one.number, "made_on": f"{one.made_on}", "sha256": one.sha256,
                 "before": one.before, "chain": one.chain}
                for one in seals(desk)
            ],
            indent=2,
        ).encode(),
    }  # fmt: skip


def _board(desk: Desk) -> bytes:
    desk.file.seal()
    desk.circumstances.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=desk.circumstances.home) as folder:
        copy = Path(folder) / BOARD
        desk.file.copy_to(copy)
        return copy.read_bytes()


def _locked(document: Document, code: str) -> bytes:
    from chair_desk.reports.pdf import pdf_bytes

    content = pdf_bytes(document)
    if not code:
        return content
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner=code, user=code, R=6))
    return out.getvalue()


def _archive(desk: Desk, parts: Mapping[str, bytes]) -> bytes:
    manifest = {
        "board": desk.file.board_id,
        "made_at": desk.now().isoformat(timespec="seconds"),
        "versions": desk.file.versions(),
        "files": {
            name: {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in parts.items()
        },
    }
    text = json.dumps(manifest, indent=2, sort_keys=True) + "\n"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in ({**parts, MANIFEST: text.encode()}).items():
            archive.writestr(zipfile.ZipInfo(name, _EARLIEST), content)
    return out.getvalue()


def faults_of_pack(path: Path) -> list[str]:
    """Return what is wrong with an archive, a sentence each; nothing where it is whole.

    Raises:
        CannotDo: It is no such archive, or cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            known = {one.filename: one for one in archive.infolist()}
            if (
                len(known) > _MOST_PARTS
                or sum(one.file_size for one in known.values()) > _MOST_BYTES
            ):
                return [_("It is larger than any hand-over pack.")]
            wanted = json.loads(archive.read(MANIFEST))["files"]
            found = [
                _("{name} is missing or was altered.").format(name=name)
                for name, told in wanted.items()
                if name not in known
                or hashlib.sha256(archive.read(name)).hexdigest() != told["sha256"]
            ]
            extra = sorted(set(known) - set(wanted) - {MANIFEST})
            return found + [_("{name} was added.").format(name=name) for name in extra]
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        raise CannotDo(
            _("{name} is no hand-over pack, or it is damaged.").format(name=path.name)
        ) from error


# ------------------------------------------------------------------ what is in it


def open_matters(desk: Desk) -> list[tuple[str, ...]]:
    """Return what is open: reference, what, with whom, by when; the soonest first."""
    people = {one.id: one.name for one in desk.rows(Person)}
    partners = {one.id: one.short_name or one.name for one in desk.rows(Organisation)}
    found = []
    for action in desk.rows(Action, closed_on=None):
        owner = people.get(action.owner_id or "") or partners.get(action.organisation_id or "")
        row = (action.reference, action.title, owner or action.owner_words, action.due_on)
        found.append(row)
    for entry in desk.rows(LogEntry, closed_on=None):
        owner = people.get(entry.to_person_id or "") or partners.get(entry.to_organisation_id or "")
        found.append((entry.reference, entry.title, owner or "", entry.due_on))
    found.sort(key=lambda one: (one[3] is None, str(one[3]), one[0]))
    matters = [
        (reference, what, owner, full_day(due) if due else "")
        for reference, what, owner, due in found
    ]
    return [*_unconfirmed(desk), *matters]


def _unconfirmed(desk: Desk) -> list[tuple[str, ...]]:
    waiting = (MeetingState.MINUTES_DRAFT, MeetingState.CHECKED)
    return [
        ("", _("Minutes of {day} are not confirmed yet").format(day=full_day(one.held_on)), "", "")
        for one in desk.rows(Meeting, state=waiting, order=("held_on",))
    ]


def _meetings(desk: Desk) -> list[tuple[str, ...]]:
    heads = {one.meeting_id: one.head for one in look_at_seals(desk)}
    states = {
        MeetingState.DRAFT: _("not held"),
        MeetingState.AGENDA_ISSUED: _("not held"),
        MeetingState.IN_SESSION: _("in session"),
        MeetingState.MINUTES_DRAFT: _("draft"),
        MeetingState.CHECKED: _("checked"),
        MeetingState.CONFIRMED: _("confirmed"),
    }
    return [
        (
            full_day(one.held_on),
            states[one.state],
            str(desk.count(Action, meeting_id=one.id)),
            heads.get(one.id, ""),
        )
        for one in desk.rows(Meeting, order=("-held_on",))
    ]


def _proof(desk: Desk) -> list[str]:
    return [one.sentence for one in look_at_seals(desk)]


def places_here(desk: Desk) -> list[tuple[str, str]]:
    """Return what of the board lies on this laptop, as far as Chair Desk knows: what and where."""
    from chair_desk.services.backups import backups
    from chair_desk.services.folders import settings_folder
    from chair_desk.services.rescued_words import FOLDER
    from chair_desk.services.system_keyring import SystemKeyring
    from chair_desk.store.private_file import private_path

    home, path = desk.circumstances.home, desk.file.path
    found = [(_("The board"), str(path))]
    if own := backups(desk):
        count = ngettext("{count} backup", "{count} backups", len(own)).format(count=len(own))
        found.append((count, str(own[0].path.parent)))
    aside = sorted(path.parent.glob(f"{path.stem} (set aside *"))
    found += [(_("A board set aside"), str(one)) for one in aside]
    if (notes := private_path(path, desk.who)).exists():
        found.append((_("Your private notes"), str(notes)))
    if (words := home / FOLDER).is_dir():
        found.append((_("Words that were not in a board"), str(words)))
    if kept := len(SystemKeyring(home).kept()):
        keys = ngettext("The key of {count} board", "The keys of {count} boards", kept)
        found.append((keys.format(count=kept), _("This computer's keyring: see Preferences")))
    found.append((_("The list of known boards and copies"), str(home)))
    found.append((_("Preferences"), str(settings_folder())))
    return found


def _new_code() -> str:
    return "-".join(
        "".join(secrets.choice(_SIGNS) for _sign in range(_GROUP)) for _part in range(_GROUPS)
    )
