"""A message that is edited, or a reply that is made again, is another branch: nothing that was said is lost."""

from __future__ import annotations

import pytest

from fast_dash.testing import ChatClient


def recall(query, history):
    """Says what it knows of the past."""
    return " ".join([*(message["content"] for message in history if message["role"] == "user"), query])


@pytest.fixture
def client():
    with ChatClient(recall) as client:
        yield client


def said(turn):
    return turn["blocks"][0]["text"]


def test_a_branch_knows_its_own_past(client):
    one = client.send("a")
    client.send("b")
    edited = client.send("B", parent=one["id"])
    assert (said(edited), edited["parent"]) == ("a B", one["id"])
    # What follows without a word of where, follows what was said last.
    assert said(client.send("c")) == "a B c"
    first = client.send("A", parent="")
    assert (said(first), first["parent"]) == ("A", "")


def test_the_other_branch_goes_on_where_it_was(client):
    one = client.send("a")
    two = client.send("b", parent=one["id"])
    assert "parent" not in two  # it follows the latest anyway
    client.send("B", parent=one["id"])
    again = client.send("c", parent=two["id"])
    assert (said(again), again["parent"]) == ("a b c", two["id"])


def test_all_branches_outlive_a_restart():
    with ChatClient(recall) as before:
        one = before.send("a")
        before.send("b")
        before.send("B", parent=one["id"])
        turns = before.turns
    with ChatClient(recall, store=before.engine._store) as after:
        assert after.turns == turns
        assert said(after.send("c", message="new", parent=turns[1]["id"])) == "a b c"


def test_a_parent_that_is_not_there_is_refused(client):
    client.send("a")
    reply = client.command("send", query="b", message="m", parent="nowhere")
    assert reply["error"]["code"] == "not_found"
    assert len(client.turns) == 1
