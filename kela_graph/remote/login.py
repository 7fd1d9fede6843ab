"""The login for a server, from the environment or ``.netrc``, sent only when that server asks for it."""

from __future__ import annotations

import ipaddress
import os
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from requests.auth import HTTPBasicAuth, HTTPDigestAuth
from requests.utils import get_netrc_auth

from kela_graph.errors import InputError
from kela_graph.remote.faults import fault, shown

if TYPE_CHECKING:
    from requests.auth import AuthBase

#: The names of the login in the environment.
USER: Final = "KELA_GRAPH_USER"
PASSWORD: Final = "KELA_GRAPH_PASSWORD"  # noqa: S105 - a name, not a password

_EXAMPLE: Final = "write one such as https://example.org/sparql"
_PORTS: Final = {"http": 80, "https": 443}


class Login:
    """The login for the server at an address: that of the environment, else that of ``.netrc``, if any.

    ``known`` is how the server wants it, once it has asked.
    """

    def __init__(self, url: str) -> None:
        user, password = os.environ.get(USER), os.environ.get(PASSWORD)
        if user is None and password is None:
            user, password = get_netrc_auth(url) or (None, None)
        elif not user or password is None:
            raise InputError(f"only one of {USER} and {PASSWORD} is set: set both, or neither")
        if user and (not user.isprintable() or ":" in user):
            raise InputError(f"{USER}: a user's name has no colon and no control character")
        self._user, self._password = user or "", password or ""
        self.known: AuthBase | None = None

    def __bool__(self) -> bool:
        return bool(self._user)

    def answer(self, url: str, challenge: str) -> AuthBase | None:
        """Return the answer to a server's challenge (``WWW-Authenticate``); None to one of an unknown scheme.

        No password is sent that would be readable on its way.
        """
        wanted = challenge.lower()
        if "digest" in wanted:
            self.known = HTTPDigestAuth(self._user, self._password)
        elif "basic" in wanted:
            if not _is_private(url):
                raise fault(
                    url,
                    "asks for a password in plain text, which anyone on the way could read: "
                    "name its https address",
                )
            self.known = HTTPBasicAuth(self._user.encode(), self._password.encode())
        return self.known


def checked_url(url: str) -> str:
    """Return an address that a request can be sent to, with no login in it."""
    if not isinstance(url, str):
        raise InputError(f"{url!r}: invalid address of a server: {_EXAMPLE}")
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - reading it checks it
    except ValueError as error:
        raise InputError(f"{shown(url)}: invalid address: {error}: {_EXAMPLE}") from None
    if not url.isprintable() or " " in url or parts.scheme not in _PORTS or not parts.hostname:
        raise InputError(f"{shown(url)}: invalid address of a server: {_EXAMPLE}")
    if "@" in parts.netloc:
        raise InputError(
            f"{shown(url)}: an address is no place for a login, where others see it: "
            f"set {USER} and {PASSWORD} in the environment, or write it to .netrc"
        )
    return url


def same_server(*urls: str) -> bool:
    """Whether addresses are of one server: scheme, host and port."""
    parts = [urlsplit(url) for url in urls]
    return len({(part.scheme, part.hostname, part.port or _PORTS.get(part.scheme)) for part in parts}) == 1


def _is_private(url: str) -> bool:
    """Whether nobody can listen: it is encrypted, or never leaves the machine."""
    parts = urlsplit(url)
    if parts.scheme == "https" or parts.hostname == "localhost":
        return True
    try:
        return ipaddress.ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return False
