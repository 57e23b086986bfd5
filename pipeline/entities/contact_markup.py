"""Numbers in a page's markup against those in its text: what JSON-LD or a tel: link alone says is reported."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from pipeline.entities.phones.numbers import read_number
from pipeline.head import may_hold
from pipeline.record import Mention, MentionType, PageIssue

_KEYS = frozenset({"telephone", "faxNumber"})
_MOST_NODES = 5_000
"""Values of one page's JSON-LD that are looked at."""


def contact_markup_issues(json_ld: Sequence[str], mentions: Sequence[Mention], country: str) -> list[PageIssue]:
    """Report numbers of JSON-LD that no block has, and links whose number is not the one in their text.

    json_ld: the page's scripts of that type. mentions: what was found on the page. country: ISO 3166-1 alpha-2.
    """
    phones = [mention for mention in mentions if mention.type is MentionType.PHONE]
    known = {mention.value.partition(";")[0] for mention in phones}
    issues = []
    for written in dict.fromkeys(number for script in json_ld for number in _numbers(script)):
        number = read_number(written, country)
        if number is not None and number.valid and number.e164 not in known:
            issues.append(
                PageIssue(
                    stage="phones",
                    code="phone-only-in-markup",
                    message=f"JSON-LD has {number.e164}, the page's text has not",
                    severity="info",
                )
            )
    for mention in phones:
        linked = mention.attributes.get("link", "agrees")
        if linked != "agrees":
            issues.append(
                PageIssue(
                    stage="phones",
                    code="phone-link-differs",
                    message=f"the text says {mention.value}, its link {linked}",
                    severity="info",
                    block=mention.block,
                )
            )
    return issues


def _numbers(script: str) -> Iterator[str]:
    """Every telephone and fax number of a JSON-LD script; none where it is no JSON (the markup stage reports that)."""
    if not may_hold(script, _KEYS):
        return
    try:
        waiting = [json.loads(script)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node))
        elif isinstance(node, dict):
            for key, value in node.items():
                if key in _KEYS:
                    yield from (str(one) for one in (value if isinstance(value, list) else [value]))
                elif isinstance(value, dict | list):
                    waiting.append(value)
