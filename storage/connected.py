"""What the parts of the reader and the writer share."""

from sqlalchemy import Connection

FEW = 500
"""So many people are asked for by number; more are everybody."""


class Connected:
    """A part that works on the connection of the whole: the writer's waits until the rows given so far are added."""

    @property
    def connection(self) -> Connection:
        raise NotImplementedError
