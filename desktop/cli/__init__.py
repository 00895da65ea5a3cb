"""The command line: every verb is a Workspace method."""

from desktop.cli.main import main

__all__ = ["main"]
