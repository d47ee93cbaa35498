"""Values → artifacts: which kind, and what a browser gets."""

from __future__ import annotations

import datetime
import decimal
import io
import json
import subprocess
import sys

import pytest

from fast_dash.artifacts import figure
from fast_dash.artifacts.base import KINDS, kind_of, size_of

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")
go = pytest.importorskip("plotly.graph_objects")
Image = pytest.importorskip("PIL.Image")

FRAMES = {
    "plain": (pd.DataFrame({"a": [1, 2], "b": ["x", None]}), ["number", "text"], [[1, "x"], [2, None]]),
    "empty": (pd.DataFrame(), [], []),
    "no rows": (pd.DataFrame({"a": pd.Series([], dtype=float)}), ["number"], []),
    "names twice": (pd.DataFrame([[1, 2]], columns=["a", "a"]), ["number", "number"], [[1, 2]]),
    "several levels": (
        pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_tuples([("a", "x"), ("a", "y")])),
        ["number", "number"],
        [[1, 2]],
    ),
    "times": (
        pd.DataFrame({"t": [pd.Timestamp("2024-01-01", tz="UTC"), pd.NaT], "i": pd.array([1, None], dtype="Int64")}),
        ["datetime", "number"],
        [["2024-01-01T00:00:00+00:00", 1], [None, None]],
    ),
    "numbers that are none": (pd.DataFrame({"n": [float("nan"), float("inf")]}), ["number"], [[None], [None]]),
    "an index with a name": (
        pd.DataFrame({"n": [1, 2]}, index=pd.Index(["x", "y"], name="k")),
        ["text", "number"],
        [["x", 1], ["y", 2]],
    ),
    "values in values": (pd.DataFrame({"o": [{"a": (1,)}, {2}]}), ["text"], [[{"a": [1]}], [[2]]]),
    "a series": (pd.Series([1, 2], name="s"), ["number"], [[1], [2]]),
}


@pytest.mark.parametrize(("value", "types", "rows"), FRAMES.values(), ids=FRAMES.keys())
def test_tables(value, types, rows):
    kind = kind_of(value, bare=True)
    assert kind is not None
    mime, payload, _ = kind.payload(value)
    table = json.loads(payload)
    assert (kind.kind, mime) == ("table", "application/json")
    assert [column["type"] for column in table["columns"]] == types
    assert (table["rows"], table["total"]) == (rows, len(rows))


def test_names_of_levels_stand_side_by_side():
    frame = FRAMES["several levels"][0]
    assert [c["name"] for c in json.loads(kind_of(frame).payload(frame).data)["columns"]] == ["a · x", "a · y"]


def test_figures():
    figure = go.Figure(go.Scatter(x=[1, 2], y=[1.0, float("nan")]))
    kind = kind_of(figure, bare=True)
    mime, payload, _ = kind.payload(figure)
    assert (kind.kind, mime) == ("figure", "application/json")
    assert json.loads(payload, parse_constant=pytest.fail)["data"][0]["type"] == "scatter"


def test_a_figure_is_set_aside_as_plotly_would():
    traces = [
        go.Scatter(x=pd.date_range("2026-01-01", periods=3), y=[1, np.int64(2), None], customdata=[["a", 1], ["b", 2]]),
        go.Heatmap(z=np.arange(6.0).reshape(2, 3)),
        go.Scatter(y=(decimal.Decimal("1.5"), datetime.date(2026, 1, 1))),
    ]
    figure = go.Figure(traces, {"title": "t", "xaxis": {"range": [0, 1]}}, [go.Frame(data=[{"y": [1]}], name="f")])
    kind = kind_of(figure)
    assert kind.payload(kind.freeze(figure)) == kind.payload(figure.to_dict()) == kind.payload(figure)


@pytest.mark.parametrize("length", [figure.TEXT, figure.TEXT + 1, 3 * figure.TEXT])
def test_a_long_text_is_written_in_pieces_and_is_the_same(length):
    text = ('"\\é\n😀' * length)[:length]
    drawn = json.loads(figure.plotly({"data": [{"text": text}]}).data)
    assert drawn["data"][0]["text"] == text


