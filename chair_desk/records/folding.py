"""Text as it is compared: no capitals, no accents, apostrophes and spaces all alike."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ALIKE = {"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-"}


@lru_cache(maxsize=4096)
def _folded_sign(sign: str) -> str:
    if sign.isspace():
        return " "
    apart = unicodedata.normalize("NFKD", _ALIKE.get(sign, sign)).casefold()
    bare = unicodedata.normalize("NFKD", apart)
    return "".join(part for part in bare if not unicodedata.combining(part))


_OTHER = re.compile(r"[^\x00-\x7f]")
_ASCII = [chr(number).lower() for number in range(128)]
_PLAIN = {ord(sign): _folded_sign(sign) for sign in _ASCII if _folded_sign(sign) != sign}


def folded(text: str) -> str:
    """Return a text as it is searched and compared."""
    if text.isascii():
        return text.lower().translate(_PLAIN)
    return _OTHER.sub(_folded_match, text).lower().translate(_PLAIN)


def _folded_match(found: re.Match[str]) -> str:
    return _folded_sign(found[0])


def folded_with_places(text: str) -> tuple[str, list[int]]:
    """Return the folded text, and for each of its signs (and its end) the place in `text`.

    One sign may fold to none (an accent of its own) or to several (the German sharp s).
    """
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for part in _folded_sign(sign):
            signs.append(part)
            places.append(place)
    places.append(len(text))
    return "".join(signs), places
