"""What a language file holds: one pydantic model a section. Unknown keys are refused.

A section belongs to the stage that reads it; words are written as they stand in running text, and each stage
folds case and typography itself.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Section(BaseModel):
    """Base of every section: frozen, and strict about keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class DateWords(Section):
    """Words of calendar expressions. See pipeline/entities/dates."""


class PhoneWords(Section):
    """Labels beside phone and fax numbers. See pipeline/entities/phones.py."""


class NoiseWords(Section):
    """Phrases of menus, consent boxes and footers. See pipeline/noise."""


class CityWords(Section):
    """Cues and exonyms of cities. See pipeline/entities/cities."""


class MayorWords(Section):
    """Titles of mayors and of those who are none. See pipeline/entities/mayors."""


class PartnershipWords(Section):
    """Words of town partnerships and networks. See pipeline/relations."""


class Language(Section):
    """One language file.

    code: ISO 639-1, equal to the file's name. name: the language's name in English.
    """

    code: str = Field(pattern="^[a-z]{2}$")
    name: str
    dates: DateWords = DateWords()
    phones: PhoneWords = PhoneWords()
    noise: NoiseWords = NoiseWords()
    cities: CityWords = CityWords()
    mayors: MayorWords = MayorWords()
    partnerships: PartnershipWords = PartnershipWords()
