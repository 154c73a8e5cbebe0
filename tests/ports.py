"""A port of this machine for a server that a test starts."""

from __future__ import annotations

import itertools
import os
import random
import re
import socket

#: Below those that systems hand out by themselves, so that no connection takes one before the server does.
_FIRST, _EACH = 20_000, 500
_own: itertools.cycle[int] | None = None


def free_port() -> int:
    """One that nobody listens on, and that no other worker of the same run is given."""
    global _own
    if _own is None:
        worker = int(re.sub(r"\D", "", os.environ.get("PYTEST_XDIST_WORKER", "")) or 0) % 20
        ports = [_FIRST + worker * _EACH + n for n in range(_EACH)]
        # Another run on the same machine begins elsewhere.
        begin = random.SystemRandom().randrange(_EACH)
        _own = itertools.cycle(ports[begin:] + ports[:begin])
    for port in itertools.islice(_own, _EACH):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise OSError("no free port; end what other runs left running")
