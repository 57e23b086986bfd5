"""`python -m flows`: the command without its installed script."""

from __future__ import annotations

from flows.commands.app import main

if __name__ == "__main__":
    main()
