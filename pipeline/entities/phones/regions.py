"""In which country's numbering plan a page's national numbers are read."""

from __future__ import annotations

from urllib.parse import urlsplit

from phonenumbers import SUPPORTED_REGIONS

from pipeline.record import Document

_OTHER_NAMES = {"UK": "GB"}
"""Top-level domains that are not the country's ISO code."""


def page_region(document: Document) -> str:
    """The publisher's country; where it has no numbering plan, that of the page's address.

    Gives the publisher's country as it is where neither helps: international numbers are found all the same.
    """
    country = document.publisher.country.upper()
    if country in SUPPORTED_REGIONS:
        return country
    return domain_region(urlsplit(document.url).hostname or "") or country


def domain_region(domain: str) -> str | None:
    """The country of a domain or an e-mail address ("ville.example.fr" -> "FR"), None for ".com" and the like."""
    last = domain.rpartition(".")[2].upper()
    region = _OTHER_NAMES.get(last, last)
    return region if region in SUPPORTED_REGIONS else None
