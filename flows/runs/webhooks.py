"""Messages about a release to the address that the settings name, by the Standard Webhooks scheme.

https://www.standardwebhooks.com/: `webhook-id`, `webhook-timestamp` and `webhook-signature` head each POST; the id is
the same in every try, so that a receiver can drop what it has. First come the changes, at most 100 a message
(`release.changed`), then one `release.published`. Each try is a line of `webhooks.jsonl` in the data folder. What could
not be delivered is tried again after the next run, in order; a release is not held up by its receiver.

Only the address in the settings is asked: https, or http to a loopback address. Redirects are not followed, proxies of
the environment are not used, and the body of an answer is not read.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.errors import InstallationIncomplete, StorageFailed
from flows.settings import Settings
from normalized.release import Release, list_releases
from normalized.release.folder import moment

if TYPE_CHECKING:
    import httpx

CHANGES_OF_A_MESSAGE = 100

FIRST_PAUSE = 1.0
"""Seconds before the second try; each further pause is twice as long."""

LONGEST_PAUSE = 60.0
"""Seconds; also the longest that a receiver's `Retry-After` is heeded."""

LOG = "webhooks.jsonl"

MISSING = "webhooks cannot be signed: pip install 'rathaus[webhooks]'"

LAST = "release.published"
"""Type of the message that ends those of a release."""

_CHANGES = """
SELECT "table", id, change, cause, title, fields, areas FROM changes WHERE release = ? ORDER BY place
"""


