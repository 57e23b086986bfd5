"""E-mail addresses, plain and written out ("name(at)stadt.example", "name [arobase] mairie [point] example")."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.alternation import alternation
from pipeline.entities.email_signs import EmailSigns
from pipeline.languages import all_languages
from pipeline.record import Document, Mention, MentionType

_BLANK = "[ \u00a0\u202f]"
_UNSEEN = "\u00ad\u200b\u2060"
"""Soft hyphen, zero-width blank, word joiner: left in by editors, no part of an address."""
_LETTER = rf"[\w{_UNSEEN}\u2011"
_TOP_LEVEL = re.compile(r"[^\W\d_]{2,24}|xn--[a-z\d-]{1,59}")
_FILES = frozenset((
    "avif", "avi", "bmp", "css", "csv", "doc", "docx", "eps", "gif", "gz", "heic", "htm", "html", "ico", "ics", "jpeg",
    "jpg", "js", "json", "odp", "ods", "odt", "ogg", "otf", "pdf", "php", "png", "ppt", "pptx", "rar", "rtf", "svg",
    "tif", "tiff", "ttf", "txt", "vcf", "wav", "webm", "webp", "woff", "xls", "xlsx", "xml",
))  # fmt: skip
"""Ends of file names ("logo@2x.png") that are no top-level domains."""
_SEAM = re.compile(r"(?<=[^\W\d_]{2})\.?(?=[A-ZÀ-ÖØ-Þ](?!.*\.[a-z]))")
"""Where a sentence goes on behind a domain without a blank: "rostock.de.Wir", "rostock.deTel."."""
_RESERVED = frozenset({"example", "invalid", "localhost", "test"})
"""Top-level domains of RFC 2606."""
_WORDS = frozenset({"am", "as", "at", "be", "by", "do", "in", "is", "it", "me", "my", "no", "so", "to", "us"})
"""English words that are country codes as well: "at this point it"."""
_COMMON = frozenset({"com", "edu", "eu", "gov", "info", "net", "org"}) | _RESERVED
_SHORT_AT = "a"
"""What says "@" in brackets alone."""
_UNREADABLE = str.maketrans({**dict.fromkeys(_UNSEEN), "\u2011": "-"})


@dataclass(frozen=True, slots=True)
class FoundEmail:
    """An address in a text. start, end: offsets in characters. address: written out, in lower case."""

    start: int
    end: int
    address: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The compiled patterns. spoken: a word that says "at" and nothing else ("arobase")."""

    email: re.Pattern[str]
    cheap: re.Pattern[str]
    dots: re.Pattern[str]


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """The words for "@" and for a dot, of every language."""
    sections = [language.phones for language in all_languages().values()]
    at_words = frozenset(word for section in sections for word in section.at)
    return at_words, frozenset(word for section in sections for word in section.dot)


@cache
def _signs() -> EmailSigns:
    at_words, dot_words = _words()
    return EmailSigns([*at_words, _SHORT_AT], [word for word in at_words if len(word) > 2], dot_words)


@cache
def _grammar() -> _Grammar:
    """Compile the words of every language: a page in one language writes addresses in the manner of another."""
    at_words, dot_words = _words()
    long = [word for word in at_words if len(word) > 2]
    spoken = alternation(long)
    label = rf"(?-i:[^\W_](?:{_LETTER}-]{{0,61}}[^\W_])?)"
    at = alternation([*at_words, _SHORT_AT, "@"])
    dot = alternation(dot_words)
    opened, closed = rf"[(\[{{<]{_BLANK}?", rf"{_BLANK}?[)\]}}>]"
    written_dots = rf"{_BLANK}?{opened}(?:{dot}|\.){closed}{_BLANK}?|_{dot}_|{_BLANK}{dot}{_BLANK}"
    dots = rf"(?:\.|{written_dots})"
    ats = (
        rf"(?:{_BLANK}?@{_BLANK}?|{_BLANK}{{0,2}}[(\[{{<]{_BLANK}?{at}{_BLANK}?[)\]}}>]{_BLANK}{{0,2}}|_(?:at|ät)_"
        rf"|{_BLANK}(?:at|{spoken}){_BLANK})"
    )
    # What may stand behind a run of letters is looked at before the branches are; of letters only a "_" may, as in
    # "name_at_stadt".
    letter = f"{_LETTER}%+'-]"
    said = _begun(["at", *long, *dot_words])
    bracket = rf"[(\[{{<]{_BLANK}?{_begun([*at_words, *dot_words, _SHORT_AT, '@', '.'])}"
    run = rf"(?-i:{letter}{{1,64}})(?=[._@]|{bracket}|{_BLANK}(?:{_BLANK}?(?:@|{bracket})|{said}{_BLANK}))"
    local = rf"{run}(?:{dots}{run}){{0,6}}"
    # A name begins behind none of its own letters, so that a run is read from its beginning alone; but behind a
    # quotation mark that is not within it.
    begin = rf"(?-i:(?={letter})(?<![\w{_UNSEEN}\u2011.@%+-])(?<!{letter}'))"
    domain = rf"[{_UNSEEN}]?{label}(?:{dots}{label}){{1,6}}"
    return _Grammar(
        email=re.compile(rf"{begin}(?P<local>{local})(?P<at>{ats})(?P<domain>{domain})(?![\w@])", re.IGNORECASE),
        # Behind a bare "at" a written-out dot is asked for (`_is_meant`): every second English sentence has the word.
        # What may stand before that dot is read once, a "_" ends it.
        cheap=re.compile(
            rf"@|[(\[{{<_]{_BLANK}?{at}{_BLANK}?[)\]}}>_]"
            rf"|{_BLANK}(?:{spoken}|(?-i:AT)|at(?={_BLANK}(?-i:[^\W_]|[{_UNSEEN}\u2011-])++(?:{written_dots}|_))){_BLANK}",
            re.IGNORECASE,
        ),
        dots=re.compile(dots, re.IGNORECASE),
    )


