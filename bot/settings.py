"""Every setting of the assistant, in one list: `MOTCUA_*` variables, or `motcua.toml` in the working folder.

The descriptions feed docs/settings.md (`motcua settings --markdown`); a test fails when the page is out of date.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field, PositiveFloat, PositiveInt, SecretStr
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

PROVINCES = Path(__file__).parent.parent / "provinces"
"""The province packs that come with the assistant."""


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
    province: str = Field("mau", description="The province: the name of a file in `provinces/`, or a path to one.")
    secret_key: SecretStr = Field(SecretStr(""), description="Seals second factors; empty: a key in the home folder.")
    dossier_api_secret: SecretStr = Field(SecretStr(""), description="Secret of the one-stop system's API.")
    staff_token: SecretStr = Field(SecretStr(""), description="Opens the staff addresses (Bearer); empty: closed.")
    smtp_host: str = Field("", description="Mail server for complaints; empty: no e-mail.")
    smtp_port: PositiveInt = Field(587, le=65535, description="Port of the mail server.")
    smtp_user: str = Field("", description="User name at the mail server; empty: no login.")
    smtp_password: SecretStr = Field(SecretStr(""), description="Password at the mail server.")
    smtp_tls: Literal["starttls", "tls", "none"] = Field("starttls", description="How the mail server is reached.")
    mail_sender: str = Field("", description="Address that e-mails about complaints come from.")
    webhook_secret: SecretStr = Field(SecretStr(""), description="Signs webhooks about complaints; empty: no webhooks.")
    watch_seconds: PositiveFloat = Field(60.0, description="Pause between rounds of notices and deliveries.")

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
    def province_file(self) -> Path:
        """The province file."""
        given = Path(self.province)
        return given if given.suffix in (".yml", ".yaml") else PROVINCES / f"{self.province}.yml"

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
        default = f"`{field.default}`" if str(field.default) else ""
        rows.append(f"| `MOTCUA_{name.upper()}` | {default} | {field.description} |")
    return "\n".join(rows)
