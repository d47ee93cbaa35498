"""What an app offers at its composer, as people write it and as the component takes it."""

from __future__ import annotations

from typing import Any

import pytest

from fast_dash.layout.composer import check_composer, composer_props

ROWS: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({}, {}),
    ({"suggestions": ["A", {"label": "B", "send": False}]}, {"suggestions": ["A", {"label": "B", "send": False}]}),
    ({"commands": {"/help": "What I can do"}}, {"commands": [{"name": "help", "description": "What I can do"}]}),
    ({"commands": [{"name": "plot", "text": "Plot "}]}, {"commands": [{"name": "plot", "text": "Plot "}]}),
    ({"attachments": True}, {"attachments": True, "maxAttachmentSize": 9}),
    ({"attachments": [".csv"]}, {"attachments": True, "maxAttachmentSize": 9, "accept": [".csv"]}),
    ({"attachments": []}, {}),
]


@pytest.mark.parametrize(("options", "props"), ROWS, ids=lambda row: str(row)[:40])
def test_options_become_properties(options: dict[str, Any], props: dict[str, Any]) -> None:
    given = {"suggestions": (), "commands": (), "attachments": False, **options}
    check_composer(**given)
    assert composer_props(**given, max_attachment=9) == props
