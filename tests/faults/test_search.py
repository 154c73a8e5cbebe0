"""A search that meets an erasure."""

import shutil

from benchmarks.faults.words import write_files
from otherside.workspace import Workspace, searching


def test_a_search_whose_index_is_deleted_meanwhile_makes_it_anew(tmp_path, monkeypatch):
    real = searching.documents
    met, begun = [], []

    def erased_meanwhile(workspace, of=None):
        begun.append(workspace)
        for document in real(workspace, of):
            if not met:
                met.append(document)
                shutil.rmtree(workspace.folder / searching.FOLDER)
            yield document

    with Workspace.init(tmp_path / "ws", ["sand.example", "Pia Sand"]) as workspace:
        workspace.add([write_files(tmp_path / "files")], deal="Brook")
        monkeypatch.setattr(searching, "documents", erased_meanwhile)
        assert searching.search(workspace, "another rollout")["found"]
        assert len(begun) == 2
        assert (tmp_path / "ws" / searching.FOLDER).is_dir()
