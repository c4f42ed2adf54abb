"""Modules that can be imported, subclassed and named in annotations, but say so when they are really called.

Rasa 3.6 imports TensorFlow and the client libraries of every built-in channel and broker at start. Nothing that
this project configures uses them, so they are stood in for: importing is cheap, calling raises `StandinCalled`.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
import types
from abc import ABCMeta
from collections.abc import Sequence
from typing import Any

_DUNDERS_TO_REFUSE = ("__wrapped__", "__path__", "__file__", "__spec__", "__loader__", "__origin__", "__args__")


class StandinCalled(RuntimeError):
    """A stand-in was really used: name the library and how to get the real one."""

    def __init__(self, name: str) -> None:
        """Name the object that was called."""
        library = name.partition(".")[0]
        super().__init__(
            f"{name} was called, but {library!r} is only a stand-in in this environment. Use another Rasa component or "
            f"channel, or replace vendor/standins by the real library."
        )


class _StandinMeta(ABCMeta):
    """Class-level attributes are stand-ins too, so `tf.keras.layers.Layer` can be a base class."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return _placeholder(f"{cls.standin_name}.{name}")

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        if cls.__dict__.get("is_placeholder"):
            if _is_decorator_call(args, kwargs):
                return args[0]
            raise StandinCalled(cls.standin_name)
        return super().__call__(*args, **kwargs)

    def __or__(cls, other: Any) -> Any:
        return Any

    __ror__ = __or__


def _is_decorator_call(args: Sequence[Any], kwargs: dict[str, Any]) -> bool:
    return len(args) == 1 and not kwargs and isinstance(args[0], types.FunctionType)


def _placeholder(name: str) -> Any:
    namespace = {"standin_name": name, "is_placeholder": True, "__module__": name.rpartition(".")[0] or name}
    return _StandinMeta(name.rpartition(".")[2], (), namespace)


class _StandinModule(types.ModuleType):
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name in _DUNDERS_TO_REFUSE:
            raise AttributeError(name)
        value = _placeholder(f"{self.__name__}.{name}")
        setattr(self, name, value)
        return value


class _StandinFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds every submodule of the libraries that were stood in for."""

    def __init__(self) -> None:
        self.libraries: set[str] = set()

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> importlib.machinery.ModuleSpec | None:
        library, _, rest = fullname.partition(".")
        if not rest or library not in self.libraries:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return _StandinModule(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        """Nothing to run: attributes appear when they are asked for."""


_FINDER = _StandinFinder()


def stand_in(library: str, **real: Any) -> None:
    """Turn the module `library` into a stand-in; `real` gives the few attributes that must answer truly."""
    if _FINDER not in sys.meta_path:
        sys.meta_path.append(_FINDER)
    _FINDER.libraries.add(library)
    module = sys.modules[library]
    module.__class__ = _StandinModule
    module.__path__ = []
    for name, value in real.items():
        setattr(module, name, value)
