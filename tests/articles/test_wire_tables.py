"""Wire items that are hardly more than a dateline and a table."""

import pytest

from headwater.articles import split
from headwater.ingest import read_bytes


@pytest.mark.parametrize(
    ("page", "place"),
    [
        (
            "LINDMOOR CORP 4TH QTR NET\n\nEDEN HARLOW, March 3 - Shr 12 cts vs 10 cts\nNet 1,204,000 vs 998,000\n",
            "Eden Harlow",
        ),
        ("OSTER CO YEAR NET\n\nNEW HARLOW, March 3 - Oper shr loss\n", "New Harlow"),
        ("SOLVENT SETS QUARTERLY\n\nPORT ELLWICK, March 3 - Qtly div\nPay April 2\nRecord March 20\n", "Port Ellwick"),
    ],
)
def test_a_dateline_before_a_few_figures_is_an_article(page: str, place: str) -> None:
    (article,) = split(read_bytes(page.encode(), "page.txt"))
    assert article.dateline == place
