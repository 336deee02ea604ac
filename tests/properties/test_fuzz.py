"""A short slice of the fuzzing: the same damaged files each time (`make fuzz` reads many more)."""

from __future__ import annotations

import pytest
from fuzzing.run import rounds


@pytest.mark.parametrize("seed", range(4))
def test_damaged_files_give_reports(seed: int) -> None:
    """Files of every kind, cut, altered, repeated and mixed, give a report each, in time and without a reader's fault."""
    failures = [
        f"{failure.name}, round {failure.seed}: {failure.what}"
        for failure in rounds(seed=seed, most=60)
        if failure
    ]
    assert not failures
