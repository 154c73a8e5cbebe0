"""Pages: one module each, all thin: ask the workspace, render a template."""

from otherside.web.pages import conversation, deal, imports, market, person, pipeline, prep, search, settings, write

#: Routers of all pages.
PAGES = (
    pipeline.router,
    deal.router,
    prep.router,
    person.router,
    conversation.router,
    imports.router,
    settings.router,
    write.router,
    search.router,
    market.router,
)
