"""Serves a graph over HTTP: `app.create_app` makes the application, `running.serve` runs it.

Nothing is imported here, since the processes that answer queries import parts of this package and
are to start without the web framework.
"""
