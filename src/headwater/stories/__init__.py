"""Stories: articles on one happening, what they claim, on how many independent sources, and where they conflict."""

from headwater.stories.group import group, keys

__all__ = ["group", "keys"]
