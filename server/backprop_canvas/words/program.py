"""What only the command line and plain pages over HTTP say: sentences that the page never shows."""

from __future__ import annotations

from collections.abc import Mapping

PROGRAM: Mapping[str, str] = {
    # the command line
    "unreadable_file": "{file} cannot be read: {reason}.",
    "unknown_parameter": "{name} is no parameter and no neuron here.",
    "unknown_parameter_near": "{name} is no parameter and no neuron here. Did you mean {near}?",
    "read_names": "Read as: {names}.",
    "bad_names": "{name} is no choice for a name here: write it as yhat=o1,y=t1.",
    "port_in_use": "Port {port} on {host} is in use. Choose another with --port.",
    "cannot_bind": "{host} port {port} cannot be opened: {reason}.",
    "unwritable_file": "{file} cannot be written: {reason}.",
    "data_folder": "The data folder {folder} cannot be used: {reason}.",
    "data_folder_in_use": "The data folder {folder} is in use: process {process} serves it at {address}.",
    "file_exists": "{file} exists already. Name a new file, or move it away first.",
    "bad_backup": "{file} cannot be restored: {reason}.",
    "output_failed": "The answer could not be written: {reason}.",
    "bad_arguments": "The command line cannot be read: {reason}. --help shows what it takes.",
    "assets_missing": "The page's libraries are not installed. Run the install line of the README again.",
    "value_and_truth": "Its value is {value}; {true} is right.",
    # pages over HTTP
    "no_such_page": "There is no page at this address.",
    "no_such_template": "There is no such template.",
    "foreign_form": "This form was sent from another site, so nothing was made.",
}
