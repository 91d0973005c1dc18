"""Page to Articles: split, furniture, headline, byline, dateline, credit, dates."""

from headwater.articles.split import split

__all__ = ["split"]
