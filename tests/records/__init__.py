"""Tests of the records and their rules."""
