"""What people send beside text: files, commands that the app offers, and something to begin with.

Needs ``pip install pandas openpyxl`` for the tables.
"""

from fast_dash import fastdash
from fast_dash.chat.context import ChatContext


@fastdash(
    chat=True,
    attachments=[".csv", ".xlsx", "image/*"],
    commands={"describe": "Columns and their numbers", "head": "The first rows"},
    suggestions=[
        "What can you read?",
        {"label": "Describe a table…", "text": "/describe ", "send": False},
    ],
)
def reader(query: str, ctx: ChatContext):
    """Attach a table or a picture: by the paper clip, by drag and drop, or pasted."""
    if not ctx.attachments:
        yield "Tables (`.csv`, `.xlsx`) and pictures. Attach one, and try `/describe` or `/head`."
    for file in ctx.attachments:
        yield f"**{file.name}**, {file.size:,} bytes:\n\n"
        if file.type.startswith("image/"):
            yield {"type": "artifact", "content": file.bytes()}
            continue
        table = file.dataframe()
        shown = table.describe().reset_index() if query.startswith("/describe") else table.head()
        yield {"type": "artifact", "content": shown}
