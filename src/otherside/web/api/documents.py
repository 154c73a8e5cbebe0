"""How answers stand in the OpenAPI document: models of the keys that programs may count on; more may be added."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

Row = dict[str, Any]


class Answered(BaseModel):
    """An answer."""

    model_config = ConfigDict(extra="allow")


class Page(Answered):
    """A part of a list."""

    total: int = Field(ge=0, description="How many there are.")
    next: int | None = Field(description="The offset of the next page.")


def documented(model: type[BaseModel], description: str = "") -> dict[str, Any]:
    """The entry of an answer in the OpenAPI document."""
    words = description or (model.__doc__ or "").strip().split("\n")[0]
    return {"description": words, "content": {"application/json": {"schema": schema(model)}}}


def in_forms(model: type[BaseModel], *others: str) -> dict[str, Any]:
    """The entry of an answer that may be had as JSON and as other media types."""
    text: Row = {"schema": {"type": "string"}}
    return {
        **documented(model),
        "content": {"application/json": {"schema": schema(model)}, **dict.fromkeys(others, text)},
    }


def packed(description: str) -> dict[str, Any]:
    """The entry of an answer that is a zip."""
    return {"description": description, "content": {"application/zip": {}}}


def schema(model: type[BaseModel]) -> dict[str, Any]:
    """A model as a schema that stands by itself."""
    found = model.model_json_schema()
    parts = found.pop("$defs", {})

    def whole(node: Any) -> Any:
        if isinstance(node, dict):
            if "$ref" in node:
                return whole(parts[str(node["$ref"]).rsplit("/", 1)[-1]])
            return {key: whole(value) for key, value in node.items()}
        return [whole(item) for item in node] if isinstance(node, list) else node

    inlined: dict[str, Any] = whole(found)
    return inlined
