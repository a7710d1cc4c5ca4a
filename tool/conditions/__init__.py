"""Conditions: when a question is asked and when advice is given, in a small closed vocabulary."""

from tool.conditions.read import ConditionFault, Vocabulary, read_condition
from tool.conditions.situation import Situation
from tool.conditions.tree import ALWAYS, AllOf, Always, AnyOf, Condition, Named, NoneOf, Test
from tool.conditions.words import WORDS

__all__ = [
    "ALWAYS",
    "WORDS",
    "AllOf",
    "Always",
    "AnyOf",
    "Condition",
    "ConditionFault",
    "Named",
    "NoneOf",
    "Situation",
    "Test",
    "Vocabulary",
    "read_condition",
]
