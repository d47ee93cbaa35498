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


class CanvasPanels(Component):
    """A CanvasPanels component.
A chat beside the canvas that it draws on. The user sets the width of the two by the edge between them; on a phone they are
two tabs.

Keyword arguments:

- children (a list of or a singular dash component, string or number; optional):
    The main area: a `CanvasGrid`, as a rule.

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

- conversation (a list of or a singular dash component, string or number; optional):
    What stands beside it: a `Transcript` and a `ChatComposer`.

- inputs (a list of or a singular dash component, string or number; optional):
    What stands there at first instead: controls and a `RunButton`. A
    button below puts the conversation in its place, and another one
    takes that back. What is not seen stays as it is.

- labels (dict with strings as keys and values of type string; optional):
    Replacements for the words that are shown, `{word: text}`.

- size (number; default 400):
    How wide it is beside the canvas, in px, until the user drags its
    edge. On a phone there are two tabs.

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
    _children_props: typing.List[str] = ['conversation', 'inputs']
    _base_nodes = ['conversation', 'inputs', 'children']
    _namespace = 'fast_dash_components'
    _type = 'CanvasPanels'
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
        children: typing.Optional[ComponentType] = None,
        conversation: typing.Optional[ComponentType] = None,
        inputs: typing.Optional[ComponentType] = None,
        size: typing.Optional[NumberType] = None,
        id: typing.Optional[typing.Union[str, dict]] = None,
        className: typing.Optional[str] = None,
        style: typing.Optional[typing.Any] = None,
        classNames: typing.Optional[typing.Dict[typing.Union[str, float, int], str]] = None,
        labels: typing.Optional[typing.Dict[typing.Union[str, float, int], str]] = None,
        theme: typing.Optional["Theme"] = None,
        chat: typing.Optional[str] = None,
        **kwargs
    ):
        self._prop_names = ['children', 'id', 'chat', 'className', 'classNames', 'conversation', 'inputs', 'labels', 'size', 'style', 'theme']
        self._valid_wildcard_attributes =            []
        self.available_properties = ['children', 'id', 'chat', 'className', 'classNames', 'conversation', 'inputs', 'labels', 'size', 'style', 'theme']
        self.available_wildcard_properties =            []
        _explicit_args = kwargs.pop('_explicit_args')
        _locals = locals()
        _locals.update(kwargs)  # For wildcard attrs and excess named props
        args = {k: _locals[k] for k in _explicit_args if k != 'children'}

        super(CanvasPanels, self).__init__(children=children, **args)

setattr(CanvasPanels, "__init__", _explicitize_args(CanvasPanels.__init__))
