"""A canvas to take along: specs → a file that shows the same without the app.

``FORMATS`` is the whole list, one file a format. Nothing is loaded here, and Dash is not needed: a picture that a spec
only names by an address is read by who asks for the file, or stays an address. Texts of specs may be hostile, as on
the canvas.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from ..canvas.specs import Spec
from ..languages import Language, language_of
from . import dashapp, notebook, webpage
from .pictures import Read, with_pictures
from .sheet import Sheet

__all__ = ["FORMATS", "Exported", "Format", "export"]


class Exported(NamedTuple):
    """A file."""

    name: str
    """What it is called: ASCII, without a folder."""
    media_type: str
    data: bytes


class Format(NamedTuple):
    """A way to write a canvas."""

    media_type: str
    file_name: str
    """With a place for the title: ``{title}.html``."""
    write: Callable[[Sheet], bytes]


FORMATS: dict[str, Format] = {
    "html": Format("text/html", "{title}.html", webpage.write),
    "dash": Format("application/zip", "{title}.zip", dashapp.write),
    "notebook": Format("application/x-ipynb+json", "{title}.ipynb", notebook.write),
}
"""Every format, in the order in which a menu offers them."""


def export(
    specs: Sequence[Spec],
    format: str,
    *,
    title: str,
    language: str | Language = "en",
    theme: Mapping[str, Any] | None = None,
    read: Read | None = None,
) -> Exported:
    """Write a canvas as a file.

    Parameters
    ----------
    specs
        Canonical specs, as ``canvas.specs.build`` makes them.
    format
        A row of `FORMATS`: ``"html"``, one page that works offline; ``"dash"``, an app and its data in a zip file;
        ``"notebook"``, a Jupyter notebook.
    title
        The heading; the file is named after it.
    language
        What the file itself says is said in it.
    theme
        As components take it; ``colorScheme``, ``primaryColor`` and ``fontFamily`` are used by the page.
    read
        Reads the picture at an address of the app, or returns None; without it, such pictures are named only.

    Raises
    ------
    ValueError
        If the format or the language is not known.
    """
    if format not in FORMATS:
        raise ValueError(f"there is no format {format!r}: choose one of {', '.join(FORMATS)}")
    media_type, name, write = FORMATS[format]
    held = with_pictures(specs, read) if read else specs
    data = write(Sheet(held, title, language_of(language), theme or {}))
    return Exported(name.format(title=_file_name(title)), media_type, data)


def _file_name(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")[:80] or "canvas"
