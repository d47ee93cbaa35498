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


class InterruptCard(Component):
    """An InterruptCard component.
Asks the user before something is done: approve, reject, edit or answer. Folds to one line once it is decided.

Keyword arguments:

- id (string; optional):
    The ID of this component, used in callbacks.

- action_requests (list of dicts; required):
    The actions that leave is asked for.

    `action_requests` is a list of dicts with keys:

    - name (string; required):
        What would be called.

    - args (dict; optional):
        What it would be called with.

    - description (string; optional):
        What will happen, in one sentence.

- allowed_decisions (list of strings; default APPROVE_OR_REJECT):
    The buttons: `approve`, `reject`, `edit` (the arguments),
    `respond` (with a text), or words of the app's own.

- className (string; optional):
    Classes added to the component's root element.

- classNames (dict with strings as keys and values of type string; optional):
    Classes for parts of the component, `{part: class}`. The parts are
    listed in the documentation of its DOM.

- decision (dict; optional):
    What the user decided. Nothing can be decided any more when it is
    set; set it to None to ask again.

    `decision` is a dict with keys:

    - decisions (list of dicts; required):
        One for each action: `{\"type\": \"approve\"}`; with
        `\"action\": {\"name\", \"args\"}` after `edit`, and with
        `\"message\": str` after `respond`.

    - at (number; required):
        When, in milliseconds since 1970.

- disabled (boolean; default False):
    Nothing can be decided: the card informs.

- labels (dict with strings as keys and values of type string; optional):
    Replacements for the words that are shown, `{word: text}`.

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
    _type = 'InterruptCard'
    ActionRequests = TypedDict(
        "ActionRequests",
            {
            "name": str,
            "args": NotRequired[dict],
            "description": NotRequired[str]
        }
    )

    Decision = TypedDict(
        "Decision",
            {
            "decisions": typing.Sequence[dict],
            "at": NumberType
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
        action_requests: typing.Optional[typing.Sequence["ActionRequests"]] = None,
        allowed_decisions: typing.Optional[typing.Sequence[str]] = None,
        decision: typing.Optional["Decision"] = None,
        disabled: typing.Optional[bool] = None,
        id: typing.Optional[typing.Union[str, dict]] = None,
        className: typing.Optional[str] = None,
        style: typing.Optional[typing.Any] = None,
        classNames: typing.Optional[typing.Dict[typing.Union[str, float, int], str]] = None,
        labels: typing.Optional[typing.Dict[typing.Union[str, float, int], str]] = None,
        theme: typing.Optional["Theme"] = None,
        **kwargs
    ):
        self._prop_names = ['id', 'action_requests', 'allowed_decisions', 'className', 'classNames', 'decision', 'disabled', 'labels', 'style', 'theme']
        self._valid_wildcard_attributes =            []
        self.available_properties = ['id', 'action_requests', 'allowed_decisions', 'className', 'classNames', 'decision', 'disabled', 'labels', 'style', 'theme']
        self.available_wildcard_properties =            []
        _explicit_args = kwargs.pop('_explicit_args')
        _locals = locals()
        _locals.update(kwargs)  # For wildcard attrs and excess named props
        args = {k: _locals[k] for k in _explicit_args}

        for k in ['action_requests']:
            if k not in args:
                raise TypeError(
                    'Required argument `' + k + '` was not specified.')

        super(InterruptCard, self).__init__(**args)

setattr(InterruptCard, "__init__", _explicitize_args(InterruptCard.__init__))
