"""What goes wrong, as RFC 9457 problem details: the same words and codes as on the command line."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from headwater.errors import ExtraMissing, HeadwaterError, InputRefused, StoreUnusable, UnknownReference, UsageError

STATUS = {
    UnknownReference.code: 404,
    UsageError.code: 400,
    InputRefused.code: 422,
    StoreUnusable.code: 503,
    ExtraMissing.code: 501,
}
MEDIA = "application/problem+json"


def problem(status: int, title: str, code: str, hint: str = "") -> Response:
    """One problem; `type` is a name for the code, `hint` says what to do."""
    told: dict[str, Any] = {"type": f"urn:headwater:{code}", "title": title, "status": status, "code": code}
    if hint:
        told["hint"] = hint
    return JSONResponse(told, status, media_type=MEDIA)


def add(app: FastAPI) -> None:
    """Let every error of the application be told as a problem."""

    @app.exception_handler(HeadwaterError)
    async def known(request: Request, error: HeadwaterError) -> Response:
        return problem(STATUS.get(error.code, 500), error.message, error.code, error.hint)

    @app.exception_handler(RequestValidationError)
    async def malformed(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0] if error.errors() else {"loc": ("request",), "msg": "cannot be read"}
        where = ".".join(str(part) for part in first["loc"])
        return problem(422, f"Cannot read `{where}`: {first['msg']}.", "malformed")

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        return problem(error.status_code, str(error.detail), "http")

    @app.exception_handler(Exception)
    async def broken(request: Request, error: Exception) -> Response:
        return problem(500, "Something broke on the way.", "internal", "the server's own messages say what happened")
