from __future__ import annotations

from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from chair_desk.records.changes import Refused
from chair_desk.services.actions import add_action
from chair_desk.services.desk import Desk
from chair_desk.services.organisations import organisations
from chair_desk.services.reminder_files import KINDS, prepare_reminder_files, write_reminder_files


def test_each_kind_is_written_and_a_mail_carries_the_sheet(desk: Desk, tmp_path: Path) -> None:
    partner = organisations(desk)[0]
    add_action(desk, "Send it", organisation_id=partner.id, due_on=date(2026, 8, 1))
    for kind in KINDS:
        (path,) = write_reminder_files(prepare_reminder_files(desk, kind), tmp_path)
        assert path.suffix == f".{kind}"
    mail = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert mail["X-Unsent"] == "1"
    (sheet,) = mail.iter_attachments()
    assert sheet.get_content().startswith(b"PK")
    body = mail.get_body()
    assert body is not None
    assert "A-001  Send it" in body.get_content()


def test_one_partner_may_be_asked_for_alone(desk: Desk) -> None:
    first, second = organisations(desk)[:2]
    for partner in (first, second):
        add_action(desk, "Send it", organisation_id=partner.id, due_on=date(2026, 8, 1))
    assert len(prepare_reminder_files(desk)) == 2
    assert len(prepare_reminder_files(desk, partner=first.name.upper())) == 1
    for asked in ({"partner": "Nobody"}, {"kind": "odt"}):
        with pytest.raises(Refused):
            prepare_reminder_files(desk, **asked)
