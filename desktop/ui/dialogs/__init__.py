"""Dialogs: each asks one thing and hands back values; none changes the library itself.

Their modules are imported when they are first asked for: the window is painted before that.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.ui.dialogs.about import AboutDialog
    from desktop.ui.dialogs.backups.lost import LostDialog
    from desktop.ui.dialogs.backups.restore import RestoreDialog
    from desktop.ui.dialogs.document_facts import FactsDialog
    from desktop.ui.dialogs.help_page import HelpPage
    from desktop.ui.dialogs.import_report import ImportReport
    from desktop.ui.dialogs.link import LinkDialog
    from desktop.ui.dialogs.move import MoveDialog
    from desktop.ui.dialogs.name import NameDialog
    from desktop.ui.dialogs.preferences import PreferencesDialog
    from desktop.ui.dialogs.question import confirm
    from desktop.ui.dialogs.read_as import ReadAsDialog
    from desktop.ui.dialogs.section_facts import SectionFactsDialog
    from desktop.ui.dialogs.trash import TrashDialog

__all__ = [
    "AboutDialog",
    "FactsDialog",
    "HelpPage",
    "ImportReport",
    "LinkDialog",
    "LostDialog",
    "MoveDialog",
    "NameDialog",
    "PreferencesDialog",
    "ReadAsDialog",
    "RestoreDialog",
    "SectionFactsDialog",
    "TrashDialog",
    "confirm",
]

_MODULES = {
    "AboutDialog": "about",
    "FactsDialog": "document_facts",
    "HelpPage": "help_page",
    "ImportReport": "import_report",
    "LinkDialog": "link",
    "LostDialog": "backups.lost",
    "MoveDialog": "move",
    "NameDialog": "name",
    "PreferencesDialog": "preferences",
    "ReadAsDialog": "read_as",
    "RestoreDialog": "backups.restore",
    "SectionFactsDialog": "section_facts",
    "TrashDialog": "trash",
    "confirm": "question",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  # one of many classes
    if name not in _MODULES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
