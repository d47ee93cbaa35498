"""The cookie: nobody is whom the server did not make."""

from __future__ import annotations

import base64
import multiprocessing
import stat

import pytest

from fast_dash import identity
from fast_dash.identity import Identity


def test_what_is_issued_is_read():
    someone = Identity("secret")
    value = someone.issue()
    assert len(base64.urlsafe_b64decode(someone.read(value) + "==")) * 8 >= 128
    assert someone.issue() != value
    assert Identity("secret").read(value) == someone.read(value)


def test_what_was_not_issued_is_nobody():
    # One whose last character has spare bits, which a lenient reader would not miss.
    value = next(value for value in iter(Identity("secret").issue, None) if value[-1] in "048")
    assert Identity("other").read(value) is None
    for place in range(len(value)):
        forged = value[:place] + chr(ord(value[place]) ^ 1) + value[place + 1 :]
        assert Identity("secret").read(forged) is None, place
    for forged in ["", ".", "null", "é\ud800", value[:-1], value + "A", value.split(".")[0], "x" * 100_000]:
        assert Identity("secret").read(forged) is None


def test_a_cookie_is_renewed_on_another_day_for_the_same_identity(monkeypatch):
    someone = Identity("secret")
    value = someone.issue()
    assert someone.renewed(value) is None
    for day in (identity.today() + 1, identity.today() - 1):  # a clock may be put back
        monkeypatch.setattr(identity, "today", lambda day=day: day)
        renewed = someone.renewed(value)
        assert renewed not in (None, value)
        assert someone.read(renewed) == someone.read(value)
        assert someone.renewed(renewed) is None
    for unknown in ("", "x", Identity("other").issue()):
        assert someone.read(someone.renewed(unknown)) not in (None, someone.read(value))


def test_a_cookie_without_a_day_is_still_read():
    someone = Identity("secret")
    value = someone._serializer.dumps("ann")
    assert someone.read(value) == "ann"
    assert someone.read(someone.renewed(value)) == "ann"


@pytest.fixture
def data_home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("FAST_DASH_SECRET", raising=False)
    return tmp_path


def _issue(_: int) -> str:
    return Identity().issue()


def test_the_secret_is_made_once_for_nobody_else_to_read(data_home):
    # Not forked: a lock that another thread of this process holds would stay locked there for ever.
    with multiprocessing.get_context("spawn").Pool(4) as processes:
        values = processes.map(_issue, range(8))
    assert all(Identity().read(value) for value in values)
    (file,) = (data_home / "fast-dash").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_environment_may_hold_the_secret(data_home, monkeypatch):
    monkeypatch.setenv("FAST_DASH_SECRET", "from outside")
    assert Identity("from outside").read(Identity().issue())
    assert list(data_home.iterdir()) == []


def test_without_a_place_for_it_the_secret_ends_with_the_process(monkeypatch, caplog):
    def nowhere() -> None:
        raise OSError("read-only file system")

    monkeypatch.delenv("FAST_DASH_SECRET", raising=False)
    monkeypatch.setattr(identity, "data_dir", nowhere)
    someone = Identity()
    assert someone.read(someone.issue())
    assert "FAST_DASH_SECRET" in caplog.text