def _begun(words: Collection[str]) -> str:
    """Words as a pattern that looks at their first letters at once: without case, branches are tried one by one."""
    first = "".join(re.escape(letter) for letter in sorted({word[0] for word in words}))
    return f"(?=[{first}]){alternation(words)}"


def find_email_mentions(document: Document, earlier: Sequence[Mention]) -> list[Mention]:
    """Find the e-mail addresses of every block, kept or not; the value is written out and in lower case."""
    blocks = document.blocks
    return [
        Mention(
            type=MentionType.EMAIL,
            block=blocks[place].index,
            start=found.start,
            end=found.end,
            raw=blocks[place].text[found.start : found.end],
            value=found.address,
            rule=found.rule,
            confidence=found.confidence,
        )
        for place in _signs().places([block.text for block in blocks])
        for found in find_emails(blocks[place].text)
    ]


def find_emails(text: str) -> list[FoundEmail]:
    """Find the e-mail addresses of one text, in order."""
    grammar = _grammar()
    if not grammar.cheap.search(text):
        return []
    found = []
    for match in grammar.email.finditer(text):
        local, at, domain = match.group("local", "at", "domain")
        start = match.start() + len(local) - len(local.lstrip("'"))
        domain = _alone(domain)
        address = f"{grammar.dots.sub('.', local).strip(chr(39))}@{grammar.dots.sub('.', domain)}"
        address = address.translate(_UNREADABLE).lower()
        last = address.rsplit(".", 1)[-1]
        if last in _FILES or not _TOP_LEVEL.fullmatch(last) or address.startswith("@"):
            continue
        plain = at == "@"
        if not plain and not (_is_meant(local, at, domain) and _is_domain(last, at, domain)):
            continue
        rule, confidence = ("email.plain", 0.99) if plain else ("email.written-out", 0.9)
        found.append(FoundEmail(start, match.start("domain") + len(domain), address, rule, confidence))
    return found


def _alone(domain: str) -> str:
    """A domain without the sentence that goes on behind it with a capital, where the domain is in small letters."""
    for seam in _SEAM.finditer(domain):
        before = domain[: seam.start()]
        if "." in before and before.islower():
            return before
    return domain


@cache
def _top_level_domains() -> frozenset[str]:
    """Those that exist, and those reserved for examples."""
    lines = files("pipeline.entities").joinpath("top_level_domains.txt").read_text("utf-8").splitlines()
    return frozenset(lines[1:]) | _RESERVED


def _is_domain(last: str, at: str, domain: str) -> bool:
    """True where an address that is written out has an end that exists, and its words are no sentence.

    "Cafe @home.live" is a handle: with a blank on one side the end has to be a country's or a common one; "at this
    point in" is English.
    """
    if last not in _top_level_domains() and not last.startswith("xn--"):
        return False
    if at.startswith((" ", "\u00a0")) and at.endswith("@"):
        return len(last) == 2 or last in _COMMON
    return not (at.strip() in {"at", "AT"} and last in _WORDS and "point" in domain.lower())


def _is_meant(local: str, at: str, domain: str) -> bool:
    """Keep out prose: "meet me at city.example" needs its dot written out or the "AT" in capitals alone, "(a)" an
    address in small letters."""
    sign = at.strip(" \u00a0\u202f")
    if sign.lower() == "at":
        return "." not in domain or (sign == "AT" and local == local.lower() and domain == domain.lower())
    if sign.strip("()[]{}<> ").lower() == "a":
        return domain == domain.lower() and local == local.lower() and not local.isdigit()
    return True
