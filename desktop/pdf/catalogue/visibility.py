"""Which layers of a file are shown on the screen, as PDFium decides it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

    Identity = tuple[int, int]

_DEEPEST = 32
_SHORTEST = 2
"""A rule is a word and what it is about."""
_VIEW = "View"
_OFF = "OFF"
_GROUP, _MEMBERSHIP = "OCG", "OCMD"


class Visibility:
    """Says of groups, and of memberships in some, whether they are shown."""

    def __init__(self, groups: pikepdf.Object, config: pikepdf.Object | None) -> None:
        self._groups = _identities(groups)
        self._config = config
        self._on = _identities(_in(config, "ON"))
        self._off = _identities(_in(config, _OFF))
        self._is_off = _word(config, "BaseState", "ON") == _OFF
        self._found: dict[Identity, bool] = {}

    @classmethod
    def of(cls, root: pikepdf.Object) -> Visibility | None:
        """Return what a catalogue says of layers, if anything."""
        said = _in(root, "OCProperties")
        groups = _in(said, "OCGs")
        if not isinstance(groups, pikepdf.Array):
            return None
        config = _in(said, "D")
        for other in _dictionaries(_in(said, "Configs")):
            if _is_meant(other, ""):
                config = other
                break
        return cls(groups, config if isinstance(config, pikepdf.Dictionary) else None)

    def is_layer(self, thing: pikepdf.Object) -> bool:
        """Whether a dictionary is what an object may be on."""
        kind = _word(thing, "Type", _GROUP)
        return kind == _MEMBERSHIP or (kind == _GROUP and thing.objgen in self._groups)

    def is_shown(self, layer: pikepdf.Object) -> bool:
        """Whether what is on a layer is shown."""
        if _word(layer, "Type", _GROUP) == _GROUP:
            return self._is_on(layer)
        rule = _in(layer, "VE")
        if isinstance(rule, pikepdf.Array):
            return self._holds(rule)
        groups = _in(layer, "OCGs")
        if isinstance(groups, pikepdf.Dictionary):
            return self._is_on(groups)
        states = [self._is_on(group) for group in _dictionaries(groups)]
        policy = _word(layer, "P", "AnyOn")
        if not states:
            return True
        if policy in ("AnyOn", "AnyOff"):
            return (policy == "AnyOn") in states
        # PDFium hides what has a policy of no meaning.
        return policy in ("AllOn", "AllOff") and all(on == (policy == "AllOn") for on in states)

    def names(self, layer: pikepdf.Object) -> Iterator[str]:
        """Yield what a hidden layer is called; a membership by what hides it, or all it is in."""
        groups = _in(layer, "OCGs")
        if _word(layer, "Type", _GROUP) == _GROUP:
            members = [layer]
        elif isinstance(groups, pikepdf.Dictionary):
            members = [groups]
        else:
            members = list(_dictionaries(groups))
            members = [group for group in members if not self._is_on(group)] or members
        for group in members:
            name = _in(group, "Name")
            yield str(name).strip() if isinstance(name, pikepdf.String) else ""

    def _is_on(self, group: pikepdf.Object) -> bool:
        if not group.is_indirect:
            return self._said(group)
        if group.objgen not in self._found:
            self._found[group.objgen] = self._said(group)
        return self._found[group.objgen]

    def _said(self, group: pikepdf.Object) -> bool:
        if not _is_meant(group, _VIEW):
            return True
        own = _in(_in(group, "Usage"), _VIEW)
        if _in(own, "ViewState") is not None:
            return _word(own, "ViewState") != _OFF
        if self._config is None or group.objgen not in self._groups:
            return True
        state = (not self._is_off or group.objgen in self._on) and group.objgen not in self._off
        for usage in _dictionaries(_in(self._config, "AS")):
            of_all = _in(usage, _VIEW)
            if (
                _word(usage, "Event", _VIEW) == _VIEW
                and group.objgen in _identities(_in(usage, "OCGs"))
                and isinstance(of_all, pikepdf.Dictionary)
            ):
                state = _word(of_all, "ViewState") != _OFF
        return state

    def _holds(self, rule: pikepdf.Object, depth: int = 0) -> bool:
        """Whether a rule of groups, and of rules inside it, holds."""
        if depth > _DEEPEST or len(rule) < _SHORTEST:
            return False
        sign, *parts = list(rule)
        word = str(sign).removeprefix("/")
        states = [
            self._is_on(part) if isinstance(part, pikepdf.Dictionary)
            else isinstance(part, pikepdf.Array) and self._holds(part, depth + 1)
            for part in parts
            if part is not None
        ]  # fmt: skip
        if word == "Not":
            return isinstance(parts[0], pikepdf.Dictionary | pikepdf.Array) and not states[0]
        if word == "Or":
            return any(states)
        return word == "And" and parts[0] is not None and all(states)


def _in(thing: object, key: str) -> pikepdf.Object | None:
    return thing.get(f"/{key}") if isinstance(thing, pikepdf.Dictionary) else None


def _word(thing: object, key: str, default: str = "") -> str:
    found = _in(thing, key)
    is_word = isinstance(found, pikepdf.Name | pikepdf.String)
    return str(found).removeprefix("/") if is_word else default


def _dictionaries(things: object) -> Iterator[pikepdf.Object]:
    if isinstance(things, pikepdf.Array):
        yield from (thing for thing in things if isinstance(thing, pikepdf.Dictionary))


def _identities(things: object) -> frozenset[Identity]:
    """Return what the dictionaries in an array are known by; one that is written there has none."""
    return frozenset(one.objgen for one in _dictionaries(things) if one.is_indirect)


def _is_meant(thing: pikepdf.Object, default: str) -> bool:
    """Whether something is meant for the screen; `default` is what it is where it does not say."""
    intent = _in(thing, "Intent")
    if intent is None:
        return default == _VIEW
    words = list(intent) if isinstance(intent, pikepdf.Array) else [intent]
    return any(str(word).removeprefix("/") in ("All", _VIEW) for word in words)
