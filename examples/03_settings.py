"""Settings: every other parameter is a control in the sidebar, and its value is passed to each turn."""

from typing import Literal

from scripted import my_llm

from fast_dash import Upload, fastdash


@fastdash(chat=True)
def assistant(
    query: str,
    model: Literal["gpt-4", "claude", "gemini"] = "claude",
    temperature: float = 0.7,
    dataset: Upload = None,
):
    """Answers with the settings that you chose.

    Args:
        model: Who answers.
        temperature: From 0, dry, to 1, inventive.
        dataset: A table to talk about: csv, json or xlsx.
    """
    yield f"`{model}` at temperature {temperature} answers"
    yield f", having read the {dataset.size} bytes of *{dataset.name}*.\n\n" if dataset else ".\n\n"
    yield from my_llm.stream(query)
