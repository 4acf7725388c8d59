"""What the record says in a yearly report of reviews, of what followed, and of training."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chair_desk.records.days_in_words import full_day
from chair_desk.services.desk import Desk
from chair_desk.services.logs import LogLine
from chair_desk.services.report_entries import (
    day_of,
    number_of,
    of_year,
    rows,
    said_of,
    said_of_all,
)
from chair_desk.services.report_saying import (
    Drafted,
    Figure,
    ReportYear,
    clause,
    figure,
    rows_of,
    sentence,
)
from chair_desk.words import _, ngettext

LOG = "review"
_DAYS = ("aware_on", "decided_on", "finished_on", "published_on")


def _ended_in(line: LogLine, year: ReportYear) -> bool:
    days = (day_of(line, "finished_on"), day_of(line, "published_on"), line.entry.closed_on)
    return any(day is not None and day in year.days for day in days)


def _reviews(desk: Desk, year: ReportYear) -> list[LogLine]:
    open_ones = {line.entry.id for line in of_year(desk, LOG, year)}
    return [
        line
        for line in of_year(desk, LOG, year, days=_DAYS)
        if line.entry.id in open_ones or _ended_in(line, year)
    ]


def reviews_said(desk: Desk, year: ReportYear) -> Iterator[Drafted]:
    """Say how many reviews there were and how each stands. A review is named by its code."""
    lines = _reviews(desk, year)
    if lines:
        ended = [line for line in lines if _ended_in(line, year)]
        yield said_of_all(
            "reviews.all",
            _all_words(len(lines), len(ended)),
            lines,
            figure("reviews.all", rows(lines), _("Reviews of the year")),
            figure("reviews.ended", rows(ended), _("Of those, ended in the year")),
        )
    for line in lines:
        yield _one(line)


def _all_words(count: int, ended: int) -> str:
    if count == 1:
        return _("{all} review ended in the year.") if ended else _(
            "{all} review was under way in the year and had not ended."
        )  # fmt: skip
    return _("{all} reviews were under way or ended in the year; {ended} of them ended.")


def reviews_ended_said(desk: Desk, year: ReportYear) -> Iterator[Drafted]:
    """Say of each review that ended in the year what it found, whenever it began."""
    for line in _reviews(desk, year):
        if _ended_in(line, year):
            yield _one(line)


def reviews_open_said(desk: Desk, year: ReportYear) -> Iterator[Drafted]:
    """Say of each review that was still under way when the year ended how it stands."""
    for line in _reviews(desk, year):
        if not _ended_in(line, year):
            yield _one(line)


def _one(line: LogLine) -> Drafted:
    kind = line.values.get("kind", "")
    theme = clause(line.values.get("theme", "") or line.entry.title)
    state, why = state_and_why(line.state_words, line.values.get("reason", ""))
    said = _("{code}, {kind} ({theme}): {state}.").format(
        code=line.entry.reference, kind=kind or _("review"), theme=theme, state=state
    )
    more = [sentence(line.values.get(name, "")) for name in ("findings", "outcome")]
    if why:
        more.append(_("The reason on record: {why}").format(why=why))
    published = day_of(line, "published_on")
    if published is not None:
        more.insert(0, _("It was published on {day}.").format(day=full_day(published)))
    elif why := sentence(line.values.get("not_published_why", "")):
        more.insert(0, _("It was not published: {why}").format(why=why))
    return said_of("review.stands", " ".join([said, *filter(None, more)]), line)


def state_and_why(state: str, reason: str) -> tuple[str, str]:
    """Return the name of a state inside a sentence, and the reason as a sentence of its own.

    A state may be called "No further review, and why": what it asks for is no part of its name.
    """
    plain = state.removesuffix(_(", and why"))
    return plain[:1].lower() + plain[1:], sentence(reason)


def review_findings_said(desk: Desk, year: ReportYear) -> Iterator[Drafted]:
    """Say where a finding was not acted on, and why; the law asks adults boards for the reason."""
    for line in _reviews(desk, year):
        if why := sentence(line.values.get("not_implemented_why", "")):
            said = _("Of {code}, a finding was not acted on, for this reason: {why}")
            yield said_of(
                "review.not_acted_on", said.format(code=line.entry.reference, why=why), line
            )


def training_said(desk: Desk, year: ReportYear) -> Iterator[Drafted]:
    """Say how many came to training, of those booked and of all places: they are two rates."""
    lines = [
        line
        for line in of_year(desk, "training", year, days=("course_on",))
        if line.entry.state in {"held", "evaluated"}
    ]
    whole = [line for line in lines if None not in _numbers(line)]
    if lines:
        yield said_of_all(
            "training.held",
            ngettext(
                "{held} course was held in the year.",
                "{held} courses were held in the year.",
                len(lines),
            ),
            lines,
            figure("training.held", rows(lines), _("Courses that were held")),
        )
    if whole:
        yield _rates(whole)
    for line in lines:
        if effect := sentence(line.values.get("effect", "")):
            said = _("Of the course “{about}”, this effect is recorded: {effect}").format(
                about=clause(line.entry.title), effect=effect
            )
            yield said_of("training.effect", said, line)


def _numbers(line: LogLine) -> tuple[int | None, ...]:
    return tuple(number_of(line, name) for name in ("places", "booked", "attended"))


def _rates(lines: Sequence[LogLine]) -> Drafted:
    places, booked, attended = (
        sum(number_of(line, name) or 0 for line in lines)
        for name in ("places", "booked", "attended")
    )
    own = rows_of(rows(lines))
    parts = (
        ("attended", attended, _("People who came, as entered for each course")),
        ("booked", booked, _("Bookings, as entered for each course")),
        ("places", places, _("Places offered, as entered for each course")),
    )
    figures = [
        Figure(name=f"training.{name}", value=f"{number:,}", base=base, rows=own)
        for name, number, base in parts
    ]
    if booked and places:
        said = _(
            "Of the {booked} people who had booked, {attended} came ({of_booked}); of the {places}"
            " places offered, that is {of_places}."
        )
        figures += [
            Figure(
                name=f"training.of_{name}",
                value=percent(attended, base),
                base=_("People who came, by {name}").format(name=name),
                rows=own,
            )
            for name, base in (("booked", booked), ("places", places))
        ]
    else:
        said = _(
            "The courses offered {places} places; {booked} were booked and {attended} people came."
        )
    return said_of_all("training.rates", said, lines, *figures)


def percent(number: int, base: int) -> str:
    """Say a share in whole per cent, halves up."""
    return f"{(number * 200 + base) // (2 * base)}%"
