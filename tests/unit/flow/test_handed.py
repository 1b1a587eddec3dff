"""See that the portal is handed the samples and the figures that come with the program."""

from ledgers.flow.portal import published_figures, samples
from ledgers.model.layout import LEDGERS


def test_every_ledger_has_a_sample_and_a_slip_in_both_languages() -> None:
    found = tuple(samples())

    assert sorted(sample.ledger for sample in found) == sorted(LEDGERS)
    assert all(sample.right in sample.texts[0] for sample in found)
    assert all(sample.message.zh != sample.message.en for sample in found)
    assert all(sample.hint.zh and sample.hint.en for sample in found)


def test_every_figure_is_recomputed() -> None:
    found = published_figures().recomputed

    assert len(found) == 64
    assert all(row.result.agrees for row in found)
    assert len({row.id for row in found}) == 64
