"""Our own files and the vendored ones. Their addresses carry a digest, so browsers may keep them for good."""

from __future__ import annotations

from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parent / "static"


class Assets(StaticFiles):
    """Static files; only what is below the folder, links not followed."""

    def __init__(self) -> None:
        super().__init__(directory=FOLDER, follow_symlink=False)
        self.folder = FOLDER

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, kept for a year where the address names its content."""
        response = await super().get_response(path, scope)
        kept = b"v=" in scope.get("query_string", b"")
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if kept else "no-cache"
        return response
