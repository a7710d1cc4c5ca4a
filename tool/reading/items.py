"""What stands in a file, item by item, also where the file is at fault: for telling which question a problem is in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tool.found import Item
from tool.reading.tree import Path, Tree

WORDS = ("ask", "say", "says", "title", "name", "what_for")
"""Keys whose text says what an item is, the first of them that is there."""
LISTS = ("sections", "questions", "advice", "conditions", "sources", "contacts")


def items_of(tree: Tree) -> tuple[Item, ...]:
    """Sections, questions, advice, named conditions, sources and contacts in the order of their lines."""
    return tuple(sorted(_items(tree, tree.data, ()), key=lambda item: item.line))


def _items(tree: Tree, data: Any, path: Path) -> Iterator[Item]:
    if not isinstance(data, dict):
        return
    for key in LISTS:
        many = data.get(key)
        for n, one in enumerate(many if isinstance(many, list) else ()):
            here: Path = (*path, key, n)
            if isinstance(one, dict):
                id_, words = one.get("id"), next((one[key] for key in WORDS if isinstance(one.get(key), str)), "")
                yield Item(tree.place(here).line, id_ if isinstance(id_, str) else "", words)
                yield from _items(tree, one, here)
