"""Tests of the board file."""
