/** Every diagnostic that `hookbook check` can report: its severity, what it means and the usual way to mend it. */
export const CATALOGUE = {
  'spec-not-found': entry(
    'error',
    'The spec file could not be read.',
    'Name the AsyncAPI document, or the folder that holds asyncapi.yaml, with --specs.',
  ),
  'file-unusable': entry(
    'error',
    'A file is there, and has no contents that can be used.',
    'Put a file of text in its place that you may read, or correct the path.',
  ),
  'yaml-syntax': entry(
    'error',
    'A file is not valid YAML.',
    'Correct the YAML at this place; indentation and quotes are the usual reasons.',
  ),
  'json-syntax': entry(
    'error',
    'A file is not valid JSON.',
    'Correct the JSON at this place; it allows no comments and no trailing commas.',
  ),
  'spec-too-deep': entry(
    'error',
    'A file is nested deeper than anything that reads it could follow.',
    'Give inner parts a place of their own and refer to them with $ref; look for a YAML alias that contains itself.',
  ),
  'duplicate-key': entry('error', 'One mapping has the same key twice.', 'Remove or rename one of the two.'),
  'ref-invalid': entry(
    'error',
    'A $ref cannot be understood.',
    'Write a relative path, a JSON pointer, or both: ./schemas/user.yaml#/properties/id.',
  ),
  'ref-remote': entry(
    'error',
    'A $ref leads to the network, and nothing is ever fetched.',
    'Save the schema in the specs folder and refer to that file.',
  ),
  'ref-outside': entry(
    'error',
    'A $ref leads out of the folder of the root document.',
    'Move the file into the specs folder, so that the contract is complete in itself.',
  ),
  'ref-file-missing': entry(
    'error',
    'A $ref leads to a file that does not exist.',
    'Correct the path or add the file.',
  ),
  'ref-target-missing': entry(
    'error',
    'A $ref leads to a place that does not exist.',
    'Correct the JSON pointer behind #.',
  ),
  'ref-cycle': entry(
    'error',
    'A chain of $refs leads back to itself and never to a value.',
    'Let one of them hold the value.',
  ),
  'ref-siblings': entry(
    'warning',
    'A keyword beside a $ref has no effect in JSON Schema draft-07.',
    'Move the $ref into allOf: [{ $ref: … }] and keep the keyword beside it.',
  ),
  'asyncapi-version': entry(
    'error',
    'The AsyncAPI version is not supported.',
    'Use `asyncapi: 3.0.0`; 3.1.0 and 2.x are read too.',
  ),
  'asyncapi-invalid': entry(
    'error',
    'The document breaks a rule of AsyncAPI.',
    'See the AsyncAPI specification for this object.',
  ),
  'asyncapi-advice': entry(
    'warning',
    'The document goes against a recommendation of AsyncAPI.',
    'See the AsyncAPI specification for this object.',
  ),
  'operations-per-channel': entry(
    'warning',
    'Many operations on one channel make every AsyncAPI tool slow: the time grows with the square of their number.',
    'Describe the channel with one operation that carries all its messages.',
  ),
  'schema-format-unknown': entry(
    'error',
    'The schema is written in a format that is not supported.',
    'Leave schemaFormat out, or use application/schema+json;version=draft-07 or ;version=draft-2020-12.',
  ),
  'schema-invalid': entry(
    'error',
    'A schema keyword has a value that JSON Schema does not allow.',
    'Correct the value.',
  ),
  'schema-keyword-unknown': entry(
    'error',
    'A schema has a keyword that its JSON Schema dialect does not know.',
    'Correct the spelling, remove it, or write a note of your own as x-….',
  ),
  'schema-id-clash': entry(
    'error',
    'Two schemas claim the same $id or $anchor, so a $ref to it could mean either.',
    'Give each schema an $id of its own.',
  ),
  'pattern-invalid': entry(
    'error',
    'A pattern is not a regular expression that JavaScript can read with the u flag.',
    'Correct the regular expression.',
  ),
  'pattern-backtracking': entry(
    'error',
    'A pattern can take exponential time on a hostile string.',
    'Rewrite it so that no repeated part can match the same text in two ways.',
  ),
  'channel-empty': entry(
    'warning',
    'A channel has no messages, or the document no channels, so there are no events.',
    'Add what is missing, or remove the channel.',
  ),
  'webhook-missing': entry(
    'error',
    'A channel does not say how its events are told apart.',
    'Add x-webhook with at least eventType, e.g. `x-webhook: { eventType: [$message.payload#/type] }`.',
  ),
  'webhook-invalid': entry('error', 'x-webhook does not follow its schema.', 'See specs/x-webhook.schema.json.'),
  'webhook-place-unknown': entry(
    'warning',
    'x-webhook points to a place that the payload of no event has.',
    'Correct the expression, or add the property to the envelope.',
  ),
  'webhook-ping-unknown': entry(
    'error',
    'The ping of x-webhook is not an event of this channel.',
    'Name one of the event types of the channel.',
  ),
  'event-type-missing': entry(
    'error',
    'The payload schema of a message does not pin its event type.',
    'Give the property at the place that x-webhook.eventType names a `const` with the event type.',
  ),
  'event-type-clash': entry(
    'error',
    'Two messages of one channel claim the same event type.',
    'Give each message its own event type, or merge them.',
  ),
  'message-name-clash': entry(
    'error',
    'Two messages of one channel have the same name.',
    'Give each message its own name.',
  ),
  'name-clash': entry(
    'error',
    'Two things get the same name in generated code.',
    'Rename one of the two; an event gets another name with x-name on its message, e.g. `x-name: user.created.legacy`.',
  ),
  'example-missing': entry('warning', 'An event has no example.', "Add one under the message's examples."),
  'example-invalid': entry(
    'error',
    'An example is not valid against the payload schema of its message.',
    'Correct the example or the schema.',
  ),
  'extension-invalid': entry(
    'error',
    'An x- extension that hookbook reads has a value it cannot use.',
    'Correct the value.',
  ),
} as const satisfies Record<string, CatalogueEntry>;

export type DiagnosticCode = keyof typeof CATALOGUE;

export interface CatalogueEntry {
  readonly severity: 'error' | 'warning';
  readonly title: string;
  readonly fix: string;
}

function entry(severity: CatalogueEntry['severity'], title: string, fix: string): CatalogueEntry {
  return { severity, title, fix };
}
