"""Chat and agent components for Plotly Dash, compiled from React and TypeScript.

Everything here but this file is generated: see ``CONTRIBUTING.md``. The components know no server and no model; the
package ``fast_dash`` wires them to one. ``FastDash`` and ``fastdash`` can be imported from here as well.
"""

from __future__ import annotations

from pathlib import Path as _Path
from typing import Any as _Any

from . import _imports_
from ._imports_ import *  # noqa: F403

__version__ = "1.0.0.dev0"
__all__ = sorted(_imports_.__all__)

_here = _Path(__file__).parent
_namespace = "fast_dash_components"

# The bundle is loaded with the page; chunks are whatever else the build put here, and are fetched when needed.
_js_dist: list[dict[str, _Any]] = [{"relative_package_path": f"{_namespace}.js", "namespace": _namespace}]
_js_dist += [
    {"relative_package_path": chunk.name, "namespace": _namespace, "async": True}
    for chunk in sorted(_here.glob("async-*.js"))
]
_css_dist: list[dict[str, _Any]] = [{"relative_package_path": f"{_namespace}.css", "namespace": _namespace}]
# Style sheets of chunks, and their fonts: served, but not put into the page.
_css_dist += [
    {"relative_package_path": path.relative_to(_here).as_posix(), "namespace": _namespace, "dynamic": True}
    for path in [*sorted(_here.glob("async-*.css")), *sorted(_here.glob("fonts/*.woff2"))]
]

for _name in __all__:
    _component = globals()[_name]
    _component._js_dist = _js_dist
    _component._css_dist = _css_dist


def __getattr__(name: str) -> _Any:
    # The arrow between the packages goes the other way; this door is opened only when somebody asks for it.
    if name in ("FastDash", "fastdash"):
        import fast_dash

        return getattr(fast_dash, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
