"""Nobody can rig a draw: who tries many secrets beforehand gains nothing from it."""

import secrets
from hashlib import sha256

from ledgers.model.lots import drawn, seed_of, tickets

UNITS = [f"unit-{number}" for number in range(1, 18)]
FRIEND, EACH, DAYS = UNITS[6], 4, 600


def sample(seed: str) -> list[str]:
    """Return the units that a seed draws."""
    return drawn([(UNITS, EACH)], tickets(seed))[0]


def spares(seed: str) -> bool:
    """Say whether a seed leaves a friend out."""
    return FRIEND not in sample(seed)


def test_who_commits_alone_spares_a_friend_by_trying() -> None:
    tried = (sha256(f"{number}".encode()).hexdigest() for number in range(100))

    assert spares(next(seed for seed in tried if spares(seed)))


def test_who_tries_secrets_before_the_public_value_spares_nobody_more_often() -> None:
    """Choose halves by the value of yesterday; the value of each day then decides."""
    spared = 0
    for day in range(DAYS):
        halves = [sha256(f"{day}/{of}".encode()).hexdigest() for of in "ab"]
        guessed = (seed_of(halves[0], f"{halves[1]}{number}", f"{day}") for number in range(40))
        chosen = next(number for number, seed in enumerate(guessed) if spares(seed))
        value = sha256(f"the balls of day {day}".encode()).hexdigest()
        spared += spares(seed_of(halves[0], f"{halves[1]}{chosen}", value))

    expected, deviation = DAYS * 13 / 17, (DAYS * 13 / 17 * 4 / 17) ** 0.5
    assert abs(spared - expected) < 4 * deviation


def test_one_honest_party_suffices() -> None:
    """One half by chance makes each unit as likely, whatever the other half and the value are."""
    found = [sample(seed_of(secrets.token_hex(32), "00" * 32, "1")) for _ in range(DAYS)]

    expected = DAYS * EACH / len(UNITS)
    deviation = (expected * (1 - EACH / len(UNITS))) ** 0.5
    for unit in UNITS:
        assert abs(sum(unit in row for row in found) - expected) < 6 * deviation
