"""What the sandbox's tests share: which locks this machine gives."""

from __future__ import annotations

import pytest

from candour.sandbox import CAN_LOCK, Guard

if not CAN_LOCK:
    pytest.skip("only Linux has a sandbox", allow_module_level=True)


@pytest.fixture(scope="session")
def held() -> frozenset[Guard]:
    """The locks that hold on this machine."""
    from candour.sandbox.attempts import guards_here

    return guards_here()


@pytest.fixture
def needs(held):
    """Skips a test where this machine lacks a lock that it is about."""

    def skip_without(*guards: Guard) -> None:
        for guard in guards:
            if guard not in held:
                pytest.skip(f"this machine lacks a lock: {guard.value}")

    return skip_without
