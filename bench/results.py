"""What measurements come to."""

import os
import platform
from pathlib import Path
from typing import TypedDict


class Result(TypedDict):
    """One line of the table: what was measured, and whether it reaches its mark, if it has one."""

    name: str
    value: float
    mark: float | None
    holds: bool | None


def figure(name: str, value: float) -> Result:
    """Return the result of a measurement that only tells."""
    return Result(name=name, value=round(value, 3), mark=None, holds=None)


def at_most(name: str, value: float, mark: float) -> Result:
    """Return the result of a measurement that must not be above its mark."""
    return Result(name=name, value=round(value, 3), mark=mark, holds=value <= mark)


def at_least(name: str, value: float, mark: float) -> Result:
    """Return the result of a measurement that must not be below its mark."""
    return Result(name=name, value=round(value, 3), mark=mark, holds=value >= mark)


def machine() -> dict[str, object]:
    """Return on what was measured, and how busy that was before."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return {
        "processors": os.cpu_count(),
        "model": models[0] if models else platform.processor(),
        "python": platform.python_version(),
        "system": platform.platform(),
        "load_before": os.getloadavg()[0],
    }
