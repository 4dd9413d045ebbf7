"""A group of commands of which only the one that runs is imported."""

from importlib import import_module
from keyword import iskeyword

import click

from handbill.cli.help import COMMANDS, HELP


class LazyGroup(click.Group):
    """Each command is the attribute of its name in the module of its name beside this one."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click calls it so
        """Return the names, as they are listed."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """Import a command, or return None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        # `import` is a word of Python's.
        name = cmd_name + "_" if iskeyword(cmd_name) else cmd_name
        command = getattr(import_module(f"handbill.cli.{name}"), name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command of the first argument; a name that is near one gets a suggestion."""
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:
            raise click.NoSuchCommand(error.command_name, possibilities=COMMANDS, ctx=ctx) from None

    def get_help(self, ctx: click.Context) -> str:  # noqa: ARG002 - as above
        """Return the page that `entry` prints without click."""
        return HELP
