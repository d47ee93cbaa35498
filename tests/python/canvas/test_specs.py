"""What a canvas may hold: canonical specs, or every fault named."""

from __future__ import annotations

import copy
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fast_dash.canvas.base import CANVAS_COMPONENTS, register_canvas_component
from fast_dash.canvas.specs import CanvasError, build
from fast_dash.canvas.table import ROWS
from fast_dash.protocol.encode import dumps

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")
go = pytest.importorskip("plotly.graph_objects")
Image = pytest.importorskip("PIL.Image")

FIGURE = {"data": [{"type": "bar", "x": ["a"], "y": [1]}], "layout": {"title": {"text": "Sales"}}}
NOTE = {"name": "note", "type": "Markdown", "value": "x"}


def one(**spec):
    return build([{"name": "a", "type": "Markdown", **spec}])[0]


def faults(*specs) -> str:
    with pytest.raises(CanvasError) as caught:
        build(list(specs))
    assert str(caught.value) == "; ".join(caught.value.problems)
    return str(caught.value)


def test_a_canonical_spec_has_every_key():
    assert build([{"name": "sales_by_region", "type": "Graph", "value": FIGURE}]) == [
        {
            "name": "sales_by_region",
            "type": "Graph",
            "props": {},
            "value": FIGURE,
            "label": "Sales By Region",
            "span": 12,
        }
    ]


def test_what_is_canonical_stays():
    built = build([NOTE, {"name": "g", "type": "Graph", "value": go.Figure(go.Scatter(y=[1, 2])), "span": 6}])
    assert build(built) == built


@pytest.mark.parametrize("span", [6, 6.0, np.int64(6)])
def test_span(span):
    assert one(span=span)["span"] == 6
    assert type(one(span=span)["span"]) is int


def test_none_is_as_if_left_out():
    assert one(span=None, label=None, props=None, value=None) == {**one(), "value": None}


def test_the_value_may_stand_among_the_props():
    assert one(type="Graph", props={"figure": FIGURE})["value"] == FIGURE
    assert "a.props.figure is the value a second time" in faults(
        {"name": "a", "type": "Graph", "value": FIGURE, "props": {"figure": FIGURE}}
    )


# --- Values of Python ------------------------------------------------------------------------------------------


def test_figures():
    built = one(type="Graph", value=go.Figure(go.Scatter(y=[1, 2]), layout={"title": {"text": "T"}}))
    assert (built["value"]["data"][0]["type"], built["value"]["layout"]["title"]["text"]) == ("scatter", "T")
    assert one(type="Graph", value=json.dumps(FIGURE))["value"] == FIGURE


def test_a_long_array_in_a_figure_of_dicts_is_kept_whole():
    built = one(type="Graph", value={"data": [{"x": np.arange(5000), "y": pd.Series(range(5000))}]})
    assert [len(built["value"]["data"][0][axis]) for axis in "xy"] == [5000, 5000]


TABLES = {
    "records": ([{"a": 1}, {"a": None}], [{"a": 1}, {"a": None}], None),
    "columns": ({"a": [1, 2], "b": ["x", "y"]}, [{"a": 1, "b": "x"}, {"a": 2, "b": "y"}], None),
    "json": ('[{"a": 1}]', [{"a": 1}], None),
    "data frame": (pd.DataFrame({"a": [1.5, float("nan")]}), [{"a": 1.5}, {"a": None}], ["a"]),
    "names twice": (pd.DataFrame([[1, 2]], columns=["a", "a"]), [{"a": 1, "a (2)": 2}], ["a", "a"]),
    "no rows": (pd.DataFrame({"a": []}), [], ["a"]),
    "series": (pd.Series([1], name="s"), [{"s": 1}], ["s"]),
}


@pytest.mark.parametrize(("value", "rows", "headings"), TABLES.values(), ids=TABLES.keys())
def test_tables(value, rows, headings):
    built = one(type="Table", value=value)
    assert built["value"] == rows
    columns = built["props"].get("columnDefs")
    assert (columns and [column["headerName"] for column in columns]) == headings


def test_columns_that_are_given_win():
    columns = [{"field": "a", "headerName": "Amount"}]
    assert one(type="Table", value=pd.DataFrame({"a": [1]}), props={"columnDefs": columns})["props"] == {
        "columnDefs": columns
    }


