"""The settings of the program on this machine: one frozen value, made by the command line.

It reads no environment and no file. The per-user data folder is only named here, not made."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


def user_data_folder() -> Path:
    """The folder for a person's data of this program on this machine."""
    import platformdirs

    return Path(platformdirs.user_data_dir("backprop-canvas", appauthor=False))


@dataclass(frozen=True)
class Config:
    """`port` 0 takes any free port. `seats`: how many pages may be connected at a time. `seats_per_network`: how many
    of them with one network. `silent_connections`: how many connections of one address may send nothing.
    `trusted_proxies` stand for many visitors: their connections are not counted, and their forwarded headers are
    believed. `host_names`: further names of the page, besides those found automatically. `archive_days`: networks that
    nobody has touched for so long are archived; None archives none."""

    host: str = "127.0.0.1"
    port: int = 8000
    data: Path = field(default_factory=user_data_folder)
    open_browser: bool = False
    seats: int = 512
    seats_per_network: int = 400
    silent_connections: int = 64
    host_names: tuple[str, ...] = ()
    trusted_proxies: tuple[str, ...] = ()
    archive_days: int | None = None
