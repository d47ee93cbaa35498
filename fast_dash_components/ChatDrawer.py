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


class ChatDrawer(Component):
    """A ChatDrawer component.
A chat at the side of an app: a button floats in the corner and opens it, and the app beside it keeps working.

Keyword arguments:

- children (a list of or a singular dash component, string or number; optional):
    What is in the drawer: a `Transcript` and a `ChatComposer`, as a
    rule. It stays as it is while the drawer is closed.

- id (string; optional):
    The ID of this component, used in callbacks.

- className (string; optional):
    Classes added to the component's root element.

- classNames (dict with strings as keys and values of type string; optional):
    Classes for parts of the component, `{part: class}`. The parts are
    listed in the documentation of its DOM.

- labels (dict with strings as keys and values of type string; optional):
    Replacements for the words that are shown, `{word: text}`.

- opened (boolean; default False):
    Whether the drawer is open. The user changes it too.

- position (a value equal to: 'left', 'right'; default 'right'):
    The side of the window, also where the page runs from right to
    left.

- size (number; default 420):
    The drawer's width in px, until the user drags its edge. On a
    phone it fills the window.

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
        Distance between things.

- title (string; optional):
    Above the content, and on the button that opens the drawer."""
    _children_props: typing.List[str] = []
    _base_nodes = ['children']
    _namespace = 'fast_dash_components'
    _type = 'ChatDrawer'
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
        opened: typing.Optional[bool] = None,
        title: typing.Optional[str] = None,
        position: typing.Optional[Literal["left", "right"]] = None,
        size: typing.Optional[NumberType] = None,
        id: typing.Optional[typing.Union[str, dict]] = None,
        className: typing.Optional[str] = None,
        style: typing.Optional[typing.Any] = None,
        classNames: typing.Optional[typing.Dict[typing.Union[str, float, int], str]] = None,
        labels: typing.Optional[typing.Dict[typing.Union[str, float, int], str]] = None,
        theme: typing.Optional["Theme"] = None,
        **kwargs
    ):
        self._prop_names = ['children', 'id', 'className', 'classNames', 'labels', 'opened', 'position', 'size', 'style', 'theme', 'title']
        self._valid_wildcard_attributes =            []
        self.available_properties = ['children', 'id', 'className', 'classNames', 'labels', 'opened', 'position', 'size', 'style', 'theme', 'title']
        self.available_wildcard_properties =            []
        _explicit_args = kwargs.pop('_explicit_args')
        _locals = locals()
        _locals.update(kwargs)  # For wildcard attrs and excess named props
        args = {k: _locals[k] for k in _explicit_args if k != 'children'}

        super(ChatDrawer, self).__init__(children=children, **args)

setattr(ChatDrawer, "__init__", _explicitize_args(ChatDrawer.__init__))
