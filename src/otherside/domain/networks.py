"""Whose mail network somebody writes from, as an address within it tells: kept with the conversation in whose headers it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

#: How the field begins that holds it; the name of a participant follows: ``"mail network of Dana Lee": "Globex, GLOBEX"``.
NETWORK_OF = "mail network of "


def networks_written(networks: Iterable[str]) -> str:
    """As a field holds them, each once."""
    return ", ".join(dict.fromkeys(networks))


def networks_told(fields: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Those that a conversation's fields hold of a participant; the first is the one nearest to them."""
    held = re.split(r"[,;]\s*", fields.get(NETWORK_OF + name, ""))
    return tuple(dict.fromkeys(network for network in held if network))
