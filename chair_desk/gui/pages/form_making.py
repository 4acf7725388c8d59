"""What the makers of forms share: forms by record, panels that call a service, known people."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from chair_desk.gui.parts.editors import Choices
from chair_desk.gui.parts.form_panel import FormPanel, Values
from chair_desk.gui.parts.record_form import RecordForm
from chair_desk.gui.parts.spoken_days import day_reader
from chair_desk.gui.session import Session
from chair_desk.records.changes import Changes
from chair_desk.records.columns import Table, table_of
from chair_desk.services.finding_people import find_people


class FormMaker:
    """Makes forms on one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def _form(self, record_class: type, names: Sequence[str], **offered: Choices) -> RecordForm:
        return self._table_form(table_of(record_class), names, **offered)

    def _table_form(self, table: Table, names: Sequence[str], **offered: Choices) -> RecordForm:
        return self._form_by_and_by(table, names, (), offered)

    def _form_by_and_by(
        self,
        table: Table,
        names: Sequence[str],
        later: Collection[str],
        offered: Mapping[str, Choices],
    ) -> RecordForm:
        """Return a form that makes the fields of `later` when they are asked."""
        read_date = day_reader(self._session.today())
        return RecordForm(table, names, choices=offered, read_date=read_date, later=later)

    def _panel(
        self,
        title: str,
        note: str,
        forms: RecordForm | Sequence[RecordForm],
        service: Callable[..., Changes],
        *before: Any,
    ) -> FormPanel:
        """Return a panel that gives `before` and the values to a service."""

        def save(values: Values) -> Changes | dict[str, str]:
            return self._session.try_out(service, *before, **values)

        return FormPanel(title, note, [forms] if isinstance(forms, RecordForm) else forms, save)

    def _known(self, record_class: type, record_id: str) -> Any:
        return self._session.desk.get(record_class, record_id)

    def _people(self) -> list[tuple[Any, str]]:
        known = find_people(self._session.desk, "", self._session.today())
        return sorted(((each.person.id, each.words) for each in known), key=lambda pair: pair[1])
