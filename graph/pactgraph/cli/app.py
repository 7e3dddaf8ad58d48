"""The group of commands, and what becomes of errors."""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import click

from pactgraph.cli.signals import obeyed_signals
from pactgraph.cli.streams import READER_GONE, standard_streams
from pactgraph.errors import PactgraphError, SeedsError, reason, shown_path
from pactgraph.version import __version__

#: Each command and its module, imported when it is asked for, so that none pays for another.
COMMANDS = {
    "build": "make",
    "check": "make",
    "view": "draw",
    "export": "interchange",
    "connect": "ask",
    "show": "ask",
    "query": "ask",
    "verify": "verify",
    "coverage": "verify",
    "draft": "verify",
    "rank": "measure",
    "matrix": "measure",
    "bridges": "measure",
    "path": "measure",
    "communities": "measure",
    "evolution": "structure",
    "brokerage": "structure",
    "backbone": "structure",
}


class _Commands(click.Group):
    """A group that imports its commands late and turns what goes wrong into messages."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"pactgraph.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, cmd_name)
        command.help = command.help or _written_help(module, cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  # as click has it
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # of a file that was written to; click calls that a failure
            ctx.exit(READER_GONE)

    def main(  # type: ignore[override]  # as far as a command is ever called
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        *,
        standalone_mode: bool = True,
        **extra: Any,  # noqa: ANN401  # as click has it
    ) -> Any:  # noqa: ANN401  # as above
        def command() -> Any:  # noqa: ANN401  # as above
            # Standing alone, click would end the process itself, with words and codes of its own.
            return super(_Commands, self).main(args, prog_name, standalone_mode=False, **extra)

        if not standalone_mode:
            return command()
        with standard_streams(), obeyed_signals():
            sys.exit(_ended(command))


def _ended(command: Callable[[], Any]) -> int:
    """Run a command; return 0 when done, 1 for problems found, 2 for what was refused or failed."""
    try:
        code = command()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (PactgraphError, OSError, MemoryError) as error:
        click.echo(_message(error), err=True)
        return 1 if isinstance(error, SeedsError) else 2
    return code if isinstance(code, int) else 0


def _message(error: PactgraphError | OSError | MemoryError) -> str:
    if isinstance(error, SeedsError):
        count = len(error.problems)
        return f"{error}\n{count} problem{'s' * (count != 1)}; nothing was written"
    if isinstance(error, OSError):  # of a place that no command looked after
        where = f"{shown_path(Path(str(error.filename)))}: " if error.filename else ""
        return f"pactgraph: {where}{reason(error)}"
    return f"pactgraph: {str(error) or 'there is not enough memory'}"


def _written_help(module: ModuleType, name: str) -> str | None:
    """Return a command's docstring from its source, as `python -OO` drops it."""
    import ast  # noqa: PLC0415  # there alone

    source = module.__loader__.get_source(module.__name__) if module.__loader__ else None  # type: ignore[attr-defined]  # of every loader that has source
    functions = (n for n in ast.parse(source or "").body if isinstance(n, ast.FunctionDef))
    return next((ast.get_docstring(n) for n in functions if n.name == name), None)


@click.group(
    cls=_Commands,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "max_content_width": 100,
        "color": True,  # what looks like a colour is data; click would drop it from a pipe
    },
)
@click.version_option(__version__, prog_name="pactgraph")
def main() -> None:
    """Who cooperates with whom, under which agreement, in which operation: says which passage.

    \b
    Example:
      pactgraph connect CHN MMR
    """


main.help = main.help or _written_help(sys.modules[__name__], "main")
