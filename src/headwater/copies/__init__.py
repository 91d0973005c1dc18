"""Articles to pairs: what two copies must share (`keys`), sentence by sentence (`align`), and whether they are copies (`relate`)."""

from headwater.copies.align import align

__all__ = ["align"]
