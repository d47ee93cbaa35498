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


class ChatComposer(Component):
    """A ChatComposer component.
The box to write messages in. Enter sends, Shift+Enter makes a new line; while a reply streams, the button stops it.

Keyword arguments:

- id (string; optional):
    The ID of this component, used in callbacks.

- accept (list of strings; optional):
    The files that may be attached, by suffix or media type:
    `[\".csv\", \"image/*\"]`. All, if it is empty.

- attachments (boolean; default False):
    With `chat`: files may go with a message, by a button, by drag and
    drop, or pasted. The callback finds them in `ctx`.

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

- commands (list of dicts; optional):
    Commands that are offered when a message begins with a slash.
    Choosing one puts its `text`, or `/name `, into the box; the
    callback reads it from there.

    `commands` is a list of dicts with keys:

    - name (string; required):
        Without the slash.

    - description (string; optional):
        What it does, in a few words.

    - text (string; optional):
        What is put into the box instead of `/name `.

- disabled (boolean; default False):
    Nothing can be typed or sent.

- labels (dict with strings as keys and values of type string; optional):
    Replacements for the words that are shown, `{word: text}`.

- maxAttachmentSize (number; default 10485760):
    The most bytes that one file may have: the `max_attachment` of
    `mount_chat`.

- maxLength (number; default 100000):
    The most characters that a message may have.

- placeholder (string; optional):
    Shown in the empty box.

- settingErrors (dict with strings as keys and values of type string; optional):
    With `chat`: what the server refused at the last send, `{setting:
    message}`.

- settings (dict; optional):
    With `chat`: sent with each message, for the callback's other
    parameters.

- settingsPending (boolean; default False):
    With `chat`: a setting is still on its way to the server, such as
    a file that uploads: what is sent meanwhile waits for it.

- submitted (dict; optional):
    The message that was sent last: `{\"value\": text, \"at\":
    milliseconds, \"attachments\": files}`. With `chat` it changes
    once for each message that the server has accepted.

    `submitted` is a dict with keys:

    - value (string; required):
        The text.

    - at (number; required):
        When it was sent, in milliseconds since 1970: the same text
        sent again is a new value.

    - attachments (list of dicts; optional):
        With `chat`: the files that went with it.

        `attachments` is a list of dicts with keys:

        - id (string; required)

        - name (string; required)

        - type (string; required)

        - size (number; required)

- suggestions (list of dicts; optional):
    What a user could begin with, shown as chips while the
    conversation is empty: texts, or `{\"label\": str, \"text\": str,
    \"send\": bool}`. A click sends the text; with `\"send\": False`
    it is put into the box.

    `suggestions` is a list of string | dict with keys:

    - label (string; required)

    - text (string; optional)

    - send (boolean; optional)s

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

- value (string; optional):
    The text in the box. Set it from a callback to suggest a message."""
    _children_props: typing.List[str] = []
    _base_nodes = ['children']
    _namespace = 'fast_dash_components'
    _type = 'ChatComposer'
    SubmittedAttachments = TypedDict(
        "SubmittedAttachments",
            {
            "id": str,
            "name": str,
            "type": str,
            "size": NumberType
        }
    )

    Submitted = TypedDict(
        "Submitted",
            {
            "value": str,
            "at": NumberType,
            "attachments": NotRequired[typing.Sequence["SubmittedAttachments"]]
        }
    )

    Suggestions = TypedDict(
        "Suggestions",
            {
            "label": str,
            "text": NotRequired[str],
            "send": NotRequired[bool]
        }
    )

    Commands = TypedDict(
        "Commands",
            {
            "name": str,
            "description": NotRequired[str],
            "text": NotRequired[str]
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
        value: typing.Optional[str] = None,
        submitted: typing.Optional["Submitted"] = None,
        disabled: typing.Optional[bool] = None,
        placeholder: typing.Optional[str] = None,
        maxLength: typing.Optional[NumberType] = None,
        attachments: typing.Optional[bool] = None,
        accept: typing.Optional[typing.Sequence[str]] = None,
        maxAttachmentSize: typing.Optional[NumberType] = None,
        suggestions: typing.Optional[typing.Sequence[typing.Union[str, "Suggestions"]]] = None,
        commands: typing.Optional[typing.Sequence["Commands"]] = None,
        settings: typing.Optional[dict] = None,
        settingErrors: typing.Optional[typing.Dict[typing.Union[str, float, int], str]] = None,
        settingsPending: typing.Optional[bool] = None,
        id: typing.Optional[typing.Union[str, dict]] = None,
        className: typing.Optional[str] = None,
        style: typing.Optional[typing.Any] = None,
        classNames: typing.Optional[typing.Dict[typing.Union[str, float, int], str]] = None,
        labels: typing.Optional[typing.Dict[typing.Union[str, float, int], str]] = None,
        theme: typing.Optional["Theme"] = None,
        chat: typing.Optional[str] = None,
        **kwargs
    ):
        self._prop_names = ['id', 'accept', 'attachments', 'chat', 'className', 'classNames', 'commands', 'disabled', 'labels', 'maxAttachmentSize', 'maxLength', 'placeholder', 'settingErrors', 'settings', 'settingsPending', 'style', 'submitted', 'suggestions', 'theme', 'value']
        self._valid_wildcard_attributes =            []
        self.available_properties = ['id', 'accept', 'attachments', 'chat', 'className', 'classNames', 'commands', 'disabled', 'labels', 'maxAttachmentSize', 'maxLength', 'placeholder', 'settingErrors', 'settings', 'settingsPending', 'style', 'submitted', 'suggestions', 'theme', 'value']
        self.available_wildcard_properties =            []
        _explicit_args = kwargs.pop('_explicit_args')
        _locals = locals()
        _locals.update(kwargs)  # For wildcard attrs and excess named props
        args = {k: _locals[k] for k in _explicit_args}

        super(ChatComposer, self).__init__(**args)

setattr(ChatComposer, "__init__", _explicitize_args(ChatComposer.__init__))
