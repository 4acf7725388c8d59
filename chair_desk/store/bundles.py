"""The exchange file: changes of one board, sealed with its secret and signed by a device.

Clear: a mark, and a header with the board, the device, its public key and the version of the
tables. Sealed under the board's secret with XChaCha20-Poly1305, the header being part of what
is proved: the changes and the files of papers. Last comes the device's Ed25519 signature over
all before it. Everything has a size that it may not exceed, and nothing is ever unpickled.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from chair_desk.records.frozen import frozen
from chair_desk.store import engine
from chair_desk.store.foreign import (
    LONGEST_WORDS,
    Transaction,
    Unreadable,
    as_plain,
    from_plain,
    is_writable,
)

MAGIC: Final = b"ChDkX1\r\n"
FORM: Final = 1
UNDERSTOOD: Final = (engine.SCHEMA_VERSION, FORM)
"""What this program can read; what was refused is looked at again once that is more."""
MOST_BYTES: Final = 1_000_000_000
MOST_OPENED_BYTES: Final = 600_000_000
_MOST_HEADER = 200_000
_NONCE, _TAG, _SIGNATURE, _SEED = 24, 16, 64, 32
_LENGTH = struct.Struct(">I")
_FILE = struct.Struct(">32sQ")
_HEX = re.compile(r"[0-9a-f]{64}")
_CLEAR = ("board", "device", "key", "schema", "form")
_NAME = re.compile(r"[\w.:-]{1,100}", re.ASCII)


class NotAnExchange(Unreadable):
    """It is no exchange file at all."""


class CutShort(Unreadable):
    """It is one, and its end is missing."""


class Altered(Unreadable):
    """It was damaged or altered since its device signed it, or signed by another."""


class OtherBoard(Unreadable):
    """It belongs to another board."""


class OtherSecret(Unreadable):
    """It was sealed with a secret that this copy of the board does not have."""


class NewerTables(Unreadable):
    """It was made by a newer Chair Desk."""


@frozen(kw_only=True)
class Header:
    """What stands in clear: whose board and device it is, nothing of what is in it."""

    board: str
    device: str
    public_key: str
    schema: int = engine.SCHEMA_VERSION
    form: int = FORM


@frozen(kw_only=True)
class Bundle:
    """The content of an exchange file.

    `versions` say how far its device had come, `since` what it took as known; `files` are bytes
    by their SHA-256.
    """

    header: Header
    who: str
    versions: Mapping[str, int]
    since: Mapping[str, int]
    transactions: Sequence[Transaction]
    files: Mapping[str, bytes]


def new_seed() -> bytes:
    """Return the secret half of a new device key."""
    return os.urandom(_SEED)


def public_key(seed: bytes) -> str:
    """Return the public half of a device key, as hex."""
    from nacl.signing import SigningKey

    return bytes(SigningKey(seed).verify_key).hex()


def pack(bundle: Bundle, secret: bytes, seed: bytes) -> bytes:
    """Return the bytes of an exchange file."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt
    from nacl.signing import SigningKey

    header = bundle.header
    clear = json.dumps(
        {
            "board": header.board,
            "device": header.device,
            "key": header.public_key,
            "schema": header.schema,
            "form": header.form,
        },
        sort_keys=True,
    ).encode()
    start = MAGIC + _LENGTH.pack(len(clear)) + clear
    nonce = os.urandom(_NONCE)
    sealed = start + nonce + encrypt(_content(bundle), start, nonce, secret)
    return sealed + SigningKey(seed).sign(sealed).signature


def unpack(content: bytes, secret: bytes, board: str) -> Bundle:
    """Read an exchange file of a board.

    Raises:
        Unreadable: One of its kinds above says what is wrong; nothing of it is to be used.
    """
    header, start = read_header(content)
    if header.board != board:
        raise OtherBoard(header.board)
    if header.schema > engine.SCHEMA_VERSION or header.form > FORM:
        raise NewerTables(str(header.schema))
    if len(content) < start + _NONCE + _TAG + _SIGNATURE:
        raise CutShort("no room for its end")
    _prove(content, header.public_key)
    return _bundle(header, _opened(content, start, secret))


def read_header(content: bytes) -> tuple[Header, int]:
    """Read what stands in clear, and where it ends. Nothing of it is proved yet.

    Raises:
        NotAnExchange, CutShort: It is none, or not all of one.
    """
    if not content.startswith(MAGIC):
        raise NotAnExchange("no mark") if len(content) >= len(MAGIC) else CutShort("empty")
    if len(content) > MOST_BYTES:
        raise NotAnExchange("too large")
    start = len(MAGIC) + _LENGTH.size
    if len(content) < start:
        raise CutShort("no header")
    (length,) = _LENGTH.unpack(content[len(MAGIC) : start])
    if length > _MOST_HEADER:
        raise NotAnExchange("absurd header")
    if len(content) < start + length:
        raise CutShort("half a header")
    return _header(_json(content[start : start + length])), start + length


