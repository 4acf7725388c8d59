"""Recommendations brought in from a table: a plan first, each row with its doubts, one change.

A row is a recommendation and a column an agency, as the export writes them. A cell says how
far the agency has taken it, with the reason or what shows it behind a colon.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from chair_desk.records.changes import CannotDo, Changes, Refused
from chair_desk.records.folding import folded
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry
from chair_desk.records.people import Organisation
from chair_desk.records.recommendations import RecommendationSource, Taken
from chair_desk.records.spoken_dates import Today, read_whole_date
from chair_desk.services.desk import Desk
from chair_desk.services.logs import values_of
from chair_desk.services.recommendation_publishing import HEADS, SOURCE_WORDS, cell_words
from chair_desk.services.recommendations import (
    NEEDS_EVIDENCE,
    TAKEN_WORDS,
    NewRecommendation,
    RecommendationLine,
    Said,
    add_recommendation,
    answer_recommendation,
    ask_agency,
    change_recommendation,
    recommendations,
)
from chair_desk.services.register_importing import RegisterPlan, RowPlan, Standing
from chair_desk.services.table_reading import TableRead
from chair_desk.words import _, ngettext

LOG = "recommendation"
_COLUMNS = ("reference", "title", "source", "source_words", "made_on")
_ALIASES = {
    "reference": ("ref", "no", "number", "id", "rec no"),
    "title": ("recommendation", "title", "finding", "what is recommended", "description"),
    "source": ("source", "type", "from"),
    "source_words": ("code", "review", "review code", "inspection", "case"),
    "made_on": ("made", "date", "date made", "published"),
}
_OTHER_WORDS = {
    "yes": Taken.ACCEPTED, "agreed": Taken.ACCEPTED, "accepted in full": Taken.ACCEPTED,
    "requested": Taken.ASKED, "awaiting": Taken.ASKED, "no answer": Taken.ASKED,
    "done": Taken.ACTIONED, "complete": Taken.ACTIONED, "completed": Taken.ACTIONED,
    "implemented": Taken.ACTIONED, "evidenced": Taken.ASSURED, "no": Taken.REJECTED,
    "not accepted": Taken.REJECTED, "declined": Taken.REJECTED, "refused": Taken.REJECTED,
}  # fmt: skip
_NOT_ASKED = frozenset({"", "-", "–", "—", "n/a", "na", "not applicable", "not asked"})


@frozen(kw_only=True)
class _Cells:
    """Where the columns and the agencies stand in a table, and the headings that are neither."""

    columns: Mapping[int, str]
    agencies: Mapping[int, Organisation]
    unread: tuple[str, ...]


def plan_recommendations(desk: Desk, table: TableRead) -> RegisterPlan:
    """Return what a table would do, row by row; nothing is written.

    Raises:
        CannotDo: No heading says what is recommended.
    """
    head = table.head(lambda row: "title" in _places(desk, row).columns.values())
    cells = _places(desk, table.rows[head])
    if "title" not in cells.columns.values():
        raise CannotDo(
            _("“{name}” does not say what is recommended.").format(name=table.name),
            _("No heading reads as “Recommendation”."),
            _("Give one column that heading, and bring the table in again."),
        )
    reader = _Reader(desk, cells)
    rows = tuple(reader.plan(number, line) for number, line in table.below(head))
    return RegisterPlan(log_type=LOG, name=table.name, rows=rows, unread=cells.unread)


def bring_in_recommendations(
    desk: Desk, plan: RegisterPlan, accepted: Collection[int] | None = None
) -> Changes:
    """Bring in the rows accepted by number, else all new and changed ones, as one change.

    A row in doubt comes in only where it is accepted by name. Either all come in or none.

    Raises:
        Refused: No row is left to bring in, or one cannot be written after all.
    """
    wanted = [
        row
        for row in plan.rows
        if row.can_be_taken
        and (row.standing is not Standing.DOUBT if accepted is None else row.number in accepted)
    ]
    if not wanted:
        raise Refused(_("No row is left to bring in."))
    label = ngettext(
        "Brought in {count} recommendation", "Brought in {count} recommendations", len(wanted)
    )
    with desk.change(label.format(count=len(wanted))) as step:
        for row in wanted:
            _take(desk, row)
    return step.done()


def _take(desk: Desk, row: RowPlan) -> None:
    values = dict(row.values)
    answers: Mapping[str, Said] = values.pop("answers")
    try:
        recommendation_id = row.entry_id
        if recommendation_id:
            change_recommendation(desk, recommendation_id, title=row.title, **values)
        else:
            new = NewRecommendation(title=row.title, organisation_ids=list(answers), **values)
            recommendation_id = add_recommendation(desk, new).made
        known = {line.recommendation.id: line for line in recommendations(desk)}
        there = known[recommendation_id].answers
        for organisation_id, said in answers.items():
            if organisation_id not in there:
                ask_agency(desk, recommendation_id, organisation_id)
            if said.state is not Taken.ASKED or organisation_id in there:
                answer_recommendation(desk, recommendation_id, organisation_id, said)
    except Refused as refusal:
        words = " ".join(refusal.problems.values())
        raise Refused(
            _("Row {number}: {words}").format(number=row.number, words=words)
        ) from refusal


def _places(desk: Desk, heads: Sequence[str]) -> _Cells:
    known = {folded(alias): name for name, aliases in _ALIASES.items() for alias in aliases}
    for column, head in zip(_COLUMNS, HEADS, strict=True):
        known |= {folded(_(head)): column, folded(head): column}
    partners: dict[str, Organisation] = {}
    for row in desk.rows(Organisation):
        partners[folded(row.name)] = row
        if row.short_name:
            partners.setdefault(folded(row.short_name), row)
    columns: dict[int, str] = {}
    asked: dict[int, Organisation] = {}
    unread = []
    for at, head in enumerate(heads):
        name, partner = known.get(folded(head)), partners.get(folded(head))
        if name and name not in columns.values():
            columns[at] = name
        elif partner is not None and partner.id not in {one.id for one in asked.values()}:
            asked[at] = partner
        elif head:
            unread.append(head)
    return _Cells(columns=columns, agencies=asked, unread=tuple(unread))


class _Reader:
    """Reads rows against one board."""

    def __init__(self, desk: Desk, cells: _Cells) -> None:
        self._cells = cells
        self._today = Today(on=desk.today())
        lines = recommendations(desk)
        self._known = {folded(line.recommendation.reference): line for line in lines}
        self._said = {folded(line.recommendation.title): line for line in lines}
        self._reviews = {
            folded(values_of(row).get("code", "")): row.id
            for row in desk.rows(LogEntry, log_type="review")
        }
        self._words = {folded(_(said)): state for state, said in TAKEN_WORDS.items()}
        self._words |= {state.value: state for state in Taken} | _OTHER_WORDS
        self._sources = {folded(_(said)): one for one, said in SOURCE_WORDS.items()}

    def plan(self, number: int, line: Sequence[str]) -> RowPlan:
        """Say what one row would do."""
        doubts: list[str] = []
        cells = {name: _at(line, at) for at, name in self._cells.columns.items()}
        title = cells["title"]
        found = self._found(cells)
        answers = self._answers(line, doubts)
        values = self._values(cells, doubts)
        standing = self._standing(found, title, values, answers)
        if not title:
            standing, doubts = Standing.REFUSED, [_("It does not say what is recommended.")]
        elif found is None and not answers:
            standing, doubts = Standing.REFUSED, [_("No agency is asked."), *doubts]
        elif doubts and standing is not Standing.SAME:
            standing = Standing.DOUBT
        return RowPlan(
            number=number, title=title, standing=standing,
            values={**values, "answers": answers},
            entry_id=found.recommendation.id if found else "", doubts=tuple(doubts),
        )  # fmt: skip

    def _found(self, cells: Mapping[str, str]) -> RecommendationLine | None:
        reference = folded(cells.get("reference", ""))
        return self._known.get(reference) or self._said.get(folded(cells["title"]))

    def _values(self, cells: Mapping[str, str], doubts: list[str]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        if code := cells.get("source_words", ""):
            values["source_words"] = code
            if folded(code) in self._reviews:
                values["log_entry_id"] = self._reviews[folded(code)]
        if said := cells.get("source", ""):
            source = self._sources.get(folded(said), RecommendationSource.OTHER)
            values["source"] = source
        if day := cells.get("made_on", ""):
            made_on = read_whole_date(day, self._today)
            if made_on is None:
                doubts.append(_("“{text}” is no date.").format(text=day))
            else:
                values["made_on"] = made_on
        return values

    def _answers(self, line: Sequence[str], doubts: list[str]) -> dict[str, Said]:
        found = {}
        for at, partner in self._cells.agencies.items():
            text = _at(line, at)
            if folded(text) not in _NOT_ASKED:
                found[partner.id] = self._answer(partner, text, doubts)
        return found

    def _answer(self, partner: Organisation, text: str, doubts: list[str]) -> Said:
        words, _colon, more = (part.strip() for part in text.partition(":"))
        state = self._words.get(folded(words))
        fault = ""
        if state is None:
            fault = _("{partner}: “{text}” is no way of taking it. It would be asked.")
        elif state is Taken.REJECTED and not more:
            fault = _("{partner}: rejected needs a reason. It would be asked.")
        elif state in NEEDS_EVIDENCE and not more:
            fault = _("{partner}: “{text}” needs what shows it. It would be asked.")
        if fault or state is None:
            doubts.append(fault.format(partner=partner.short_name or partner.name, text=text))
            return Said(state=Taken.ASKED)
        if state is Taken.REJECTED:
            return Said(state=state, reason=more)
        return Said(state=state, evidence=more)

    def _standing(
        self,
        found: RecommendationLine | None,
        title: str,
        values: Mapping[str, Any],
        answers: Mapping[str, Said],
    ) -> Standing:
        if found is None:
            return Standing.NEW
        made = found.recommendation
        is_same = made.title == title and all(
            getattr(made, name) == value for name, value in values.items()
        )
        for organisation_id, said in answers.items():
            words = cell_words(found.answers.get(organisation_id))
            is_same = is_same and words == _said_words(said)
        return Standing.SAME if is_same else Standing.CHANGES


def _said_words(said: Said) -> str:
    more = said.reason if said.state is Taken.REJECTED else said.evidence
    return _(TAKEN_WORDS[said.state]) + (f": {more}" if more else "")


def _at(line: Sequence[str], at: int) -> str:
    return line[at].strip() if at < len(line) else ""
