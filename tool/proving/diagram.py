"""Decision diagrams: a statement about several choices, drawn so that equal statements are one and the same node.

A node asks for one choice and has a branch for each of its options; the two ends say "does not hold" and "holds".
Options are asked in one order, equal nodes are made once, and a node whose branches all agree is left out. So a
statement that holds for every combination *is* the end "holds": nothing is sampled and nothing is bounded. (Reduced
ordered decision diagrams: Bryant 1986, with many branches as in Srinivasan, Ham, Malik and Brayton 1990.)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

NO, YES = 0, 1
"""The two ends: holds for no combination, holds for every combination."""


class Diagram:
    """Statements over choices with so many options each; a statement is the number of a node."""

    def __init__(self, options: Sequence[int]) -> None:
        self.options = tuple(options)
        self._nodes: list[tuple[int, tuple[int, ...]]] = [(len(options), ()), (len(options), ())]
        self._known: dict[tuple[int, tuple[int, ...]], int] = {}
        self._either: dict[tuple[int, int], int] = {}
        self._turned: dict[int, int] = {NO: YES, YES: NO}

    def choice(self, place: int, holds: Iterable[bool]) -> int:
        """The statement that holds for those options of one choice."""
        return self._node(place, tuple(YES if one else NO for one in holds))

    def _node(self, place: int, branches: tuple[int, ...]) -> int:
        if branches.count(branches[0]) == len(branches):
            return branches[0]
        key = (place, branches)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = len(self._nodes)
            self._nodes.append(key)
        return found

    def either(self, a: int, b: int) -> int:
        """Holds where one of the two holds, or both."""
        if a == b or b == NO:
            return a
        if a == NO:
            return b
        if YES in (a, b):
            return YES
        key = (a, b) if a < b else (b, a)
        found = self._either.get(key)
        if found is None:
            (at, many), (other_at, others) = self._nodes[a], self._nodes[b]
            if at < other_at:
                branches = tuple(self.either(one, b) for one in many)
            elif other_at < at:
                branches = tuple(self.either(a, one) for one in others)
            else:
                branches = tuple(map(self.either, many, others))
            found = self._either[key] = self._node(min(at, other_at), branches)
        return found

    def negated(self, a: int) -> int:
        """Holds where it does not hold."""
        found = self._turned.get(a)
        if found is None:
            place, branches = self._nodes[a]
            found = self._turned[a] = self._node(place, tuple(map(self.negated, branches)))
            self._turned[found] = a
        return found

    def both(self, a: int, b: int) -> int:
        """Holds where the two hold together."""
        if a == b:
            return a
        if NO in (a, b):
            return NO
        if YES in (a, b):
            return b if a == YES else a
        return self.negated(self.either(self.negated(a), self.negated(b)))

    def any_of(self, many: Iterable[int]) -> int:
        """Holds where at least one holds."""
        found = NO
        for one in many:
            found = self.either(found, one)
        return found

    def all_of(self, many: Iterable[int]) -> int:
        """Holds where every one holds."""
        return self.negated(self.any_of(self.negated(one) for one in many))

    def if_else(self, when: int, then: int, otherwise: int) -> int:
        """The second statement where the first holds, else the third."""
        if when in (NO, YES):
            return then if when == YES else otherwise
        return self.either(self.both(when, then), self.both(self.negated(when), otherwise))

    def cheapest(self, a: int, costs: Sequence[Sequence[int]]) -> tuple[int, ...] | None:
        """The combination of the lowest cost for which the statement holds: an option of each choice, by its place.

        `costs`: what each option of each choice costs, in the order of the choices. None if it holds for none.
        """
        if a == NO:
            return None
        free = [min(range(len(one)), key=one.__getitem__) for one in costs]
        best: dict[int, tuple[int, int]] = {}  # node → (cost from here on, option)

        def between(upper: int, lower: int) -> int:
            return sum(costs[place][free[place]] for place in range(upper, lower))

        def cost(node: int) -> int:
            if node == YES:
                return 0
            if node not in best:
                place, branches = self._nodes[node]
                best[node] = min(
                    (costs[place][n] + between(place + 1, self._nodes[one][0]) + cost(one), n)
                    for n, one in enumerate(branches)
                    if one != NO
                )
            return best[node][0]

        cost(a)
        chosen, node = list(free), a
        while node != YES:
            place, branches = self._nodes[node]
            chosen[place] = best[node][1]
            node = branches[chosen[place]]
        return tuple(chosen)

    def holds_for(self, a: int, chosen: Sequence[int]) -> bool:
        """Whether the statement holds for one combination: an option of each choice, by its place."""
        while a not in (NO, YES):
            place, branches = self._nodes[a]
            a = branches[chosen[place]]
        return a == YES
