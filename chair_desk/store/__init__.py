"""The board file and its journal: the only SQL in the house."""
