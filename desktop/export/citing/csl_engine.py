"""citeproc-py with our own parser, and with what it does otherwise than CSL says mended.

Classes are named after the elements they stand for, as the library looks them up. What is mended:

- a label is not shown where its variable is empty (`Edition` alone behind a newspaper's name),
- `initialize="false"` leaves given names whole,
- what stands for a missing author is not said again, also when a macro said it.
"""

# ruff: noqa: ANN401 - the library says nothing of its types
from __future__ import annotations

from typing import Any, cast

from citeproc import CitationStylesStyle, model
from citeproc.source import VariableError
from lxml import etree

_HEARD = "heard"
_NAMESPACE = "http://purl.org/net/xbiblio/csl"


class Label(model.Label):  # type: ignore[misc]
    """The word before a number: page, edition."""

    def process(self, item: Any, variable: str | None = None, *rest: Any, **more: Any) -> Any:
        """Return the word; raise VariableError where there is nothing to be labelled."""
        named = self.get("variable")
        if variable is None and named == "locator" and not item.has_locator:
            raise VariableError
        if variable is None and named not in (None, "locator"):
            item.reference[named.replace("-", "_")]  # raises, too
        return super().process(item, variable, *rest, **more)


class Name(model.Name):  # type: ignore[misc]
    """How a name is written."""

    def initialize(self, given: str, mark: str, context: Any) -> Any:
        """Return a given name as initials, or as it is."""
        if self._inherited("initialize") == "false":
            return given
        return super().initialize(given, mark, context)

    def _inherited(self, option: str) -> str | None:
        element: Any = self
        while element is not None:
            if (value := element.get(option)) is not None:
                return str(value)
            element = element.getparent()
        return None


class Text(model.Text):  # type: ignore[misc]
    """A variable, a term or a macro."""

    def get_macro(self, name: str) -> Any:
        """Return a macro of the style, which would be looked for all over it each time."""
        return self.get_root().macros[name]

    def calls_variable(self) -> bool:
        """Whether a variable is part of it, which is the same for every document."""
        called = self.get("macro")
        if called is None:
            return bool(super().calls_variable())
        known = self.get_root().calling
        if called not in known:
            known[called] = bool(self.get_macro(called).calls_variable())
        return bool(known[called])

    def _variable(self, item: Any, context: Any) -> Any:
        said = super()._variable(item, context)
        if said is not None:
            for heard in item.__dict__.get(_HEARD, ()):
                heard.append((self.tag, self.get("variable")))
        return said


class Substitute(model.Substitute):  # type: ignore[misc]
    """What stands for names that are missing."""

    def render(self, item: Any, context: Any = None, **more: Any) -> Any:
        """Return it, and see to it that it is not said again."""
        heard: list[tuple[str, str]] = []
        # An attribute of its dictionary: the library takes all others for variables.
        before = item.__dict__.get(_HEARD, ())
        item.__dict__[_HEARD] = [*before, heard]
        try:
            said = super().render(item, context, **more)
        finally:
            item.__dict__[_HEARD] = before
        if said:
            repressed = (self if context is None else context).get_layout().repressed
            for tag, variable in heard:
                repressed.setdefault(tag, []).append(variable)
        return said


def _lookup() -> etree.ElementNamespaceClassLookup:
    lookup = etree.ElementNamespaceClassLookup()
    classes: dict[str | None, Any] = {
        one.__name__.replace("_", "-").lower(): one
        for one in model.CitationStylesElement.__subclasses__()
    }
    own = (Label, Name, Text, Substitute)
    classes |= {one.__name__.lower(): one for one in own}
    classes[None] = model.CitationStylesElement
    lookup.get_namespace(_NAMESPACE).update(classes)
    return lookup


class Style(CitationStylesStyle):  # type: ignore[misc]
    """A style that was looked through, and the words of a language."""

    def __init__(self, data: bytes, language: str = "") -> None:
        parser = etree.XMLParser(
            remove_comments=True, resolve_entities=False, no_network=True, load_dtd=False
        )
        parser.set_element_class_lookup(_lookup())
        self.root = cast("Any", etree.fromstring(data, parser))
        self.xml = self.root.getroottree()
        macros = self.root.iterfind(f"{{{_NAMESPACE}}}macro")
        self.root.macros = {one.get("name"): one for one in macros}
        self.root.calling = {}
        self.root.set_locale_list(
            language or self.root.get("default-locale", "en-US"), validate=False
        )
