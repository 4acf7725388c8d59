"""What a register says as a whole, in words with their base, and how one risk moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from chair_desk.catalogue.log_types import LogType
from chair_desk.records.agency_counts import added_up, agency_counts
from chair_desk.records.logs import LogStep
from chair_desk.services.desk import Desk
from chair_desk.services.logs import LogLine
from chair_desk.words import N_, _, ngettext

MOST_AGENCIES = 4
_MOVES = {-1: N_("falling"), 0: N_("steady"), 1: N_("rising")}


def reading(kind: LogType, lines: Sequence[LogLine]) -> str:
    """Read a register in a sentence or two; each share with what it is a share of."""
    if not lines:
        return ""
    said = [_counted(lines)]
    if kind.name == "training":
        said.append(training_words(lines))
    elif kind.name == "sub_group":
        said.append(sub_group_words(lines))
    elif kind.name == "case_disagreement":
        said.append(theme_words(lines))
    elif kind.name == "review":
        said.append(cost_words(lines))
    return " ".join(part for part in said if part)


def _counted(lines: Sequence[LogLine]) -> str:
    count, open_count = len(lines), sum(line.is_open for line in lines)
    late = sum(line.is_late for line in lines)
    words = ngettext("{count} entry, {open} open", "{count} entries, {open} open", count)
    said = words.format(count=count, open=open_count)
    return _("{said}, {late} late.").format(said=said, late=late) if late else f"{said}."


def number(line: LogLine, name: str) -> int:
    """Return a number of an entry, nought where none is written."""
    text = line.values.get(name, "")
    return int(text) if text.isdecimal() else 0


def share(count: int, base: int) -> str:
    """Say a share with its base: "28 of 31 (90%)"; no per cent of nothing."""
    if not base:
        return _("{count} of {base}").format(count=count, base=base)
    per_cent = (200 * count + base) // (2 * base)
    return _("{count} of {base} ({per_cent}%)").format(count=count, base=base, per_cent=per_cent)


def training_words(lines: Sequence[LogLine]) -> str:
    """Say who came of who booked and of the places: two shares with two bases.

    Only courses that say both numbers count; one to which nobody came does.
    """
    held = [line for line in lines if line.values.get("attended") and number(line, "booked")]
    if not held:
        return ""
    came = sum(number(line, "attended") for line in held)
    booked = sum(number(line, "booked") for line in held)
    placed = [line for line in held if number(line, "places")]
    words = _("Came of registrations: {share}.").format(share=share(came, booked))
    if placed:
        of_places = share(
            sum(number(line, "attended") for line in placed),
            sum(number(line, "places") for line in placed),
        )
        words += " " + _("Came of places: {share}.").format(share=of_places)
    return " ".join(part for part in (words, _no_show_words(held)) if part)


def _no_show_words(held: Sequence[LogLine]) -> str:
    """Say which agencies booked and did not come, of how many bookings; the most of them first."""
    counts = added_up(
        one for line in held for one in agency_counts(line.values.get("by_agency", ""))
    )
    missing = [one for one in counts if one.no_shows]
    said = [
        _("{agency} {missing} of {booked}").format(
            agency=one.agency, missing=one.no_shows, booked=one.booked
        )
        for one in missing[:MOST_AGENCIES]
    ]
    if rest := len(missing) - len(said):
        said.append(ngettext("{count} other", "{count} others", rest).format(count=rest))
    return (
        _("Booked and did not come: {agencies}.").format(agencies=", ".join(said)) if said else ""
    )


def sub_group_words(lines: Sequence[LogLine]) -> str:
    """Say how many reports came of those expected, and which sub-groups are silent."""
    expected = sum(number(line, "expected") for line in lines)
    received = sum(number(line, "received") for line in lines)
    words = _("Reports received: {share}.").format(share=share(received, expected))
    silent = [line.entry.title for line in lines if line.entry.state == "silent"]
    if silent:
        words += " " + _("Silent: {names}.").format(names=", ".join(silent))
    return words


def theme_words(lines: Sequence[LogLine]) -> str:
    """Say the themes of disagreements by number, the most frequent first."""
    themes = Counter(_(theme) for line in lines if (theme := line.values.get("theme", "")))
    found = sorted(themes.items(), key=lambda pair: (-pair[1], pair[0]))
    return _("Themes: {themes}.").format(
        themes=", ".join(f"{theme} {count}" for theme, count in found)
    ) if found else ""  # fmt: skip


def cost_words(lines: Sequence[LogLine]) -> str:
    """Say what reviews cost so far, in pounds and in days of staff."""
    cost = sum(number(line, "cost") for line in lines)
    days = sum(number(line, "days_spent") for line in lines)
    said = []
    if cost:
        said.append(_("Cost so far £{cost:,}.").format(cost=cost))
    if days:
        words = ngettext("{days} day of staff.", "{days} days of staff.", days)
        said.append(words.format(days=days))
    return " ".join(said)


def scores_of(desk: Desk, entry_id: str) -> list[int]:
    """Return the scores that a risk had, earliest first: likelihood times consequence."""
    found = []
    for step in desk.rows(LogStep, log_entry_id=entry_id, kind="score", order=("made_on",)):
        parts = step.text.replace("×", " ").split()
        if len(parts) == len(("likelihood", "weight")) and all(part.isdecimal() for part in parts):
            found.append(int(parts[0]) * int(parts[1]))
    return found


def trend_words(desk: Desk, entry_id: str) -> str:
    """Say how a risk moves, from its own history: "rising, from 9 to 12"; else that it is new."""
    scores = scores_of(desk, entry_id)
    if not scores:
        return _("not scored yet")
    if len(scores) == 1:
        return _("no earlier score")
    before, now = scores[-2:]
    move = (now > before) - (now < before)
    return _("{move}, from {before} to {now}").format(move=_(_MOVES[move]), before=before, now=now)
