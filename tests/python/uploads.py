"""What Dash's page does when a file is chosen in the control ``dataset``."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient

from fast_dash import FastDash


def choose_file(app: FastDash, client: FlaskClient, **changes: Any) -> Any:
    """The server's answer, by component. ``client`` has opened the page, which brings the identity."""
    output = next(key for key in app.app.callback_map if "fd-setting-dataset-box.data-answered" in key)
    values = {"contents": "data:text/csv;base64,YSxi", "filename": "../r.csv", **changes}
    sent = [{"id": "fd-setting-dataset-drop", "property": prop, "value": value} for prop, value in values.items()]
    sent.append({"id": "fd-setting-dataset", "property": "data", "value": None})
    outputs = [
        dict(zip(("id", "property"), part.rsplit(".", 1), strict=True)) for part in output.strip(".").split("...")
    ]
    answer = client.post(
        "/_dash-update-component",
        json={
            "output": output,
            "outputs": outputs,
            "inputs": [{"id": "fd-setting-dataset-box", "property": "data-sent", "value": "1"}],
            "state": sent,
            "changedPropIds": ["fd-setting-dataset-box.data-sent"],
        },
    )
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()["response"]
