# AUTO GENERATED FILE - DO NOT EDIT

import typing  # noqa: F401
from typing_extensions import TypedDict, NotRequired, Literal # noqa: F401
from dash.development.base_component import Component, _explicitize_args
try:
    from dash.types import NumberType  # noqa: F401
except ImportError:
    # Backwards compatibility for dash<=4.1.0
    if typing.TYPE_CHECKING:
        raise
    NumberType = typing.Union[  # noqa: F401
        typing.SupportsFloat, typing.SupportsInt, typing.SupportsComplex
    ]

ComponentSingleType = typing.Union[str, int, float, Component, None]
ComponentType = typing.Union[
    ComponentSingleType,
    typing.Sequence[ComponentSingleType],
]


class CanvasGrid(Component):
    """A CanvasGrid component.
A grid of live Dash components: figures, tables, pictures, texts. When `specs` changes, a component whose name and type
stay keeps its place, zoom and scroll. With `chat`, the assistant builds it, and the user can undo, look back, move and
resize components, and select in them.

Keyword arguments:

- id (string; optional):
    The ID of this component, used in callbacks.

- chat (string; optional):
    The name of the chat that this component belongs to: that of
    `mount_chat(app, callback, chat=…)`. All components with the same
    name show the same conversation. Without it the component stands
    alone and shows its own props.

- className (string; optional):
    Classes added to the component's root element.

- classNames (dict with strings as keys and values of type string; optional):
    Classes for parts of the component, `{part: class}`. The parts are
    listed in the documentation of its DOM.

- components (dict; optional):
    More types: `{type: {\"namespace\", \"type\", \"value\"}}`, the
    Dash component and the property that holds the value.

    `components` is a dict with strings as keys and values of type
    dict with keys:

    - namespace (string; required)

    - type (string; required)

    - value (string; required)

- labels (dict with strings as keys and values of type string; optional):
    Replacements for the words that are shown, `{word: text}`.

- specs (list of dicts; optional):
    What is on the canvas, in order. With `chat`, what the assistant
    builds is shown instead.

    `specs` is a list of dicts with keys:

    - name (string; required):
        The name of the component, which no other one has. Its id is
        that of the canvas, a dash, and this name.

    - type (string; required):
        `Graph`, `Table`, `Image`, `Markdown`, or a type of
        `components`.

    - props (dict; optional):
        More properties of the component.

    - value (string | number | boolean | dict | list of dicts; optional):
        Its figure, rows, address of the picture, or text.

    - label (string; optional):
        The heading; by default the name. Empty for none.

    - span (number; optional):
        How many of 12 columns it takes. On a phone all take the whole
        width.

- theme (dict; optional):
    Colours, shape and type. Everything else follows the `--fdc-…`
    custom properties of the page.

    `theme` is a dict with keys:

    - colorScheme (a value equal to: 'light', 'dark', 'auto'; optional):
        `auto`, the default, follows the switch of the transcript's
        header, and until that is used, the system.

    - primaryColor (string; optional):
        The accent colour, as a CSS colour.

    - radius (number; optional):
        Corner radius of cards in px.

    - fontFamily (string; optional):
        A CSS font family.

    - density (a value equal to: 'comfortable', 'compact'; optional):
        Distance between things."""
    _children_props: typing.List[str] = []
    _base_nodes = ['children']
    _namespace = 'fast_dash_components'
    _type = 'CanvasGrid'
    Specs = TypedDict(
        "Specs",
            {
            "name": str,
            "type": str,
            "props": NotRequired[dict],
            "value": NotRequired[typing.Union[str, NumberType, bool, dict, typing.Sequence[dict]]],
            "label": NotRequired[str],
            "span": NotRequired[NumberType]
        }
    )

    Components = TypedDict(
        "Components",
            {
            "namespace": str,
            "type": str,
            "value": str
        }
    )

    Theme = TypedDict(
        "Theme",
            {
            "colorScheme": NotRequired[Literal["light", "dark", "auto"]],
            "primaryColor": NotRequired[str],
            "radius": NotRequired[NumberType],
            "fontFamily": NotRequired[str],
            "density": NotRequired[Literal["comfortable", "compact"]]
        }
    )


    def __init__(
        self,
        specs: typing.Optional[typing.Sequence["Specs"]] = None,
        components: typing.Optional[typing.Dict[typing.Union[str, float, int], "Components"]] = None,
        id: typing.Optional[typing.Union[str, dict]] = None,
        className: typing.Optional[str] = None,
        style: typing.Optional[typing.Any] = None,
        classNames: typing.Optional[typing.Dict[typing.Union[str, float, int], str]] = None,
        labels: typing.Optional[typing.Dict[typing.Union[str, float, int], str]] = None,
        theme: typing.Optional["Theme"] = None,
        chat: typing.Optional[str] = None,
        **kwargs
    ):
        self._prop_names = ['id', 'chat', 'className', 'classNames', 'components', 'labels', 'specs', 'style', 'theme']
        self._valid_wildcard_attributes =            []
        self.available_properties = ['id', 'chat', 'className', 'classNames', 'components', 'labels', 'specs', 'style', 'theme']
        self.available_wildcard_properties =            []
        _explicit_args = kwargs.pop('_explicit_args')
        _locals = locals()
        _locals.update(kwargs)  # For wildcard attrs and excess named props
        args = {k: _locals[k] for k in _explicit_args}

        super(CanvasGrid, self).__init__(**args)

setattr(CanvasGrid, "__init__", _explicitize_args(CanvasGrid.__init__))
