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


class ToolCard(Component):
    """A ToolCard component.
A tool call: one line with name, arguments and status, which opens to its arguments and its result.

Keyword arguments:

- children (a list of or a singular dash component, string or number; optional):
    The cards of the calls that are parts of this one.

- id (string; optional):
    The ID of this component, used in callbacks.

- args (dict; optional):
    What it was called with.

- className (string; optional):
    Classes added to the component's root element.

- classNames (dict with strings as keys and values of type string; optional):
    Classes for parts of the component, `{part: class}`. The parts are
    listed in the documentation of its DOM.

- duration (number; optional):
    How long the call took, in seconds.

- labels (dict with strings as keys and values of type string; optional):
    Replacements for the words that are shown, `{word: text}`.

- message (string; optional):
    While it runs: what it is doing, in a few words.

- name (string; required):
    The tool's name.

- opened (boolean; default False):
    Whether arguments and result are shown.

- progress (number; optional):
    While it runs: how far it has come, from 0 to 1.

- result (string | number | boolean | dict | list of dicts; optional):
    What it returned: any JSON value.

- status (a value equal to: 'running', 'done', 'error', 'cancelled'; default 'running'):
    Where the call stands.

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
    _type = 'ToolCard'
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
        name: typing.Optional[str] = None,
        args: typing.Optional[dict] = None,
        result: typing.Optional[typing.Union[str, NumberType, bool, dict, typing.Sequence[dict]]] = None,
        status: typing.Optional[Literal["running", "done", "error", "cancelled"]] = None,
        progress: typing.Optional[NumberType] = None,
        message: typing.Optional[str] = None,
        duration: typing.Optional[NumberType] = None,
        opened: typing.Optional[bool] = None,
        id: typing.Optional[typing.Union[str, dict]] = None,
        className: typing.Optional[str] = None,
        style: typing.Optional[typing.Any] = None,
        classNames: typing.Optional[typing.Dict[typing.Union[str, float, int], str]] = None,
        labels: typing.Optional[typing.Dict[typing.Union[str, float, int], str]] = None,
        theme: typing.Optional["Theme"] = None,
        **kwargs
    ):
        self._prop_names = ['children', 'id', 'args', 'className', 'classNames', 'duration', 'labels', 'message', 'name', 'opened', 'progress', 'result', 'status', 'style', 'theme']
        self._valid_wildcard_attributes =            []
        self.available_properties = ['children', 'id', 'args', 'className', 'classNames', 'duration', 'labels', 'message', 'name', 'opened', 'progress', 'result', 'status', 'style', 'theme']
        self.available_wildcard_properties =            []
        _explicit_args = kwargs.pop('_explicit_args')
        _locals = locals()
        _locals.update(kwargs)  # For wildcard attrs and excess named props
        args = {k: _locals[k] for k in _explicit_args if k != 'children'}

        for k in ['name']:
            if k not in args:
                raise TypeError(
                    'Required argument `' + k + '` was not specified.')

        super(ToolCard, self).__init__(children=children, **args)

setattr(ToolCard, "__init__", _explicitize_args(ToolCard.__init__))
