"""REST under ``/api/v1``: the JSON of the command line, one module a resource."""

from otherside.web.api import deals, drafts, imports, lint, people, search

#: Routers in the order of the document.
API = (deals.router, people.router, search.router, lint.router, drafts.router, imports.router)
