"""The tools as a server of the Model Context Protocol; needs the package ``mcp``."""

from collections.abc import Callable
from functools import wraps

from django.db import close_old_connections
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

from .tools import Refused, Tools

INSTRUCTIONS = (
    "Accede tells where States stand towards treaties on any day, and why. Cite the address of "
    "each answer, say of which day it is, and repeat what it says is not known: an unknown is "
    "never a no. Search first if you do not know a treaty's number."
)


def server(tools: Tools) -> MCPServer:
    """Return a server with all tools, which only read."""
    found = MCPServer("accede", instructions=INSTRUCTIONS, website_url=tools.site)
    for tool in tools.all:
        found.tool(annotations={"read_only_hint": True, "open_world_hint": False})(telling(tool))
    return found


def telling(tool: Callable) -> Callable:
    """Return a tool that tells the model why a question is refused; a fault stays inside."""

    @wraps(tool)
    def asked(**arguments):
        try:
            return tool(**arguments)
        except Refused as refusal:
            raise ToolError(str(refusal)) from None
        finally:
            close_old_connections()

    return asked
