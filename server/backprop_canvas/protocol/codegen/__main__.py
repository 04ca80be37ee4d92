"""`python -m backprop_canvas.protocol.codegen`: see the package."""

from backprop_canvas.protocol.codegen import write

if __name__ == "__main__":
    write()
