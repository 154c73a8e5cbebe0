"""Four protocols, one method."""

from __future__ import annotations

import json
from typing import Any

import pytest

from otherside.llm import Finish, LanguageModel, LLMConfig, LLMError, Request, Usage, complete_json, connect
from tests.llm.fake_server import Reply, Seen, chat, error, fake_server

SCHEMA = {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"], "additionalProperties": False}
ASK = Request("be brief", "one?", SCHEMA, max_tokens=50)


def model(provider: str, url: str, **more: Any) -> LanguageModel:
    values = {"provider": provider, "model": "m-1", "base_url": url, "redact": False, **more}
    return connect(LLMConfig.from_mapping(values), sleep=lambda seconds: None)


def test_openai() -> None:
    with fake_server(chat({"a": 1})) as server:
        value, response = complete_json(model("openai", server.url + "/v1/"), ASK)
        seen = server.seen[0]
    assert value == {"a": 1}
    assert response.usage == Usage(11, 7)
    assert response.model == "fake-1"
    assert seen.path == "/v1/chat/completions"
    assert seen.body["temperature"] == 0
    assert seen.body["max_tokens"] == 50
    assert seen.body["response_format"]["json_schema"]["schema"] == SCHEMA
    assert [one["role"] for one in seen.body["messages"]] == ["system", "user"]


def test_openai_falls_back_to_what_the_server_knows_and_remembers_it() -> None:
    def picky(seen: Seen) -> Reply:
        form = seen.body.get("response_format", {}).get("type")
        if form == "json_schema":
            return error(400, "response_format of type json_schema is not supported")
        if form == "json_object":
            return error(422, "unknown response_format")
        return chat('Sure!\n```json\n{"a": 2}\n```')

    with fake_server(picky) as server:
        one = model("openai", server.url)
        assert complete_json(one, ASK)[0] == {"a": 2}
        assert len(server.seen) == 3
        assert json.dumps(SCHEMA) in server.seen[2].body["messages"][0]["content"]
        complete_json(one, ASK)
        assert len(server.seen) == 4


def test_openai_parameters_of_newer_models() -> None:
    def newer(seen: Seen) -> Reply:
        if "max_tokens" in seen.body:
            return error(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")
        if "temperature" in seen.body:
            return error(400, "Unsupported value: 'temperature' does not support 0")
        return chat({"a": 3})

    with fake_server(newer) as server:
        assert complete_json(model("openai", server.url), ASK)[0] == {"a": 3}
        assert server.seen[-1].body["max_completion_tokens"] == 50
        assert "response_format" in server.seen[-1].body


def test_openai_a_request_that_is_simply_wrong() -> None:
    with fake_server(error(400, "no such thing")) as server:
        with pytest.raises(LLMError, match="no such thing"):
            model("openai", server.url).complete(ASK)
        assert len(server.seen) == 1


def test_openai_refusals_and_half_answers() -> None:
    with fake_server(
        chat(None, refusal="I cannot."), chat("", "content_filter"), chat('{"a":', "length"), chat("", "stop")
    ) as server:
        one = model("openai", server.url)
        refused = one.complete(ASK)
        assert (refused.finish, refused.text) == (Finish.REFUSED, "I cannot.")
        for words in ("declined", "half an answer", "empty answer"):
            with pytest.raises(LLMError, match=words):
                complete_json(one, ASK)


def test_openai_content_in_parts() -> None:
    parts = chat("")
    parts.body["choices"][0]["message"]["content"] = [{"type": "text", "text": '{"a":'}, {"type": "text", "text": "4}"}]
    with fake_server(parts) as server:
        assert complete_json(model("openai", server.url), ASK)[0] == {"a": 4}


def anthropic_reply(content: list[dict[str, Any]], stop: str = "end_turn") -> Reply:
    usage = {"input_tokens": 5, "cache_read_input_tokens": 100, "output_tokens": 3}
    return Reply({"model": "fake-2", "content": content, "stop_reason": stop, "usage": usage})


def test_anthropic(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_KEY", "key-1")
    with fake_server(anthropic_reply([{"type": "text", "text": '{"a": 1}'}])) as server:
        value, response = complete_json(model("anthropic", server.url, api_key_env="FAKE_KEY"), ASK)
        seen = server.seen[0]
    assert value == {"a": 1}
    assert response.usage == Usage(105, 3)
    assert seen.path == "/v1/messages"
    assert seen.headers["x-api-key"] == "key-1"
    assert seen.headers["anthropic-version"] == "2023-06-01"
    assert seen.body["system"] == "be brief"
    assert seen.body["output_config"]["format"] == {"type": "json_schema", "schema": SCHEMA}


def test_anthropic_older_models_use_a_tool() -> None:
    def older(seen: Seen) -> Reply:
        if "output_config" in seen.body:
            return error(400, "output_config: extra inputs are not permitted")
        return anthropic_reply([{"type": "tool_use", "name": "answer", "input": {"a": 2}}], "tool_use")

    with fake_server(older) as server:
        assert complete_json(model("anthropic", server.url), ASK)[0] == {"a": 2}
        assert server.seen[1].body["tool_choice"] == {"type": "tool", "name": "answer"}


def test_anthropic_endings() -> None:
    with fake_server(
        anthropic_reply([], "refusal"), anthropic_reply([{"type": "text", "text": "{"}], "max_tokens"), Reply({"x": 1})
    ) as server:
        one = model("anthropic", server.url)
        for words in ("declined", "half an answer", "no content"):
            with pytest.raises(LLMError, match=words):
                complete_json(one, ASK)


def test_ollama() -> None:
    answer = {
        "message": {"content": '{"a": 1}'},
        "done": True,
        "done_reason": "stop",
        "prompt_eval_count": 4,
        "eval_count": 2,
    }
    with fake_server(Reply(answer), Reply({**answer, "done_reason": "length"})) as server:
        one = model("ollama", server.url, context=2048)
        value, response = complete_json(one, ASK)
        assert value == {"a": 1}
        assert response.usage == Usage(4, 2)
        body = server.seen[0].body
        assert server.seen[0].path == "/api/chat"
        assert body["format"] == SCHEMA
        assert body["options"] == {"temperature": 0, "num_predict": 50, "num_ctx": 2048}
        assert one.complete(ASK).finish is Finish.LENGTH


def test_ollama_is_given_room_for_long_texts() -> None:
    answer = {"message": {"content": "{}"}, "done": True}
    with fake_server(Reply(answer)) as server:
        model("ollama", server.url).complete(Request("s", "word " * 9000))
        assert server.seen[0].body["options"]["num_ctx"] >= 9000 + 2048


def test_llamacpp() -> None:
    replies = [
        Reply({"prompt": "<chat>"}),
        Reply({"content": '{"a": 1}', "stop_type": "eos", "tokens_evaluated": 9, "tokens_predicted": 3}),
        Reply({"prompt": "<chat>"}),
        Reply({"content": '{"a": ', "stop_type": "limit"}),
    ]
    with fake_server(*replies) as server:
        one = model("llama.cpp", server.url)
        value, response = complete_json(one, ASK)
        assert value == {"a": 1}
        assert response.usage == Usage(9, 3)
        assert [seen.path for seen in server.seen] == ["/apply-template", "/completion"]
        assert server.seen[1].body["json_schema"] == SCHEMA
        assert server.seen[1].body["prompt"] == "<chat>"
        assert one.complete(ASK).finish is Finish.LENGTH


@pytest.mark.parametrize("provider", ["ollama", "llamacpp"])
def test_local_servers_that_know_no_schemas_are_asked_in_words(provider: str) -> None:
    def old(seen: Seen) -> Reply:
        if seen.path == "/apply-template":
            return Reply({"prompt": "<chat>"})
        if "format" in seen.body or "json_schema" in seen.body:
            return error(400, "failed to parse grammar")
        return Reply({"content": '{"a": 1}', "message": {"content": '{"a": 1}'}})

    with fake_server(old) as server:
        assert complete_json(model(provider, server.url), ASK)[0] == {"a": 1}


@pytest.mark.parametrize("provider", ["ollama", "llamacpp", "anthropic", "openai"])
def test_an_answer_in_another_protocol(provider: str) -> None:
    with fake_server(Reply({"something": "else"})) as server, pytest.raises(LLMError, match="no answer"):
        model(provider, server.url).complete(ASK)
