"""A device that split in two: a file was copied or put back outside Chair Desk, and both went on.

Two changes then carry one number. Of a whole copy nothing need be lost: what that side did from
there on is sealed again under a device of its own, whose name follows from the first change, so
that the same copy brought in again brings the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping

from chair_desk.store.foreign import Forked, Transaction
from chair_desk.store.journal import operation_hash, transaction_hash

HashAt = Callable[[str, int], str | None]


def without_forks(transactions: Iterable[Transaction], own: HashAt) -> list[Transaction]:
    """Return the changes of a whole copy with each split device's later ones sealed again.

    `own` gives the hash of a change as it is here.

    Raises:
        Forked: A third device has built on what would have to be sealed again.
    """
    in_order = sorted(transactions, key=lambda one: (one.clock, one.device, one.sequence))
    splits = _splits(in_order, own)
    if not splits:
        return in_order
    heads: dict[str, str] = {}
    mended = []
    for one in in_order:
        device, first, name = splits.get(one.device, (one.device, 0, ""))
        if name and one.sequence >= first:
            sealed = _sealed_again(one, first, name, heads.get(name, ""))
            heads[name] = sealed.hash
            mended.append(sealed)
            continue
        seen = one.seen()
        for device, first, _name in splits.values():
            if seen.get(device, 0) >= first and one.device != device and own(*one.place) is None:
                raise Forked(device, first)
        mended.append(one)
    return mended


def _splits(transactions: list[Transaction], own: HashAt) -> Mapping[str, tuple[str, int, str]]:
    """Return by device the first number that was given twice, and the name of the new device."""
    found: dict[str, tuple[str, int, str]] = {}
    for one in sorted(transactions, key=lambda one: one.place):
        here = own(*one.place)
        if here is not None and here != one.hash and one.device not in found:
            text = json.dumps([one.device, one.hash])
            name = hashlib.sha256(text.encode()).hexdigest()[:16]
            found[one.device] = (one.device, one.sequence, name)
    return found


def _sealed_again(one: Transaction, first: int, name: str, before: str) -> Transaction:
    sequence = one.sequence - first + 1
    seen = {**one.seen(), one.device: first - 1, name: sequence}
    versions = {device: upto for device, upto in seen.items() if upto > 0}
    text = json.dumps(versions, sort_keys=True, separators=(",", ":"))
    header = (name, sequence, *one[2:6], None, text)
    hashes = [op.hash or operation_hash(op.salt or "", op[:4]) for op in one.operations]
    return Transaction._make([*header, transaction_hash(before, header, hashes), one.operations])
