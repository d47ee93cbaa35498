"""How a function's own text names what it returns: ``return figure, table`` → "figure", "table"."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from typing import Any


def returned_names(function: Callable[..., Any]) -> list[str | None]:
    """One entry for each value that is returned: its variable, or None where it has none or not always the same.

    Empty if the source is not there, or if the function does not always return equally many values.
    """
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, TypeError, SyntaxError):
        return []
    definition = next((n for n in tree.body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)), None)
    rows = [_names(value) for value in _returned(definition)] if definition else []
    if len({len(row) for row in rows}) != 1:
        return []
    return [names[0] if len(set(names)) == 1 else None for names in zip(*rows, strict=True)]


def _returned(node: ast.AST) -> Iterator[ast.expr]:
    """What is returned or yielded below a node, but not by functions within it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
            continue
        if isinstance(child, ast.Return | ast.Yield) and child.value is not None:
            nothing = isinstance(child.value, ast.Constant) and child.value.value is None
            if not nothing:
                yield child.value
        yield from _returned(child)


def _names(value: ast.expr) -> list[str | None]:
    parts = value.elts if isinstance(value, ast.Tuple) else [value]
    return [part.id if isinstance(part, ast.Name) else None for part in parts]
