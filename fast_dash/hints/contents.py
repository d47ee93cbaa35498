"""What a file becomes, by the hint: itself, its bytes, a path, a picture, a table. One that is not so is refused."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from ..files import TABLES, UploadedFile, suffix
from ..languages import Phrase, say

PICTURES = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif", "WEBP": ".webp", "BMP": ".bmp", "TIFF": ".tiff"}
"""The formats that are opened, and an extension of each. Others need programs that no stranger should start."""
MAX_PIXELS = 50_000_000
MAX_UNPACKED = 500 * 1024 * 1024
"""A picture or workbook that would grow to more than these is refused before it does."""
TOO_MANY_PIXELS = say(
    "this picture has more than {count} million pixels; make it smaller", count=MAX_PIXELS // 1_000_000
)
PREVIEW = (240, 160)
"""Pixels of the small picture beside the name."""


class Upload:
    """Type hint: the user chooses a file, and the callback gets an `UploadedFile`, or the default."""


class UploadImage:
    """Type hint: the user chooses a picture, and the callback gets a ``PIL.Image.Image``, or the default."""


class Asked(NamedTuple):
    """How something is asked for."""

    button: Phrase
    refusal: Phrase
    """Where it is missing."""


@dataclass(frozen=True)
class Contents:
    """What a hint for a file means."""

    asked: Asked
    """How it is asked for."""
    matches: Callable[[Any], bool]
    read: Callable[[UploadedFile, Path], Any]
    """The file and where it lies → the argument. Raises ValueError, for the user."""
    accept: tuple[str, ...] = ()
    """The extensions and media types that may be chosen; any if there are none."""
    preview: Callable[[UploadedFile], str | None] = lambda file: None
    """A small picture as a data URL."""
    check: bool = False
    """Whether to read it once when it is chosen, so that a wrong one is refused there."""


def read_image(file: UploadedFile) -> Any:
    """The picture, decoded whole."""
    from PIL import Image

    try:
        image = Image.open(io.BytesIO(file.bytes()), formats=list(PICTURES))
        if image.width * image.height > MAX_PIXELS:
            raise ValueError(TOO_MANY_PIXELS)
        image.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise ValueError(TOO_MANY_PIXELS) from None
    except (OSError, SyntaxError, EOFError, KeyError, TypeError):
        raise ValueError(
            say("this file could not be opened as a picture; choose one of: {kinds}", kinds=", ".join(PICTURES))
        ) from None
    return image


def preview_image(file: UploadedFile) -> str:
    """The picture made small."""
    image = read_image(file)
    image.thumbnail(PREVIEW)
    small = io.BytesIO()
    image.convert("RGBA").save(small, "PNG")
    return f"data:image/png;base64,{base64.b64encode(small.getvalue()).decode()}"


def read_table(file: UploadedFile, read: Callable[[UploadedFile], Any] = UploadedFile.dataframe) -> Any:
    """The table, as a data frame of pandas."""
    kind = suffix(file.name)
    if kind == ".xlsx" and _unpacked(file) > MAX_UNPACKED:
        raise ValueError(say("this workbook is too large; save the sheet that you need as csv"))
    try:
        return read(file)
    except ImportError as missing:
        raise ValueError(
            say(
                "{kind} files cannot be read here ({package} is missing); save it as csv",
                kind=kind[1:],
                package=missing.name,
            )
        ) from None
    except Exception:  # Whatever a reader of files stumbles over, the file is not what its name says.
        raise ValueError(
            say("this file could not be read as {kind}; open and save it again, or choose another", kind=kind[1:])
        ) from None


def read_polars(file: UploadedFile) -> Any:
    """The table, as a data frame of polars."""
    import polars

    match suffix(file.name):
        case ".csv":
            return polars.read_csv(file.bytes())
        case ".tsv":
            return polars.read_csv(file.bytes(), separator="\t")
        case ".json":
            return polars.read_json(file.bytes())
        case ".jsonl" | ".ndjson":
            return polars.read_ndjson(file.bytes())
        case ".parquet":
            return polars.read_parquet(file.bytes())
        case ".feather":
            return polars.read_ipc(file.bytes())
        case _:
            return polars.from_pandas(file.dataframe())


def _unpacked(file: UploadedFile) -> int:
    try:
        with zipfile.ZipFile(io.BytesIO(file.bytes())) as archive:
            return sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile:
        return 0  # Not what it says: that is found out by reading it.


def _class_of(package: str, name: str) -> Callable[[Any], bool]:
    """Whether a hint is this class, without importing the package for it."""

    def matches(hint: Any) -> bool:
        return isinstance(hint, type) and hint.__name__ == name and hint.__module__.split(".")[0] == package

    return matches


TABLE_SUFFIXES = tuple(TABLES)
PICTURE_SUFFIXES = (*PICTURES.values(), ".jpeg", ".tif")

FILE = Asked(say("Choose a file"), say("choose a file"))
PICTURE = Asked(say("Choose a picture"), say("choose a picture"))
TABLE = Asked(say("Choose a table"), say("choose a table"))

CONTENTS = [
    Contents(FILE, lambda hint: hint in (Upload, UploadedFile), lambda file, path: file),
    Contents(FILE, lambda hint: hint is bytes, lambda file, path: file.bytes()),
    Contents(FILE, lambda hint: isinstance(hint, type) and issubclass(hint, Path), lambda file, path: path),
    Contents(
        PICTURE,
        lambda hint: hint is UploadImage or _class_of("PIL", "Image")(hint),
        lambda file, path: read_image(file),
        PICTURE_SUFFIXES,
        preview_image,
        check=True,
    ),
    Contents(TABLE, _class_of("pandas", "DataFrame"), lambda file, path: read_table(file), TABLE_SUFFIXES, check=True),
    Contents(
        TABLE,
        _class_of("polars", "DataFrame"),
        lambda file, path: read_table(file, read_polars),
        TABLE_SUFFIXES,
        check=True,
    ),
]
"""One row for each thing that a file may be read as."""


def contents_of(hint: Any) -> Contents | None:
    """The row for a hint."""
    return next((contents for contents in CONTENTS if contents.matches(hint)), None)
