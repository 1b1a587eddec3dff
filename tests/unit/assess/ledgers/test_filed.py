"""Figures that follow from what was filed."""

from ledgers.assess.ledgers.filed import figure


def test_vacant_posts_follow_from_the_others() -> None:
    assert figure({"established": 4, "allowance": 1, "in_post": 3}, "vacant") == 2
    assert figure({"established": 4, "in_post": 6}, "vacant") == 0
    assert figure({"established": 4}, "vacant") is None
    assert figure({"established": 4}, "established") == 4
