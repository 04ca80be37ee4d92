"""`python -m server` is the command `backprop-canvas`."""

from server.cli import main

raise SystemExit(main())
