"""An app of one function: typed inputs, a Run button, outputs."""

from __future__ import annotations

from ..apps.runner import Runner
from ..apps.service import RunService
from ..apps.signature import inputs_of
from ..hints.control import Control
from ..layout.app_page import app_page, connect_app_page
from ..outputs.read import read_outputs
from .frame import Frame


def build_function(frame: Frame) -> list[Control]:
    """Lay the page out and serve the function's runs. Returns the inputs' controls."""
    app, options = frame.app, frame.options
    controls = frame.controls(inputs_of(frame.callback))
    outputs = read_outputs(frame.callback, options.outputs, options.output_labels)
    app.layout = app_page(
        title=frame.title,
        subtitle=frame.subtitle,
        theme=options.look,
        controls=controls,
        outputs=outputs,
        live=options.update_live,
    )
    connect_app_page(app, controls, options.look, options.update_live)
    RunService(app, Runner(frame.callback, controls, outputs), options.max_turns)
    return controls