def test_a_table_that_is_too_long_is_refused_not_cut():
    words = faults({"name": "t", "type": "Table", "value": pd.DataFrame({"n": range(ROWS + 1)})})
    assert words == f"t.value has {ROWS + 1} rows; a table on the canvas has at most {ROWS}: aggregate or choose"


def picture(format="PNG") -> bytes:
    import io

    out = io.BytesIO()
    Image.new("RGB", (2, 2)).save(out, format)
    return out.getvalue()


def drawing():
    plt = pytest.importorskip("matplotlib.figure")
    return plt.Figure()


@pytest.mark.parametrize(
    ("value", "start"),
    [
        (Image.new("RGB", (2, 2)), "data:image/png;base64,"),
        (picture("JPEG"), "data:image/jpeg;base64,"),
        (drawing(), "data:image/png;base64,"),
        ("/assets/map.png?v=1:2", "/assets/map.png?v=1:2"),
        ("map.png", "map.png"),
        ("/etc/passwd", "/etc/passwd"),
    ],
)
def test_pictures(value, start):
    assert one(type="Image", value=value)["value"].startswith(start)


# --- What is refused -------------------------------------------------------------------------------------------

REFUSED = {
    "no object": ([5], "specs.0 must be an object with name and type, not 5"),
    "name missing": ([{"type": "Markdown"}], "specs.0 lacks a name"),
    "name empty": ([{"name": "", "type": "Markdown"}], "specs.0.name must not be empty"),
    "name blank": ([{"name": "  ", "type": "Markdown"}], "specs.0.name must be a name of its own"),
    "name a number": ([{"name": 5, "type": "Markdown"}], "specs.0.name must be text, not 5"),
    "name of an internal": ([{"name": "__proto__", "type": "Markdown"}], "specs.0.name must be"),
    "names twice": ([NOTE, NOTE], 'the name "note" is used more than once'),
    "type missing": ([{"name": "a"}], "a lacks a type: Graph, Image, Markdown, Table"),
    "type unknown": ([{**NOTE, "type": "graph"}], 'unknown type "graph"; did you mean "Graph"? Known: Graph, Image,'),
    "an input": ([{**NOTE, "type": "Slider"}], 'note: unknown type "Slider". Known:'),
    "type a list": ([{**NOTE, "type": ["Graph"]}], "unknown type"),
    "key unknown": ([{**NOTE, "lable": "x"}], 'note: unknown key "lable"; did you mean "label"?'),
    "props a list": ([{**NOTE, "props": []}], "note.props must be an object, not a list"),
    "label a large number": ([{**NOTE, "label": 2**60}], "note.label must be text, not 1152921504606846976"),
    "label a number": ([{**NOTE, "label": 5}], "note.label must be text, not 5"),
    **{
        f"span {span!r}": ([{**NOTE, "span": span}], words)
        for span, words in [
            (0, "note.span must be at least 1 and at most 12, not 0"),
            (13, "note.span must be at least 1 and at most 12, not 13"),
            ("6", 'note.span must be a whole number, not "6"'),
            (6.5, "note.span must be a whole number, not 6.5"),
            (True, "note.span must be a whole number, not true"),
            ([6], "note.span must be a whole number, not [6]"),
        ]
    },
    "markdown a number": ([{**NOTE, "value": 5}], "note.value must be text, not 5"),
    "figure a list": ([{"name": "g", "type": "Graph", "value": [1]}], "g.value must be a Plotly figure, not a list"),
    "figure without data": ([{"name": "g", "type": "Graph", "value": {}}], 'g.value lacks "data"'),
    "trace a number": (
        [{"name": "g", "type": "Graph", "value": {"data": [1]}}],
        "g.value.data.0 must be an object, not 1",
    ),
    "figure is prose": ([{"name": "g", "type": "Graph", "value": "a chart"}], "g.value is text, but no JSON"),
    "figure of matplotlib": ([{"name": "g", "type": "Graph", "value": drawing()}], "is shown by the type Image"),
    "rows are numbers": ([{"name": "t", "type": "Table", "value": [1]}], "t.value.0 must be an object, not 1"),
    "columns do not fit": ([{"name": "t", "type": "Table", "value": {"a": [1], "b": []}}], "of the same length"),
    "picture of another host": (
        [{"name": "i", "type": "Image", "value": "http://evil.example/x.png"}],
        "pictures of other hosts are not loaded",
    ),
    "picture of svg": ([{"name": "i", "type": "Image", "value": "data:image/svg+xml,<svg/>"}], "i.value must be"),
    "within itself": ([{"name": "g", "type": "Graph", "value": (lambda d: d.update(data=[d]) or d)({})}], "g.value"),
    "prop unknown": (
        [{"name": "g", "type": "Graph", "props": {"cnfig": {}}}],
        'g.props.cnfig: unknown prop "cnfig"; did you mean "config"? Known: animate, config,',
    ),
    "prop of the wrong kind": (
        [{"name": "g", "type": "Graph", "props": {"config": {"scrollZoom": "yes"}}}],
        'g.props.config.scrollZoom must be true or false, not "yes"',
    ),
    "key of a prop unknown": (
        [{"name": "g", "type": "Graph", "props": {"config": {"plotlyServerURL": "/x"}}}],
        'g.props.config: unknown key "plotlyServerURL"',
    ),
    "code for the grid": (
        [{"name": "t", "type": "Table", "props": {"columnDefs": [{"field": "a", "valueGetter": {"function": "x"}}]}}],
        't.props.columnDefs.0: unknown key "valueGetter"',
    ),
    "style that loads": (
        [{**NOTE, "props": {"style": {"background": "url(//evil.example)"}}}],
        'unknown key "background"',
    ),
}


