"""What a file becomes, and that a wrong one is refused when it is chosen."""

from __future__ import annotations

import base64
import dataclasses
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import pandas as pd
import PIL.Image
import pytest
from annotated_types import MaxLen
from dash import Dash, no_update

from fast_dash import Upload, UploadedFile
from fast_dash.chat.signature import EMPTY, Setting
from fast_dash.hints import contents
from fast_dash.hints.base import control_for
from fast_dash.hints.control import Control, Field, leaves
from fast_dash.hints.upload import largest
from fast_dash.hints.uploads import MAX_BYTES, Uploads


class Box:
    """A control for files, and what the page does with it."""

    def __init__(self, hint: Any, default: Any = EMPTY) -> None:
        self.uploads = Uploads(lambda: "ann")
        self.control: Control = control_for(Field.of(Setting("x", hint, default), uploads=self.uploads))
        app = Dash(__name__)
        assert self.control.connect
        self.control.connect(app)
        self._receive: Callable[..., Any] = next(
            call["callback"].__wrapped__ for call in app.callback_map.values() if "callback" in call
        )
        self.data: Any = None
        self.answer = ""

    def choose(self, *files: tuple[str, str, bytes]) -> str:
        """Choose files of these names, types and contents; returns why one was refused."""
        sent = [f"data:{kind};base64,{base64.b64encode(data).decode()}" for _, kind, data in files]
        names = [name for name, _, _ in files]
        several = self.control.component.children[0].children.multiple
        chosen = (sent, names) if several else (sent[0], names[0])
        data, refused, self.answer, _ = self._receive("3", *chosen, self.data)
        self.data = self.data if data is no_update else data
        return str(refused)

    @property
    def value(self) -> Any:
        return self.control.parse(self.data)


def png(width: int = 4, height: int = 3) -> bytes:
    out = io.BytesIO()
    PIL.Image.new("RGB", (width, height), "red").save(out, "PNG")
    return out.getvalue()


def xlsx() -> bytes:
    out = io.BytesIO()
    pd.DataFrame({"a": [1], "b": [2]}).to_excel(out, index=False)
    return out.getvalue()


CSV = ("r.csv", "text/csv", b"a,b\n1,2\n")


def test_file() -> None:
    box = Box(Upload)
    assert box.choose(CSV) == ""
    assert isinstance(box.value, UploadedFile)
    assert (box.value.name, box.value.text()) == ("r.csv", "a,b\n1,2\n")
    assert (box.data["name"], box.data["size"]) == ("r.csv", 8)


def test_bytes_and_path() -> None:
    for hint, read in ((bytes, bytes), (Path, Path.read_bytes)):
        box = Box(hint)
        box.choose(CSV)
        assert read(box.value) == CSV[2]
    assert box.value.suffix == ".csv"


def test_picture_with_its_preview() -> None:
    box = Box(PIL.Image.Image)
    assert box.choose(("p.png", "image/png", png(1000, 500))) == ""
    assert (box.value.size, box.value.getpixel((0, 0))) == ((1000, 500), (255, 0, 0))
    small = PIL.Image.open(io.BytesIO(base64.b64decode(box.data["preview"].removeprefix("data:image/png;base64,"))))
    assert small.size == (240, 120)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("p.png", b"no picture", "X: this file could not be opened as a picture; choose one of: PNG, JPEG"),
        ("p.png", png()[:-35], "could not be opened as a picture"),
        ("p.png", b"", "could not be opened as a picture"),
        ("p.png", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "could not be opened as a picture"),
        ("p.exe", png(), "this file is of another kind; choose one of: .png, .jpg"),
    ],
)
def test_wrong_picture_is_refused_and_not_kept(name: str, data: bytes, words: str) -> None:
    box = Box(PIL.Image.Image)
    box.choose(("p.png", "image/png", png()))
    before = box.data
    assert words in box.choose((name, "", data))
    assert box.data == before
    assert len(list(box.uploads.folder.iterdir())) == 1


