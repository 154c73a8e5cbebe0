"""The forecast of a stored deal or a scenario, as plain data: how it moved, its charts, and learning from outcomes."""
