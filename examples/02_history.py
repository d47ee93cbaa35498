"""A chatbot that remembers: the parameter ``history`` holds the messages before this one."""

from scripted import my_llm

from fast_dash import fastdash


@fastdash(chat=True)
def assistant(query: str, history: list):
    messages = [{"role": m["role"], "content": m["content"]} for m in history]
    messages.append({"role": "user", "content": query})
    for token in my_llm.stream(messages):
        yield token
