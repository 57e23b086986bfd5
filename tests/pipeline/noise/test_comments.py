"""Comments under an article are noise, and the answers of a forum are not."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.blocks import read_blocks
from pipeline.limits import DEFAULT_LIMITS
from pipeline.noise.label import label_blocks
from pipeline.noise.markup.elements import Elements
from pipeline.noise.rules.comments import in_comments
from sources.page import PageKind

STORY = "Am Samstag hat der Bauhof die neue Bank am Ufer aufgestellt. " * 8
TALK = "<p class=who>Anna schrieb:</p><p>Da sitze ich gern.</p>"
BLOG = f"<div class=post><p>{STORY}</p></div><div id=comments><ol><li class='comment thread-odd'>{TALK}</li></ol></div>"


def comments(body: str, url: str = "https://bank.example/2026/ufer", head: str = "") -> list[bool]:
    walk = read_blocks(f"<head>{head}</head><body>{body}</body>", PageKind.HTML, DEFAULT_LIMITS)
    words = np.array([len(block.text.split()) for block in walk.blocks], np.float64)
    return in_comments(Elements(walk.blocks), walk.head, url, words, np.full(len(words), 0.9)).tolist()


def test_what_stands_in_elements_named_for_comments_is_found() -> None:
    assert comments(BLOG) == [False, True, True]


@pytest.mark.parametrize("name", ["wp-comments", "comment-list", "comments-area", "disqus_thread", "respond"])
def test_each_blog_names_them_in_its_own_way(name: str) -> None:
    assert comments(BLOG.replace("id=comments", f"class={name}")) == [False, True, True]


@pytest.mark.parametrize(
    ("url", "head"),
    [
        ("https://forum.bank.example/12", ""),
        ("https://bank.example/topic/12", ""),
        ("", "<meta property=og:url content=https://bank.example/questions/12>"),
    ],
)
def test_the_address_of_a_forum_says_so(url: str, head: str) -> None:
    assert comments(BLOG, url, head) == [False, False, False]


def test_an_element_around_the_comments_that_is_named_for_a_question_says_so_too() -> None:
    assert comments(f"<div class=question-page>{BLOG}</div>") == [False, False, False]


def test_where_nothing_else_is_said_the_comments_are_the_page() -> None:
    assert comments(BLOG.replace(STORY, "Die neue Bank")) == [False, False, False]


def test_a_commentary_is_no_comment() -> None:
    assert comments(f"<div class=commentary><p>{STORY}</p></div>") == [False]


def test_a_reader_of_articles_does_not_get_them() -> None:
    walk = read_blocks(f"<body>{BLOG}</body>", PageKind.HTML, DEFAULT_LIMITS)
    labelled = label_blocks(walk.blocks, PageKind.HTML, walk.head, article=True)
    assert [block.kept for block in labelled] == [True, False, False]
