"""How long a county may submit again what the city gave back, for tasks and findings alike."""

from datetime import date

from ledgers.model.periods import days_after


def limit_again(limit: date, due_on: date, given_back_on: date, days: int, *, late: bool) -> date:
    """Return the last day to submit again.

    What was submitted in time and given back after the deadline may be submitted again within some
    days (`resubmit_days`); otherwise the limit stays.
    """
    if late or given_back_on <= due_on:
        return limit
    return max(limit, days_after(given_back_on, days))
