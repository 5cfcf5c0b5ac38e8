"""The OpenAPI document: complete, with examples that are true to their schemas."""

from __future__ import annotations

import jsonschema
import pytest
from fastapi import FastAPI
from pydantic import BaseModel

from api import models, questions
from api.app import ROUTERS

ANSWERS = [
    model
    for model in vars(models).values()
    if isinstance(model, type) and issubclass(model, BaseModel) and model.model_config.get("json_schema_extra")
]
BODIES = {
    "/v1/resolve": questions.ResolveBatch,
    "/v1/annotate": questions.TextToAnnotate,
    "/v1/check": questions.TextToCheck,
}


@pytest.fixture
def document(client):
    """The document as it is served."""
    return client.get("/openapi.json").json()


def operations(document):
    """Every operation with its method and path."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def test_every_endpoint_is_described(document):
    """Each operation has a summary, a description, a tag and an id of its own."""
    ids = [operation["operationId"] for _, operation in operations(document)]
    assert len(set(ids)) == len(ids)
    for name, operation in operations(document):
        assert operation["summary"], name
        assert operation["description"], name
        assert operation["tags"], name


def test_every_endpoint_has_an_example(document):
    """Each JSON answer and body has a schema with an example, each parameter without a default an example."""
    schemas = document["components"]["schemas"]
    for name, operation in operations(document):
        contents = [
            operation["responses"]["200"].get("content", {}),
            operation.get("requestBody", {}).get("content", {}),
        ]
        for content in contents:
            for media_type, media in content.items():
                if media_type == "application/json":
                    schema = schemas[media["schema"]["$ref"].rpartition("/")[2]]
                    assert schema["examples"], name
        for parameter in operation.get("parameters", ()):
            assert not parameter["required"] or parameter["schema"].get("examples"), (name, parameter["name"])


@pytest.mark.parametrize("model", ANSWERS, ids=lambda model: model.__name__)
def test_an_example_of_an_answer_fits_its_model(model):
    """The examples cannot drift from the models."""
    for example in model.model_config["json_schema_extra"]["examples"]:
        model.model_validate(example)


@pytest.mark.parametrize("path", BODIES)
def test_an_example_of_a_body_is_answered(client, path):
    """What the document tells callers to send is taken."""
    for example in BODIES[path].model_config["json_schema_extra"]["examples"]:
        assert client.post(path, example).status_code == 200


def test_real_answers_fit_the_document(client, document):
    """An answer is valid under the JSON Schema that callers generate their code from."""
    asked = {
        "/v1/resolve": client.get("/v1/resolve?q=Kataeb+Hezbollah"),
        "/v1/suggest": client.get("/v1/suggest?q=kata"),
        "/v1/entities/{entity_id}": client.get("/v1/entities/jurf-al-sakhar"),
        "/": client.get("/"),
        "/readyz": client.get("/readyz"),
    }
    for path, answer in asked.items():
        schema = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        jsonschema.validate(answer.json(), {**schema, "components": document["components"]})
    problem = client.get("/v1/entities/nobody").json()
    jsonschema.validate(problem, {"$ref": "#/components/schemas/Problem", "components": document["components"]})


def test_every_router_is_in_the_application(client):
    """ROUTERS is the whole list: nothing is served that is not in it."""
    assert isinstance(client.app, FastAPI)
    listed = {route.path for router in ROUTERS for route in router.routes}
    assert listed == set(client.app.state.allow)
