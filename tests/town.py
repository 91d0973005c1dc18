"""A few short pages of fiction: a wire text, a copy with other figures, a second report, and another event."""

from pathlib import Path

WIRE = """Northmoor Wire
Bridge at Tamsel closed after barge hits pier
By Ilse Varga
March 4, 2026, 09:15
TAMSEL, March 4 (Northmoor Wire) - The road bridge over the Orla at Tamsel was closed on Wednesday after a barge \
carrying 1,400 tonnes of gravel struck its second pier, the port authority said.
Two crew members were taken to hospital with broken ribs, and some 18,000 drivers who cross the bridge every day were \
sent to the ferry at Lenn, 23 kilometres upstream.
"The pier has moved by nine centimetres, and nobody will drive over it until we know why it did not move further," \
harbour master Ludek Brandis told reporters on the quay.
Divers will examine the foundations on Thursday. The bridge, built in 1961, was last inspected in 2023, when engineers \
asked for repairs of 3.2 million euros that the county council put off.
The skipper, who is 61 and has worked on the river for four decades, passed a breath test, police spokeswoman \
Henrike Sollmann said.
"""

COPY = """The Lenn Courier
Barge closes Tamsel bridge
Published 4 March 2026 12:40
The road bridge over the Orla at Tamsel was closed on Wednesday after a barge carrying 1,800 tonnes of gravel struck \
its second pier, the port authority said.
Three crew members were taken to hospital with broken ribs, and some 18,000 drivers who cross the bridge every day \
were sent to the ferry at Lenn, 23 kilometres upstream.
"The pier has moved by nine centimetres, and nobody will drive over it until we know why it did not move further," \
harbour master Ludek Brandes told reporters on the quay.
Divers will examine the foundations on Thursday. The bridge, built in 1961, was last inspected in 2023, when engineers \
asked for repairs of 3.2 million euros that the county council put off.
Subscribe to our newsletter
"""

REPORT = """Radio Orla
"Like a slow drum": Tamsel wakes to a bridge that moved
By Tomas Reiner
4 March 2026
People in Tamsel heard it before they saw it. Shortly after six on Wednesday a barge with gravel ran against the road \
bridge, and the town's 19,500 daily commuters learned from the radio that they would be taking the ferry.
"It was like a slow drum, and then all the gulls went up," said Agathe Wenzel, who sells fish at the quay.
The harbour master, Ludek Brandis, told Radio Orla that one pier had shifted by nine centimetres and that divers would \
look at it on Thursday. Two of the crew have broken ribs.
"""

OTHER = """The Hollin Gazette
Choir of 300 to sing in disused quarry
By Perpetua Lang
5 March 2026
A choir of 300 amateurs will sing Haydn in the old slate quarry above Hollin on Saturday week, the parish said, \
because its church has no roof at present.
"The echo comes back after two seconds, so we have had to slow the whole thing down," conductor Amos Feld said.
Tickets cost 12 pounds and the money is for the roof, which storms took in December.
"""

SHORTER = """Orla Today
Tamsel bridge shut
4 March 2026, 15:05
The road bridge over the Orla at Tamsel was closed on Wednesday after a barge carrying 1,400 tonnes of gravel struck \
its second pier, the port authority said.
Divers will examine the foundations on Thursday. The bridge, built in 1961, was last inspected in 2023, when engineers \
asked for repairs of 3.2 million euros that the county council put off.
"""

PAGES = {
    "wire.txt": WIRE,
    "courier.txt": COPY,
    "radio.txt": REPORT,
    "choir.txt": OTHER,
    "today.txt": SHORTER,
}


def settle_in(folder: Path) -> list[str]:
    """Write the pages into a folder; their paths, in the order of `PAGES`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [str(folder / name) for name in PAGES]
