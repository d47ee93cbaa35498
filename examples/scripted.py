"""``my_llm`` of the examples: a stand-in that streams prepared markdown at the pace of a model. No key, no network."""

import re
import time
from collections.abc import Iterator

ANSWER = """\
You said: *{question}*

I am a **scripted stand-in**: I always answer like this, whatever you ask. Put a call to your own model in my place.

1. Replies are markdown, rendered while they stream.
2. Code is highlighted:

```python
for token in my_llm.stream(query):
    yield token
```

3. Tables are tables:

| what | who brings it |
| --- | --- |
| the model | you |
| the interface | Fast Dash |
"""


class ScriptedModel:
    """Answers a text, or a list of messages as most providers take it."""

    def __init__(self, words_per_second: float = 40) -> None:
        self._pause = 1 / words_per_second

    def stream(self, prompt: str | list[dict[str, str]]) -> Iterator[str]:
        """Yield the answer word by word."""
        question = prompt if isinstance(prompt, str) else prompt[-1]["content"]
        answer = ANSWER.format(question=question)
        if not isinstance(prompt, str) and len(prompt) > 1:
            answer += f"\nI remember that you began with: *{prompt[0]['content']}*\n"
        for word in re.findall(r"\S*\s*", answer):
            time.sleep(self._pause)
            yield word


my_llm = ScriptedModel()
