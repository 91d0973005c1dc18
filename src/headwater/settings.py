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
        max_bytes: Largest input that is read (`HEADWATER_MAX_BYTES`); larger ones are refused.
        port: First port that `serve` tries (`HEADWATER_PORT`).

    >>> Settings(store="news.db").store
    'news.db'
    """

    model_config = SettingsConfigDict(env_prefix="HEADWATER_", extra="ignore")

    store: str = str(_data_folder() / "headwater.db")
    max_bytes: int = 20_000_000
    port: int = 8010
