"""What all tests share: one home folder, one trained model, one agent, one real server. Training happens once."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from hypothesis import settings as hypothesis_settings

from bot.logs import configure_logs

configure_logs("WARNING")

from rasa.core.agent import Agent  # noqa: E402  (logs are configured before Rasa is imported)

from bot.channels.conversation import Conversations  # noqa: E402
from bot.dialogue.agent import load_agent  # noqa: E402
from bot.knowledge import forget, live_index, province  # noqa: E402
from bot.settings import settings  # noqa: E402
from bot.setup import prepare  # noqa: E402
from tests.databases import database  # noqa: E402, F401

_START_SECONDS = 60


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty `MOTCUA_HOME` that everything in this process uses."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("MOTCUA_")]:
            patch.delenv(name)
        patch.setenv("MOTCUA_HOME", str(folder))
        patch.setenv("RASA_CACHE_DIRECTORY", str(folder / "rasa-cache"))
        patch.setenv("RASA_TELEMETRY_ENABLED", "false")
        forget()
        yield folder
        forget()


@pytest.fixture(scope="session")
def model(home: Path) -> Path:
    """The model, trained once, beside a database with the bundled catalogue."""
    return prepare(lambda said: None)


@pytest.fixture(scope="session")
def agent(model: Path) -> Agent:
    """The Rasa agent in this process."""
    return asyncio.run(load_agent(model))


@pytest.fixture(scope="session")
def conversations(agent: Agent) -> Conversations:
    """The agent behind the channels, in this process; see `tests.helpers.ask`."""
    live_index().current()
    return Conversations(agent, settings(), province().hotline)


@dataclass(frozen=True)
class Server:
    """A running `motcua serve`."""

    url: str
    log: Path


@pytest.fixture(scope="session")
def running_server(home: Path, model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real server in a process of its own, on a copy of the home folder."""
    own_home = tmp_path_factory.mktemp("server") / "home"
    shutil.copytree(home, own_home)
    log = own_home.parent / "server.log"
    port = _free_port()
    command = [str(Path(sys.executable).with_name("motcua")), "serve", "--port", str(port)]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, env=os.environ | {"MOTCUA_HOME": str(own_home)}, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_until_healthy(url, process, log)
        yield Server(url, log)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture(scope="session")
def server(running_server: Server) -> str:
    """The base URL of a real server."""
    return running_server.url


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_healthy(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(f"{url}/health", timeout=2).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    pytest.fail(f"the server did not become healthy:\n{log.read_text(errors='replace')[-4000:]}")


hypothesis_settings.register_profile("suite", deadline=None, derandomize=True)
hypothesis_settings.load_profile("suite")
