"""How a release follows judgements of persons: which mentions are whose, and which names are one person's.

This comes after names were linked by rules and changes what they found: the rows of `identities`, and for single
mentions the table `judged_links`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from normalized.judgements.judgement import Judgement, Named, Subject, Verdict, named_mayor
from normalized.judgements.pairs import Joined, merges
from normalized.linking.names import read_name
from normalized.linking.persons import span_of
from pipeline.record import MentionType

_NO_LINKS = """
CREATE TABLE judged_links (
    page_id VARCHAR, name VARCHAR, area_id VARCHAR, moment VARCHAR, titled BOOLEAN, person_id VARCHAR, meant VARCHAR
)
"""

_IDENTITIES = """
SELECT DISTINCT coalesce(meant_area_id, area_id) AS area_id, name, moment, person_id FROM identities
WHERE list_contains(?, area_id) OR list_contains(?, meant_area_id) ORDER BY ALL
"""

_CHANGED = """
UPDATE identities SET person_id = ?
WHERE coalesce(meant_area_id, area_id) = ? AND name = ? AND moment IS NOT DISTINCT FROM ? AND person_id = ?
"""

_PAGES = """
INSERT INTO followed
SELECT DISTINCT ?, s.page_id FROM said_mayoralties s JOIN identities i
    ON i.area_id = s.area_id AND i.name = s.name AND i.moment IS NOT DISTINCT FROM s.moment AND i.titled = s.titled
WHERE list_contains(?, i.person_id)
"""

_STATEMENTS = """
SELECT DISTINCT s.page_id, s.name, s.area_id, s.moment, s.titled, i.person_id
FROM judged j
JOIN said_mayoralties s USING (page_id)
JOIN identities i ON i.area_id = s.area_id AND i.name = s.name AND i.moment IS NOT DISTINCT FROM s.moment
    AND i.titled = s.titled
