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


class Markdown(Component):
    """A Markdown component.
Text in markdown, whole or while it grows, shown as safely as a reply: no HTML, nothing fetched from other hosts.

Keyword arguments:

- id (string; optional):
    The ID of this component, used in callbacks.

- allowedImageHosts (list of strings; default NO_HOSTS):
    Hosts whose images are shown without asking. Other images appear
    after a click.

- className (string; optional):
    Classes added to the component's root element.

- classNames (dict with strings as keys and values of type string; optional):
    Classes for parts of the component, `{part: class}`. The parts are
    listed in the documentation of its DOM.

- diagrams (boolean; default False):
    Whether code fences named `mermaid` are drawn as diagrams.

- labels (dict with strings as keys and values of type string; optional):
    Replacements for the words that are shown, `{word: text}`.

- streaming (boolean; default False):
    More text may come. Set it while the text grows, however fast:
    what cannot change any more is parsed and drawn once, and
    half-written marks are not shown. Without it each change is a
    complete text, and read as a whole.

- text (string; default ''):
    The whole text as it is now. A text that continues the one before
    is read on from there; any other is a new document.

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
    _type = 'Markdown'
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
        text: typing.Optional[str] = None,
        streaming: typing.Optional[bool] = None,
        allowedImageHosts: typing.Optional[typing.Sequence[str]] = None,
        diagrams: typing.Optional[bool] = None,
        id: typing.Optional[typing.Union[str, dict]] = None,
        className: typing.Optional[str] = None,
        style: typing.Optional[typing.Any] = None,
        classNames: typing.Optional[typing.Dict[typing.Union[str, float, int], str]] = None,
        labels: typing.Optional[typing.Dict[typing.Union[str, float, int], str]] = None,
        theme: typing.Optional["Theme"] = None,
        **kwargs
    ):
        self._prop_names = ['id', 'allowedImageHosts', 'className', 'classNames', 'diagrams', 'labels', 'streaming', 'style', 'text', 'theme']
        self._valid_wildcard_attributes =            []
        self.available_properties = ['id', 'allowedImageHosts', 'className', 'classNames', 'diagrams', 'labels', 'streaming', 'style', 'text', 'theme']
        self.available_wildcard_properties =            []
        _explicit_args = kwargs.pop('_explicit_args')
        _locals = locals()
        _locals.update(kwargs)  # For wildcard attrs and excess named props
        args = {k: _locals[k] for k in _explicit_args}

        super(Markdown, self).__init__(**args)

setattr(Markdown, "__init__", _explicitize_args(Markdown.__init__))
