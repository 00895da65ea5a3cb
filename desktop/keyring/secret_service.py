"""The keyring of a Linux desktop, over D-Bus: https://specifications.freedesktop.org/secret-service.

A session is "plain": who can listen on the bus of the reader's session can ask the keyring as well.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from jeepney import (
    DBusAddress,
    DBusErrorResponse,
    MatchRule,
    Properties,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg

from desktop import APP_ID, APP_NAME
from desktop.errors import UnusableKeyringError
from desktop.keyring import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

_BUS = "org.freedesktop.secrets"
_ROOT = "/org/freedesktop/secrets"
_SERVICE, _COLLECTION, _ITEM, _PROMPT = (
    f"org.freedesktop.Secret.{name}" for name in ("Service", "Collection", "Item", "Prompt")
)
_NOTHING = "/"
"""The path that stands for no object."""
_QUICK = 3.0
"""Seconds for an answer that no reader has to give."""
_OURS = {"application": APP_ID}
_Body = tuple[Any, ...]
_KEY = "sha256"
_LABEL = f"{APP_NAME}: "
_FAULTS = (DBusErrorResponse, OSError, ValueError, RuntimeError, LookupError)


class SecretService:
    """Speaks to whatever serves secrets in this session, anew each time."""

    def is_usable(self) -> bool:
        """Whether there is a place where passwords are kept, open or locked."""
        try:
            with _talk() as talk:
                return talk.place() != _NOTHING
        except UnusableKeyringError:
            return False

    def password(self, key: str) -> str:
        """Return what is kept under a key; only where something is, it may have to be unlocked."""
        with _talk() as talk:
            for item in talk.items({_KEY: key}):
                _session, _parameters, secret, _kind = talk.ask(
                    item, _ITEM, "GetSecret", "o", (talk.session,)
                )[0]
                return bytes(secret).decode("utf-8")
            return ""

    def keep(self, key: str, name: str, password: str) -> None:
        """Keep a password in the place that is the usual one here."""
        with _talk() as talk:
            place = talk.place()
            talk.unlock([place])
            properties = {
                f"{_ITEM}.Label": ("s", f"{_LABEL}{name}"),
                f"{_ITEM}.Attributes": ("a{ss}", {**_OURS, _KEY: key}),
            }
            secret = (talk.session, b"", password.encode("utf-8"), "text/plain")
            asked = (properties, secret, True)
            _item, prompt = talk.ask(place, _COLLECTION, "CreateItem", "a{sv}(oayays)b", asked)
            talk.confirm(prompt)

    def forget(self, key: str) -> None:
        """Delete what is kept under a key."""
        with _talk() as talk:
            for item in talk.items({_KEY: key}):
                (prompt,) = talk.ask(item, _ITEM, "Delete")
                talk.confirm(prompt)

    def names(self) -> dict[str, str]:
        """Return what is kept of this program, once it is unlocked."""
        named = {}
        with _talk() as talk:
            for item in talk.items({}):
                told = talk.told(item)
                key, label = told["Attributes"][1].get(_KEY, ""), told["Label"][1]
                if key:
                    named[key] = label.removeprefix(_LABEL)
        return named


@contextmanager
def _talk() -> Iterator[_Talk]:
    """Speak to the service; what goes wrong there is one failure."""
    try:
        with open_dbus_connection(bus="SESSION") as connection:
            yield _Talk(connection)
    except _FAULTS as error:
        raise UnusableKeyringError(_reason(error)) from error


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "it did not answer in time"
    if isinstance(error, DBusErrorResponse):
        return f"it answered {error.name}"
    return "none can be reached in this session"


class _Talk:
    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection
        _output, self.session = self.ask(_ROOT, _SERVICE, "OpenSession", "sv", ("plain", ("s", "")))

    def ask(
        self,
        path: str,
        interface: str,
        method: str,
        signature: str = "",
        body: tuple[Any, ...] = (),
    ) -> _Body:
        address = DBusAddress(path, bus_name=_BUS, interface=interface)
        return self._answer(new_method_call(address, method, signature or None, body))

    def _answer(self, message: Message) -> _Body:
        answered = self._connection.send_and_get_reply(message, timeout=_QUICK)
        body: _Body = unwrap_msg(answered)
        return body

    def told(self, item: str) -> dict[str, Any]:
        """Return the properties of an item."""
        address = DBusAddress(item, bus_name=_BUS, interface=_ITEM)
        told: dict[str, Any] = self._answer(Properties(address).get_all())[0]
        return told

    def place(self) -> str:
        """Return the collection in which passwords are kept, if there is one."""
        return str(self.ask(_ROOT, _SERVICE, "ReadAlias", "s", ("default",))[0])

    def items(self, attributes: dict[str, str]) -> list[str]:
        """Return the items of ours with these attributes, unlocked."""
        asked = ({**_OURS, **attributes},)
        is_open, locked = self.ask(_ROOT, _SERVICE, "SearchItems", "a{ss}", asked)
        self.unlock(locked)
        return [*is_open, *locked]

    def unlock(self, paths: list[str]) -> None:
        """Unlock items or collections; the reader may have to say how."""
        if paths:
            _unlocked, prompt = self.ask(_ROOT, _SERVICE, "Unlock", "ao", (paths,))
            self.confirm(prompt)

    def confirm(self, prompt: str) -> None:
        """Have the reader asked, where the service wants that, and wait for it."""
        if prompt == _NOTHING:
            return
        rule = MatchRule(type="signal", interface=_PROMPT, member="Completed", path=prompt)
        self._answer(message_bus.AddMatch(rule))
        with self._connection.filter(rule) as completed:
            self.ask(prompt, _PROMPT, "Prompt", "s", ("",))
            signal = self._connection.recv_until_filtered(completed, timeout=PATIENCE)
        if signal.body[0]:
            raise UnusableKeyringError("it was not unlocked")
