import { type Event, eventTypeLookups, type Provider } from '@hookbook/contract';
import { joinParagraphs } from '@hookbook/contract/docs';
import type { Model } from '../model/model.ts';
import { docstring, stringLiteral } from './literals.ts';
import { className } from './names.ts';

/** The module of a provider: its models, and the function that reads a body as one of them. */
export function providerModule(provider: Provider, models: readonly Model[], texts: readonly string[]): string {
  const { events } = provider;
  const classes = models.filter(({ kind }) => kind !== 'enum').map(({ name }) => className(name));
  return [
    `${docstring(joinParagraphs([`Webhook events from ${provider.title}.`, provider.description]), '')}
from __future__ import annotations

import typing as _t

from . import _runtime as _r
from ._runtime import InvalidBody as InvalidBody
from ._runtime import UnknownEvent as UnknownEvent
`,
    // An enum is an expression, so it comes before its uses.
    ...[...texts].map((text) => `\n${text}`),
    `
Event = _t.Union[${[...events.map(({ typeName }) => className(typeName)), 'UnknownEvent'].join(', ')}]
${docstring(`Any event from ${provider.title}.`, '')}`,
    `
def parse_event(
    body: _r.Body, headers: _t.Optional[_r.Headers] = None, event_type: _t.Optional[str] = None
) -> Event:
    """Read a body (text, bytes or a value) as the model of its event type.

    Pass \`headers\` if the event type is in a header, or \`event_type\` if you know it. An event type that these models do
    not know gives an \`UnknownEvent\`. Raise \`InvalidBody\` if the body is not JSON or has no event type, and
    \`pydantic.ValidationError\` if it does not match the model.
    """
    return _t.cast(Event, _PROVIDER.parse(body, headers, event_type))
`,
    `
_PROVIDER = _r.Provider(
    [${eventTypeLookups(provider).map(partText).join(', ')}],
    {
${events.map(entryText).join('')}    },
)

_r.update_references([${classes.join(', ')}], dict(globals()))
`,
  ].join('\n');
}

function partText(lookup: ReturnType<typeof eventTypeLookups>[number]): string {
  const header = 'header' in lookup ? stringLiteral(lookup.header.toLowerCase()) : 'None';
  const path = 'path' in lookup ? lookup.path.map((name) => `${stringLiteral(name)},`).join(' ') : '';
  return `_r.Part(${header}, (${path}), ${lookup.optional ? 'True' : 'False'})`;
}

function entryText({ type, typeName }: Event): string {
  return `        ${stringLiteral(type)}: ${className(typeName)},\n`;
}
