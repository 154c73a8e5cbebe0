"""The MCP server: a face of the workspace for assistants. No logic of its own.

The official SDK is the package ``mcp``; here it is imported by that absolute name.
"""
