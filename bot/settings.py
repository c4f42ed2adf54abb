"""Every setting of the assistant, in one list: `MOTCUA_*` variables, or `motcua.toml` in the working folder.

The descriptions feed docs/settings.md (`motcua settings --markdown`); a test fails when the page is out of date.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import Field, PositiveFloat, PositiveInt
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource


class Settings(BaseSettings):
    """Read once; immutable afterwards. A wrong value fails at start and names the setting."""

    model_config = SettingsConfigDict(env_prefix="MOTCUA_", toml_file="motcua.toml", frozen=True, extra="forbid")

    home: Path = Field(Path("var"), description="Folder of the database, the trained model and other state.")
    database_url: str = Field("", description="SQLAlchemy URL; empty means an SQLite file under the home folder.")
    host: str = Field("127.0.0.1", description="Address that the server listens on.")
    port: PositiveInt = Field(8000, le=65535, description="Port that the server listens on.")
    max_message_chars: PositiveInt = Field(1000, description="Longest citizen message that is read.")
    max_request_bytes: PositiveInt = Field(65536, description="Largest HTTP request body that is accepted.")
    answer_seconds: PositiveFloat = Field(20.0, description="Time limit for one answer; then an honest error is sent.")
    session_events: PositiveInt = Field(80, description="Conversation events that are kept in memory and replayed.")
    log_level: str = Field("INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$", description="Least level that is logged.")
    hotline: str = Field("1022", description="The province's public-service line, named where a person can help.")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments first, then variables, then the TOML file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)

    @property
    def database(self) -> str:
        """The database's URL, the default written out."""
        return self.database_url or f"sqlite:///{self.home.absolute() / 'motcua.sqlite'}"

    @property
    def models(self) -> Path:
        """Folder of the trained models."""
        return self.home / "models"


@cache
def settings() -> Settings:
    """The settings of this process."""
    return Settings()


def settings_table() -> str:
    """All settings as a Markdown table."""
    rows = ["| Variable | Default | What it sets |", "| --- | --- | --- |"]
    for name, field in Settings.model_fields.items():
        default = "" if field.default == "" else f"`{field.default}`"
        rows.append(f"| `MOTCUA_{name.upper()}` | {default} | {field.description} |")
    return "\n".join(rows)
