"""The web face: pages made on the server, complete without script, with everything from a page escaped.

`create_app` makes the application over one archive; `server.py` puts it behind a port.
"""

from headwater.web.app import create_app

__all__ = ["create_app"]
