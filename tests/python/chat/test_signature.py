"""What the parameters of a callback mean."""

from __future__ import annotations

import functools
from typing import Literal

import pytest

from fast_dash.chat.signature import EMPTY, ChatSignature, Setting


def test_settings_are_what_is_neither_query_history_nor_ctx():
    def answer(query: str, model: Literal["a", "b"] = "a", history=None, *more, size: int, ctx, **rest):
        pass

    found = ChatSignature.of(answer)
    assert found.settings == (Setting("model", Literal["a", "b"], "a"), Setting("size", int, EMPTY))
    assert found.injected == {"history", "ctx"}


def test_methods_partials_and_objects_answer_too():
    class Bot:
        def answer(self, query, size: int = 1):
            pass

        def __call__(self, query, name: str = ""):
            pass

    assert ChatSignature.of(Bot().answer).settings == (Setting("size", int, 1),)
    assert ChatSignature.of(Bot()).settings == (Setting("name", str, ""),)
    assert ChatSignature.of(functools.partial(Bot().answer, size=2)).settings == (Setting("size", int, 2),)


def test_an_annotation_of_what_does_not_exist_is_left_as_it_is():
    def answer(query, model: Missing = None):  # noqa: F821
        pass

    assert ChatSignature.of(answer).settings == (Setting("model", "Missing", None),)


@pytest.mark.parametrize(
    "answer",
    [
        lambda: None,
        lambda text: None,
        lambda text, query: None,
        lambda *, query: None,
        lambda *query: None,
        lambda **query: None,
    ],
)
def test_the_first_parameter_must_be_query(answer):
    with pytest.raises(TypeError, match="must be named query"):
        ChatSignature.of(answer)


def test_a_signature_that_cannot_be_read_is_told_so():
    with pytest.raises(TypeError, match="wrap it in a function"):
        ChatSignature.of(max)


def test_a_setting_that_cannot_be_passed_by_name_is_told_so():
    with pytest.raises(TypeError, match="behind the /"):
        ChatSignature.of(lambda query, size, /: None)
