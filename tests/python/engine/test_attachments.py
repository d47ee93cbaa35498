"""Files that come with a message: kept with the thread, for its owner, and read by the callback."""

from __future__ import annotations

import pytest

from fast_dash.engine.attachments import MOST, MOST_UNSENT
from fast_dash.engine.refusal import RefusedError
from fast_dash.stores.sql import SQLStore
from fast_dash.testing import ChatClient

PNG = b"\x89PNG\r\n\x1a\n"


def tell(query, ctx):
    for file in ctx.attachments:
        yield f"{file.name} {file.type} {file.size} {file.bytes()!r}"


@pytest.fixture
def client(tmp_path):
    with ChatClient(tell, store=SQLStore(f"sqlite:///{tmp_path}/chats.db"), max_attachment=100) as client:
        yield client


def refusal(client, *attached, **options):
    with pytest.raises(RefusedError) as refused:
        client.engine.attach(*attached, **options)
    return refused.value.refusal["code"]


def test_a_callback_reads_the_files_of_a_message(client):
    files = [client.attach("a.csv", b"x,y", "text/csv"), client.attach("b", b"")]
    turn = client.send("look", attachments=files)
    assert turn["blocks"][0]["text"] == "a.csv text/csv 3 b'x,y'b  0 b''"
    assert turn["attachments"] == [
        {"id": files[0], "name": "a.csv", "type": "text/csv", "size": 3},
        {"id": files[1], "name": "b", "type": "", "size": 0},
    ]


def test_a_message_may_be_files_alone(client):
    assert client.send("", attachments=[client.attach("a", b"1")])["query"] == ""
    assert client.command("send", query="", message="m", attachments=[])["error"]["code"] == "empty"


def test_a_file_is_sent_again_with_a_message_that_is_edited(client):
    file = client.attach("a", b"1")
    client.send("one", attachments=[file])
    assert "b'1'" in client.send("two", parent="", attachments=[file])["blocks"][0]["text"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\x\\y.txt", "y.txt"),
        ("\\\\host\\s", "s"),
        ("a\0b\u202etxt.exe", "a\ufffdbtxt.exe"),
        ("x" * 10_000, "x" * 200),
        ("", "file"),
        ("\ud800.txt", "\ufffd.txt"),
    ],
)
def test_a_name_is_a_label(client, name, shown):
    turn = client.send("", attachments=[client.attach(name, b"1", "text/html\n" + "y" * 500)])
    (about,) = turn["attachments"]
    assert about["name"] == shown
    assert len(about["type"]) == 100
    assert "\n" not in about["type"]


def test_only_pictures_are_served_as_what_they_are(client):
    for data, mime in ((PNG, "image/png"), (b"<script>", "application/octet-stream")):
        file = client.attach("x.html", data, "text/html")
        assert client.engine.artifact("user", client.thread, file) == (mime, data)


def test_files_of_others_are_like_files_that_do_not_exist(client):
    file = client.attach("a", b"1")
    assert refusal(client, "bob", client.thread, "a", "", b"1") == "not_found"
    assert refusal(client, "user", "x" * 32, "a", "", b"1") == "not_found"
    assert client.engine.artifact("bob", client.thread, file) is None
    client.send("so that there is a turn")
    client.new_thread()
    # A file belongs to its conversation.
    assert client.command("send", query="q", message="m", attachments=[file])["error"]["code"] == "not_found"


def test_what_is_too_much_is_refused(client):
    assert refusal(client, "user", client.thread, "a", "", b"1" * 101) == "too_long"
    file = client.attach("a", b"1" * 100)
    assert client.command("send", query="q", message="m", attachments=[file] * 21)["error"]["code"] == "too_long"


def test_files_outlive_a_restart(client, tmp_path):
    file = client.attach("a", b"1")
    with ChatClient(tell, store=SQLStore(f"sqlite:///{tmp_path}/chats.db")) as after:
        assert "b'1'" in after.send("q", attachments=[file])["blocks"][0]["text"]


def test_as_many_files_as_a_message_may_have_are_there_until_it_is_sent(client):
    files = [client.attach(str(number), b"1" * 100) for number in range(MOST)]
    assert len(client.send("look", attachments=files)["attachments"]) == MOST


def test_files_that_are_never_sent_do_not_fill_the_store(client):
    sent = client.attach("sent", b"1")
    client.send("look", attachments=[sent])
    first = client.attach("first", b"1")
    last = [client.attach(str(number), b"1") for number in range(MOST_UNSENT)][-1]
    assert client.command("send", query="look", message="m", attachments=[first])["error"]["code"] == "not_found"
    assert client.engine.artifact("user", client.thread, first) is None
    assert len(client.send("look", attachments=[last, sent])["attachments"]) == 2


def test_past_the_bytes_of_one_whole_message_the_oldest_go(client):
    first, *_, last = [client.attach(str(number), b"1" * 100) for number in range(MOST + 1)]
    assert client.command("send", query="look", message="m", attachments=[first])["error"]["code"] == "not_found"
    assert len(client.send("look", attachments=[last])["attachments"]) == 1
