"""A canary: sockets on loopback that must never hear a thing; each connection counts, with or without bytes."""

from __future__ import annotations

import selectors
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field

HOSTS = ("127.0.0.1", "127.0.0.2", "127.1.2.3", "::1")


@dataclass
class Canary:
    """port: the same on every host. heard: (host, bytes) of each connection."""

    port: int = 0
    heard: list[tuple[str, bytes]] = field(default_factory=list)


@contextmanager
def canary(hosts: tuple[str, ...] = HOSTS, port: int = 0) -> Iterator[Canary]:
    """Listen on a port of loopback's addresses, by default a free one, for the time of the block."""
    bird = Canary(port)
    with ExitStack() as stack, selectors.DefaultSelector() as selector:
        for host in hosts:
            family = socket.AF_INET6 if ":" in host else socket.AF_INET
            if family == socket.AF_INET6 and not socket.has_dualstack_ipv6():
                continue
            listening = stack.enter_context(socket.socket(family, socket.SOCK_STREAM))
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((host, bird.port))
            listening.listen(64)
            bird.port = listening.getsockname()[1]
            selector.register(listening, selectors.EVENT_READ, host)
        ending = threading.Event()

        def listen() -> None:
            while not ending.is_set():
                for key, _ in selector.select(0.05):
                    assert isinstance(key.fileobj, socket.socket)
                    connection, _ = key.fileobj.accept()
                    connection.settimeout(0.2)
                    data = b""
                    with suppress(OSError):
                        data = connection.recv(200)
                    bird.heard.append((str(key.data), data))
                    connection.close()

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        try:
            yield bird
        finally:
            ending.set()
            thread.join(5)
