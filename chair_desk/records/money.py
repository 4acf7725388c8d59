"""Money as whole pence: read as people write it, and written as the United Kingdom does."""

from __future__ import annotations

import re

_SUM = re.compile(
    r"^(?P<minus>[-−])?£?\s*(?P<pounds>\d[\d, \u00a0]*)(?:\.(?P<pence>\d{1,2}))?"
    r"\s*(?P<k>[km])?$",
    re.IGNORECASE,
)
_THOUSANDS = {"k": 1_000, "m": 1_000_000, "": 1}
MOST_PENCE = 10**14


def read_pence(text: str) -> int | None:
    """Read "£98,000", "98000.50", "98k" or "−£550" as pence; None where it is no sum of money."""
    found = _SUM.match(text.strip())
    if found is None:
        return None
    pounds = int(re.sub(r"\D", "", found["pounds"]))
    pence = int((found["pence"] or "0").ljust(2, "0"))
    times = _THOUSANDS[(found["k"] or "").lower()]
    total = (pounds * 100 + pence) * times
    if total > MOST_PENCE:
        return None
    return -total if found["minus"] else total


def pounds(pence: int) -> str:
    """Write a sum to the pound, halves away from nought: "£98,000", "−£3,576"."""
    whole = (abs(pence) + 50) // 100
    return f"−£{whole:,}" if pence < 0 and whole else f"£{whole:,}"


def exact_pounds(pence: int) -> str:
    """Write a sum with its pence where it has any: "£8,252", "£12.50"."""
    whole, rest = divmod(abs(pence), 100)
    said = f"£{whole:,}.{rest:02}" if rest else f"£{whole:,}"
    return f"−{said}" if pence < 0 else said


def signed_pounds(pence: int) -> str:
    """Write a difference to the pound with its sign: "+£58,000", "−£3,576", "£0"."""
    said = pounds(pence)
    return f"+{said}" if pence > 0 and said != "£0" else said
