"""The command `headwater`."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from headwater.cli.app import app

    app(prog_name="headwater")


if __name__ == "__main__":
    main()
