"""The settings of the service, each read from one environment variable named ``LAQAB_`` and the field.

This is the only module of the two packages that reads the environment. ``docs/api.md`` lists the same names.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from resolver.errors import InputError
from resolver.question import MAX_TEXT

PREFIX = "LAQAB_"

BATCH_CEILING = 10_000
"""The highest batch limit that may be set: what one request may hold however the service is configured."""


class Settings(BaseSettings):
    """How one service runs. Arguments win over the environment; an empty variable counts as not set."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="forbid")

    host: str = Field(default="127.0.0.1", description="The address to listen on.")
    port: int = Field(default=8000, ge=0, le=65_535, description="The port to listen on; 0 takes any free one.")
    root_path: str = Field(
        default="",
        pattern=r"^(/[A-Za-z0-9._~-]+)*$",
        description="The path that a proxy serves the service under, such as `/names`.",
    )
    gazetteer: Path | None = Field(
        default=None,
        description="A folder of YAML, a `.yaml`, `.jsonl` or compiled `.laqab` file; not set: the bundled gazetteer.",
    )
    batch_limit: int = Field(
        default=1_000, ge=1, le=BATCH_CEILING, description="The most queries that one `POST /v1/resolve` may hold."
    )
    text_limit: int = Field(
        default=200_000, ge=1, le=MAX_TEXT, description="The longest text to annotate or check, in code points."
    )
    body_limit: int = Field(default=4_194_304, ge=1, description="The largest request body, in bytes.")
    gzip_minimum: int = Field(default=1_000, ge=0, description="The smallest answer that is compressed, in bytes.")
    cors_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="The origins whose pages may call the service, separated by commas; `*` for all.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="The least severe message to log; requests are logged at `info`."
    )
    shutdown_seconds: int = Field(
        default=10, ge=0, description="How long running requests may take to end when the service is stopped."
    )

    @field_validator("cors_origins", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        if isinstance(value, str):
            return tuple(origin.strip() for origin in value.split(",") if origin.strip())
        return value


def read_settings(**overrides: Any) -> Settings:
    """The settings of the environment, with what the command line sets on top; None overrides nothing.

    Raises:
        InputError: the first setting that is wrong, by the name of its variable.
    """
    try:
        return Settings(**{name: value for name, value in overrides.items() if value is not None})
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = f"{PREFIX}{'_'.join(map(str, first['loc']))}".upper()
        raise InputError(name, first["msg"]) from None
