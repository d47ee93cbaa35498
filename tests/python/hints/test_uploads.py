"""Files on the server: whose they are, what they are called, and how many are kept."""

from __future__ import annotations

import re

import pytest

from fast_dash.hints import uploads as module
from fast_dash.hints.upload import read_data_url
from fast_dash.hints.uploads import Uploads


class Users:
    """Whose request this is."""

    now: str | None = "ann"

    def __call__(self) -> str | None:
        return self.now


@pytest.fixture
def users() -> Users:
    return Users()


@pytest.fixture
def uploads(users: Users) -> Uploads:
    return Uploads(users)


def test_round_trip(uploads: Uploads) -> None:
    file = uploads.get(uploads.put("rows.csv", "text/csv", b"\xef\xbb\xbfa,b\n1,2\n"))
    assert (file.name, file.type, file.size) == ("rows.csv", "text/csv", 11)
    assert file.bytes() == b"\xef\xbb\xbfa,b\n1,2\n"
    assert file.text() == "a,b\n1,2\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("r.csv", b"a,b\n1,2\n"),
        ("R.TSV", b"a\tb\n1\t2\n"),
        ("r.json", b'[{"a": 1, "b": 2}]'),
        ("r.jsonl", b'{"a":1,"b":2}\n'),
    ],
)
def test_dataframe(uploads: Uploads, name: str, data: bytes) -> None:
    table = uploads.get(uploads.put(name, "", data)).dataframe()
    assert table.to_dict("records") == [{"a": 1, "b": 2}]


def test_dataframe_of_something_else(uploads: Uploads) -> None:
    with pytest.raises(ValueError, match=r"'a.exe' is not a table: choose a csv"):
        uploads.get(uploads.put("a.exe", "", b"MZ")).dataframe()


def test_handle_of_somebody_else_is_unknown(uploads: Uploads, users: Users) -> None:
    handle = uploads.put("a", "", b"secret")
    for other in ("bob", None):
        users.now = other
        with pytest.raises(KeyError):
            uploads.get(handle)
    users.now = "ann"
    assert uploads.get(handle).bytes() == b"secret"


def test_nobody_uploads_nothing(uploads: Uploads, users: Users) -> None:
    users.now = None
    with pytest.raises(ValueError, match="reload"):
        uploads.put("a", "", b"")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\x\\y.csv", "y.csv"),
        ("\\\\host\\share", "share"),
        ("a\x00b.csv", "ab.csv"),
        ("exe.\u202etxt", "exe.txt"),
        ("pay\u200bpal\U000e0041.\ufefftxt", "paypal.txt"),
        ("/", "file"),
        ("", "file"),
        ("CON", "CON"),
        ("x" * 10_000 + ".csv", "x" * 196 + ".csv"),
    ],
)
def test_name_is_only_a_label(uploads: Uploads, name: str, shown: str) -> None:
    file = uploads.get(uploads.put(name, "", b"x"))
    assert file.name == shown
    (path,) = uploads.folder.iterdir()
    assert re.fullmatch(r"[0-9a-f]{32}(\.[a-z0-9]+)?", path.name)
    assert uploads.folder.stat().st_mode & 0o077 == 0


def test_too_large(uploads: Uploads, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 3)
    uploads.put("a", "", b"123")
    with pytest.raises(ValueError, match="larger than"):
        uploads.put("a", "", b"1234")


def test_oldest_file_of_a_user_goes_first(uploads: Uploads, users: Users) -> None:
    users.now = "bob"
    of_bob = uploads.put("b", "", b"b")
    users.now = "ann"
    handles = [uploads.put(str(i), "", b"a") for i in range(module.MAX_FILES_OF_ONE + 1)]
    with pytest.raises(KeyError):
        uploads.get(handles[0])
    assert uploads.get(handles[1]).name == "1"
    users.now = "bob"
    assert uploads.get(of_bob).bytes() == b"b"


def test_room_is_bounded(uploads: Uploads, users: Users, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES_OF_ALL", 25)
    first = uploads.put("a", "", b"x" * 10)
    (path,) = uploads.folder.iterdir()
    for users.now in ("bob", "eve"):
        uploads.put("a", "", b"x" * 10)
    users.now = "ann"
    with pytest.raises(KeyError):
        uploads.get(first)
    assert not path.exists()


def test_data_url() -> None:
    assert read_data_url("data:text/csv;base64,YSxi") == ("text/csv", b"a,b")
    assert read_data_url("data:;base64,") == ("", b"")
    with pytest.raises(ValueError, match="could not be read"):
        read_data_url("data:text/csv;base64,%%%")
