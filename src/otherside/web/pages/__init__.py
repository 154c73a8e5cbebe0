"""Pages: one module each, all thin: ask the workspace, render a template."""

from otherside.web.pages import (
    accounts,
    consent,
    conversation,
    deal,
    deal_itself,
    erasing,
    imports,
    login,
    market,
    person,
    pipeline,
    prep,
    refiling,
    search,
    settings,
    write,
)

#: Routers of all pages.
PAGES = (
    pipeline.router,
    deal.router,
    deal_itself.router,
    prep.router,
    erasing.router,
    person.router,
    conversation.router,
    refiling.router,
    imports.router,
    settings.router,
    accounts.router,
    login.router,
    consent.router,
    write.router,
    search.router,
    market.router,
)
