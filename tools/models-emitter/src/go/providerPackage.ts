import { type Event, eventTypeLookups, type Provider } from '@hookbook/contract';
import { toPointer } from '@hookbook/contract/data';
import { markdownCode, wrapProse } from '@hookbook/contract/text';
import type { Model } from '../model/model.ts';
import { usesJson } from './fieldTypes.ts';
import { comment, stringLiteral } from './literals.ts';
import { typeName } from './names.ts';

/** Where a package is, and the package that all providers share. */
export interface PackagePaths {
  readonly name: string;
  readonly wire: string;
}

/** The file of a provider: its models, and the functions that decode a body as one of them. */
export function providerPackage(
  provider: Provider,
  models: readonly Model[],
  texts: readonly string[],
  { name, wire }: PackagePaths,
): string {
  const needsJson = models.some((model) => model.kind === 'object' || (model.kind === 'value' && usesJson(model.type)));
  return [
    `${comment([`Package ${name} contains the webhook events from ${provider.title}.`, provider.description])}package ${name}

import (
${needsJson ? '\t"encoding/json"\n' : ''}	"net/http"

	"${wire}"
)
`,
    eventDeclarations(provider),
    ...texts,
  ].join('\n');
}

function eventDeclarations(provider: Provider): string {
  const lookups = eventTypeLookups(provider);
  return `// Event is an event of this package, always as a pointer, such as *UnknownEvent.
type Event interface {
	// EventType returns the event type.
	EventType() string
}

// UnknownEvent is an event with an event type that this package does not know, usually a newer one.
type UnknownEvent = wire.UnknownEvent

${comment([PARSE_EVENT, placesText(lookups)].map(wrapProse))}func ParseEvent(body []byte, headers http.Header) (Event, error) {
	return wire.ParseEvent(body, headers, eventTypeParts(), newEvent)
}

// ParseEventOfType decodes the body of a request with a known event type.
func ParseEventOfType(eventType string, body []byte) (Event, error) {
	return wire.ParseEventOfType(eventType, body, newEvent)
}

func eventTypeParts() []wire.Part {
	return []wire.Part{${lookups.length === 0 ? '' : `\n${lookups.map(partText).join('')}\t`}}
}

// newEvent returns nil for an event type that is not known.
func newEvent(eventType string) wire.Event {
${switchText(provider.events)}	return nil
}
`;
}

const PARSE_EVENT =
  'ParseEvent decodes the body of a request as the model of its event type. An event type that this package does not know gives an *UnknownEvent.';

function placesText(lookups: readonly Lookup[]): string {
  if (lookups.length === 0) {
    return 'The event type is not in the request, so this function always fails: use ParseEventOfType.';
  }
  const needsHeaders = lookups.some((lookup) => 'header' in lookup);
  const places = lookups.map(placeText).join(' and ');
  return `The event type is in ${places}.${needsHeaders ? '' : ' The headers may be nil.'}`;
}

type Lookup = ReturnType<typeof eventTypeLookups>[number];

function placeText(lookup: Lookup): string {
  const place =
    'header' in lookup ? `the header ${code(lookup.header)}` : `the property ${code(toPointer(lookup.path))}`;
  return lookup.optional ? `${place} (if the event has it)` : place;
}

function code(text: string): string {
  return text.length < 120 ? markdownCode(text) : 'with a long name';
}

function partText(lookup: Lookup): string {
  const place =
    'header' in lookup
      ? `Header: ${stringLiteral(lookup.header)}`
      : `Path: []string{${lookup.path.map(stringLiteral).join(', ')}}`;
  return `\t\t{${place}${lookup.optional ? ', IsOptional: true' : ''}},\n`;
}

/** Go refuses a switch with equal cases. */
function switchText(events: readonly Event[]): string {
  const names = new Map(events.map((event) => [stringLiteral(event.type), typeName(event.typeName)]));
  if (names.size === 0) return '';
  const cases = [...names].map(([type, name]) => `\tcase ${type}:\n\t\treturn new(${name})\n`);
  return `\tswitch eventType {\n${cases.join('')}\t}\n`;
}
