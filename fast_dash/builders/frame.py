"""What the apps of all kinds have in common, as the builders get it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dash import Dash

from ..chat import docstring
from ..chat.signature import Setting
from ..hints.base import control_for
from ..hints.control import Control, Field
from ..hints.uploads import Uploads
from ..options import Options
from ..visitors import Visitors


@dataclass(frozen=True)
class Frame:
    """A Dash app that has no layout yet, and what is to be built in it."""

    app: Dash
    options: Options
    title: str

    @property
    def callback(self) -> Callable[..., Any]:
        return self.options.callback_fn

    @property
    def subtitle(self) -> str | None:
        return self.options.subheader or docstring.subtitle(self.callback)

    def controls(self, settings: Sequence[Setting]) -> list[Control]:
        """The controls of parameters. Their files belong to who uploads them."""
        help = docstring.parameter_help(self.callback)
        uploads = Uploads(Visitors.of(self.app).present)
        language = self.options.spoken
        return [control_for(Field.of(setting, help.get(setting.name), uploads, language)) for setting in settings]