def _header(found: Any) -> Header:
    if not isinstance(found, dict) or not set(found) >= {*_CLEAR}:
        raise NotAnExchange("no header")
    board, device, key = (found[name] for name in ("board", "device", "key"))
    if not all(isinstance(text, str) for text in (board, device, key)):
        raise NotAnExchange("no names in its header")
    numbers = [found["schema"], found["form"]]
    if not all(type(one) is int and 0 < one < 2**31 for one in numbers):
        raise NotAnExchange("no versions in its header")
    if not (_NAME.fullmatch(board) and _NAME.fullmatch(device) and _HEX.fullmatch(key)):
        raise NotAnExchange("no names in its header")
    return Header(board=board, device=device, public_key=key, schema=numbers[0], form=numbers[1])


def _prove(content: bytes, key: str) -> None:
    from nacl.exceptions import BadSignatureError
    from nacl.signing import VerifyKey

    try:
        VerifyKey(bytes.fromhex(key)).verify(content[:-_SIGNATURE], content[-_SIGNATURE:])
    except (BadSignatureError, ValueError) as error:
        raise Altered("its signature does not fit") from error


def _opened(content: bytes, start: int, secret: bytes) -> bytes:
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
    from nacl.exceptions import CryptoError

    nonce = content[start : start + _NONCE]
    sealed = content[start + _NONCE : -_SIGNATURE]
    try:
        return bytes(decrypt(sealed, content[:start], nonce, secret))
    except CryptoError as error:
        raise OtherSecret("it cannot be unsealed") from error


def _content(bundle: Bundle) -> bytes:
    text = json.dumps(
        {
            "who": bundle.who,
            "versions": dict(bundle.versions),
            "since": dict(bundle.since),
            "transactions": [as_plain(one) for one in bundle.transactions],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
    changes = zlib.compress(text.encode(), 6)
    parts = [_LENGTH.pack(len(changes)), changes]
    for sha256, file in sorted(bundle.files.items()):
        parts += [_FILE.pack(bytes.fromhex(sha256), len(file)), file]
    return b"".join(parts)


def _bundle(header: Header, content: bytes) -> Bundle:
    if len(content) < _LENGTH.size:
        raise Altered("no changes in it")
    (length,) = _LENGTH.unpack(content[: _LENGTH.size])
    end = _LENGTH.size + length
    if len(content) < end:
        raise Altered("not all its changes in it")
    found = _json(_inflated(content[_LENGTH.size : end]))
    if not isinstance(found, dict) or not isinstance(found.get("transactions"), list):
        raise Altered("no changes in it")
    who = found.get("who")
    if not isinstance(who, str) or len(who) > LONGEST_WORDS or not is_writable(who):
        raise Altered("no name in it")
    return Bundle(
        header=header,
        who=who,
        versions=_versions(found.get("versions")),
        since=_versions(found.get("since")),
        transactions=[from_plain(one) for one in found["transactions"]],
        files=dict(_files(content, end)),
    )


def _files(content: bytes, at: int) -> Iterator[tuple[str, bytes]]:
    while at < len(content):
        if len(content) < at + _FILE.size:
            raise Altered("half a file in it")
        sha256, size = _FILE.unpack(content[at : at + _FILE.size])
        at += _FILE.size
        file = content[at : at + size]
        at += size
        if len(file) != size or hashlib.sha256(file).digest() != sha256:
            raise Altered("a file in it is not what it says")
        yield sha256.hex(), file


def _inflated(content: bytes) -> bytes:
    reader = zlib.decompressobj()
    try:
        opened = reader.decompress(content, MOST_OPENED_BYTES)
    except zlib.error as error:
        raise Altered("its changes cannot be opened") from error
    if reader.unconsumed_tail or not reader.eof:
        raise Altered("its changes are absurdly large, or cut short")
    return opened


def _json(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Altered("not the text that it should be") from error


def _versions(found: Any) -> Mapping[str, int]:
    if not isinstance(found, dict) or not all(
        _NAME.fullmatch(name) and type(upto) is int and 0 < upto < 2**62
        for name, upto in found.items()
    ):
        raise Altered("it does not say how far it had come")
    return found
