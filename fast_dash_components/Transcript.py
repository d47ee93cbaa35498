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


class Transcript(Component):
    """A Transcript component.
A conversation: streaming replies with tool calls, thoughts, figures and tables.

Keyword arguments:

- id (string; optional):
    The ID of this component, used in callbacks.

- allowedImageHosts (list of strings; optional):
    Hosts whose images are shown without asking. Other images appear
    after a click.

- announce (a value equal to: 'sentences', 'reply', 'off'; default 'sentences'):
    What screen readers are told of a reply that is being written: its
    sentences as they are finished, only that it is complete, or
    nothing.

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

- diagrams (boolean; default False):
    Whether code fences named `mermaid` are drawn as diagrams.

- feedback (boolean; default False):
    With `chat`: thumbs below each reply, for `mount_chat(…,
    on_feedback=…)`.

- labels (dict with strings as keys and values of type string; optional):
    Replacements for the words that are shown, `{word: text}`.

- messages (list of dicts; optional):
    The conversation. Without `chat`, what is shown. With `chat`, an
    output that changes once per turn, when it has ended or waits for
    a decision: for each turn the user's message and the text of the
    reply.

    `messages` is a list of dicts with keys:

    - role (a value equal to: 'user', 'assistant'; required):
        Who says it.

    - content (string; optional):
        Markdown for the assistant; plain text for the user.

    - status (a value equal to: 'streaming', 'done', 'error', 'stopped', 'waiting', 'interrupted'; optional):
        `streaming` while more is to come.

    - blocks (list of dicts; optional):
        Instead of `content`, the blocks of a reply: `{\"kind\":
        \"content\" | \"reasoning\" | \"tool\" | …, …}`.

    - at (number; optional):
        When it was said, in milliseconds since 1970.

    - attachments (list of dicts; optional):
        Of the user: files that came with it, `{\"name\": str,
        \"type\": str, \"size\": bytes}`.

        `attachments` is a list of dicts with keys:

        - name (string; required)

        - type (string; optional)

        - size (number; optional)

    - sources (list of dicts; optional):
        Of the assistant: where its statements come from.

        `sources` is a list of dicts with keys:

        - title (string; required)

        - url (string; optional)

- subtitle (string; optional):
    One line under the title while the conversation is empty.

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
    Shown in a bar above the conversation, with the state of the link,
    a switch for light and dark, and \"new chat\"."""
    _children_props: typing.List[str] = []
    _base_nodes = ['children']
    _namespace = 'fast_dash_components'
    _type = 'Transcript'
    MessagesAttachments = TypedDict(
        "MessagesAttachments",
            {
            "name": str,
            "type": NotRequired[str],
            "size": NotRequired[NumberType]
        }
    )

    MessagesSources = TypedDict(
        "MessagesSources",
            {
            "title": str,
            "url": NotRequired[str]
        }
    )

    Messages = TypedDict(
        "Messages",
            {
            "role": Literal["user", "assistant"],
            "content": NotRequired[str],
            "status": NotRequired[Literal["streaming", "done", "error", "stopped", "waiting", "interrupted"]],
            "blocks": NotRequired[typing.Sequence[dict]],
            "at": NotRequired[NumberType],
            "attachments": NotRequired[typing.Sequence["MessagesAttachments"]],
            "sources": NotRequired[typing.Sequence["MessagesSources"]]
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
        messages: typing.Optional[typing.Sequence["Messages"]] = None,
        title: typing.Optional[str] = None,
        subtitle: typing.Optional[str] = None,
        feedback: typing.Optional[bool] = None,
        announce: typing.Optional[Literal["sentences", "reply", "off"]] = None,
        allowedImageHosts: typing.Optional[typing.Sequence[str]] = None,
        diagrams: typing.Optional[bool] = None,
        id: typing.Optional[typing.Union[str, dict]] = None,
        className: typing.Optional[str] = None,
        style: typing.Optional[typing.Any] = None,
        classNames: typing.Optional[typing.Dict[typing.Union[str, float, int], str]] = None,
        labels: typing.Optional[typing.Dict[typing.Union[str, float, int], str]] = None,
        theme: typing.Optional["Theme"] = None,
        chat: typing.Optional[str] = None,
        **kwargs
    ):
        self._prop_names = ['id', 'allowedImageHosts', 'announce', 'chat', 'className', 'classNames', 'diagrams', 'feedback', 'labels', 'messages', 'style', 'subtitle', 'theme', 'title']
        self._valid_wildcard_attributes =            []
        self.available_properties = ['id', 'allowedImageHosts', 'announce', 'chat', 'className', 'classNames', 'diagrams', 'feedback', 'labels', 'messages', 'style', 'subtitle', 'theme', 'title']
        self.available_wildcard_properties =            []
        _explicit_args = kwargs.pop('_explicit_args')
        _locals = locals()
        _locals.update(kwargs)  # For wildcard attrs and excess named props
        args = {k: _locals[k] for k in _explicit_args}

        super(Transcript, self).__init__(**args)

setattr(Transcript, "__init__", _explicitize_args(Transcript.__init__))
