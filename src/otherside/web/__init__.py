"""The web application and its REST API: a face of the workspace, on this machine only unless told otherwise."""
