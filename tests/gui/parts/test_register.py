from __future__ import annotations

from chair_desk.gui.parts.register_matrix import matrix_words


def test_the_matrix_says_both_scores_for_who_cannot_see_it() -> None:
    assert matrix_words((4, 3), (3, 3)) == (
        "Likelihood 4, weight 3, together 12 of 25; 9 with what is done"
    )
    assert matrix_words((1, 5), None).endswith("5 of 25")
