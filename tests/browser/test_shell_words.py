"""What anybody types is shown as typed; nothing in it is taken for mark-up."""

from __future__ import annotations

import json
import random

from shell import MAIN, Shell
from shell_words import HOSTILE


def shown(text: str) -> str:
    """Take away the joiners, which have no width and are not read out."""
    return text.replace("\u2060", "")


def test_what_anybody_types_is_shown_as_typed_and_calls_nobody(shell: Shell) -> None:
    page = shell.open("two")
    for number, text in enumerate(HOSTILE):
        assert shown(page.locator(f".st-key-button-{number} button").inner_text()) == text
        assert shown(page.locator(f".st-key-box-{number} label p").inner_text()) == text
        assert shown(page.get_by_test_id("stRadioOption").nth(number).locator("p").inner_text()) == text
    assert page.locator(MADE_OF_WORDS).count() == 0


MADE_OF_WORDS = ", ".join(
    f"{MAIN} {made}" for made in ("a", "img:not([alt=Settle])", ".katex", "b", "code", "em", "del")
)
BITS = (
    *"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
    *(
        "a",
        "Ben",
        "é",
        "ب",
        "7",
        " ",
        " ",
        "\n",
        "\t",
        "10:30",
        "O'Neill",
        "www.",
        "http://",
        "a@b.cd",
        "mailto:",
        "&amp;",
        "&#58;",
    ),
    *(
        ":smile:",
        ":100:",
        ":material/home:",
        ":material_home:",
        ":streamlit:",
        ":red[",
        ":red-badge[",
        "![",
        "](/x)",
        "<b>",
    ),
    *(
        "->",
        "<-",
        "--",
        ">=",
        "---",
        "1. ",
        "2) ",
        "# ",
        "- ",
        "> ",
        "```",
        "$$",
        "[^1]",
        "\\(",
        "- [ ] ",
        "|-|",
        "<!-- x -->",
    ),
)


def any_words() -> list[str]:
    """Each bit at the start of a text, each within one, and some shaken together."""
    pick = random.Random(20261123)
    alone = [bit for bit in BITS if bit.strip()]
    first = ["".join((bit, *pick.choices(BITS, k=2))) for bit in alone]
    within = ["".join(pick.sample(alone, 5)) for _ in range(len(alone) // 4)]
    numbered = [f"{number} {''.join(pick.choices(BITS, k=6))}" for number in range(10)]
    return [*first, *within, *numbered]


def test_any_words_at_all_are_shown_as_typed(shell: Shell) -> None:
    texts = any_words()
    (shell.house.home / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    page = shell.open("texts")
    seen = page.locator('[data-testid="stCheckbox"] > label').evaluate_all("all => all.map((one) => one.innerText)")
    wrong = {
        text: was
        for text, was in zip(texts, seen, strict=True)
        if " ".join(shown(was).split()) != " ".join(text.split())
    }
    assert not wrong
    assert page.locator(MADE_OF_WORDS).count() == 0
