"""Headlines are content where a page has nothing else, and only there."""

from __future__ import annotations

import numpy as np

from pipeline.blocks import read_blocks
from pipeline.head import PageHead
from pipeline.limits import DEFAULT_LIMITS
from pipeline.noise.evidence.features import page_features
from pipeline.noise.rules.news import heads_of_news, lone_news
from sources.page import PageKind

HEADLINES = (
    "Einladung zur Sitzung des Gemeinderats",
    "Das neue Adressbuch ist da",
    "Bilder vom Dorffest im Juli",
    "Baugebiet am Hang wird erweitert",
)
MENU = "<nav><h2>Aktuelles</h2><a>Rathaus</a><a>Bauen</a></nav>"
NEWS = "<div><h3>Aktuelles</h3><ul>" + "".join(f"<li><a>{line}</a></li>" for line in HEADLINES) + "</ul></div>"
FOOT = "<div><h3>Kontakt</h3><p>Tel. 01234 5678</p></div>"


def kept_as_news(body: str, likely: str = "") -> list[str]:
    """The blocks that are lone news, where those with the text `likely` are what the model would keep."""
    walk = read_blocks(f"<body>{body}</body>", PageKind.HTML, DEFAULT_LIMITS)
    columns = page_features(walk.blocks, PageKind.HTML, walk.head)
    probability = np.array([0.9 if likely and likely in block.text else 0.1 for block in walk.blocks])
    flags = lone_news(walk.blocks, columns, probability)
    return [block.text for block, flag in zip(walk.blocks, flags, strict=True) if flag]


def test_headlines_alone_are_what_a_reader_came_for() -> None:
    assert kept_as_news(MENU + NEWS + FOOT, likely="Tel.") == ["Aktuelles", *HEADLINES]


def test_headlines_under_a_text_are_teasers() -> None:
    assert kept_as_news(f"{MENU}<p>Die Bücherei hat geöffnet.</p>{NEWS}{FOOT}", likely="Bücherei") == []


def test_headlines_before_a_longer_text_are_teasers() -> None:
    text = "Die Bücherei hat geöffnet und " * 8
    assert kept_as_news(f"{MENU}{NEWS}<h1>Bücherei</h1><p>{text}</p>", likely="Bücherei") == []


def test_a_menu_of_short_names_is_no_list_of_news() -> None:
    assert kept_as_news("<h3>Aktuelles</h3><ul><li>Rathaus</li><li>Bauen</li><li>Schulen</li><li>Sport</li></ul>") == []


def test_a_heading_that_says_news_stays_over_an_index_that_does() -> None:
    texts = ("Termine", "Sommerfest am 3. Juli", "Aktuelles", "Aktuelles")
    blocks = read_blocks("\n".join(texts), PageKind.TEXT, DEFAULT_LIMITS).blocks
    columns = page_features(blocks, PageKind.TEXT, PageHead())
    keep = np.array([False, True, False, False])
    assert heads_of_news(columns, keep, np.array([0.2, 0.9, 0.2, 0.2])).tolist() == [0]
    assert heads_of_news(columns, keep, np.array([0.05, 0.9, 0.2, 0.2])).tolist() == []
