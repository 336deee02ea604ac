"""`python -m candour`: the command."""

from __future__ import annotations

from candour.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
