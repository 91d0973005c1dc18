"""Stories: articles on one happening, what they claim, on how many independent sources, and where they conflict.

`keys` and `linked` propose, `group` brings together, `as_decided` as people said, `tell` makes a story with its claims.
"""

from headwater.stories.decided import as_decided, carried
from headwater.stories.group import group, keys, linked
from headwater.stories.tell import tell

__all__ = ["as_decided", "carried", "group", "keys", "linked", "tell"]
