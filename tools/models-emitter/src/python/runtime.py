"""Base classes of the generated models. They run unchanged on pydantic 1.10 and 2."""

import json
import math
import typing

from pydantic import VERSION, BaseModel, Field, StrictBool, StrictFloat, StrictInt, StrictStr, root_validator

__all__ = [
    "Body",
    "Boolean",
    "Field",
    "Headers",
    "Integer",
    "InvalidBody",
    "Model",
    "Number",
    "Part",
    "Provider",
    "Text",
    "UnknownEvent",
    "Value",
    "update_references",
]

Boolean = StrictBool
Integer = StrictInt
Number = typing.Union[StrictInt, StrictFloat]
Text = StrictStr

#: A request body as it was received, or the value that its JSON contains.
Body = typing.Union[str, bytes, bytearray, typing.Any]
Headers = typing.Mapping[str, str]

_IS_VERSION_1 = VERSION.startswith("1.")
_ASIDE = "\0"


class InvalidBody(ValueError):
    """The body is not JSON, or it has no event type."""


M = typing.TypeVar("M", bound="Model")


class Model(BaseModel):
    """An object. Members that the contract does not know are kept, and a member that is absent stays absent."""

    if _IS_VERSION_1:

        class Config:
            extra = "allow"

        # Version 1 keeps an unknown member in the attribute of its name, which may be that of a known member: a member
        # `class` has the attribute `class_`.
        @root_validator(pre=True, allow_reuse=True)
        def _set_aside(cls, values: typing.Dict[str, typing.Any]) -> typing.Dict[str, typing.Any]:
            names = {name for name, field in cls.__fields__.items() if field.alias != name}
            return {(_ASIDE + key if key in names else key): value for key, value in values.items()}

        def dict(self, **options: typing.Any) -> typing.Dict[str, typing.Any]:
            values = super().dict(**options)
            return {(key[1:] if key.startswith(_ASIDE) else key): value for key, value in values.items()}

    else:
        model_config = {"extra": "allow", "protected_namespaces": ()}

    @classmethod
    def from_value(cls: typing.Type[M], value: typing.Any) -> M:
        """Read a JSON value, such as a `dict`. Raise `pydantic.ValidationError` if it does not match the model."""
        return typing.cast(M, _validate(cls, value))

    @classmethod
    def from_json(cls: typing.Type[M], text: typing.Union[str, bytes, bytearray]) -> M:
        """Read JSON text. Raise `InvalidBody` if it is not JSON."""
        return cls.from_value(_loads(text))

    def to_value(self) -> typing.Any:
        """Return the JSON value that the model was read from."""
        return _dump(self)

    def to_json(self) -> str:
        """Return the model as JSON text."""
        return json.dumps(self.to_value(), ensure_ascii=False, separators=(",", ":"))


class Value(Model):
    """An event whose payload is not an object of its own: it is in `value`."""

    @classmethod
    def from_value(cls: typing.Type[M], value: typing.Any) -> M:
        return typing.cast(M, _validate(cls, {"value": value}))

    def to_value(self) -> typing.Any:
        return _dump(self)["value"]


class UnknownEvent:
    """An event with an event type that these models do not know, usually a newer one."""

    def __init__(self, type: str, payload: typing.Any) -> None:
        self.type = type
        self.payload = payload

    def __repr__(self) -> str:
        return f"UnknownEvent(type={self.type!r}, payload={self.payload!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UnknownEvent) and (self.type, self.payload) == (other.type, other.payload)

    def to_value(self) -> typing.Any:
        """Return the payload."""
        return self.payload

    def to_json(self) -> str:
        """Return the payload as JSON text."""
        return json.dumps(self.payload, ensure_ascii=False, separators=(",", ":"))


class Part(typing.NamedTuple):
    """Where a part of the event type is: in a header, or at a path in the payload."""

    header: typing.Optional[str]
    path: typing.Tuple[str, ...]
    is_optional: bool


class Provider:
    """The events of a provider, by event type, and where the parts of the event type are."""

    def __init__(self, parts: typing.Sequence[Part], events: typing.Mapping[str, typing.Type[Model]]) -> None:
        self.parts = parts
        self.events = events

    def parse(
        self, body: Body, headers: typing.Optional[Headers], event_type: typing.Optional[str]
    ) -> typing.Union[Model, UnknownEvent]:
        """Read a body as the model of its event type."""
        value = _loads(body) if isinstance(body, (str, bytes, bytearray)) else body
        found = _event_type(value, headers, self.parts) if event_type is None else event_type
        model = self.events.get(found)
        if model is None and event_type is None and any(part.is_optional for part in self.parts):
            # An event without the optional parts may use their members for something else.
            required = [part for part in self.parts if not part.is_optional]
            model = self.events.get(_event_type(value, headers, required)) if required else None
        return UnknownEvent(found, value) if model is None else model.from_value(value)


def update_references(models: typing.Iterable[typing.Type[Model]], namespace: typing.Dict[str, typing.Any]) -> None:
    """Resolve the names of models in annotations, once all models of a module exist."""
    for model in models:
        if _IS_VERSION_1:
            model.update_forward_refs(**namespace)
        else:
            getattr(model, "model_rebuild")(_types_namespace=namespace)


def _event_type(value: typing.Any, headers: typing.Optional[Headers], parts: typing.Sequence[Part]) -> str:
    if not parts:
        raise InvalidBody("Nothing in a request is the event type. Pass it as event_type.")
    found: typing.List[str] = []
    for part in parts:
        text = _header(headers, part.header) if part.header is not None else _member(value, part.path)
        if isinstance(text, str):
            found.append(text)
        elif not part.is_optional:
            where = f"the header {part.header!r}" if part.header is not None else "/" + "/".join(part.path)
            raise InvalidBody(f"The event type is missing: {where} has no text.")
    return ".".join(found)


def _header(headers: typing.Optional[Headers], name: str) -> typing.Optional[str]:
    for key, value in (headers or {}).items():
        if key.lower() == name:
            return value
    return None


def _member(value: typing.Any, path: typing.Sequence[str]) -> typing.Any:
    for name in path:
        if isinstance(value, list):
            value = value[int(name)] if name.isdigit() and int(name) < len(value) else None
        else:
            value = value.get(name) if isinstance(value, dict) else None
    return value


def _loads(text: typing.Union[str, bytes, bytearray]) -> typing.Any:
    try:
        return json.loads(text, parse_float=_number, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise InvalidBody(f"The body is not JSON: {error}") from error


def _number(text: str) -> typing.Union[int, float]:
    """Read 1.0 as the integer 1, as JSON Schema does."""
    number = float(text)
    if number in (math.inf, -math.inf):
        raise ValueError(f"the number {text} is too large")
    return int(number) if number.is_integer() and abs(number) < 2**53 else number


def _no_number(text: str) -> typing.Any:
    raise ValueError(f"{text} is not JSON")


def _validate(model: typing.Type[Model], value: typing.Any) -> Model:
    if _IS_VERSION_1:
        return model.parse_obj(value)
    return typing.cast(Model, getattr(model, "model_validate")(value))


def _dump(model: Model) -> typing.Dict[str, typing.Any]:
    if _IS_VERSION_1:
        return model.dict(by_alias=True, exclude_unset=True)
    dump = getattr(BaseModel, "model_dump")
    return typing.cast(typing.Dict[str, typing.Any], dump(model, by_alias=True, exclude_unset=True))
