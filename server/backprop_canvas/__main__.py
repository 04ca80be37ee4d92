"""`python -m backprop_canvas` is the command `backprop-canvas`."""

from backprop_canvas.cli import main

raise SystemExit(main())
