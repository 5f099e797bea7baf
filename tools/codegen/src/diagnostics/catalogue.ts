/** Every diagnostic that `hookbook check` can report, with its severity, a title and the usual fix. */
export const CATALOGUE = {
  'spec-not-found': entry(
    'error',
    'The root document does not exist or cannot be read.',
    'Point --specs to the AsyncAPI document, or to the folder that contains asyncapi.yaml.',
  ),
  'file-unusable': entry(
    'error',
    'The file exists but cannot be used.',
    'Replace it with a text file that you have permission to read, or correct the path.',
  ),
  'yaml-syntax': entry(
    'error',
    'The file is not valid YAML.',
    'Correct the YAML syntax. Wrong indentation and missing quotes are the usual causes.',
  ),
  'json-syntax': entry(
    'error',
    'The file is not valid JSON.',
    'Correct the JSON syntax. JSON does not allow comments or trailing commas.',
  ),
  'spec-too-deep': entry(
    'error',
    'The spec is nested too deeply to be processed.',
    'Move inner parts into separate files and refer to them with $ref. Check for a YAML alias that contains itself.',
  ),
  'duplicate-key': entry('error', 'A mapping contains the same key twice.', 'Remove or rename one of the two keys.'),
  'ref-invalid': entry(
    'error',
    'A $ref or $id is not valid.',
    'Use a relative path, a JSON pointer, or both: ./schemas/user.yaml#/properties/id.',
  ),
  'ref-remote': entry(
    'error',
    'Remote $refs are not supported; Hookbook never fetches over the network.',
    'Save the schema in the specs folder and refer to that file.',
  ),
  'ref-outside': entry(
    'error',
    'A $ref points outside the folder of the root document.',
    'Move the file into the specs folder, so that the contract is self-contained.',
  ),
  'ref-file-missing': entry(
    'error',
    'A $ref points to a file that does not exist.',
    'Correct the path or add the file.',
  ),
  'ref-target-missing': entry(
    'error',
    'A $ref points to a value that does not exist.',
    'Correct the JSON pointer after the #.',
  ),
  'ref-cycle': entry(
    'error',
    'A $ref refers back to itself and never reaches a value.',
    'Replace one of the $refs in the cycle with a value.',
  ),
  'ref-siblings': entry(
    'warning',
    'A keyword next to a $ref has no effect in JSON Schema draft-07.',
    'Move the $ref into allOf: [{ $ref: … }], and keep the keyword next to allOf.',
  ),
  'asyncapi-version': entry(
    'error',
    'The AsyncAPI version is missing or not supported.',
    'Use `asyncapi: 3.0.0`. Versions 3.1.0 and 2.x are also supported.',
  ),
  'asyncapi-invalid': entry(
    'error',
    'The document violates the AsyncAPI specification.',
    'See the AsyncAPI specification for this object.',
  ),
  'asyncapi-advice': entry(
    'advice',
    'The document does not follow a recommendation of AsyncAPI.',
    'See the AsyncAPI specification for this object.',
  ),
  'operations-per-channel': entry(
    'warning',
    'Many operations on one channel make AsyncAPI tools slow: the time grows with the square of their number.',
    'Replace them with one operation that covers all messages of the channel.',
  ),
  'schema-format-unknown': entry(
    'error',
    'The format of a schema is not supported.',
    'Remove schemaFormat, or set it to application/schema+json;version=draft-07 or ;version=draft-2020-12.',
  ),
  'schema-invalid': entry(
    'error',
    'A schema keyword has a value that JSON Schema does not allow.',
    'Correct the value.',
  ),
  'schema-keyword-unknown': entry(
    'error',
    'A schema contains a keyword that its JSON Schema dialect does not define.',
    'Correct the spelling or remove the keyword. To add your own annotation, choose a name that starts with x-.',
  ),
  'schema-value-excluded': entry(
    'warning',
    'An enum or a const has a value that the type beside it excludes.',
    'Remove the value, or add its type to type.',
  ),
  'schema-id-clash': entry(
    'error',
    'Two schemas have the same $id or $anchor, so a $ref to it is ambiguous.',
    'Give each schema a unique $id or $anchor.',
  ),
  'pattern-invalid': entry(
    'error',
    'A pattern is not a valid JavaScript regular expression with the u flag.',
    'Correct the regular expression.',
  ),
  'pattern-backtracking': entry(
    'error',
    'A pattern can take exponential time on a malicious string.',
    'Rewrite the pattern so that no repeated part can match the same text in two ways.',
  ),
  'channel-empty': entry(
    'warning',
    'A channel has no messages, or the document has no channels.',
    'Add the missing messages or channels, or remove the empty channel.',
  ),
  'webhook-missing': entry(
    'error',
    'A channel has no x-webhook, so its event types are unknown.',
    'Add x-webhook with at least eventType, for example `x-webhook: { eventType: [$message.payload#/type] }`.',
  ),
  'webhook-invalid': entry(
    'error',
    'The x-webhook extension does not match its schema.',
    'See specs/x-webhook.schema.json.',
  ),
  'webhook-place-unknown': entry(
    'warning',
    'The x-webhook extension points to a property that no payload has.',
    'Correct the expression, or add the property to the envelope.',
  ),
  'webhook-ping-unknown': entry(
    'error',
    'The ping of x-webhook is not an event of the channel.',
    'Set ping to one of the event types of the channel.',
  ),
  'event-type-missing': entry(
    'error',
    'A message does not declare its event type.',
    'In the payload schema, add a `const` with the event type to the property that x-webhook.eventType points to.',
  ),
  'event-type-clash': entry(
    'error',
    'Two messages of a channel have the same event type.',
    'Give each message its own event type, or merge the two messages.',
  ),
  'message-name-clash': entry(
    'error',
    'Two messages of a channel have the same name.',
    'Give each message its own name.',
  ),
  'name-clash': entry(
    'error',
    'Two names collide in generated code.',
    'Rename one of the two. To rename an event, set x-name on its message, for example `x-name: user.created.legacy`.',
  ),
  'example-missing': entry('warning', 'An event has no example.', 'Add one to the examples of its message.'),
  'example-invalid': entry(
    'error',
    'An example does not match the payload schema of its message.',
    'Correct the example or the schema.',
  ),
  'extension-invalid': entry('error', 'An extension that Hookbook reads (x-…) is not valid.', 'Correct the value.'),
} as const satisfies Record<string, CatalogueEntry>;

export type DiagnosticCode = keyof typeof CATALOGUE;

/** Only errors fail a run. Advice is a recommendation of others, such as AsyncAPI. */
export type Severity = 'error' | 'warning' | 'advice';

export interface CatalogueEntry {
  readonly severity: Severity;
  readonly title: string;
  readonly fix: string;
}

function entry(severity: CatalogueEntry['severity'], title: string, fix: string): CatalogueEntry {
  return { severity, title, fix };
}