def test_a_dict_of_a_figure_is_one_only_where_an_artifact_is_expected():
    figure = {"data": [{"y": (1, float("nan"))}], "layout": {"__proto__": {"x": 1}, "title": {"text": "t"}}}
    assert kind_of(figure, bare=True) is None
    assert json.loads(kind_of(figure).payload(figure).data) == {
        "data": [{"y": [1, None]}],
        "layout": {"title": {"text": "t"}},
    }


@pytest.mark.parametrize(
    "mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "F", "HSV", "I", "La", "RGBa", "YCbCr", "LAB"]
)
def test_pictures_of_every_mode(mode):
    picture = Image.new(mode, (4, 3))
    kind = kind_of(picture, bare=True)
    mime, payload, _ = kind.payload(picture)
    assert (kind.kind, mime) == ("image", "image/png")
    assert Image.open(io.BytesIO(payload)).size == (4, 3)


def test_matplotlib_figures_are_pictures():
    figure = pytest.importorskip("matplotlib.figure").Figure()
    figure.subplots().plot([1, 2])
    kind = kind_of(figure, bare=True)
    _, data, size = kind.payload(figure)
    assert data.startswith(b"\x89PNG")
    # Twice as many pixels as it takes on the screen.
    width, height = Image.open(io.BytesIO(data)).size
    assert size == {"width": round(width / 2), "height": round(height / 2)}
    assert size_of(kind, figure) == {"width": 640, "height": 480}


@pytest.mark.parametrize(
    ("start", "mime"),
    [
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
    ],
)
def test_bytes_prove_what_they_are(start, mime):
    assert kind_of(start, bare=True).payload(start)[:2] == (mime, start)


@pytest.mark.parametrize(
    "value",
    [None, 5, "text", "/etc/passwd", b"<svg/>", [1], {"a": 1}, object(), np.zeros((2, 2)), io.BytesIO(b"GIF89a")],
)
def test_what_is_no_artifact(value):
    assert kind_of(value) is None


def test_looking_at_values_imports_nothing():
    program = (
        "import sys; from fast_dash.artifacts.base import kind_of; from fast_dash.protocol.encode import json_safe; "
        "kind_of(object()); json_safe(object()); "
        "heavy = {'numpy', 'pandas', 'plotly', 'PIL', 'matplotlib', 'polars', 'pyarrow', 'narwhals'}; "
        "sys.exit(bool(heavy & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_every_kind_has_a_test():
    assert {kind.kind for kind in KINDS} == {"figure", "table", "image"}


def test_a_figure_of_dicts_keeps_all_of_its_points():
    figure = {"data": [{"x": np.arange(5000), "y": pd.Series(range(5000))}], "layout": {}}
    drawn = json.loads(kind_of(figure).payload(figure).data)
    assert [len(drawn["data"][0][axis]) for axis in "xy"] == [5000, 5000]


@pytest.mark.parametrize("format", ["PNG", "JPEG", "GIF", "WEBP", "lossless WEBP", "WEBP with transparency"])
def test_the_size_of_a_picture_is_known_before_it_is_opened(format):
    out = io.BytesIO()
    mode = "RGBA" if "transparency" in format else "RGB"
    lossless = format.startswith("lossless")
    Image.new(mode, (37, 23), (1, 2, 3)).save(out, format=format.split()[lossless], lossless=lossless)
    data = out.getvalue()
    assert size_of(kind_of(data), data) == {"width": 37, "height": 23}
    for length in range(len(data)):
        kind = kind_of(cut := data[:length])
        assert kind is None or size_of(kind, cut) in (None, {"width": 37, "height": 23})


@pytest.mark.parametrize(
    ("value", "size"),
    [
        (Image.new("L", (4, 3)), {"width": 4, "height": 3}),
        (pd.DataFrame({"a": [1, 2], "b": [1, 2], "c": [1, 2]}), {"width": 3, "height": 2}),
        (pd.Series([1, 2]), {"width": 1, "height": 2}),
        (go.Figure(), None),
        (go.Figure(layout={"height": 300}), {"height": 300}),
        ({"data": [], "layout": {"height": 250}}, {"height": 250}),
        ({"data": []}, None),
        ({"data": [], "layout": {"height": "tall"}}, None),
        ({"data": [], "layout": {"height": float("inf")}}, None),
        ({"data": [], "layout": {"height": -5}}, None),
    ],
)
def test_sizes_that_are_known_at_once(value, size):
    assert size_of(kind_of(value), value) == size
