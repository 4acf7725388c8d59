"""The fields of a form that belong to one kind of entry: asked when that kind is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from chair_desk.gui.parts.editors import ChoiceEditor
from chair_desk.gui.parts.record_form import RecordForm


class FieldsByKind(QObject):
    """Follows the choice of a kind; a field that holds something is shown whatever is chosen.

    A form that makes these fields later (`RecordForm.later`) makes them as they are asked.
    """

    def __init__(
        self, form: RecordForm, kind: ChoiceEditor, only_for: Mapping[str, tuple[str, ...]]
    ) -> None:
        super().__init__(form)
        self._form, self._kind, self._only_for = form, kind, only_for
        kind.currentIndexChanged.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show what is asked of the kind that is chosen."""
        values, chosen = self._form.values(), self._kind.value()
        for name, kinds in self._only_for.items():
            self._form.ask(name, is_asked=chosen in kinds or bool(values.get(name)))
