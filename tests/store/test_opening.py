"""Making stores side by side in one process, as a server and its background work do."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from otherside.store import create_store, open_store


def test_stores_are_made_side_by_side(tmp_path):
    folders = [tmp_path / str(n) for n in range(8)]
    with ThreadPoolExecutor(8) as threads:
        for store in threads.map(create_store, folders):
            store.close()
    for folder in folders:
        store = open_store(folder)
        assert store.counts()["conversations"] == 0
        store.close()
