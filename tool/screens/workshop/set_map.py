"""The map of the whole set: drawn, larger or smaller as one likes, and the same as a list."""

from __future__ import annotations

from tool.screens.show import Wordings, heading, points, say, title
from tool.screens.workshop.bench import open_bench
from tool.screens.workshop.drawing_frame import drawing_frame
from tool.screens.workshop.parts import back_to_workshop
from tool.workshop.set_map import drawing, outline


def page(words: Wordings) -> None:
    """Draw it."""
    bench = open_bench()
    back_to_workshop(words)
    title(words("workshop.map"))
    say(words("workshop.map-text"))
    drawing_frame(
        drawing(bench.set, words.all),
        says=words("workshop.map-says"),
        smaller=words("workshop.map-smaller"),
        larger=words("workshop.map-larger"),
        whole=words("workshop.map-whole"),
    )
    heading(words("workshop.map-list"))
    points(outline(bench.set, words.all))
