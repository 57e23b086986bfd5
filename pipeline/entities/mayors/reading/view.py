"""One block as the mayor finder reads it: where a name begins among its tokens, and where it ends."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.block import Block
from pipeline.entities.headlines import name_in_headline
from pipeline.entities.mayors.reading.labelled import LabelledTokens, Span
from pipeline.entities.mayors.reading.lexicon import Label
from pipeline.entities.mayors.reading.name_ends import (
    agent_at,
    before_known_town,
    before_second_person,
    behind_agent,
    shouted_end,
    without_agent,
    without_city,
    without_land,
)
from pipeline.entities.names import (
    before_letters,
    behind_letters,
    is_bare_initial,
    is_given,
    is_initial,
    is_known_first_name,
    is_part,
    is_particle,
    is_shaped,
    parts_of,
    read_name,
)
from pipeline.languages import codes_with
from pipeline.languages.lists import set_of
from pipeline.record import NIL

_CELL_STARTS = frozenset({":", "|", "(", "•", "*", "–", "-"})
_MOST_SURNAMES = 3
_LONGEST_TOWN = 5
"""Tokens of a town's name and the comma behind it."""


class BlockView(LabelledTokens):
    """The tokens of a block, and the names that stand among them."""

    __slots__ = ()

    def name_at(self, place: int) -> Span | None:
        """The name that begins at a token, None where none does. A city that is no first name begins none."""
        if place >= len(self.words) or place in self.stops:
            return None
        word = self.words[place]
        if place in self.city and not self.is_given(place):
            return None
        if is_bare_initial(word) and self._is_introduced(place):
            return self._behind_letters(place)
        if not (is_shaped(word) or is_initial(word) or (is_particle(word) and word[0].isupper())):
            return None
        if word.isupper() and is_particle(word) and self._links_shouted_title(place):
            return None
        end = name_in_headline(self.words, place, read_name(self.words, place, self.stops), self.language)
        end = before_second_person(self.words, place, shouted_end(self.words, place, end))
        if (joined := self._second_surname(place, end)) is not None:
            return Span(self._given_start(place, joined), joined)
        end = without_city(self.words, place, end, self.city, self.language)
        end = before_known_town(self.words, place, end, self.page_cities, self.language)
        end = without_agent(self.words, place, without_land(self.words, place, end, self.language), self.language)
        if end <= place:
            return None
        if (behind := self._given_behind_comma(place, end)) is not None:
            return Span(place, behind)
        return Span(self._given_start(place, end), end)

    def parts(self, name: Span) -> int:
        """How many words of a name are neither particles nor initials."""
        return parts_of(self.words[name.start : name.end])

    def is_person(self, name: Span) -> bool:
        """True for a full name with a common first name, inflected ones among them, before its last word."""
        given = self.is_given(name.start) or any(map(is_given, self.words[name.start : name.end - 1]))
        return given and self.parts(name) > 1

    def may_be_person(self, name: Span) -> bool:
        """True for a full name with a common first name anywhere, or one of the long list at its beginning."""
        words = self.words[name.start : name.end]
        return parts_of(words) > 1 and (any(map(is_given, words)) or is_known_first_name(words[0]))

    def _links_shouted_title(self, place: int) -> bool:
        """True for what links a title in capitals to its town, be it a particle of names too: "LE MAIRE DE DIJON"."""
        link = self.at(place, Label.LINK)
        if place == 0 or not self.words[place - 1].isupper() or link is None:
            return False
        if link.end not in self.city and "," not in self.words[link.end : link.end + _LONGEST_TOWN]:
            return False  # "BURGEMEESTER VAN HULST opent": his name, if the page has it in full
        return self.before(place, Label.TITLE) is not None or self.before(place, Label.AFTER) is not None

    def _second_surname(self, start: int, end: int) -> int | None:
        """The end of a name of which "e" or "y" joins the last two surnames, None where none does: "António Costa e
        Silva", not "Ricardo Rio e Ana Dias"."""
        last = end + 1
        if last >= len(self.words) or not self.says(end, "mayors.surname_joiners") or last in self.stops:
            return None
        if not is_part(self.words[last], self.language) or self.is_given(last):
            return None
        city = self.city.get(last)
        ahead = self.word(last + 1)
        if (city is not None and city.value != NIL) or is_shaped(ahead) or is_particle(ahead):
            return None
        return last + 1 if parts_of(self.words[start:end]) > 1 else None

    def _behind_letters(self, place: int) -> Span | None:
        """The name that begins with single letters behind a title or an address: "Cllr Mrs S M Murray"."""
        ahead = behind_letters(self.words, place)
        name = self.name_at(ahead) if ahead < len(self.words) and is_shaped(self.words[ahead]) else None
        return Span(place, name.end) if name is not None and name.start == ahead else None

    def _given_behind_comma(self, start: int, end: int) -> int | None:
        """The end of "Huber, Anna" where "Huber" begins a line or a cell, or is in capitals; None for other names."""
        if end + 1 >= len(self.words) or self.words[end] != "," or parts_of(self.words[start:end]) > _MOST_SURNAMES:
            return None
        shouted = all(word.isupper() for word in self.words[start:end] if not is_particle(word))
        if not (shouted or self._begins_cell(start)) or any(map(self.is_given, range(start, end - 1))):
            return None
        place = end + 1
        while place < len(self.words) and place not in self.stops and (self.is_given(place) or self._is_middle(place)):
            place += 1
        ahead = self.word(place)
        if place == end + 1 or not self.is_given(end + 1) or is_shaped(ahead) or is_particle(ahead):
            return None
        return place

    def _is_middle(self, place: int) -> bool:
        return is_initial(self.words[place])

    def _begins_cell(self, place: int) -> bool:
        """True for the first token of a block, a cell, or what follows a colon; forms of address do not count."""
        place = self.before_honorifics(place)
        while place > 0 and not self.words[place - 1].strip(" "):
            place -= 1
        return place == 0 or self.words[place - 1] in _CELL_STARTS or not self.words[place - 1].strip()

    def name_before(self, place: int) -> Span | None:
        """The name that ends right before a token, None where none does."""
        end = place
        if end == 0 or (end - 1) in self.stops or not is_shaped(self.words[end - 1]):
            return None
        if end > _SHORTEST_JOINED and self.words[end - 2] in set_of(self.language, "mayors.surname_joiners"):
            first = self.name_before(end - 2)
            if first is not None and self._second_surname(first.start, first.end) == end:
                return Span(first.start, end)
        start = end - 1
        best = start
        limit = end if agent_at(self.words, end, self.language) else None
        while start > 0 and (start - 1) not in self.stops:
            word = self.words[start - 1]
            city = self.city.get(start - 1)
            if city is not None and not self.is_given(start - 1) and not is_particle(word):
                break
            if not (is_shaped(word) or is_initial(word) or is_particle(word)):
                break
            start -= 1
            if read_name(self.words, start, self.stops, limit) == end:
                best = start
        if (letters := before_letters(self.words, best)) < best and self._is_introduced(letters):
            return Span(letters, end)
        best = self._given_start(behind_agent(self.words, best, end, self.language), end)
        if (surname := self._surname_before_comma(best, end)) is not None:
            return Span(surname, end)
        if end - 1 in self.city and best == end - 1:
            return None
        return Span(best, end)

    def _surname_before_comma(self, start: int, end: int) -> int | None:
        """The start of "Huber, Anna" where "Anna" was found; None where it is no surname that begins a line or cell."""
        if (
            start < 2
            or self.words[start - 1] != ","
            or not all(self.is_given(place) or self._is_middle(place) for place in range(start, end))
        ):
            return None
        for place in range(start - 2, max(-1, start - 2 - _MOST_SURNAMES), -1):
            if not (is_shaped(self.words[place]) or is_particle(self.words[place])) or place in self.stops:
                return None
            if self._begins_cell(place) and self._given_behind_comma(place, start - 1) == end:
                return place
        return None

    def _given_start(self, start: int, end: int) -> int:
        """Where a known first name stands second or later, the name begins there: "Gestern Maurice Petit", and behind a
        city in a case of a language without a file, "gradonačelnik Zadra Ivo Bilić". Not behind a title or an address
        of the block's language: "Mayor Osric Maurice Petit"."""
        if self.is_given(start) or is_known_first_name(self.words[start]) or self._is_introduced(start):
            return start
        for place in range(start + 1, end - 1):
            word = self.words[place]
            given = self.is_given(place) or (is_known_first_name(word) and not is_particle(word))  # "Van" is Vietnamese
            if given and is_shaped(self.words[end - 1]) and not is_initial(self.words[start]):
                return place
        return start

    def _is_introduced(self, start: int) -> bool:
        """True right behind a title or an address, where the language does not put a town in a case there."""
        if self.language in codes_with("declines_names"):
            return False
        return any(item.own and item.label in _INTRODUCING for item in self.ending.get(start, ()))


_SHORTEST_JOINED = 3
"""Tokens of a first name, two surnames and what joins them, but one."""
_INTRODUCING = frozenset({Label.TITLE, Label.HONORIFIC})


Views = Callable[[Block], BlockView]
"""What gives the view of a block."""
