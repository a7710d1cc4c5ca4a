"""An event loop for one task. Browser tests leave one running in the thread of the tests, where no second may run."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Result = TypeVar("Result")


def run(task: Coroutine[Any, Any, Result]) -> Result:
    """What the task returns, or what it raises."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(asyncio.run, task).result()
