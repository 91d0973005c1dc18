"""Settings that a user may change, from the environment (`HEADWATER_...`).

There are few on purpose: a setting exists only where two real users differ.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


def _data_folder() -> Path:
    """The folder where this system keeps a user's data."""
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "headwater"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home)) / "headwater"
    return Path(os.environ.get("XDG_DATA_HOME", home / ".local" / "share")) / "headwater"


class Settings(BaseSettings):
    """What can be set, with its defaults.

    Attributes:
        store: Path or URL of the store (`HEADWATER_STORE`).
        max_bytes: Largest page, feed, mail or record of an archive that is read, packed and unpacked
            (`HEADWATER_MAX_BYTES`); larger ones are refused.
        max_ratio: How many times as large as its packed bytes an input may unpack to (`HEADWATER_MAX_RATIO`).
        max_tags: Tags above which a page is read without its markup (`HEADWATER_MAX_TAGS`).
        port: First port that `serve` tries (`HEADWATER_PORT`).
        per_minute: Requests that may be made with one token in a minute (`HEADWATER_PER_MINUTE`).
        agent: What we call ourselves to servers (`HEADWATER_AGENT`); the name before the slash is the one that
            robots.txt can speak to.
        allow: Hosts and networks that may be fetched from although they are not on the public internet, with commas
            (`HEADWATER_ALLOW`).
        fetch_seconds: Time that one request may take in all (`HEADWATER_FETCH_SECONDS`).
        delay: Seconds between two requests to one host while watching (`HEADWATER_DELAY`).
        smtp: The server that mails are sent by, `smtps://user:password@mail.example` (`HEADWATER_SMTP`).
        mail_from: Whom they are from (`HEADWATER_MAIL_FROM`); the user of the server when empty.
        keep_days: Age in days at which watching forgets what it kept; 0 for never (`HEADWATER_KEEP_DAYS`).

    >>> Settings(store="news.db").store
    'news.db'
    """

    model_config = SettingsConfigDict(env_prefix="HEADWATER_", extra="ignore")

    store: str = str(_data_folder() / "headwater.db")
    max_bytes: int = 20_000_000
    max_ratio: int = 300
    max_tags: int = 200_000
    port: int = 8010
    per_minute: int = 600
    agent: str = "Headwater/0.1 (follows news pages; HEADWATER_AGENT names who runs it)"
    allow: str = ""
    fetch_seconds: float = 30.0
    delay: float = 2.0
    smtp: str = ""
    mail_from: str = ""
    keep_days: int = 0
