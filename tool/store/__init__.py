"""Where Settle keeps things: one database, by default an SQLite file in the home folder."""

from tool.store.cloak import Cloak, PlainCloak
from tool.store.home import home_folder, store_url
from tool.store.journal import DiscussionLine
from tool.store.refusals import (
    AlreadyBegun,
    Finished,
    JournalRefusal,
    NoSuchDiscussion,
    StalePublication,
    StaleWriter,
)
from tool.store.store import Store
from tool.store.trouble import StoreProblem

__all__ = [
    "AlreadyBegun",
    "Cloak",
    "DiscussionLine",
    "Finished",
    "JournalRefusal",
    "NoSuchDiscussion",
    "PlainCloak",
    "StalePublication",
    "StaleWriter",
    "Store",
    "StoreProblem",
    "home_folder",
    "store_url",
]
