"""Pages of PDF files, drawn for a window by a child that is shut in as those of an import are."""

from desktop.formats.pages.one_page import asked
from desktop.formats.pages.page_process import PageProcess

__all__ = ["PageProcess", "asked"]
