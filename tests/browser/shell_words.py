"""The words on the page of the shell's tests."""

HOSTILE = [
    "![x](http://127.0.0.1:9/x.png)",
    "<b>bold</b> <img src=http://127.0.0.1:9/y.png>",
    ":smile: :red[hot] :material/home:",
    "# x",
    "1. one",
    "http://a.b www.a.b a@b.cd",
    "$x$ and $$y$$",
    "`code` *em* ~~no~~ [l](http://a.b)",
]
NOT_SAVED = "Not saved. Trying again."
COVER = {"cover_title": "Weather", "cover_text": "A mild day.", "cover_back": "Go back"}
PAD = {
    "clear": "Clear",
    "done": "Done",
    "empty": "Sign in the box above.",
    "too_small": "That is too small to be a signature. Sign again, bigger.",
    "drawing": "You have started to sign.",
    "cleared": "The box is empty again.",
    "taken": "Your signature is ready.",
}
