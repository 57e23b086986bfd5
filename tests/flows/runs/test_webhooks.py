"""Webhooks: a real receiver on loopback that fails, repeats, redirects; and the settings that name it."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from pydantic import SecretStr
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from flows.effective_settings import load_settings
from flows.errors import UsageError
from flows.intake.request import RunRequest
from flows.runs.run import run_without_prefect
from flows.runs.webhooks import LOG, Delivery, deliver_webhooks, messages_of
from flows.settings import Settings
from normalized import Release
from tests.normalized.factory import LUXEMBOURG, METZ, NOON, PageWriter, publish, three_towns

SECRET = "whsec_" + base64.b64encode(bytes(range(32))).decode()


@dataclass
class Receiver:
    """What a receiver got, and what it answers: one status after the other, then 204."""

    address: str = ""
    answers: list[int] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    got: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        return [headers["webhook-id"] for _, headers, _ in self.got]

    @property
    def types(self) -> list[str]:
        return [json.loads(body)["type"] for _, _, body in self.got]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    known = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            known.got.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(known.answers.pop(0) if known.answers else 204)
            for name, value in known.headers.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        known.address = f"http://127.0.0.1:{server.server_address[1]}/hook"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield known
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Release]]:
    """Two releases: the second adds what three towns say."""
    root = tmp_path_factory.mktemp("hooks")
    page = PageWriter("fr-metz", "a").block("Metz et Luxembourg").partnership(METZ, LUXEMBOURG).result()
    return root, [
        publish(root, [[page]]),
        publish(root, [[page, *three_towns()]], published_at=NOON + timedelta(days=1)),
    ]


@pytest.fixture
def chosen(releases: tuple[Path, list[Release]], receiver: Receiver) -> Iterator[Settings]:
    root, _ = releases
    (root / LOG).unlink(missing_ok=True)
    yield Settings(data=root, webhook_url=receiver.address, webhook_secret=SecretStr(SECRET), webhook_tries=3)
    (root / LOG).unlink(missing_ok=True)


Send = Callable[[Release], Delivery]


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def send(chosen: Settings, pauses: list[float]) -> Send:
    def call(release: Release) -> Delivery:
        delivery = deliver_webhooks(release, chosen, pause=pauses.append)
        assert delivery is not None
        return delivery

    return call


def log_of(settings: Settings) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (settings.data / LOG).read_text("utf-8").splitlines()]


def test_a_receiver_hears_the_changes_and_then_of_the_release(
    releases: tuple[Path, list[Release]], receiver: Receiver, send: Send
) -> None:
    release = releases[1][1]
    assert send(release) == Delivery(2, 0)
    assert receiver.types == ["release.changed", "release.published"]
    for path, headers, body in receiver.got:
        assert path == "/hook"
        assert headers["content-type"] == "application/json"
        said = Webhook(SECRET).verify(body, headers)
        assert said["timestamp"] == "2026-03-02T12:00:00Z"
        assert said["data"]["release"] == release.name
    changes = json.loads(receiver.got[0][2])["data"]["changes"]
    assert {change["table"] for change in changes} == {"mayors", "partnerships", "networks", "contacts"}
    (year,) = (change for change in changes if "since" in change["fields"])
    assert year["fields"]["since"] == {"old": None, "new": "1952-03-23"}
    assert json.loads(receiver.got[1][2])["data"]["rows"]["pages"] == 5


def test_a_signature_does_not_fit_another_body_or_secret(
    releases: tuple[Path, list[Release]], receiver: Receiver, send: Send
) -> None:
    send(releases[1][0])
    _, headers, body = receiver.got[0]
    other = "whsec_" + base64.b64encode(bytes(32)).decode()
    for secret, content in ((SECRET, body + b" "), (other, body)):
        with pytest.raises(WebhookVerificationError):
            Webhook(secret).verify(content, headers)


def test_what_fails_is_tried_again_with_the_same_id_and_growing_pauses(
    releases: tuple[Path, list[Release]], receiver: Receiver, send: Send, pauses: list[float], chosen: Settings
) -> None:
    receiver.answers = [500, 302]
    assert send(releases[1][0]) == Delivery(1, 0)
    assert len(receiver.got) == 3
    assert len(set(receiver.ids)) == 1
    assert pauses == [1.0, 2.0]
    assert [(line["attempt"], line["delivered"]) for line in log_of(chosen)] == [(1, False), (2, False), (3, True)]
    assert log_of(chosen)[0]["fault"] == "it answered with 500"
    assert SECRET not in (chosen.data / LOG).read_text("utf-8")


def test_a_receiver_says_how_long_to_wait(
    releases: tuple[Path, list[Release]], receiver: Receiver, send: Send, pauses: list[float]
) -> None:
    receiver.answers, receiver.headers = [429, 503], {"Retry-After": "7"}
    assert send(releases[1][0]).left == 0
    receiver.answers, receiver.headers = [503], {"Retry-After": "86400"}
    assert send(releases[1][1]).left == 0
    assert pauses == [7.0, 7.0, 60.0]


def test_what_is_left_goes_out_in_order_next_time_and_nothing_goes_out_twice(
    releases: tuple[Path, list[Release]], receiver: Receiver, send: Send
) -> None:
    first, second = releases[1]
    receiver.answers = [500, 500, 500]
    assert send(first) == Delivery(0, 1, "it answered with 500")
    assert send(second) == Delivery(3, 0)
    assert [json.loads(body)["data"]["release"] for _, _, body in receiver.got[3:]] == [first.name] + [second.name] * 2
    assert send(second) == Delivery(0, 0)
    assert len(receiver.got) == 6


def test_a_receiver_that_is_gone_is_not_asked_again_in_this_run(
    releases: tuple[Path, list[Release]], receiver: Receiver, send: Send, pauses: list[float]
) -> None:
    receiver.answers = [410]
    assert send(releases[1][1]) == Delivery(0, 2, "it answered with 410")
    assert (len(receiver.got), pauses) == (1, [])


def test_a_redirect_is_not_followed(releases: tuple[Path, list[Release]], receiver: Receiver, send: Send) -> None:
    receiver.answers = [307, 307, 307]
    receiver.headers = {"Location": receiver.address.replace("/hook", "/elsewhere")}
    assert send(releases[1][0]).fault == "it answered with 307"
    assert {path for path, _, _ in receiver.got} == {"/hook"}


def test_nobody_listening_is_a_line_in_the_log(
    releases: tuple[Path, list[Release]], chosen: Settings, pauses: list[float]
) -> None:
    closed = chosen.model_copy(update={"webhook_url": "http://127.0.0.1:9/hook", "webhook_tries": 1})
    delivery = deliver_webhooks(releases[1][0], closed, pause=pauses.append)
    assert delivery is not None
    assert (delivery.delivered, delivery.left) == (0, 1)
    assert log_of(closed)[0]["fault"] == delivery.fault


def test_a_torn_line_of_the_log_is_passed_over(
    releases: tuple[Path, list[Release]], receiver: Receiver, send: Send, chosen: Settings
) -> None:
    (chosen.data / LOG).write_text('{"message": "msg_', encoding="utf-8")
    assert send(releases[1][0]) == Delivery(1, 0)
    assert len(receiver.got) == 1


def test_messages_are_the_same_each_time(releases: tuple[Path, list[Release]]) -> None:
    release = releases[1][1]
    assert list(messages_of(release)) == list(messages_of(release))
    ids = {message.id for each in releases[1] for message in messages_of(each)}
    assert len(ids) == 3


def test_a_run_tells_its_receiver(pages: Path, settings: Settings, receiver: Receiver) -> None:
    told = settings.model_copy(update={"webhook_url": receiver.address, "webhook_secret": SecretStr(SECRET)})
    outcome = run_without_prefect(RunRequest(paths=(str(pages),), source="de-fuerth"), told)
    assert outcome.delivery == Delivery(1, 0)
    assert receiver.types == ["release.published"]
    again = run_without_prefect(RunRequest(paths=(str(pages),), source="de-fuerth"), told)
    assert again.delivery == Delivery(0, 0)
    silent = run_without_prefect(RunRequest(paths=(str(pages),), source="de-fuerth"), settings)
    assert silent.delivery is None


@pytest.mark.parametrize(
    "address",
    [
        "http://hooks.example/x",
        "http://localhost/x",
        "http://169.254.169.254/latest",
        "http://10.0.0.1/x",
        "http://127.0.0.1@hooks.example/x",
        "https://name:word@hooks.example/x",
        "https:///x",
        "https://hooks.example:0/x",
        "file:///etc/passwd",
        "ftp://hooks.example/",
        "hooks.example",
    ],
)
def test_an_address_that_could_lead_astray_is_refused(address: str, tmp_path: Path) -> None:
    environment = {"RATHAUS_WEBHOOK_URL": address, "RATHAUS_WEBHOOK_SECRET": SECRET}
    with pytest.raises(UsageError, match="setting webhook_url: an https address is needed"):
        load_settings(environment=environment, folder=tmp_path)


@pytest.mark.parametrize("address", ["https://hooks.example/x", "http://127.0.0.1:8080/x", "http://[::1]:8080/x"])
def test_https_and_loopback_are_taken(address: str, tmp_path: Path) -> None:
    environment = {"RATHAUS_WEBHOOK_URL": address, "RATHAUS_WEBHOOK_SECRET": SECRET}
    effective = load_settings(environment=environment, folder=tmp_path)
    assert effective.values.webhook_url == address
    assert SECRET not in repr(effective) + str(effective.values.webhook_secret) + effective.values.model_dump_json()


@pytest.mark.parametrize("secret", ["", "secret", "whsec_", "whsec_abc", "whsec_" + "A" * 20, "whsec_!" + "A" * 40])
def test_a_weak_secret_is_refused_and_not_repeated(secret: str, tmp_path: Path) -> None:
    environment = {"RATHAUS_WEBHOOK_URL": "https://hooks.example/x", "RATHAUS_WEBHOOK_SECRET": secret}
    with pytest.raises(UsageError, match="webhook_secret") as refused:
        load_settings(environment=environment, folder=tmp_path)
    assert not secret or f"{secret!r}" not in refused.value.message
