"""The keyring of a Linux desktop, spoken to as its specification has it; no session is needed."""

from __future__ import annotations

import sys
from collections import deque
from contextlib import contextmanager

import pytest

if sys.platform != "linux":
    pytest.skip("D-Bus is spoken on Linux", allow_module_level=True)

from jeepney import DBusAddress, HeaderFields, new_error, new_method_return, new_signal

from desktop.errors import UnusableKeyringError
from desktop.keyring.secret_service import SecretService

PLACE, PROMPT = "/collection/login", "/prompt/1"
REPLIES = {
    "OpenSession": ("open_session", "vo"),
    "ReadAlias": ("read_alias", "o"),
    "SearchItems": ("search", "aoao"),
    "Unlock": ("unlock", "aoo"),
    "CreateItem": ("create", "oo"),
    "Delete": ("delete", "o"),
    "GetSecret": ("secret", "(oayays)"),
    "GetAll": ("told", "a{sv}"),
    "Prompt": ("prompt", None),
    "AddMatch": ("match", None),
}
"""Which method of Service answers, and the type of what it answers."""


class Service:
    """Keeps items as a service of secrets does, and takes the place of the connection to it."""

    def __init__(self) -> None:
        self.place, self.is_locked, self.is_allowed = PLACE, False, True
        self.items: dict[str, dict[str, object]] = {}
        self.prompted = 0
        self.silent: str = ""

    def send_and_get_reply(self, message, *, timeout):
        assert timeout is not None
        message.header.serial = 1
        message.serialise()  # as it would travel: the types are checked
        fields = message.header.fields
        method, path = fields[HeaderFields.member], fields[HeaderFields.path]
        if method == self.silent:
            raise TimeoutError
        if method not in REPLIES:
            return new_error(message, "org.freedesktop.DBus.Error.UnknownMethod")
        name, signature = REPLIES[method]
        reply = new_method_return(
            message, signature, getattr(self, f"_{name}")(path, *message.body)
        )
        reply.serialise(serial=2)
        return reply

    @contextmanager
    def filter(self, _rule):
        yield deque()

    def recv_until_filtered(self, _queue, *, timeout):
        assert timeout is not None
        if self.is_allowed:
            self.is_locked = False
        signal = DBusAddress(PROMPT, interface="org.freedesktop.Secret.Prompt")
        return new_signal(signal, "Completed", "bv", (not self.is_allowed, ("s", "")))

    def _open_session(self, _path, algorithm, _given):
        assert algorithm == "plain"
        return ("s", ""), "/session/1"

    def _read_alias(self, _path, name):
        assert name == "default"
        return (self.place,)

    def _search(self, _path, wanted):
        found = [p for p, one in self.items.items() if wanted.items() <= one["attributes"].items()]
        return ([], found) if self.is_locked else (found, [])

    def _unlock(self, _path, paths):
        return ([], PROMPT) if self.is_locked else (paths, "/")

    def _create(self, path, properties, secret, replace):
        assert path == self.place
        assert not self.is_locked
        assert replace
        (_, label), (_, attributes) = properties.values()
        _session, _parameters, value, _kind = secret
        self.items[f"/item/{attributes['sha256']}"] = {
            "label": label, "attributes": attributes, "value": value
        }  # fmt: skip
        return "/item/1", "/"

    def _delete(self, path):
        assert not self.is_locked
        del self.items[path]
        return ("/",)

    def _secret(self, path, session):
        assert not self.is_locked
        return ((session, b"", self.items[path]["value"], "text/plain"),)

    def _told(self, path, _interface):
        one = self.items[path]
        attributes = {**one["attributes"], "xdg:schema": "org.freedesktop.Secret.Generic"}
        return ({"Label": ("s", one["label"]), "Attributes": ("a{ss}", attributes)},)

    def _prompt(self, path, _window):
        assert path == PROMPT
        self.prompted += 1
        return ()

    def _match(self, _path, rule):
        assert PROMPT in rule
        return ()


@pytest.fixture
def service(monkeypatch):
    made = Service()

    @contextmanager
    def connection(bus):
        assert bus == "SESSION"
        yield made

    monkeypatch.setattr("desktop.keyring.secret_service.open_dbus_connection", connection)
    return made


@pytest.fixture
def vault(service):
    return SecretService()


def test_a_password_is_kept_found_replaced_and_forgotten(vault):
    assert vault.is_usable()
    assert vault.password("a1") == ""
    vault.keep("a1", "Übersicht.pdf", "old")
    vault.keep("a1", "Übersicht.pdf", "pässwörd 𝄞")
    vault.keep("b2", "b.pdf", "other")
    assert vault.password("a1") == "pässwörd 𝄞"
    assert vault.names() == {"a1": "Übersicht.pdf", "b2": "b.pdf"}
    vault.forget("a1")
    vault.forget("a1")
    assert vault.names() == {"b2": "b.pdf"}


def test_items_of_other_programs_are_none_of_ours(vault, service):
    service.items["/item/x"] = {"label": "x", "attributes": {"sha256": "a1"}, "value": b"x"}
    assert vault.password("a1") == ""
    assert vault.names() == {}


def test_a_locked_one_is_unlocked_for_what_is_kept_there_alone(vault, service):
    vault.keep("a1", "a.pdf", "sesame")
    service.is_locked = True
    assert vault.is_usable()
    assert vault.password("b2") == ""
    assert service.prompted == 0
    assert vault.password("a1") == "sesame"
    assert service.prompted == 1


@pytest.mark.parametrize("act", ["names", "password", "keep", "forget"])
def test_what_the_reader_does_not_unlock_stays_as_it_is(vault, service, act):
    vault.keep("a1", "a.pdf", "sesame")
    service.is_locked, service.is_allowed = True, False
    given = {"names": (), "password": ("a1",), "keep": ("a1", "a.pdf", "x"), "forget": ("a1",)}
    with pytest.raises(UnusableKeyringError, match="it was not unlocked"):
        getattr(vault, act)(*given[act])
    assert [one["value"] for one in service.items.values()] == [b"sesame"]


def test_without_a_place_to_keep_it_nothing_is_offered(vault, service):
    service.place = "/"
    assert not vault.is_usable()


def test_one_that_does_not_answer_is_said(vault, service):
    service.silent = "SearchItems"
    with pytest.raises(UnusableKeyringError, match="did not answer in time"):
        vault.names()


def test_one_that_refuses_is_said(vault, monkeypatch):
    monkeypatch.delitem(REPLIES, "SearchItems")
    with pytest.raises(UnusableKeyringError, match=r"answered org\.freedesktop"):
        vault.names()


@pytest.mark.parametrize("address", [None, "", "unix:path=/nowhere/bus", "tcp:host=a", "nonsense"])
def test_without_a_session_there_is_no_keyring(address, monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    if address is not None:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert not SecretService().is_usable()
    with pytest.raises(UnusableKeyringError, match="none can be reached"):
        SecretService().password("a1")
