"""Use cases, one file per noun: the only stairs between a window and the store."""
