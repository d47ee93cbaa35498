"""An app of one function: typed inputs, a Run button, outputs."""

from __future__ import annotations

from ..apps.runner import Runner
from ..apps.service import RunService
from ..apps.signature import inputs_of
from ..first_page import load_encoder
from ..hints.control import Control
from ..layout.app_page import app_page, connect_app_page
from ..outputs.read import read_outputs
from .frame import Frame


def build_function(frame: Frame) -> list[Control]:
    """Lay the page out and serve the function's runs. Returns the inputs' controls."""
    load_encoder()
    app, options, language = frame.app, frame.options, frame.options.spoken
    controls = frame.controls(inputs_of(frame.callback))
    outputs = read_outputs(frame.callback, options.outputs, options.output_labels, language)
    app.layout = app_page(
        title=frame.title,
        subtitle=frame.subtitle,
        theme=options.look,
        controls=controls,
        outputs=outputs,
        live=options.update_live,
        language=language,
    )
    connect_app_page(app, controls, options.look, options.update_live, language)
    RunService(app, Runner(frame.callback, controls, outputs, language), options.max_turns)
    return controls
