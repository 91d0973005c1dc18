"""Stories: articles on one happening, what they claim, on how many independent sources, and where they conflict.

`keys` and `linked` propose, `group` brings together, `tell` makes a story with its claims.
"""

from headwater.stories.group import group, keys, linked
from headwater.stories.tell import tell

__all__ = ["group", "keys", "linked", "tell"]