WHERE j.id = ? AND fold(s.name) = fold(coalesce((
    SELECT any_value(m.value) FROM part_mentions m WHERE m.page_id = j.page_id AND m.block = j.block
        AND m.start = j.start AND m."end" = j."end" AND m.type = 'mayor'
), s.name)) AND EXISTS (
    SELECT 1 FROM (SELECT unnest(s.evidence) AS span) e
    WHERE e.span.block = j.block AND e.span.start < j."end" AND j.start < e.span."end"
)
ORDER BY ALL
"""


@dataclass(frozen=True, slots=True)
class _Identity:
    """One way in which pages name a person. area_id: of the city whose mayor he or she is."""

    area_id: str
    name: str
    moment: str | None
    person_id: str

    @property
    def key(self) -> str:
        return read_name(self.name).key


def judge_persons(
    connection: duckdb.DuckDBPyConnection, judgements: Sequence[Judgement], stays: Mapping[str, str]
) -> None:
    """Follow what people say of persons. stays: see `pairs.join_cities`.

    Changes `identities`, makes `judged_links`; reads `judged`, `said_mayoralties`, `part_mentions`; adds to `followed`.
    Persons that were judged to be two are parted first; then those that are one are joined, unless that would join two
    that were judged to be two.
    """
    connection.execute(_NO_LINKS)
    pairs = [
        (judgement, _moved(one, stays), _moved(other, stays))
        for judgement, one, other in merges(judgements, MentionType.MAYOR)
    ]
    links = [
        judgement
        for judgement in judgements
        if judgement.target.subject is Subject.LINK and judgement.target.type == MentionType.MAYOR
    ]
    if not pairs and not links:
        return
    for judgement, one, other in pairs:
        if judgement.verdict is Verdict.REJECT:
            _part(connection, judgement, one, other)
    known = _identities(connection, [named for _, one, other in pairs for named in (one, other)])
    found = [(judgement, _person(known, one), _person(known, other)) for judgement, one, other in pairs]
    joined = Joined(
        (one, other) for judgement, one, other in found if judgement.verdict is Verdict.REJECT and one and other
    )
    for judgement, one_id, other_id in found:
        if judgement.verdict is Verdict.ACCEPT and one_id and other_id and joined.join(one_id, other_id):
            connection.execute(_PAGES, [judgement.id, [one_id, other_id]])
    for group in joined.groups():
        connection.execute(
            "UPDATE identities SET person_id = ? WHERE list_contains(?, person_id)", [min(group), sorted(group)]
        )
        connection.execute(
            "DELETE FROM refused WHERE list_contains(?, one) AND list_contains(?, other)", [sorted(group)] * 2
        )
    for judgement in links:
        _link(connection, judgement, stays)


def _part(connection: duckdb.DuckDBPyConnection, judgement: Judgement, one: Named, other: Named) -> None:
    """Give what is named like `other` a person of its own where the rules made the two one."""
    known = _identities(connection, [one, other])
    person_id = _person(known, one)
    if person_id is None or person_id != _person(known, other):
        return
    leaving = [identity for identity in known if identity.person_id == person_id and _is_others(identity, one, other)]
    connection.execute(_PAGES, [judgement.id, [person_id]])
    for identity in leaving:
        new = _new_id(connection, person_id, other)
        connection.execute(_CHANGED, [new, identity.area_id, identity.name, identity.moment, person_id])


def _is_others(identity: _Identity, one: Named, other: Named) -> bool:
    """Whether this name is the other's rather than the one's: by the name, of namesakes by the time."""
    if identity.area_id != other.area_id or identity.key != read_name(other.name).key:
        return False
    if one.area_id != other.area_id or read_name(one.name).key != identity.key:
        return True
    if one.name != other.name:
        return identity.name == other.name
    return _distance(identity, other) < _distance(identity, one)


def _link(connection: duckdb.DuckDBPyConnection, judgement: Judgement, stays: Mapping[str, str]) -> None:
    """Let what a page says at a mention be of the person whom the analyst names, or not of the one found."""
    statements = connection.execute(_STATEMENTS, [judgement.id]).fetchall()
    named = _moved(named_mayor(judgement.value), stays) if judgement.verdict is Verdict.CORRECT else None
    person_id = _person(_identities(connection, [named]), named) if named is not None else None
    for page_id, name, area_id, moment, titled, found in statements:
        if judgement.verdict is Verdict.REJECT:
            person, meant = _new_id(connection, str(found), Named(area_id, name)), area_id
        elif named is not None and person_id is not None:
            # A title says whose mayor it is; a name without one may only be guessed to be the publisher's.
            person, meant = person_id, area_id if titled else named.area_id
        elif judgement.verdict is Verdict.CORRECT:
            continue
        else:
            connection.execute("INSERT INTO followed VALUES (?, ?)", [judgement.id, page_id])
            continue
        connection.execute("INSERT INTO followed VALUES (?, ?)", [judgement.id, page_id])
        connection.execute(
            "INSERT INTO judged_links VALUES (?, ?, ?, ?, ?, ?, ?)",
            [page_id, name, area_id, moment, titled, person, meant],
        )


def _moved(named: Named, stays: Mapping[str, str]) -> Named:
    return Named(stays.get(named.area_id, named.area_id), named.name, named.moment)


def _identities(connection: duckdb.DuckDBPyConnection, named: Sequence[Named]) -> list[_Identity]:
    areas = sorted({each.area_id for each in named})
    return [_Identity(*row) for row in connection.execute(_IDENTITIES, [areas, areas]).fetchall()]


def _person(known: Sequence[_Identity], named: Named) -> str | None:
    """Who is named so; of namesakes whose time is nearest, None where there is nobody or still several."""
    key = read_name(named.name).key
    fitting = [identity for identity in known if identity.area_id == named.area_id and identity.key == key]
    spelled = [identity for identity in fitting if identity.name == named.name] or fitting
    nearest = min((_distance(identity, named) for identity in spelled), default=0.0)
    persons = {identity.person_id for identity in spelled if _distance(identity, named) == nearest}
    return persons.pop() if len(persons) == 1 else None


def _distance(identity: _Identity, named: Named) -> float:
    """Years between the times of the two, 0 where one has none."""
    mine, theirs = span_of(identity.moment), span_of(named.moment or None)
    return 0.0 if mine is None or theirs is None else mine.gap(theirs)


def _new_id(connection: duckdb.DuckDBPyConnection, person_id: str, named: Named) -> str:
    """The id of a person who is not the one that rules found, by that one and the name."""
    text = "\n".join(("parted", person_id, named.area_id, read_name(named.name).key))
    found = connection.execute("SELECT short_hash(?)", [text]).fetchone()
    assert found is not None
    return str(found[0])
