"""Chair Desk: the chair's desk for a multi-agency safeguarding board, offline."""

__version__ = "0.1.0"
