"""A file that somebody chose, wherever its bytes are kept. Knows neither how it came here nor where it lies."""

from __future__ import annotations

import builtins
import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from .languages import say

if TYPE_CHECKING:
    import pandas as pd

# Control characters, those that turn the direction of writing, because "exe.txt" must not read as "txt.exe", and those
# that cannot be seen. Joiners stay: emoji and some scripts need them.
UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)
TABLES: dict[str, tuple[str, dict[str, Any]]] = {
    ".csv": ("read_csv", {}),
    ".tsv": ("read_csv", {"sep": "\t"}),
    ".xlsx": ("read_excel", {}),
    ".xls": ("read_excel", {}),
    ".json": ("read_json", {}),
    ".jsonl": ("read_json", {"lines": True}),
    ".ndjson": ("read_json", {"lines": True}),
    ".parquet": ("read_parquet", {}),
    ".feather": ("read_feather", {}),
}
"""The extension of a file that is a table → the function of pandas that reads it, and its options."""


@dataclass(frozen=True)
class UploadedFile:
    """A file that the user chose. The callback gets it for a parameter with the hint `Upload`."""

    name: str
    """What the user's machine calls it: a label, never a path."""
    type: str
    """The media type that the browser claims, such as ``text/csv``; ``""`` if it claims none."""
    size: int
    """In bytes."""
    read: Callable[[], builtins.bytes] = field(repr=False, compare=False)
    """Gives the contents. It is called each time that they are asked for."""

    def bytes(self) -> builtins.bytes:
        """The contents."""
        return self.read()

    def text(self, encoding: str = "utf-8-sig") -> str:
        """The contents as text; by default UTF-8, without the mark that some programs write first."""
        return self.bytes().decode(encoding)

    def dataframe(self) -> pd.DataFrame:
        """The contents as a table, read by pandas: csv, tsv, xlsx, xls, json, jsonl, parquet or feather, by extension.

        Raises
        ------
        ValueError
            If the extension is another one, or the contents are not what it says.
        ImportError
            If pandas needs a package for this format that is not installed, such as ``openpyxl`` for xlsx.
        """
        import pandas as pd

        if suffix(self.name) not in TABLES:
            kinds = ", ".join(kind[1:] for kind in TABLES)
            raise ValueError(say("'{name}' is not a table: choose a {kinds} file", name=self.name, kinds=kinds))
        function, options = TABLES[suffix(self.name)]
        return getattr(pd, function)(io.BytesIO(self.bytes()), **options)


def file_label(name: str) -> str:
    """What is shown of a file name: its last part, without what cannot be seen."""
    return UNSEEN.sub("", re.split(r"[\\/]", name)[-1]).strip()[-200:] or "file"


def suffix(name: str) -> str:
    """``R.CSV`` → ``.csv``; ``""`` if there is none."""
    return PurePath(name).suffix.lower()
