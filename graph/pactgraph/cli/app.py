"""The group of commands, and what becomes of errors."""

import sys
from importlib import import_module
from typing import Any

import click

from pactgraph.errors import PactgraphError, SeedsError
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
    """A group that imports its commands late and turns our errors into messages."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"pactgraph.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  # as click has it
        try:
            return super().invoke(ctx)
        except SeedsError as error:
            click.echo(str(error), err=True)
            count = len(error.problems)
            click.echo(f"{count} problem{'s' * (count != 1)}; nothing was written", err=True)
            ctx.exit(1)
        except PactgraphError as error:
            click.echo(f"pactgraph: {error}", err=True)
            ctx.exit(2)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="pactgraph")
def main() -> None:
    """Who cooperates with whom, under which agreement, in which operation: says which passage.

    \b
    Example:
      pactgraph connect CHN MMR
    """
    for stream in (sys.stdout, sys.stderr):
        # UTF-8 whatever the locale says; a lone surrogate in an argument must not end a command.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
