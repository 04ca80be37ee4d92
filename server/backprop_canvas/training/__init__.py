"""How training moves parameters. Knows the engine, nothing of documents, sockets, threads or files."""
