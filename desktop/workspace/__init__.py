"""What the program can do, in words. Window, command line and worker all call this."""

from __future__ import annotations

from desktop.workspace.care import Care
from desktop.workspace.documents import Documents
from desktop.workspace.exporting import Exporting
from desktop.workspace.highlights import Highlights
from desktop.workspace.importing import Importing
from desktop.workspace.searching import Searching
from desktop.workspace.starter import Starter
from desktop.workspace.tags import Tags

__all__ = ["Workspace"]


class Workspace(Documents, Highlights, Tags, Importing, Searching, Exporting, Starter, Care):
    """One open library and everything that can be done with it.

    Every change is stored before the method returns; then all listeners are told what changed.
    """
