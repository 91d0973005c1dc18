"""The HTTP API: what is kept as JSON, in the shapes that the commands print, described by OpenAPI.

`create_api` makes the application over one archive; `server.py` puts it under `/api/v1` beside the pages.
"""

from headwater.api.app import create_api

__all__ = ["create_api"]
