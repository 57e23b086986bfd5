"""Addresses: which ones a crawl takes, and which of them are the same page."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

from sources.readers.kinds import is_other_format

_DEFAULT_PORTS = {"http": 80, "https": 443}
_UNPRINTABLE = re.compile(r"[\x00-\x20\x7f\\]")
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_.])?", re.IGNORECASE)
_TRACKING = re.compile(
    r"(?:utm_\w+|mtm_\w+|pk_\w+|piwik_\w+|matomo_\w+|hsa_\w+|at_\w+|ga_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|"
    r"twclid|yclid|igshid|mc_cid|mc_eid|_ga|_gl|_hsenc|_hsmi|ref_src|vero_id|wickedid|oly_anon_id|oly_enc_id)",
    re.IGNORECASE,
)
_SESSION = re.compile(
    r"(?:phpsessid|jsessionid|aspsessionid\w*|asp\.net_sessionid|cfid|cftoken|sessionid|session_id|sessid|sess|sid|"
    r"zenid|oscsid|s_id|osid|cfsid|fe_typo_user|ftu)",
    re.IGNORECASE,
)
_SESSION_VALUE = re.compile(r"[0-9a-z,-]{8,}", re.IGNORECASE)
_PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#;]*|/\((?:[SAFX]\([0-9a-z]{10,}\))+\)", re.IGNORECASE)

_DATE_WORDS = """
    year month day date week from to start end jahr monat tag datum woche von bis mois annee année jour semaine debut
    fin ano año mes dia día fecha anno mese giorno data rok miesiac miesiąc dzien maand jaar dag cal calendar kalender
    ym yyyymm tx_cal tribe-bar-date eventdisplay
"""
_DATE_KEYS = frozenset(_DATE_WORDS.split())
_DATE_IN_PATH = re.compile(
    r"(?<![0-9])(?:19|20|21)[0-9]{2}([-/._]?)(?:0?[1-9]|1[0-2])(?:\1(?:0?[1-9]|[12][0-9]|3[01]))?(?![0-9])"
)
_DATE_VALUE = re.compile(
    r"[0-9]{1,8}|[0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?([T ].*)?|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4}|w[0-9]+"
)
_CALENDAR_WORD = re.compile(
    r"calend|kalend|agenda|event|veranstalt|termin|evenement|événement|manifestation|wydarzen|akce|archiv",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Address:
    """An address that a crawl may ask.

    url: as it is asked: no fragment, session or tracking parameter. key: equal for addresses of the same page.
    """

    url: str
    key: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, as robots.txt counts them: "https://www.example.org:8443"."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"


class WrongAddress(ValueError):
    """The address is none that a crawl takes. Its text is a few words for the report."""


def read_address(url: str, hosts: Collection[str], *, longest: int) -> Address:
    """Check an absolute address and fold it.

    hosts: "host:port" of the source, as `hosts_of` gives them. longest: characters.
    Raises WrongAddress with the reason: scheme, credentials, host, port, length, control characters.
    """
    if len(url) > longest:
        raise WrongAddress("address too long")
    if _UNPRINTABLE.search(url):
        raise WrongAddress("address with blanks, backslashes or control characters")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise WrongAddress("address wrong") from error
    if parts.scheme not in _DEFAULT_PORTS:
        raise WrongAddress(f"scheme {parts.scheme[:20]}" if parts.scheme else "no scheme")
    if parts.username is not None or parts.password is not None:
        raise WrongAddress("credentials in the address")
    host = _ascii_host(host)
    if f"{host}:{port or _DEFAULT_PORTS[parts.scheme]}" not in hosts:
        raise WrongAddress("another host")
    shown = f"[{host}]" if ":" in host else host
    netloc = shown if port in (None, _DEFAULT_PORTS[parts.scheme]) else f"{shown}:{port}"
    cleaned = clean(parts._replace(netloc=netloc))
    return Address(cleaned, fold(cleaned))


def hosts_of(urls: Collection[str]) -> frozenset[str]:
    """ "host:port" of each address, with and without `www.`, and the other scheme's port beside a default port.

    So "https://www.example.org/" gives www.example.org and example.org, each at 443 and 80.
    """
    found = set()
    for url in urls:
        parts = urlsplit(url)
        host = _ascii_host(parts.hostname or "")
        twin = host.removeprefix("www.") if host.startswith("www.") else f"www.{host}"
        literal = ":" in host or host.replace(".", "").isdigit()
        ports = (80, 443) if parts.port in (None, 80, 443) else (parts.port,)
        found |= {f"{name}:{port}" for name in ({host} if literal else {host, twin}) for port in ports}
    return frozenset(found)


def _ascii_host(host: str) -> str:
    host = host.rstrip(".")
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError as error:
            raise WrongAddress("host wrong") from error
    if not host or not (":" in host or _HOST.fullmatch(host)):
        raise WrongAddress("host wrong")
    return host.lower()


def clean(parts: SplitResult) -> str:
    """The address without fragment, tracking and session parameters; the others as they stand, in their order."""
    path = _PATH_SESSION.sub("", parts.path) or "/"
    query = parts.query
    if query:
        kept = [pair for pair in query.split("&") if pair and not _is_noise(pair)]
        query = "&".join(kept)
    return urlunsplit((parts.scheme, parts.netloc, path, query, ""))


def _is_noise(pair: str) -> bool:
    name, _, value = pair.partition("=")
    name = unquote(name)
    if _TRACKING.fullmatch(name):
        return True
    return bool(_SESSION.fullmatch(name)) and bool(_SESSION_VALUE.fullmatch(unquote(value)))


def fold(url: str) -> str:
    """w3lib's canonical form of a clean address: parameters sorted, percent-encoding and case of the host unified."""
    canonical = canonicalize_url(url)
    parts = urlsplit(canonical)
    path = re.sub(r"/{2,}", "/", parts.path)
    return urlunsplit(("http", parts.netloc.removeprefix("www."), path, parts.query, ""))


def is_other_file(url: str) -> bool:
    """True where the ending of the path says that there is no page: an image, a PDF, an archive."""
    return is_other_format(unquote(urlsplit(url).path).rsplit("/", 1)[-1])


def calendar_shape(key: str) -> str | None:
    """The address with its dates taken out, where it has any and looks like a calendar; None elsewhere.

    Addresses of one shape are the sheets of one calendar, which has no end: a crawl takes a few of them.
    """
    parts = urlsplit(key)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    dated = [name for name, value in pairs if name.casefold() in _DATE_KEYS and _DATE_VALUE.fullmatch(value)]
    dated += [name for name, value in pairs if _DATE_IN_PATH.fullmatch(value) and name not in dated]
    path = unquote(parts.path)
    if dated:
        rest = urlencode([(name, value) for name, value in pairs if name not in dated])
        return f"{parts.netloc}{_DATE_IN_PATH.sub('#', path)}?{rest}&{','.join(sorted(set(dated)))}"
    if _DATE_IN_PATH.search(path) and _CALENDAR_WORD.search(path):
        without = _DATE_IN_PATH.sub("#", path)
        if without.rstrip("/").endswith("#"):
            return f"{parts.netloc}{without}"
    return None


def query_shape(key: str) -> str | None:
    """Path and names of the parameters; None for an address without parameters."""
    parts = urlsplit(key)
    if not parts.query:
        return None
    names = sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)})
    return f"{parts.netloc}{parts.path}?{'&'.join(names)}"
