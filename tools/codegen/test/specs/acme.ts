/** The files of a spec, by their path relative to the folder of the root document. */
export type SpecFiles = Readonly<Record<string, string>>;

/** A valid spec of a made-up provider with two events, which share a schema. */
export const ACME: SpecFiles = {
  'asyncapi.yaml': `asyncapi: 3.0.0
info:
  title: Acme
  version: 1.0.0
  description: The events of a made-up provider.
channels:
  acme: { $ref: ./acme/channel.yaml }
operations:
  sendAcme:
    action: send
    channel: { $ref: '#/channels/acme' }
`,
  'acme/channel.yaml': `address: null
title: Acme
messages:
  user.created: { $ref: ./events/user.created.yaml }
  user.deleted: { $ref: ./events/user.deleted.yaml }
x-webhook:
  eventType: $message.payload#/type
`,
  'acme/events/user.created.yaml': `name: user.created
title: User created
payload:
  type: object
  required: [type, user]
  properties:
    type: { const: user.created }
    user: { $ref: ../schemas/user.yaml }
examples:
  - name: plain
    payload: { $ref: ../examples/user.created.json }
`,
  'acme/events/user.deleted.yaml': `name: user.deleted
title: User deleted
payload:
  type: object
  required: [type, user]
  properties:
    type: { const: user.deleted }
    user: { $ref: ../schemas/user.yaml }
examples:
  - name: plain
    payload: { type: user.deleted, user: { id: u1 } }
`,
  'acme/schemas/user.yaml': `type: object
required: [id]
properties:
  id: { type: string }
  email: { type: string, format: email }
`,
  'acme/examples/user.created.json': `{
  "type": "user.created",
  "user": {
    "id": "u1"
  }
}
`,
};

export const ROOT = 'asyncapi.yaml';
export const CHANNEL = 'acme/channel.yaml';
export const CREATED = 'acme/events/user.created.yaml';
export const DELETED = 'acme/events/user.deleted.yaml';
export const USER = 'acme/schemas/user.yaml';
export const EXAMPLE = 'acme/examples/user.created.json';

/** Acme with some files replaced or added; `undefined` removes a file. */
export function acmeWith(changes: Readonly<Record<string, string | undefined>>): SpecFiles {
  const entries = Object.entries({ ...ACME, ...changes });
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

export type Edit = readonly [file: string, from: string, to: string];

/** Acme with one or more edits. */
export function acmeEdited(file: string, from: string, to: string, ...more: readonly Edit[]): SpecFiles {
  return [[file, from, to] as const, ...more].reduce(edited, ACME);
}

/** Replaces the first occurrence of `from` in a file; fails if there is none. */
export function edited(files: SpecFiles, [file, from, to]: Edit): SpecFiles {
  const text = files[file];
  if (!text?.includes(from)) throw new Error(`${file} does not contain ${JSON.stringify(from)}.`);
  return { ...files, [file]: text.replace(from, () => to) };
}

/** Acme with two event types that differ only in case. */
export const TWO_CASINGS: SpecFiles = acmeEdited(
  CREATED,
  'const: user.created',
  'const: User.Created',
  [EXAMPLE, 'user.created', 'User.Created'],
  [DELETED, 'const: user.deleted', 'const: user.created'],
  [DELETED, 'type: user.deleted', 'type: user.created'],
);