@pytest.mark.parametrize(("specs", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_refused_in_words(specs, words):
    assert words in faults(*specs)


@pytest.mark.parametrize(
    "prop",
    [
        "id",
        "key",
        "ref",
        "setProps",
        "loading_state",
        "__proto__",
        "constructor",
        "onClick",
        "onclick",
        "on_click",
        "dangerously_allow_html",
        "dangerouslySetInnerHTML",
        "innerHTML",
        "srcDoc",
        "children",
        "n_clicks",
        "className",
    ],
)
@pytest.mark.parametrize("kind", sorted(CANVAS_COMPONENTS))
def test_no_component_takes_these_props(kind, prop):
    given = {"name": "a", "type": kind, "value": None, "props": {prop: {"type": "Script", "props": {}}}}
    with pytest.raises(CanvasError):
        build([given])


SCRIPTS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "  javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript\r:alert(1)",
    "\x01javascript:alert(1)",
    "java\u200bscript:alert(1)",
    "&#106;avascript:alert(1)",
    "javascript&colon;alert(1)",
    "java%0ascript:alert(1)",
    "javascript%3Aalert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "view-source:javascript:alert(1)",
]


@pytest.mark.parametrize("address", SCRIPTS)
def test_no_address_runs_code(address):
    places = [
        {"name": "a", "type": "Image", "value": address},
        {"name": "a", "type": "Image", "value": "x.png", "props": {"title": address}},
        {"name": "a", "type": "Graph", "value": {"data": [], "layout": {"images": [{"source": address}]}}},
        {"name": "a", "type": "Graph", "value": {"data": [{"text": [f'<a href="{address}">x</a>']}]}},
        {"name": "a", "type": "Graph", "value": {"data": [], "layout": {"title": {"text": address}}}},
    ]
    for spec in places:
        assert faults(spec).startswith("a."), spec


@pytest.mark.parametrize(
    "address", ["https://evil.example/x", "//evil.example/x", "\\\\evil.example/x", "/\t/evil.example"]
)
def test_a_figure_loads_nothing_from_another_host(address):
    words = faults({"name": "g", "type": "Graph", "value": {"data": [{"type": "image", "source": address}]}})
    assert "g.value.data.0.source would be loaded from another host" in words


def test_text_may_say_what_it_likes():
    texts = [*SCRIPTS, "<script>alert(1)</script>", "JavaScript: the good parts", "# javascript: a guide"]
    for text in texts:
        assert one(value=text)["value"] == text.replace("\0", "\ufffd")
        assert one(label=text)["label"] == text
        assert one(type="Table", value=[{"a": text}])["value"] == [{"a": text}]
    title = {"data": [], "layout": {"title": {"text": "JavaScript: the good parts"}}}
    assert one(type="Graph", value=title)["value"] == title
    assert one(type="Graph", value={"data": [{"x": ["2024-01-01 10:00:00"], "text": "50% & more: yes"}]})


def test_every_fault_is_named_at_once():
    words = faults(
        {"name": "a", "type": "Grph", "span": 0},
        {"type": "Markdown", "value": 5},
        {"name": "c", "type": "Graph", "props": {"id": "x", "onClick": 1}},
    )
    for fault in ["a: unknown type", "a.span", "lacks a name", "specs.1.value", "c.props.id", "c.props.onClick"]:
        assert fault in words


@pytest.mark.parametrize("specs", [None, "x", 5, {}, NOTE, iter([])])
def test_specs_are_a_list(specs):
    with pytest.raises(CanvasError, match="specs must be a list of components"):
        build(specs)


def test_the_rest_of_a_list_with_faults():
    with pytest.raises(CanvasError) as caught:
        build([{**NOTE, "name": "s", "type": "Slider"}, {**NOTE, "props": {"id": "x"}}])
    assert caught.value.rest == build([NOTE])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
ANY_SPEC = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(["a", "b", "", "__proto__"]) | JSON,
        "type": st.sampled_from(sorted(CANVAS_COMPONENTS)) | JSON,
        "value": st.just(FIGURE) | st.text() | st.lists(st.dictionaries(st.text(), JSON)) | JSON,
        "props": st.dictionaries(st.sampled_from(["config", "style", "id", "figure", "columnDefs"]), JSON) | JSON,
        "label": JSON,
        "span": st.integers(-1, 14) | JSON,
    },
)


