"""Words that a locked board would not take: kept locked too, and offered when it is next opened.

They are sealed with XChaCha20-Poly1305 under a key made of the secret that lies in the board, so
they open with the board, after a change of its passphrase as well, and with nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from typing import Final

from chair_desk.records.frozen import frozen

ENDING: Final = ".words"
_MOST_BYTES = 50_000_000
_NONCE = 24
_PURPOSE = b"words not in it "


@frozen
class WaitingWords:
    """Words that wait for their board, and the file they lie in."""

    path: Path
    text: str


def seal(text: str, secret: bytes) -> bytes:
    """Return words sealed for the board of a secret."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt

    nonce = os.urandom(_NONCE)
    sealed = encrypt(text.encode("utf-8", "replace"), _PURPOSE, nonce, _key(secret))
    return nonce + bytes(sealed)


def unseal(content: bytes, secret: bytes) -> str | None:
    """Return the words, or nothing where they belong to another board or were altered."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
    from nacl.exceptions import CryptoError

    try:
        opened = decrypt(content[_NONCE:], _PURPOSE, content[:_NONCE], _key(secret))
    except (CryptoError, ValueError):
        return None
    return bytes(opened).decode("utf-8", "replace")


def waiting_for(folder: Path, secret: bytes) -> list[WaitingWords]:
    """Return the words in a folder that wait for the board of a secret, newest first."""
    found = []
    for path in sorted(folder.glob(f"*{ENDING}"), reverse=True):
        with contextlib.suppress(OSError):
            if path.stat().st_size > _MOST_BYTES:
                continue
            text = unseal(path.read_bytes(), secret)
            if text is not None:
                found.append(WaitingWords(path, text))
    return found


def _key(secret: bytes) -> bytes:
    return hashlib.blake2b(secret, digest_size=32, person=_PURPOSE).digest()
