"""Promises: what must hold whatever is answered, shown true over every combination or broken by the smallest family."""

from tool.proving.counter_example import CounterExample
from tool.proving.promise import ANYTHING, Pick, Promise, Promises, Wording
from tool.proving.proof import Proof, prove, prove_one

__all__ = ["ANYTHING", "CounterExample", "Pick", "Promise", "Promises", "Proof", "Wording", "prove", "prove_one"]