@pytest.mark.parametrize("limit", [5, 11, 13])
def test_bomb_is_refused(monkeypatch: pytest.MonkeyPatch, limit: int) -> None:
    """12 pixels: over our limit, over the one at which Pillow warns, and under both."""
    monkeypatch.setattr(contents, "MAX_PIXELS", limit)
    monkeypatch.setattr(PIL.Image, "MAX_IMAGE_PIXELS", limit)
    refused = Box(PIL.Image.Image).choose(("p.png", "image/png", png()))
    assert ("million pixels; make it smaller" in refused) is (limit < 12)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("r.csv", CSV[2]),
        ("R.TSV", b"a\tb\n1\t2\n"),
        ("r.json", b'[{"a": 1, "b": 2}]'),
        ("r.jsonl", b'{"a": 1, "b": 2}\n'),
        ("r.xlsx", xlsx()),
    ],
)
def test_table(name: str, data: bytes) -> None:
    box = Box(pd.DataFrame)
    assert box.choose((name, "", data)) == ""
    assert box.value.to_dict("records") == [{"a": 1, "b": 2}]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("r.csv", b"", "X: this file could not be read as csv; open and save it again, or choose another"),
        ("r.csv", b"\xff\xfe\x00", "could not be read as csv"),
        ("r.json", b"{", "could not be read as json"),
        ("r.xlsx", b"PK", "could not be read as xlsx"),
        ("r.txt", CSV[2], "of another kind; choose one of: .csv, .tsv"),
    ],
)
def test_wrong_table_is_refused(name: str, data: bytes, words: str) -> None:
    assert words in Box(pd.DataFrame).choose((name, "", data))


def test_missing_reader_is_told_to_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: Any, **__: Any) -> None:
        raise ImportError("no", name="pyarrow")

    monkeypatch.setattr(pd, "read_parquet", missing)
    refused = Box(pd.DataFrame).choose(("r.parquet", "", b"x"))
    assert refused == "X: parquet files cannot be read here (pyarrow is missing); save it as csv."


def test_workbook_that_would_grow_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "MAX_UNPACKED", 1000)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 1001)
    assert "this workbook is too large" in Box(pd.DataFrame).choose(("r.xlsx", "", bomb.getvalue()))


def test_kinds_and_size_that_the_hint_names() -> None:
    box = Box(Annotated[Upload, ".csv", "image/*", MaxLen(10)])
    assert box.choose(CSV) == ""
    assert box.choose(("p", "image/png", b"x")) == ""
    assert box.choose(("R.CSV", "", b"x")) == ""
    assert "choose one of: .csv, image/*" in box.choose(("a.txt", "text/plain", b"x"))
    assert box.choose(("r.csv", "", b"x" * 11)) == "X: this is larger than 10 bytes; choose a smaller file."
    assert box.control.component.children[0].children.accept == ".csv,image/*"


def test_the_answer_to_a_choice_is_its_number_and_whether_something_was_refused() -> None:
    box = Box(list[pd.DataFrame])
    box.choose(CSV)
    assert box.answer == "3"
    box.choose(CSV, ("bad.csv", "", b""))
    assert box.answer == "3 failed"
    assert len(box.data) == 2


def test_handle_of_another_box_does_not_pass_the_rules() -> None:
    box = Box(Annotated[Upload, ".csv", MaxLen(10)])
    for name, data, words in (("a.exe", b"x", "another kind"), ("a.csv", b"x" * 11, "larger")):
        with pytest.raises(ValueError, match=words):
            box.control.parse({"handle": box.uploads.put(name, "", data)})


def test_several_files_chosen_in_turn() -> None:
    box = Box(list[pd.DataFrame])
    assert box.choose(CSV, CSV) == ""
    assert "bad.csv: this file could not be read" in box.choose(("bad.csv", "", b""), CSV)
    assert [len(table) for table in box.value] == [1, 1, 1]
    assert [file["name"] for file in box.data] == ["r.csv"] * 3


def test_several_have_a_limit_of_their_number() -> None:
    box = Box(Annotated[list[Annotated[Upload, MaxLen(10)]], MaxLen(1)])
    assert "larger" in box.choose(("r.csv", "", b"x" * 11))
    box.choose(CSV, CSV)
    with pytest.raises(ValueError, match="choose 1 or less; these are 2"):
        _ = box.value


@pytest.mark.parametrize(
    ("hint", "size"),
    [
        (int, 0),
        (Upload, MAX_BYTES),
        (Annotated[Upload, MaxLen(MAX_BYTES * 2)], MAX_BYTES * 2),
        (list[Annotated[bytes, MaxLen(5)]], 5),
    ],
)
def test_largest_request_has_room_for_the_largest_file(hint: Any, size: int) -> None:
    assert largest(leaves([control_for(Field.of(Setting("x", hint, EMPTY)))])) == size


def test_file_made_from_bytes_kept_elsewhere() -> None:
    file = UploadedFile("r.csv", "text/csv", 8, lambda: CSV[2])
    assert file.dataframe().to_dict("records") == [{"a": 1, "b": 2}]
    assert file == dataclasses.replace(file, read=lambda: b"")
    assert "lambda" not in repr(file)
