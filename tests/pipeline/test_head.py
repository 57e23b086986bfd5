"""What is asked of a page's head without reading it whole."""

from __future__ import annotations

import json

import pytest

from pipeline.head import may_hold


@pytest.mark.parametrize(
    "script", ['{"telephone": "1"}', '[{"a": {"telephone": 1}}]', r'{"\u0074elephone": "1"}', r'{"telephon\u0065": 1}']
)
def test_a_key_is_seen_however_it_is_escaped(script: str) -> None:
    assert "telephone" in json.dumps(json.loads(script))
    assert may_hold(script, {"telephone", "faxNumber"})


@pytest.mark.parametrize("script", ["", "{}", '{"phone": "1", "name": "Fax"}', '{"name": "\\u201eRathaus\\u201c"}'])
def test_a_script_without_it_is_not_read(script: str) -> None:
    assert not may_hold(script, {"telephone", "faxNumber"})
