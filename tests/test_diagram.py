"""Decision diagrams: a statement over choices is true for exactly those combinations for which it should be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from tool.proving.diagram import NO, YES, Diagram

OPTIONS = (2, 3, 4, 2)
COMBINATIONS = list(product(*map(range, OPTIONS)))
Meaning = Callable[[Sequence[int]], bool]
Drawn = tuple[int, Meaning]


def statements(diagram: Diagram) -> st.SearchStrategy[Drawn]:
    """Any statement, drawn, with what it means."""

    def choice(place: int, holds: list[bool]) -> Drawn:
        return diagram.choice(place, holds), lambda chosen: holds[chosen[place]]

    tests = st.sampled_from(range(len(OPTIONS))).flatmap(
        lambda place: st.lists(st.booleans(), min_size=OPTIONS[place], max_size=OPTIONS[place]).map(
            lambda holds: choice(place, holds)
        )
    )

    def turned(one: Drawn) -> Drawn:
        return diagram.negated(one[0]), lambda chosen: not one[1](chosen)

    def either(one: Drawn, other: Drawn) -> Drawn:
        return diagram.either(one[0], other[0]), lambda chosen: one[1](chosen) or other[1](chosen)

    def both(one: Drawn, other: Drawn) -> Drawn:
        return diagram.both(one[0], other[0]), lambda chosen: one[1](chosen) and other[1](chosen)

    def if_else(one: Drawn, two: Drawn, three: Drawn) -> Drawn:
        drawn = diagram.if_else(one[0], two[0], three[0])
        return drawn, lambda chosen: two[1](chosen) if one[1](chosen) else three[1](chosen)

    return st.recursive(
        tests,
        lambda inner: st.one_of(
            inner.map(turned),
            st.builds(either, inner, inner),
            st.builds(both, inner, inner),
            st.builds(if_else, inner, inner, inner),
        ),
        max_leaves=12,
    )


@given(st.data())
def test_a_statement_holds_for_the_combinations_it_means_and_no_others(data: st.DataObject) -> None:
    diagram = Diagram(OPTIONS)
    drawn, meaning = data.draw(statements(diagram))
    assert [diagram.holds_for(drawn, one) for one in COMBINATIONS] == [meaning(one) for one in COMBINATIONS]


@given(st.data())
def test_statements_that_mean_the_same_are_one_and_the_same(data: st.DataObject) -> None:
    diagram = Diagram(OPTIONS)
    (one, meaning), (other, other_meaning) = data.draw(statements(diagram)), data.draw(statements(diagram))
    alike = all(meaning(chosen) == other_meaning(chosen) for chosen in COMBINATIONS)
    assert (one == other) is alike
    assert (one == YES) is all(map(meaning, COMBINATIONS))
    assert (one == NO) is not any(map(meaning, COMBINATIONS))


@given(st.data())
def test_the_cheapest_combination_is_one_and_none_is_cheaper(data: st.DataObject) -> None:
    diagram = Diagram(OPTIONS)
    drawn, meaning = data.draw(statements(diagram))
    costs = [data.draw(st.lists(st.integers(0, 9), min_size=n, max_size=n)) for n in OPTIONS]
    found = diagram.cheapest(drawn, costs)

    def cost(chosen: Sequence[int]) -> int:
        return sum(costs[place][option] for place, option in enumerate(chosen))

    if found is None:
        assert not any(map(meaning, COMBINATIONS))
    else:
        assert meaning(found)
        assert cost(found) == min(cost(one) for one in COMBINATIONS if meaning(one))
