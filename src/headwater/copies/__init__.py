"""Articles to pairs: what two copies share (`keys`), sentence by sentence (`align`), are they copies (`relate`)."""

from headwater.copies.align import align
from headwater.copies.direction import lead, update_rank
from headwater.copies.judged import judged
from headwater.copies.keys import ENOUGH_KEYS, keys
from headwater.copies.matter import same_matter
from headwater.copies.naming import same_name, same_outlet
from headwater.copies.promise import promising
from headwater.copies.relation import label, relate, texture, whole

__all__ = [
    "ENOUGH_KEYS",
    "align",
    "judged",
    "keys",
    "label",
    "lead",
    "promising",
    "relate",
    "same_matter",
    "same_name",
    "same_outlet",
    "texture",
    "update_rank",
    "whole",
]
