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
    'warning',
    'A $ref points to a remote file. Hookbook never fetches over the network, so it accepts any value in place of a remote schema, and leaves out a remote message.',
    'Save the file in the specs folder and refer to that file.',
  ),
  'ref-outside': entry(
    'error',
    'A $ref points outside the root folder, which is the folder of the root document unless --root names another.',
    'Set --root to a folder that contains all files of the contract, or move the file into the root folder.',
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
    'A $ref refers to itself and never reaches a value.',
    'Replace one of the $refs in the cycle with a value.',
  ),
  'ref-siblings': entry(
    'warning',
    'A keyword next to a $ref has no effect in JSON Schema draft-07.',
    'Move the $ref into allOf: [{ $ref: … }], and keep the keyword next to allOf.',
  ),
  'overlay-invalid': entry(
    'error',
    'An overlay does not follow the Overlay Specification, or cannot be applied.',
    'Correct the overlay. See https://spec.openapis.org/overlay/latest.html.',
  ),
  'overlay-target-missing': entry(
    'warning',
    'The target of an overlay action matches nothing, so the action changes nothing.',
    'Correct the JSONPath, or remove the action. An overlay of another file than the root document has to name it in `extends`.',
  ),
  'import-refused': entry(
    'error',
    'A webhook of an OpenAPI document, or the document, cannot be imported.',
    'Correct the OpenAPI document.',
  ),
  'import-incomplete': entry(
    'warning',
    'A part of an OpenAPI document is left out of the import, or is not known.',
    'Add the missing part with an overlay.',
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
  'asyncapi-unchecked': entry(
    'warning',
    'The document could not be checked against the AsyncAPI specification.',
    'Report it to @asyncapi/parser. A $ref to a schema inside a Multi Format Schema Object that refers to itself is a known cause.',
  ),
  'operations-per-channel': entry(
    'warning',
    'Many operations on one channel make AsyncAPI tools slow: the time grows with the square of their number.',
    'Replace them with one operation that covers all messages of the channel.',
  ),
  'schema-format-unknown': entry(
    'warning',
    'The format of a schema is not supported, so its message is not an event.',
    'Remove schemaFormat, or set it to application/schema+json;version=draft-07 or ;version=draft-2020-12.',
  ),
  'schema-dialect-unknown': entry(
    'error',
    'The $schema of a schema names a dialect that is not supported.',
    'Write the schema in draft-04 to draft-07, 2019-09 or 2020-12, and set $schema to that dialect or remove it.',
  ),
  'schema-invalid': entry(
    'error',
    'A schema keyword has a value that JSON Schema does not allow.',
    'Correct the value.',
  ),
  'schema-keyword-unknown': entry(
    'error',
    'A schema contains a misspelt keyword, or one of another dialect that changes its meaning.',
    'Correct the spelling or remove the keyword. To add your own annotation, choose a name that starts with x-.',
  ),
  'schema-type-missing': entry('warning', 'A schema describes an object but has no type.', 'Add `type: object`.'),
  'schema-nullable': entry(
    'warning',
    'A schema outside of OpenAPI 3.0 uses `nullable`. It is read as in OpenAPI 3.0.',
    "Write type: [string, 'null'], or anyOf: [{ $ref: … }, { type: 'null' }]; or set the schemaFormat to application/vnd.oai.openapi;version=3.0.0.",
  ),
  'schema-keyword-ignored': entry(
    'advice',
    'A schema contains a keyword that its dialect does not define, and that is therefore ignored.',
    'Remove the keyword, or set the schemaFormat to a dialect that has it. For your own annotation, choose a name that starts with x-.',
  ),
  'schema-format-misspelt': entry(
    'warning',
    'The format of a schema is similar to one of JSON Schema and unknown, so validators accept any value.',
    'Correct the spelling, or choose a less similar name for your own format.',
  ),
  'schema-value-excluded': entry(
    'warning',
    'An enum or a const has a value that the type beside it excludes.',
    'Remove the value, or add its type to type.',
  ),
  'enum-description-unused': entry(
    'warning',
    'A description is about a value that the enum does not list.',
    'Correct the spelling of the value, list it, or remove its description.',
  ),
  'schema-id-clash': entry(
    'error',
    'Two schemas have the same $id or $anchor, so a $ref to it is ambiguous.',
    'Give each schema a unique $id or $anchor.',
  ),
  'number-rounded': entry(
    'warning',
    'A number in a schema has more digits than JavaScript can hold, so validators compare with another number.',
    'Use fewer digits, or describe the value as a string.',
  ),
  'pattern-invalid': entry(
    'error',
    'A pattern is not a valid JavaScript regular expression.',
    'Correct the regular expression.',
  ),
  'pattern-rewritten': entry(
    'warning',
    'A pattern is a valid regular expression only without the u flag, with which validators read it.',
    'Remove each backslash before a character that needs none, and add one before a literal {, } or ], and before a hyphen beside a set such as \\w.',
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
  'webhook-default': entry(
    'advice',
    'The document has no x-webhook, so defaults apply.',
    'Add x-webhook to its info, or with an overlay, to describe how events are distinguished, signed and delivered.',
  ),
  'mock-server-left-out': entry(
    'advice',
    'The mock server speaks HTTP, so it leaves out a provider that is reached by another protocol.',
    'Ignore this, or describe the webhooks with x-webhook.',
  ),
  'webhook-missing': entry(
    'error',
    'A channel has no x-webhook, although others have one.',
    'Add x-webhook with at least eventType, for example `x-webhook: { eventType: [$message.payload#/type] }`. If no event type is on the wire, add `x-webhook: {}` and an x-provider with the name of the provider.',
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
  'webhook-scenario-unknown': entry(
    'warning',
    'A scenario of x-webhook names an event or an example that does not exist, so it cannot be played.',
    'Name an event and an example of this provider.',
  ),
  'delivery-invalid': entry(
    'error',
    'The contract describes deliveries that cannot exist, by their signature, headers or body.',
    'Correct the value.',
  ),
  'delivery-header': entry(
    'warning',
    'A message without x-webhook has a header that HTTP does not allow, so the mock server cannot send it.',
    'Correct the header. If the provider speaks another protocol, describe its servers.',
  ),
  'delivery-content-type': entry(
    'warning',
    'The content type of deliveries is no media type or does not match the body, or two places of the document give different content types.',
    'Use the same media type in both places, or remove one of them.',
  ),
  'event-none': entry(
    'warning',
    'The document describes only messages that the application receives, which are not events.',
    'To generate their types and documentation anyway, add --include receive. If the application sends them, set the action of the operation to send.',
  ),
  'event-type-missing': entry(
    'warning',
    'The event type of a message is not known, so the message is not an event.',
    'Add `x-event-type` to the message, or pin the value with `const` in its schema.',
  ),
  'event-type-inferred': entry(
    'advice',
    'The event type is inferred, because no schema pins it.',
    'Check it, and confirm it with `x-event-type` on the message or `const` in its schema.',
  ),
  'event-type-clash': entry(
    'warning',
    'Several messages have the same event type, so none of them is an event.',
    'Give each message its own event type, or merge the messages.',
  ),
  'message-name-clash': entry(
    'warning',
    'Two messages of a provider have the same name.',
    'Give each message its own name.',
  ),
  'name-clash': entry(
    'warning',
    'Two names collide in generated code, so one of them gets a suffix.',
    'To choose the name yourself, set x-name on the message or the schema, for example `x-name: user.created.legacy`.',
  ),
  'provider-clash': entry(
    'error',
    'The names of two providers, or of a provider and of Hookbook, collide in generated code.',
    'Rename the channel, or set x-provider on it.',
  ),
  'example-missing': entry(
    'advice',
    'Events have no example, so the documentation and the mock server show generated payloads.',
    'Add examples to their messages.',
  ),
  'example-invalid': entry(
    'error',
    'An example does not match the payload schema of its message.',
    'Correct the example or the schema.',
  ),
  'example-header-missing': entry(
    'warning',
    'An example lacks a header that the signature covers, so the mock server cannot send it.',
    'Add the header to the headers of the example.',
  ),
  'extension-invalid': entry('error', 'An extension that Hookbook reads (x-…) is not valid.', 'Correct the value.'),
  'guide-invalid': entry(
    'error',
    'A guide of x-guides is not valid.',
    'Give it a title, a text and, optionally, a summary.',
  ),
  'guide-link-unknown': entry(
    'warning',
    'A guide links to an event, a provider or a guide that does not exist, so the link is left out.',
    'Link to `event:<provider>/<event type>`, `provider:<name>` or `guide:<name>`.',
  ),
  'guide-facts-unknown': entry(
    'warning',
    'A code block of a guide names facts that do not exist, so it is left out.',
    'Use signature, places, retries, order or responses.',
  ),
  'release-invalid': entry(
    'error',
    'A release of x-releases is not valid.',
    'Give it a date and a list of changes, each with a provider, a severity and a message.',
  ),
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
