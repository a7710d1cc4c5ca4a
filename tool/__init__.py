"""Settle: a conversation about safer sleep, its advice, its plan and its record."""
