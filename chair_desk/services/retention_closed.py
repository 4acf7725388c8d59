"""Disposing and erasing in a board that is closed meanwhile: the file is written anew."""

from __future__ import annotations

import contextlib
from collections.abc import Collection
from pathlib import Path

from chair_desk.records.frozen import frozen
from chair_desk.services.backups import forget_older
from chair_desk.services.desk import Circumstances, Desk, open_with
from chair_desk.services.personal_data import erase_person
from chair_desk.services.retention import disposals, dispose, due, proof_sentence
from chair_desk.services.retention_reach import Root


@frozen(kw_only=True)
class Decided:
    """Who decided a disposal, on what ground, and whether the older backups go as well.

    `black_out` names the records, by table and id, in which a person's name is blacked out.
    """

    by: str
    basis: str = ""
    with_backups: bool = False
    elsewhere: str = ""
    black_out: tuple[tuple[str, str], ...] = ()


def dispose_closed(
    path: Path, circumstances: Circumstances, chosen: Collection[Root], decided: Decided
) -> list[str]:
    """Open a board, dispose of what is chosen, close it; return a sentence of proof for each.

    Raises:
        Refused: As `retention.dispose`; nothing was changed.
        CannotDo: The board cannot be opened or written.
    """
    with contextlib.closing(open_with(path, circumstances)) as desk:
        wanted = [one for one in due(desk) if one.root in chosen]
        made = dispose(desk, wanted, decided_by=decided.by, basis=decided.basis)
        return _said(desk, made, decided)


def erase_closed(
    path: Path, circumstances: Circumstances, person_id: str, decided: Decided
) -> list[str]:
    """Open a board, erase what the law lets go of a person, close it; return the proof.

    Raises:
        Refused: As `personal_data.erase_person`; nothing was changed.
        CannotDo: The board cannot be opened or written.
    """
    with contextlib.closing(open_with(path, circumstances)) as desk:
        made = erase_person(
            desk,
            person_id,
            decided_by=decided.by,
            basis=decided.basis,
            black_out=decided.black_out,
        )
        return _said(desk, [made], decided)


def _said(desk: Desk, made: Collection[str], decided: Decided) -> list[str]:
    if decided.with_backups:
        forget_older(desk, decided.elsewhere)
    return [proof_sentence(one) for one in disposals(desk) if one.id in made]
