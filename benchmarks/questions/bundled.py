"""On a workspace's deals: questions already answered, leading or closed, and how people and facets vary.

    python -m benchmarks.questions.bundled WORKSPACE [--n 15] [--json]

Read and judge the list as a seller would: the counts are by the product's own rules of form and the lint, and say
that the rules hold on these deals; whether a question was answered in other words takes a reader, so every question is
printed with the sentence of theirs that comes nearest to it.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from otherside.coaching.questions import is_leading
from otherside.messaging.lint import lint
from otherside.questions import View, faults, load_bank
from otherside.questions.answered import asked_already, said_already
from otherside.questions.phrases import content_words
from otherside.workspace import Workspace
from otherside.workspace.questioning import forecast_or_none, questions_for, view_of


def nearest(view: View, text: str) -> str:
    """The sentence of theirs that shares most content words with a question, for the reader."""
    words = content_words(text.partition("”")[2] or text)
    said = [s for s in view.statements if s.text not in text]
    best = max(said, key=lambda s: len(words & content_words(s.text)) / (4 + len(content_words(s.text))), default=None)
    return " ".join(best.text.split()) if best and words & content_words(best.text) else ""


def judge(workspace: Workspace, name: str, n: int) -> dict[str, Any]:
    """The questions of one deal, judged."""
    deal = workspace.deal(name)
    forecast = forecast_or_none(workspace, deal)
    view = view_of(workspace, deal, forecast)
    ids = {b.name: b.id for b in view.buyers}
    rows = []
    for q in questions_for(workspace, deal, forecast, n=n)["questions"]:
        person = ids[q["to"]]
        bare = q["text"]
        topic = load_bank().by_id[q["topic"]]
        own = [] if q["quote"] else [s for s in view.own.get(person, ()) if topic.answers(s.text)]
        quoted = [e["id"] for e in q["evidence"]]
        answered = bool(own or said_already(view, bare, person, quoted) or asked_already(view, bare, person))
        rows.append(
            {
                **{k: q[k] for k in ("to", "text", "through", "facet", "why")},
                "answered": answered,
                "faults": faults(bare) + (["leading"] if is_leading(bare) else []) + [f.code for f in lint(bare)],
                "nearest": nearest(view, bare),
            }
        )
    return {"deal": name, "questions": rows}


def main() -> None:
    """Runs and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--n", type=int, default=15)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with Workspace.open(args.workspace) as workspace:
        found = [judge(workspace, d.name, args.n) for d in workspace.deals()]
    if args.json:
        print(json.dumps(found, ensure_ascii=False))
        return
    for deal in found:
        rows = deal["questions"]
        print(
            f"{deal['deal']}: {len(rows)} questions, {sum(r['answered'] for r in rows)} answered already, "
            f"{sum(bool(r['faults']) for r in rows)} with a fault, {len({r['to'] for r in rows})} people, "
            f"{len({r['facet'] for r in rows})} facets"
        )
        for r in rows:
            print(f"  {r['to']}{' (through ' + r['through'] + ')' if r['through'] else ''}: {r['text']}")
            print(f"      nearest: {r['nearest']}")


if __name__ == "__main__":
    main()
