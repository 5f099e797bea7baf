"""Reads each case from standard input as the model of its event and writes it back. Prints what went wrong, as JSON."""

import importlib
import json
import sys
import typing

modules = json.loads(sys.argv[1])


def is_same(value: typing.Any, other: typing.Any) -> bool:
    """Whether two JSON values are equal. 1 and 1.0 are, 1 and true are not."""
    if isinstance(value, bool) or isinstance(other, bool):
        return value is other
    if isinstance(value, (int, float)) and isinstance(other, (int, float)):
        return value == other
    if isinstance(value, dict) and isinstance(other, dict):
        return value.keys() == other.keys() and all(is_same(value[key], other[key]) for key in value)
    if isinstance(value, list) and isinstance(other, list):
        return len(value) == len(other) and all(map(is_same, value, other))
    return type(value) is type(other) and value == other


failures = []
for case in json.load(sys.stdin):
    module = importlib.import_module(f"hookbook_models.{modules[case['provider']]}")
    try:
        event = module.parse_event(case["body"], case["headers"])
        if type(event).__name__ != case["model"]:
            failures.append([case, f"is a {type(event).__name__}"])
        elif not is_same(json.loads(event.to_json()), json.loads(case["body"])):
            failures.append([case, f"became {event.to_json()}"])
    except Exception as error:
        failures.append([case, str(error)])
print(json.dumps(failures))
