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


class SSE(Component):
    """A SSE component.
Text from a stream of server-sent events, such as the answer of a model. It shows nothing itself: use its outputs in
callbacks. A connection that is cut is made again, and the server told which event was the last (`Last-Event-ID`).

Keyword arguments:

- id (string; optional):
    The ID of this component, used in callbacks.

- animate_chunk (number; default 1):
    How many characters are typed at a time, at least: it never falls
    more than half a second behind.

- animate_delay (number; default 0):
    Milliseconds from one chunk to the next. With 0 nothing is
    animated, and `animation` is the text at once.

- animate_prefix (string; optional):
    `animation` begins after this text, and is empty until it has
    come.

- animate_suffix (string; optional):
    `animation` ends before this text.

- animation (string; optional):
    Output: `value` as it is typed. When the stream has ended it is
    whole.

- concat (boolean; default True):
    Put the messages together to one text. If not, `value` is the
    message that came last.

- done (boolean; optional):
    Output: the stream has ended as it should: with the message
    `[DONE]`, or with the HTTP status 204.

- error (string; optional):
    Output: why the stream stopped before its end, in words. None when
    there is nothing wrong.

- options (dict; optional):
    How it is asked for: what `fast_dash.streaming.sse_options`
    returns. Setting it starts the stream again, also with the same
    options as before.

    `options` is a dict with keys:

    - headers (dict with strings as keys and values of type string; optional):
        HTTP headers, `{name: value}`.

    - payload (string; optional):
        The body of the request.

    - method (string; optional):
        The HTTP method. Without it, POST if there is a payload and
        GET if not.

    - withCredentials (boolean; optional):
        Send cookies also to a server of another origin. Without it,
        they go to the page's own only.

    - start (boolean; optional):
        False closes the stream and asks for nothing; the outputs keep
        what they have.

- url (string; optional):
    Where the stream is. Setting it starts the stream; None closes it
    and empties the outputs.

- value (string; optional):
    Output: what has arrived, changed at most once a frame of the
    screen."""
    _children_props: typing.List[str] = []
    _base_nodes = ['children']
    _namespace = 'fast_dash_components'
    _type = 'SSE'
    Options = TypedDict(
        "Options",
            {
            "headers": NotRequired[typing.Dict[typing.Union[str, float, int], str]],
            "payload": NotRequired[str],
            "method": NotRequired[str],
            "withCredentials": NotRequired[bool],
            "start": NotRequired[bool]
        }
    )


    def __init__(
        self,
        url: typing.Optional[str] = None,
        options: typing.Optional["Options"] = None,
        concat: typing.Optional[bool] = None,
        animate_chunk: typing.Optional[NumberType] = None,
        animate_delay: typing.Optional[NumberType] = None,
        animate_prefix: typing.Optional[str] = None,
        animate_suffix: typing.Optional[str] = None,
        value: typing.Optional[str] = None,
        animation: typing.Optional[str] = None,
        done: typing.Optional[bool] = None,
        error: typing.Optional[str] = None,
        id: typing.Optional[typing.Union[str, dict]] = None,
        **kwargs
    ):
        self._prop_names = ['id', 'animate_chunk', 'animate_delay', 'animate_prefix', 'animate_suffix', 'animation', 'concat', 'done', 'error', 'options', 'url', 'value']
        self._valid_wildcard_attributes =            []
        self.available_properties = ['id', 'animate_chunk', 'animate_delay', 'animate_prefix', 'animate_suffix', 'animation', 'concat', 'done', 'error', 'options', 'url', 'value']
        self.available_wildcard_properties =            []
        _explicit_args = kwargs.pop('_explicit_args')
        _locals = locals()
        _locals.update(kwargs)  # For wildcard attrs and excess named props
        args = {k: _locals[k] for k in _explicit_args}

        super(SSE, self).__init__(**args)

setattr(SSE, "__init__", _explicitize_args(SSE.__init__))
