"""What a process keeps is bounded in bytes."""

import pytest

from core.http.memory import Memory


@pytest.fixture
def memory() -> Memory:
    found = Memory("a test", {"OPTIONS": {"MAX_ENTRIES": 100, "MAX_BYTES": 8000}})
    found.clear()
    return found


def test_it_never_holds_more_bytes_than_it_may(memory):
    for number in range(50):
        memory.set(f"key-{number}", b"x" * 900)

    assert sum(map(len, memory._cache.values())) <= 8000
    assert memory.get("key-49") == b"x" * 900
    assert memory.get("key-0") is None


def test_what_is_too_large_is_not_kept_and_puts_nothing_out(memory):
    memory.set("small", b"x")

    memory.set("large", b"x" * 2000)

    assert memory.get("large") is None
    assert memory.get("small") == b"x"


def test_a_second_thread_makes_it_from_the_same_settings():
    options = {"OPTIONS": {"MAX_ENTRIES": 100, "MAX_BYTES": 8000}}

    assert [Memory("another test", options).most_bytes for _thread in range(2)] == [8000, 8000]
