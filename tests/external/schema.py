"""Holds the samples against the schemas for editors, by a validator of others.

Usage: schema.py FOLDER, where FOLDER/<sample>/.huibao/schema holds the schemas.
"""

import json
import pathlib
import sys

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    """Reads texts, numbers and nothing, as YAML 1.2 does: a date is a text."""


Loader.yaml_implicit_resolvers = {
    first: [it for it in resolvers if it[0] == "tag:yaml.org,2002:null"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

faults = 0
seen = 0
for sample in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    for name, pattern in [
        ("huibao", "huibao.yaml"),
        ("records", "records/**/*.yaml"),
        ("document", "documents/*.md"),
    ]:
        schema = json.loads((sample / ".huibao/schema" / f"{name}.json").read_text())
        jsonschema.Draft7Validator.check_schema(schema)
        validator = jsonschema.Draft7Validator(schema)
        for file in sample.glob(pattern):
            text = file.read_text()
            if name == "document":
                text = text.split("---\n")[1]
            seen += 1
            for fault in validator.iter_errors(yaml.load(text, Loader)):
                faults += 1
                print(f"{file}: {list(fault.path)}: {fault.message[:200]}")
sys.exit(faults > 0 or seen == 0)
