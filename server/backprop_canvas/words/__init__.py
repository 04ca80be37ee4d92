"""The server's sentences in English, each once, by code: another language would be a folder beside the modules here.

The core sends codes and values and knows no sentence. The page words them from a copy that
`backprop_canvas.protocol.codegen` writes; the command line and pages over HTTP use `wording`.
"""
