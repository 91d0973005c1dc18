"""Names: which an article mentions, what they name, and which of them are one.

`find` reads one article, `find_beside` its captions and credits as well; `likeness`, `accepted_variant` and `chance`
compare two written names; `resolve` joins the mentions of many articles into entities, `decided` says what lists and
people know of them.
"""

from headwater.names.authority import Decided, KnownName, concerning, decided, packed, read_authority, unpacked
from headwater.names.beside import find_beside
from headwater.names.compare import accepted_variant, likeness
from headwater.names.find import find
from headwater.names.lexicon import country
from headwater.names.matching import chance
from headwater.names.nodes import NamePair
from headwater.names.resolve import resolve

__all__ = [
    "Decided",
    "KnownName",
    "NamePair",
    "accepted_variant",
    "chance",
    "concerning",
    "country",
    "decided",
    "find",
    "find_beside",
    "likeness",
    "packed",
    "read_authority",
    "resolve",
    "unpacked",
]
