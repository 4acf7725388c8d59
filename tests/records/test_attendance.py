from chair_desk.records.attendance import Presence


def test_six_states_and_four_of_them_are_in_the_room() -> None:
    here = {presence for presence in Presence if presence.is_here}

    assert here == {
        Presence.PRESENT,
        Presence.DEPUTY,
        Presence.OBSERVER,
        Presence.IN_ATTENDANCE,
    }
