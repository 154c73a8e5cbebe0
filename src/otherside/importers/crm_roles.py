"""Contact roles by themselves: a table of keys, of use only beside the contacts and the deals that have these keys."""

from collections.abc import Iterable, Sequence

from otherside.domain import ContactRecord, DealRecord, DealRoleRecord, Skipped

_SHOWN = 3


def of_nobody_known(
    tables: Iterable[tuple[str, Sequence[DealRoleRecord]]],
    contacts: Sequence[ContactRecord],
    deals: Sequence[DealRecord],
    names: Iterable[str] = (),
) -> list[Skipped]:
    """Which roles say nothing because their contact or their deal is not there; two lines a table at most.

    Args:
        tables: the name of each source and its roles.
        contacts, deals: all records known.
        names: of deals that are known otherwise, by their conversations.
    """
    people = {key for c in contacts for key in (c.key, c.name, c.email) if key}
    known = {key.casefold() for d in deals for key in (d.key, d.name) if key} | {name.casefold() for name in names}
    found: list[Skipped] = []
    for source, roles in tables:
        for what, missing in (
            ("contact", [r.contact for r in roles if r.contact not in people]),
            ("deal", [r.deal for r in roles if r.deal.casefold() not in known]),
        ):
            if missing:
                shown = list(dict.fromkeys(missing))
                more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
                found.append(
                    Skipped(
                        source,
                        f"contact roles whose {what} is not known ({', '.join(shown[:_SHOWN])}{more}); "
                        f"add the table of {what}s as well",
                        partial=True,
                    )
                )
    return found
