"""What a person can set, by environment variable (`GETSIT_…`) or on the command line."""

from pathlib import Path
from typing import Literal

from platformdirs import user_data_path
from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from getsit.wording import languages


class Settings(BaseSettings):
    """The settings, each with its default."""

    model_config = SettingsConfigDict(env_prefix="GETSIT_", frozen=True)

    data: Path = Field(
        default_factory=lambda: user_data_path("getsit", appauthor=False),
        description="The folder that holds everything you bring.",
    )
    port: int = Field(default=8765, ge=0, le=65535, description="The port that the pages are served on.")
    hearing: Literal["trained", "cues"] = Field(
        default="trained",
        description='Who listens: "trained" is the embedded engine, "cues" goes by forms of words alone.',
    )
    passphrase: SecretStr = Field(
        default=SecretStr(""), description="Opens what is locked with a passphrase; else you are asked."
    )
    new_passphrase: SecretStr = Field(
        default=SecretStr(""), description='The new one, for "getsit passphrase change".'
    )
    contact: str = Field(
        default="",
        description="Your name and e-mail address, told to the SEC when you ask for filings, to nobody else.",
    )
    language: str = Field(
        default="",
        description='The language of the pages, such as "de"; without it that of your browser.',
    )
    log_level: str = Field(
        default="quiet", description='"debug" shows on stderr where something unexpected happened.'
    )

    @field_validator("language")
    @classmethod
    def _is_spoken(cls, name: str) -> str:
        if name and name not in languages():
            raise ValueError(", ".join(languages()))
        return name
