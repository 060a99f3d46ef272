#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Validates requests against Infobip's OpenAPI document: validate_infobip.py SPECIFICATION REQUESTS.

REQUESTS is a list of {"name", "path", "body"}; the body is the text that goes over the wire. Ends with 77 without python3-jsonschema.
"""
import json
import sys

try:
    import jsonschema
except ImportError:
    sys.exit(77)


def closed(schema):
    """Forbids what the document does not know: it leaves additional properties open, and a misspelled name would pass."""
    if isinstance(schema, dict):
        result = {key: closed(value) for key, value in schema.items()}
        if schema.get("type") == "object" and "properties" in schema and "discriminator" not in schema:
            result.setdefault("additionalProperties", False)
        return result
    if isinstance(schema, list):
        return [closed(entry) for entry in schema]
    return schema


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        specification = json.load(file)
    with open(sys.argv[2], encoding="utf-8") as file:
        requests = json.load(file)
    components = {"components": {"schemas": closed(specification["components"]["schemas"])}}
    faults = 0
    for request in requests:
        operation = specification["paths"].get(request["path"], {}).get("post")
        if operation is None:
            print(f"{request['name']}: no operation POST {request['path']}")
            faults += 1
            continue
        schema = {**components, **operation["requestBody"]["content"]["application/json"]["schema"]}
        for error in jsonschema.Draft202012Validator(schema).iter_errors(json.loads(request["body"])):
            print(f"{request['name']}: {'/'.join(map(str, error.absolute_path))}: {error.message}")
            faults += 1
    print(f"{len(requests)} requests, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
