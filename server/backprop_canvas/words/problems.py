"""What cannot be done and what is missing: the sentences of problems, by their codes. Knows nothing of who raises one.

{path} is where in the document; a problem that has no place there is about the whole of it.
"""

from __future__ import annotations

from collections.abc import Mapping

PROBLEMS: Mapping[str, str] = {
    "whole_document": "The document",
    # documents: reading
    "not_json": "This is not JSON: {reason}.",
    "too_large": "This is larger than {limit}, the most that is read.",
    "unknown_format": "The format is {format}; this program reads {expected}.",
    "unknown_field": "{path} has a field that the format does not know: {field}.",
    "missing_field": "{path} lacks the field {field}.",
    "wrong_type": "{path}: {expected} is needed, not {found}.",
    "out_of_range": "{path}: {reason}.",
    "not_finite": "{path}: a finite number is needed.",
    "too_many": "{path} holds more than {limit} entries, the most that is allowed.",
    # documents: what they say
    "duplicate_id": "The id {id} is used more than once.",
    "unknown_reference": "{path} names {id}, which does not exist.",
    "duplicate_name": "{first} and {second} are the same name; names must differ.",
    "bad_name": "“{name}” cannot be a name. A name starts with a letter; then come letters, digits, "
    "underscores and trailing primes, at most 32 characters.",
    "reserved_name": "“{name}” cannot be a name: L and names that begin with z_, net_ or delta_ have a "
    "meaning of their own.",
    "input_has_no_bias": "{name} is an input, so it has no bias.",
    "input_has_no_activation": "{name} is an input, so it has no activation.",
    "into_input": "{name} is an input, so no edge can lead into it.",
    "missing_activation": "{name} computes a value, so it needs an activation.",
    "target_name_without_output": "{name} is not an output, so it has no target to name.",
    "cycle": "This edge would close a cycle: {cycle}.",
    "duplicate_edge": "There is an edge from {source} to {target} already.",
    "not_an_input": "{path}: {name} is not an input, so a sample gives it no value.",
    "not_an_output": "{path}: {name} is not an output, so a sample gives it no target.",
    # documents: what is missing before they can run
    "no_output": "An output is missing: give a neuron the role output.",
    "no_sample": "No sample yet: give the inputs and the targets a value.",
    "no_training_sample": "No sample to train on: all are kept for validation or test.",
    "missing_input": "{name} has no value yet.",
    "missing_input_in_sample": "{name} has no value yet in sample {sample}, counted from 0.",
    "missing_target": "{name} has no target yet.",
    "missing_target_in_sample": "{name} has no target yet in sample {sample}, counted from 0.",
    "unknown_activation": "{name}: there is no activation {activation} here. Known: {known}.",
    "unknown_loss": "There is no loss {loss} here. Known: {known}.",
    "unknown_optimizer": "There is no optimizer {optimizer} here. Known: {known}.",
    "unknown_schedule": "There is no schedule {schedule} here. Known: {known}.",
    "unknown_initializer": "There is no initializer {initializer} here. Known: {known}.",
    "unknown_hyperparameter": "{kind} has no {name}. It has {known}.",
    "missing_hyperparameter": "{kind} needs a {name}.",
    "sequential_needs_sgd": "Sequential updates, one by one, are for plain SGD: without weight decay, penalties and "
    "clipping.",
    "loss_activation_mismatch": "{loss} needs {needed} on every output; {name} has {activation}.",
    "softmax_not_output": "{name} is not an output, so it cannot be part of the softmax.",
    "softmax_cycle": "The softmax outputs are computed together, so no path may lead from one to another: {cycle}.",
    "target_out_of_range": "{loss} needs targets from 0 to 1; {name} has {target}.",
    "target_out_of_range_in_sample": "{loss} needs targets from 0 to 1; {name} has {target} in sample {sample}, "
    "counted from 0.",
    "no_such_sample": "There is no sample {sample}: the document has {count}, counted from 0.",
    # data that is made
    "no_such_dataset": "There is no data set {name}. There are: {known}.",
    "out_of_bounds": "{name} can be from {least} to {most}.",
    "number_needed": "{name} must be a number, not “{text}”.",
    # tables of others
    "no_such_version": "Revision {revision} of this network is not known.",
    "bad_label": "A name has at most {limit} letters, digits and signs, on one line.",
    "no_such_samples": "There are no samples of this network with this hash.",
    "csv_not_text": "This file is no text that could be read as a table.",
    "csv_empty": "This table has no line.",
    "csv_quote": "Line {line}: a quotation mark is not closed, or text follows it within a cell.",
    "csv_too_many_lines": "A table can have {most} lines at most.",
    "csv_too_many_columns": "Line {line} has {count} cells; {most} columns can be read at most.",
    "csv_too_many_cells": "A table can have {most} cells at most; a column of words has one for each of its words.",
    "csv_roles": "A role is needed for each of the {count} columns, and nothing else.",
    "csv_no_input": "No column is an input yet.",
    "csv_no_target": "No column is a target yet. A table needs two columns that hold numbers or a few words.",
    "csv_column": "{name} has {count} different words, so it can be neither input nor target.",
    "csv_splits": "{first} and {second} both say what lines are for; one column can.",
    "csv_no_training": "No line is left to train on. A column that says it has train, validation and test.",
    "csv_no_line": "No line has a number or word in every chosen column.",
    # edits
    "no_such_record": "{id} no longer exists, so the change cannot be made.",
    "bad_position": "{path}: there is no position {at}.",
    # running
    "cannot_follow": "This member cannot be followed: it is gone, or it follows you.",
    "unknown_breakpoint": "There is no {kind} {id} here to pause at.",
    "diverged": "Training stopped in iteration {iteration}: {neuron} is no longer finite. The last finite "
    "weights are kept.",
    "computed_again": "Another version of this program computed this run, so it is being computed again.",
    # questions
    "asked_first": "The answer has a number that is still asked for. It comes once the number is shown.",
    "no_such_quantity": "There is no {key} here to ask about.",
    "no_such_step": "This iteration has no such step to ask about.",
    "no_paths": "Paths lead from a parameter, a neuron or a pre-activation to L; a {kind} is none of these.",
    "not_a_parameter": "{key} is not a parameter; only a parameter can be turned.",
    # the channel
    "unknown_message": "There is no message {event}.",
    "malformed_message": "The message {event} could not be read: {reason}.",
    "not_allowed": "A {role} may not send {event}.",
    "network_not_found": "There is no network at this address.",
    "no_such_link": "This link leads nowhere: it is not complete, or it was withdrawn. Ask for a new one.",
    "link_withdrawn": "The link by which this page was opened has been withdrawn: nothing is sent any more, and what "
    "stands here can be made yours, under Share.",
    "not_owner": "Only whoever owns a network may withdraw its links.",
    "no_right": "This address alone opens nothing here: ask whoever sent it for a link to the network.",
    "cookies_needed": "This browser keeps no cookie of this site, and by one it is known who may open a network: allow "
    "it, or ask for a link to follow along.",
    "network_deleted": "This network was deleted by its owner, so nothing can be changed here. It can be restored for "
    "{days} days.",
    "no_networks_yet": "There is no network of yours here yet, so there is nothing to take along.",
    "code_opens_nothing": "This code opens nothing. A newer code takes the place of the one before.",
    "too_many_codes": "Too many codes that open nothing were tried. Try again in ten minutes.",
    "no_such_deed": "There is nothing called {name} to do to networks.",
    "storage_failed": "The change could not be saved, so it was not made: {reason}.",
    "not_shared": "The network could not be saved, so it is not shared yet: {reason}.",
    "storage_busy": "The database is in use by another program, so nothing was saved. Try again in a moment.",
    "network_unreadable": "The network {id} cannot be read: {reason}.",
    "internal": "Something went wrong here; nothing was changed.",
    "unknown_host": "This server does not answer to this name. Whoever runs it may add it with --host-name.",
    "network_full": "All {limit} seats of this network are taken. This page comes in as soon as one is free.",
    "server_full": "All {limit} seats of this server are taken. This page comes in as soon as one is free.",
}
