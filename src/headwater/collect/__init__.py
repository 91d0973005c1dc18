"""Following feeds and pages over time: what is due, what was fetched, what changed since it was kept."""
