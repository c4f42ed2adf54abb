"""What the senders must be told."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, model_validator


class SendingSettings(BaseModel):
    """An empty `smtp_host` turns e-mail off, an empty `webhook_secret` webhooks: such deliveries wait."""

    model_config = ConfigDict(frozen=True)

    smtp_host: str = Field("", description="Mail server for complaints; empty: no e-mail.")
    smtp_port: int = Field(587, ge=1, le=65535, description="Port of the mail server.")
    smtp_user: str = Field("", description="User name at the mail server; empty: no login.")
    smtp_password: SecretStr = Field(SecretStr(""), description="Password at the mail server.")
    smtp_tls: Literal["starttls", "tls", "none"] = Field("starttls", description="How the mail server is reached.")
    sender: str = Field("", description="Address that e-mails about complaints come from.")
    webhook_secret: SecretStr = Field(SecretStr(""), description="Signs webhooks about complaints; empty: no webhooks.")

    @model_validator(mode="after")
    def _mail_needs_a_sender(self) -> Self:
        if self.smtp_host and "@" not in self.sender:
            raise ValueError("smtp_host needs sender, an address such as phananh@tinh.gov.vn")
        return self
