"""Files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import pandas as pd
import PIL.Image
from annotated_types import MinLen

import fast_dash as fd
from fast_dash.chat.signature import EMPTY
from fast_dash.hints.upload import Upload
from tests.python.hints.setting import Row

ROWS: list[Row] = [
    (Upload, EMPTY, "Div", None, [], [(None, "choose a file")]),
    (Upload | None, EMPTY, "Div", None, [(None, None)], [(3, "choose it again")]),
    (Upload, None, "Div", None, [(None, None)], [("x", "choose it again"), ({}, "again"), ({"handle": []}, "again")]),
    (fd.UploadedFile, EMPTY, "Div", None, [], [(None, "choose a file")]),
    (bytes, b"-", "Div", None, [(None, b"-")], [("x", "choose it again")]),
    (Path, Path("a"), "Div", None, [(None, Path("a"))], [("x", "choose it again")]),
    (PIL.Image.Image, None, "Div", None, [(None, None)], [("x", "choose it again")]),
    (fd.UploadImage, EMPTY, "Div", None, [], [(None, "choose a picture")]),
    (pd.DataFrame, EMPTY, "Div", None, [], [(None, "choose a table")]),
    (list[Upload], EMPTY, "Div", None, [(None, []), ([], [])], [({}, "choose these files again"), (["x"], "again")]),
    (list[pd.DataFrame] | None, None, "Div", None, [(None, None)], [("x", "choose these files again")]),
    (Annotated[list[Upload], MinLen(1)], EMPTY, "Div", None, [], [(None, "choose at least one")]),
]
