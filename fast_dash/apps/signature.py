"""What a function's parameters mean in an app: every one is an input."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..chat.signature import Setting, parameters_of, settings_of


def inputs_of(callback: Callable[..., Any]) -> list[Setting]:
    """The inputs of ``callback``, in the order of its parameters; raises TypeError if one cannot be passed by name."""
    return settings_of(callback, parameters_of(callback))
