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


class RunButton(Component):
    """A RunButton component.
Runs the callback of a chat without a message: its `query` is empty, and the transcript has no entry of it. While it runs,
the button stops it.

Keyword arguments:

- id (string; optional):
    The ID of this component, used in callbacks.

- chat (string; required):
    The name of the chat whose callback is run: that of
    `mount_chat(app, callback, chat=…)`.

- className (string; optional):
    Classes added to the component's root element.

- classNames (dict with strings as keys and values of type string; optional):
    Classes for parts of the component, `{part: class}`. The parts are
    listed in the documentation of its DOM.

- labels (dict with strings as keys and values of type string; optional):
    Replacements for the words that are shown, `{word: text}`.

- settingErrors (dict with strings as keys and values of type string; optional):
    What the server refused at the last run, `{setting: message}`.

- settings (dict; optional):
    Passed with each run, for the callback's other parameters. They go
    with the messages of the chat, too.

- settingsPending (boolean; default False):
    A setting is still on its way to the server, such as a file that
    uploads: a run that is asked for meanwhile waits for it.

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
    _type = 'RunButton'
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
        chat: typing.Optional[str] = None,
        settings: typing.Optional[dict] = None,
        settingErrors: typing.Optional[typing.Dict[typing.Union[str, float, int], str]] = None,
        settingsPending: typing.Optional[bool] = None,
        id: typing.Optional[typing.Union[str, dict]] = None,
        className: typing.Optional[str] = None,
        style: typing.Optional[typing.Any] = None,
        classNames: typing.Optional[typing.Dict[typing.Union[str, float, int], str]] = None,
        labels: typing.Optional[typing.Dict[typing.Union[str, float, int], str]] = None,
        theme: typing.Optional["Theme"] = None,
        **kwargs
    ):
        self._prop_names = ['id', 'chat', 'className', 'classNames', 'labels', 'settingErrors', 'settings', 'settingsPending', 'style', 'theme']
        self._valid_wildcard_attributes =            []
        self.available_properties = ['id', 'chat', 'className', 'classNames', 'labels', 'settingErrors', 'settings', 'settingsPending', 'style', 'theme']
        self.available_wildcard_properties =            []
        _explicit_args = kwargs.pop('_explicit_args')
        _locals = locals()
        _locals.update(kwargs)  # For wildcard attrs and excess named props
        args = {k: _locals[k] for k in _explicit_args}

        for k in ['chat']:
            if k not in args:
                raise TypeError(
                    'Required argument `' + k + '` was not specified.')

        super(RunButton, self).__init__(**args)

setattr(RunButton, "__init__", _explicitize_args(RunButton.__init__))
