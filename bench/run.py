"""Every measure of bench/, one after the other. `make bench` calls this."""

from __future__ import annotations

from bench import pages, speed


def main() -> None:
    """Write every table of bench/."""
    pages.main()
    speed.main()


if __name__ == "__main__":
    main()
