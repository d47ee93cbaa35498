"""The five-line chatbot. Run it with ``python examples/01_five_lines.py`` and open http://127.0.0.1:8080."""

from scripted import my_llm

from fast_dash import fastdash


@fastdash(chat=True)
def assistant(query: str):
    """A helpful assistant."""
    for token in my_llm.stream(query):     # any provider — you choose
        yield token