@settings(max_examples=300)
@given(st.lists(ANY_SPEC | JSON, max_size=3) | JSON)
def test_anything_is_canonical_specs_or_one_error(specs):
    before = copy.deepcopy(specs)
    problems, built = [], []
    try:
        built = build(specs)
    except CanvasError as error:
        problems, built = error.problems, error.rest
    assert all(problems)
    assert json.loads(dumps(built)) == built
    assert build(built) == built
    assert repr(specs) == repr(before)


# --- The registry ----------------------------------------------------------------------------------------------


@pytest.fixture
def gauge():
    register_canvas_component("Gauge", "dash.html:Meter", value="value", value_schema={"type": "number"})
    yield "Gauge"
    del CANVAS_COMPONENTS["Gauge"]


def test_an_app_adds_a_component(gauge):
    assert one(type=gauge, value=5, props={"max": "10"}) == {
        **one(),
        "type": "Gauge",
        "value": 5,
        "props": {"max": "10"},
    }
    assert 'a.value must be a number, not "x"' in faults({"name": "a", "type": gauge, "value": '"x"'})
    assert one(type=gauge, value="5")["value"] == 5
    for prop in ("id", "setProps", "maxx", "onClick"):
        with pytest.raises(CanvasError):
            one(type=gauge, props={prop: 1})
    with pytest.raises(CanvasError, match="holds a component"):
        one(type=gauge, props={"title": {"type": "Script", "namespace": "dash_html_components", "props": {}}})


def test_a_component_class():
    dash = pytest.importorskip("dash")
    register_canvas_component("Box", dash.html.Div)
    try:
        assert one(type="Box", value="x", props={"title": "t"})["props"] == {"title": "t"}
        assert CANVAS_COMPONENTS["Box"].load() is dash.html.Div
    finally:
        del CANVAS_COMPONENTS["Box"]


def test_bad_registrations():
    with pytest.raises(ValueError, match="identifier"):
        register_canvas_component("a b", "dash.html:Div")
    with pytest.raises(ValueError, match="'onClick' cannot be a prop of a canvas component"):
        register_canvas_component("Box", "dash.html:Div", props={"onClick": {}})


@pytest.mark.parametrize("name", sorted(CANVAS_COMPONENTS))
def test_the_table_names_components_and_props_that_exist(name):
    import inspect

    component = CANVAS_COMPONENTS[name]
    pytest.importorskip(str(component.component).partition(":")[0])
    parameters = set(inspect.signature(component.load()).parameters)
    assert {component.value, *component.props} <= parameters
