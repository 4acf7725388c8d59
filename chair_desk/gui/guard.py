"""Guard every override of a Qt virtual method.

On Python 3.11 an IndexError, TypeError or ValueError that C code raises inside a virtual
method kills the process. So every override goes through `guarded`: the exception goes to the
program's error path and Qt gets a safe value.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def guarded(default: Any = None) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Return `default` to Qt when the override raises, and tell the program of it.

    A type (`QSize`, `list`) is called for a fresh value each time. The exception goes to
    `sys.excepthook`, which `application` sets; a test run fails by it.
    """

    def decorate(override: Callable[P, T]) -> Callable[P, T]:
        @functools.wraps(override)
        def safe(*args: P.args, **kwargs: P.kwargs) -> T:
            try:
                return override(*args, **kwargs)
            except Exception as problem:
                # Nothing here may keep the traceback: its frames hold a painter or an index
                # that Qt frees when this returns.
                if not _is_emptied(args, problem):
                    sys.excepthook(type(problem), problem, problem.__traceback__)
            safe_value: T = default() if isinstance(default, type) else default
            return safe_value

        return safe

    return decorate


def _is_emptied(args: tuple[Any, ...], problem: Exception) -> bool:
    """Say whether the widget is being collected: Qt may still send it an event on its way out.

    The collector takes an object's attributes before Qt's part of it ends; then there is nobody
    left to tell, and nothing that an event could change.
    """
    return (
        isinstance(problem, AttributeError)
        and bool(args)
        and (getattr(args[0], "__dict__", None) == {})
    )
