"""What the program can do, in words. Window, command line and worker all call this."""

from __future__ import annotations

from desktop.workspace.care import Care
from desktop.workspace.exporting import Exporting
from desktop.workspace.sections import Sections
from desktop.workspace.starter import Starter

__all__ = ["Workspace"]


class Workspace(Starter, Exporting, Sections, Care):
    """One open library and everything that can be done with it.

    Every change is stored before the method returns; then all listeners are told what changed.
    """
