"""A small reader of enableWhen, written from FHIR R4's text: it knows nothing of our conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

Item = dict[str, Any]


def flat(items: list[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from flat(item.get("item", []))


def given_answers(items: list[Item]) -> Iterator[tuple[str, Item]]:
    for item in items:
        for answer in item.get("answer", []):
            yield item["linkId"], answer
            yield from given_answers(answer.get("item", []))
        yield from given_answers(item.get("item", []))


def value_of(told: Mapping[str, Any], kind: str) -> Any:
    for key, value in told.items():
        if key == f"{kind}Coding":
            return value["system"], value["code"]
        if key == f"{kind}Quantity":
            return Decimal(str(value["value"]))
        if key.startswith(kind) and key != "answer":
            return value
    raise AssertionError(f"no value in {told}")


def line_holds(line: Item, known: Mapping[str, list[Any]]) -> bool:
    answers = known.get(line["question"], [])
    if line["operator"] == "exists":
        return bool(answers) is line["answerBoolean"]
    wanted = value_of(line, "answer")
    if line["operator"] == "=":
        return wanted in answers
    if line["operator"] == "!=":
        return wanted not in answers
    compare = {">": Decimal.__gt__, "<": Decimal.__lt__, ">=": Decimal.__ge__, "<=": Decimal.__le__}[line["operator"]]
    return any(compare(answer, wanted) for answer in answers)


def enabled(item: Item, known: Mapping[str, list[Any]]) -> bool:
    lines = [line_holds(line, known) for line in item.get("enableWhen", [])]
    assert len(lines) < 2 or item["enableBehavior"] in ("all", "any")
    return not lines or (any(lines) if item.get("enableBehavior") == "any" else all(lines))


def shown(asked: Item, answers: Mapping[str, list[Any]]) -> set[str]:
    """The items that are shown. An item that is not shown counts as not answered, as FHIR says."""
    known: dict[str, list[Any]] = {}
    found = set()

    def go(items: list[Item]) -> None:
        for item in items:
            if enabled(item, known):
                found.add(item["linkId"])
                if item["linkId"] in answers:
                    known[item["linkId"]] = answers[item["linkId"]]
                go(item.get("item", []))

    go(asked["item"])
    return found
