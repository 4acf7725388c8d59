import pytest

from chair_desk.records.audience import Audience


@pytest.mark.parametrize(
    ("reader", "content", "may"),
    [
        (Audience.PUBLIC, Audience.PUBLIC, True),
        (Audience.PUBLIC, Audience.MEMBERS, False),
        (Audience.MEMBERS, Audience.MEMBERS, True),
        (Audience.MEMBERS, Audience.CONFIDENTIAL, False),
        (Audience.CONFIDENTIAL, Audience.CONFIDENTIAL, True),
        (Audience.CONFIDENTIAL, Audience.PUBLIC, True),
    ],
)
def test_a_reader_sees_what_is_for_them_and_what_is_wider(
    reader: Audience, content: Audience, may: bool
) -> None:
    assert reader.may_read(content) is may
