// A small local model behind POST /v1/chat/completions, with answers held to a JSON schema by a grammar.
//   node server.mjs MODEL.gguf [PORT] [CONTEXT] [THREADS]
// One thread unless told otherwise: on a busy machine several wait for each other and are ten times slower.
// Prints "ready PORT" when it listens on 127.0.0.1. One request at a time.
import http from "node:http";
import { getLlama, LlamaChatSession } from "node-llama-cpp";

const [modelPath, port = "0", contextSize = "4096", threads = "1"] = process.argv.slice(2);
const llama = await getLlama({ gpu: false, build: "never", maxThreads: Number(threads), logLevel: "error" });
const model = await llama.loadModel({ modelPath });
const context = await model.createContext({ contextSize: Number(contextSize), threads: Number(threads) });
// One sequence for all requests: what they begin with in common (the instructions) is computed once.
const sequence = context.getSequence();
let queue = Promise.resolve();

async function complete(body) {
  const text = (role) => body.messages.filter((m) => m.role === role).map((m) => m.content).join("\n\n");
  const length = model.tokenize(text("system") + text("user")).length;
  if (length + 64 > Number(contextSize)) {
    return [400, { error: { message: `the request of ${length} tokens exceeds the context size of ${contextSize}` } }];
  }
  const schema = body.response_format?.json_schema?.schema;
  const grammar = schema ? await llama.createGrammarForJsonSchema(schema) : undefined;
  const session = new LlamaChatSession({ contextSequence: sequence, systemPrompt: text("system") });
  try {
    const before = sequence.tokenMeter.getState();
    const { responseText, stopReason } = await session.promptWithMeta(text("user"), {
      grammar,
      maxTokens: Math.min(body.max_tokens ?? 512, Number(contextSize) - length - 32),
      temperature: body.temperature ?? 0,
    });
    const used = sequence.tokenMeter.diff(before);
    return [200, {
      model: modelPath.split("/").pop(),
      choices: [{ message: { role: "assistant", content: responseText }, finish_reason: stopReason === "maxTokens" ? "length" : "stop" }],
      usage: { prompt_tokens: length, completion_tokens: used.usedOutputTokens },
    }];
  } finally {
    session.dispose({ disposeSequence: false });
  }
}

const server = http.createServer((request, response) => {
  const parts = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", () => {
    queue = queue.then(async () => {
      let status, value;
      try {
        [status, value] = await complete(JSON.parse(Buffer.concat(parts).toString("utf8")));
      } catch (error) {
        [status, value] = [500, { error: { message: String(error?.message ?? error) } }];
      }
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(value));
    });
  });
});
server.listen(Number(port), "127.0.0.1", () => console.log("ready", server.address().port));
