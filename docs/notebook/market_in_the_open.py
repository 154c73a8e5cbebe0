# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # The market in the open
#
# `otherside export` writes everything as Parquet, and `otherside sql` reads it in place. From there on any tool will do.
# This notebook uses the invented ferry operator's deal of `examples/` and needs no network. Open it in Jupyter with
# jupytext, or run it as it is: `python docs/notebook/market_in_the_open.py`. The test suite runs it on every change.

# %%
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq

examples = Path(__file__).resolve().parents[2] / "examples"
folder = Path(tempfile.mkdtemp())
workspace = folder / "workspace"


def otherside(*arguments: str) -> dict:
    """Runs the command line as a shell would, and reads its JSON."""
    command = [sys.executable, "-m", "otherside", "--workspace", str(workspace), "--json", *arguments]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


# %% [markdown]
# ## From files to Parquet

# %%
otherside("init", "--us", "tidewise.example")
otherside("add", str(examples / "harbourline"))
rows = otherside("export", str(folder / "export"), "--format", "parquet")["rows"]
print(rows)

# %% [markdown]
# ## What do people speak of? Count people, not sentences
#
# Sentences come in bunches from few people: somebody who says a thing ten times is still one person.

# %%
evidence = pq.read_table(folder / "export" / "evidence.parquet")
facets = pq.read_table(folder / "export" / "evidence_facets.parquet")
joined = facets.join(evidence.select(["id", "person", "quote"]), keys="evidence", right_keys="id")
spoken = joined.group_by("facet").aggregate([("person", "count_distinct"), ("evidence", "count")])
for row in spoken.sort_by([("person_count_distinct", "descending"), ("facet", "ascending")]).to_pylist():
    print(f"{row['facet']:15} {row['person_count_distinct']:3} people {row['evidence_count']:4} sentences")

# %% [markdown]
# ## Their words, with the way back
#
# Every row says where it stands: conversation, turn, first and last character.

# %%
risks = joined.filter(pc.field("facet") == "risk").sort_by([("confidence", "descending")])
for row in risks.slice(0, 3).to_pylist():
    print(f"“{row['quote']}” {row['person']}")

# %% [markdown]
# ## The same in SQL
#
# `otherside sql` runs SQLite's SELECT over a copy of this moment; nothing it says can change the workspace. DuckDB or
# Polars read the exported files just as well.

# %%
answer = otherside(
    "sql",
    "SELECT f.facet, count(DISTINCT e.person) AS people FROM evidence_facets f "
    "JOIN evidence e ON e.id = f.evidence GROUP BY 1 ORDER BY 2 DESC, 1",
)
counted = dict(answer["rows"])
exported = {row["facet"]: row["person_count_distinct"] for row in spoken.to_pylist()}
assert counted == exported, "SQL and the export tell the same"
print(answer["columns"], answer["rows"][:3])

# %% [markdown]
# ## How many at least
#
# Of the people heard, in how many people's words was a theme recognised? Whoever said it in words that were not recognised is
# not among them.

# %%
for theme in otherside("market", "--by", "role")["themes"][:3]:
    print(f"{theme['label']}: {theme['name']}, at least {theme['people']} of {theme['of']}")
