"""Values of packages that may not be installed. A value of a class proves that its package is imported already."""

from __future__ import annotations

import sys
from typing import Any


def is_a(value: Any, module: str, *names: str) -> bool:
    """Whether ``value`` is an instance of one of the classes ``names`` of ``module``, which is never imported here."""
    found = sys.modules.get(module)
    classes = tuple(cls for name in names if isinstance(cls := getattr(found, name, None), type))
    # type() rather than isinstance(): an object may claim any __class__.
    return issubclass(type(value), classes) if classes else False
