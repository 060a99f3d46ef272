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


PREFIX = "#/components/schemas/"
OPEN = ".open"  # what a variant builds on: the schema by itself, without the choice between its variants


def closed(schema, part=False):
    """Forbids what the document does not know: it leaves additional properties open, and a misspelled name would pass."""
    if isinstance(schema, list):
        return [closed(entry, part) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    result = {key: closed(value, key == "allOf") for key, value in schema.items()}
    whole = not part and "discriminator" not in schema and "allOf" not in schema
    if whole and schema.get("type") == "object" and "properties" in schema:
        result.setdefault("additionalProperties", False)
    return result


def variant(schema, choices):
    """A variant of a schema that lists its variants: built on that schema's open part, and closed as a whole."""
    parts = []
    for part in schema.get("allOf", []):
        name = part.get("$ref", "")[len(PREFIX):]
        parts.append({"$ref": PREFIX + name + OPEN} if name in choices else part)
    return {**schema, "allOf": parts, "unevaluatedProperties": False}


def with_variants(schemas):
    """JSON Schema knows no discriminators: they become conditions, so that a variant's own rules count, too."""
    choices = {name: schema for name, schema in schemas.items() if "mapping" in schema.get("discriminator", {})}
    variants = {target[len(PREFIX):] for schema in choices.values() for target in schema["discriminator"]["mapping"].values()}
    result = {}
    for name, schema in schemas.items():
        if name in variants:
            schema = variant(schema, choices)
        schema = closed(schema)
        if name not in choices:
            result[name] = schema
            continue
        mapping = schema["discriminator"]["mapping"]
        key = schema["discriminator"]["propertyName"]
        result[name + OPEN] = {entry: value for entry, value in schema.items() if entry != "discriminator"}
        result[name] = {
            "required": [key],
            "properties": {key: {"enum": sorted(mapping)}},
            "allOf": [
                {"if": {"properties": {key: {"const": value}}}, "then": {"$ref": target}} for value, target in mapping.items()
            ],
        }
    return result


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        specification = json.load(file)
    with open(sys.argv[2], encoding="utf-8") as file:
        requests = json.load(file)
    components = {"components": {"schemas": with_variants(specification["components"]["schemas"])}}
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