@dataclass(frozen=True, slots=True)
class Message:
    """One message. id: `msg_` and a hash of the body, the idempotency key. body: JSON text."""

    id: str
    release: str
    type: str
    body: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came of it: messages delivered now, and those left for the next run. fault: why, None where none is left."""

    delivered: int
    left: int
    fault: str | None = None


def check_webhooks(settings: Settings) -> None:
    """Raise InstallationIncomplete where messages are to be sent and cannot be signed."""
    if settings.webhook_url and find_spec("standardwebhooks") is None:
        raise InstallationIncomplete(MISSING)


def deliver_webhooks(
    release: Release, settings: Settings, *, pause: Callable[[float], None] = time.sleep
) -> Delivery | None:
    """Send what the receiver does not have yet: of this release, and of those before it that it has in part.

    pause: how to wait so many seconds between tries. Gives None where the settings name no address. Raises
    InstallationIncomplete where the extra `webhooks` is missing, StorageFailed where the log cannot be written.
    """
    if not settings.webhook_url or settings.webhook_secret is None:
        return None
    import httpx  # noqa: PLC0415 - a tenth of a second to load, for those who name an address

    sign = _signer(settings.webhook_secret.get_secret_value())
    log = settings.data / LOG
    done, begun = _read_log(log, settings.webhook_url)
    waiting = [message for message in _messages(release, settings.releases, begun) if message.id not in done]
    # A proxy of the environment could send the message elsewhere than the settings say.
    with httpx.Client(timeout=settings.webhook_seconds, follow_redirects=False, trust_env=False) as client:
        for place, message in enumerate(waiting):
            fault = _deliver(client, message, settings, sign, log, pause)
            if fault is not None:
                return Delivery(place, len(waiting) - place, fault)
    return Delivery(len(waiting), 0)


def messages_of(release: Release) -> Iterator[Message]:
    """The messages of one release, in the order in which they are sent."""
    published = moment(release.created)

    def message(kind: str, **data: Any) -> Message:
        content = {"type": kind, "timestamp": published, "data": {"release": release.name, **data}}
        body = json.dumps(content, ensure_ascii=False, sort_keys=True)
        return Message(f"msg_{hashlib.sha256(body.encode()).hexdigest()[:32]}", release.name, kind, body)

    for changes in _batches(_changes(release.path / "rathaus.sqlite", release.name)):
        yield message("release.changed", previous=release.previous, changes=changes)
    counts = dict(release.counts.tables)
    yield message(LAST, previous=release.previous, content_hash=release.content_hash, rows=counts)


def _messages(release: Release, releases: Path, begun: set[str]) -> Iterator[Message]:
    """The messages of the releases before that were begun, and of this one."""
    for known in list_releases(releases):
        if known.name in begun and known.name != release.name and known.created <= release.created:
            yield from messages_of(known)
    yield from messages_of(release)


def _changes(file: Path, release: str) -> Iterator[dict[str, Any]]:
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        if not database.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'changes'").fetchone():
            return
        for table, key, change, cause, title, fields, areas in database.execute(_CHANGES, [release]):
            said = {"table": table, "id": key, "change": change, "cause": cause, "title": title}
            yield said | {"fields": json.loads(fields), "areas": json.loads(areas)}


def _batches(changes: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while batch := list(islice(changes, CHANGES_OF_A_MESSAGE)):
        yield batch


Sign = Callable[[str, datetime, str], str]


def _signer(secret: str) -> Sign:
    try:
        from standardwebhooks.webhooks import Webhook  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise InstallationIncomplete(MISSING) from error
    return Webhook(secret).sign


def _deliver(
    client: httpx.Client,
    message: Message,
    settings: Settings,
    sign: Sign,
    log: Path,
    pause: Callable[[float], None],
) -> str | None:
    """Try a message as often as the settings say; gives why it could not be delivered, None where it was."""
    import httpx  # noqa: PLC0415 - as in `deliver_webhooks`

    address = str(settings.webhook_url)
    fault = None
    for attempt in range(1, settings.webhook_tries + 1):
        now = datetime.now(UTC)
        headers = {
            "content-type": "application/json",
            "user-agent": "rathaus-webhooks",
            "webhook-id": message.id,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": sign(message.id, now, message.body),
        }
        asked = 0.0
        try:
            with client.stream("POST", address, content=message.body.encode(), headers=headers) as answer:
                fault = None if answer.is_success else f"it answered with {answer.status_code}"
                gone = answer.status_code == httpx.codes.GONE
                asked = _seconds(answer.headers.get("retry-after", ""))
        except httpx.HTTPError as error:
            fault, gone = " ".join(str(error).split()) or type(error).__name__, False
        _note(log, message, address, attempt, now, fault)
        if fault is None or gone:
            return fault
        if attempt < settings.webhook_tries:
            pause(min(max(FIRST_PAUSE * 2 ** (attempt - 1), asked), LONGEST_PAUSE))
    return fault


def _seconds(retry_after: str) -> float:
    return float(retry_after) if retry_after.isascii() and retry_after.isdigit() else 0.0


def _note(log: Path, message: Message, address: str, attempt: int, now: datetime, fault: str | None) -> None:
    line = {
        "at": moment(now),
        "address": address,
        "message": message.id,
        "type": message.type,
        "release": message.release,
        "attempt": attempt,
        "delivered": fault is None,
        "fault": fault,
    }
    try:
        with log.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    except OSError as error:
        raise StorageFailed(f"{log} cannot be written: {error.strerror}") from error


def _read_log(log: Path, address: str) -> tuple[set[str], set[str]]:
    """Messages that this address has, and the releases of which it has, or was sent, only a part."""
    done, begun, whole = set(), set(), set()
    for line in _lines(log):
        if line.get("address") == address:
            begun.add(line["release"])
            if line["delivered"]:
                done.add(line["message"])
                if line["type"] == LAST:
                    whole.add(line["release"])
    return done, begun - whole


def _lines(log: Path) -> Iterable[dict[str, Any]]:
    try:
        text = log.read_text("utf-8")
    except FileNotFoundError:
        return
    except (OSError, UnicodeDecodeError) as error:
        raise StorageFailed(f"{log} cannot be read: {error}") from error
    for line in text.splitlines():
        try:
            yield json.loads(line)
        except ValueError:
            continue  # the line that a killed run was writing; its message is sent again, with the same id
