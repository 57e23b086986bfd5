"""The measures that need nothing but the corpora. `make bench` calls this; bench/README.md lists all of them."""

from __future__ import annotations

from bench import cities, crawl, mayors, pages, speed


def main() -> None:
    """Write pages.md, speed.md, cities.md, mayors.md and crawl.md."""
    pages.main()
    speed.main()
    cities.main()
    mayors.main()
    crawl.main()


if __name__ == "__main__":
    main()
