"""Page to Articles: split, furniture, headline, byline, dateline, credit, dates."""

from headwater.articles.explain import Explanation, explain
from headwater.articles.split import split
from headwater.articles.without import why_none

__all__ = ["Explanation", "explain", "split", "why_none"]
