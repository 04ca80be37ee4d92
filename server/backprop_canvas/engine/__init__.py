"""The engine: compiles a drawing to a plan and computes its passes. Knows NumPy, nothing of documents."""
