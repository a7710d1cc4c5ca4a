"""What a journal refuses. Callers tell people, in words of their own."""


class JournalRefusal(Exception):
    """The store is well, but this journal does not take this entry. Nothing was written."""


class StaleWriter(JournalRefusal):
    """The writer has not seen all of the journal (a second tablet), or has seen more than there is (an old copy)."""

    def __init__(self, latest: int, already_kept: bool = False) -> None:
        """`latest`: entries the journal holds."""
        super().__init__(f"The discussion has moved on: it now holds {latest} entries.")
        self.latest = latest
        self.already_kept = already_kept
        """True when this very entry stands under that number: an earlier try was kept although it seemed to fail."""


class NoSuchDiscussion(JournalRefusal):
    """The store knows no discussion of that id."""

    def __init__(self) -> None:
        """The id is not repeated: it may be anything somebody typed."""
        super().__init__("There is no discussion of that id.")


class AlreadyBegun(JournalRefusal):
    """A discussion of that id was begun before."""

    def __init__(self) -> None:
        """Ids are drawn at random, so this is a second try or a slip in the caller."""
        super().__init__("A discussion of that id was begun before.")


class Finished(JournalRefusal):
    """The discussion is finished; only an addendum may follow."""

    def __init__(self) -> None:
        """Said to the caller; screens have their own words."""
        super().__init__("The discussion is finished. Only an addendum may follow.")


class StalePublication(Exception):
    """Somebody else has published since the writer looked. Nothing was published."""

    def __init__(self) -> None:
        """Said to the caller; pages and commands have their own words."""
        super().__init__("Another set was published meanwhile. Compare with that one, then publish again.")
