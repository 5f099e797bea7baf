import type { DeliveryOptions } from '../delivery/createDelivery.ts';
import { suggest } from '../errors/suggest.ts';
import { UsageError } from '../errors/usageError.ts';
import type { SequenceOptions } from '../scenario/createDeliveries.ts';
import type { SendOptions } from '../send/send.ts';

/** The body of `POST /send`: options of `createDelivery` and `send` under the same names. */
export type SendBody = Pick<
  DeliveryOptions,
  | 'provider'
  | 'event'
  | 'example'
  | 'payload'
  | 'body'
  | 'set'
  | 'batch'
  | 'verbatim'
  | 'id'
  | 'environment'
  | 'fault'
  | 'seed'
  | 'entities'
  | 'values'
  | 'headers'
  | 'unchecked'
> &
  Pick<SendOptions, 'retry' | 'timeScale'> & {
    readonly url: string;
    /** JSON pointers of members to remove from the payload. */
    readonly unset?: readonly string[];
    /** A body that is not text. */
    readonly bodyBase64?: string;
    readonly secret?: DeliveryOptions['secret'];
  };

interface Member {
  readonly isValid: (value: unknown) => boolean;
  /** Completes the sentence "… must be". */
  readonly expected: string;
  /** JSON Schema, for the description of the API. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly required?: true;
}

const STRING: Member = {
  isValid: (value) => typeof value === 'string',
  expected: 'a string',
  schema: { type: 'string' },
};
const BOOLEAN: Member = {
  isValid: (value) => typeof value === 'boolean',
  expected: 'true or false',
  schema: { type: 'boolean' },
};
const STRINGS = { type: 'array', items: STRING.schema };
const MEMBERS: Readonly<Record<keyof SendBody, Member>> = {
  provider: { ...STRING, required: true },
  event: { ...STRING, required: true },
  url: { ...STRING, required: true },
  example: STRING,
  payload: { isValid: () => true, expected: 'a JSON value', schema: {} },
  body: STRING,
  bodyBase64: { isValid: isBase64, expected: 'base64', schema: { type: 'string', contentEncoding: 'base64' } },
  set: { isValid: isObject, expected: 'an object whose keys are JSON pointers', schema: { type: 'object' } },
  unset: {
    isValid: (value) => Array.isArray(value) && value.every(STRING.isValid),
    expected: 'an array of JSON pointers',
    schema: STRINGS,
  },
  batch: {
    isValid: (value) => Array.isArray(value) && value.every(STRING.isValid),
    expected: 'an array of event types',
    schema: STRINGS,
  },
  unchecked: BOOLEAN,
  seed: STRING,
  entities: {
    isValid: isEntityIds,
    expected: 'an object with ids',
    schema: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
  },
  headers: {
    isValid: (value) => isObject(value) && Object.values(value).every(STRING.isValid),
    expected: 'an object of strings',
    schema: { type: 'object', additionalProperties: STRING.schema },
  },
  verbatim: BOOLEAN,
  id: STRING,
  environment: STRING,
  fault: STRING,
  secret: {
    isValid: (value) => STRING.isValid(value) || (Array.isArray(value) && value.every(STRING.isValid)),
    expected: 'a string or an array of strings',
    schema: { anyOf: [STRING.schema, STRINGS] },
  },
  values: {
    isValid: (value) => isObject(value) && Object.values(value).every(STRING.isValid),
    expected: 'an object of strings',
    schema: { type: 'object', additionalProperties: STRING.schema },
  },
  retry: {
    isValid: (value) => typeof value === 'boolean' || value === 'standard',
    expected: "true, false or 'standard'",
    schema: { enum: [true, false, 'standard'] },
  },
  timeScale: {
    isValid: (value) => typeof value === 'number' && value >= 0 && value <= 1000,
    expected: 'a number from 0 to 1000',
    schema: {
      ...{ type: 'number', minimum: 0, maximum: 1000, default: 1 },
      description: 'Multiplies the time between events and between attempts. With 0, nothing waits.',
    },
  },
};

/** The body of `POST /play`. */
export type PlayBody = Pick<
  SequenceOptions,
  'provider' | 'steps' | 'values' | 'seed' | 'entities' | 'environment' | 'fault' | 'unchecked'
> &
  Pick<SendOptions, 'retry' | 'timeScale'> & { readonly url: string; readonly secret?: DeliveryOptions['secret'] };

const STEP = { type: 'object', properties: { event: STRING.schema }, required: ['event'] };

const PLAY_MEMBERS: Readonly<Record<keyof PlayBody, Member>> = {
  provider: MEMBERS.provider,
  steps: {
    isValid: isSteps,
    expected: 'an array of scenarios, event types or steps',
    schema: { type: 'array', minItems: 1, items: { anyOf: [STRING.schema, STEP] } },
    required: true,
  },
  url: MEMBERS.url,
  unchecked: BOOLEAN,
  seed: STRING,
  entities: MEMBERS.entities,
  environment: STRING,
  fault: STRING,
  secret: MEMBERS.secret,
  values: MEMBERS.values,
  retry: MEMBERS.retry,
  timeScale: MEMBERS.timeScale,
};

function isSteps(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((step: unknown) => typeof step === 'string' || (isObject(step) && typeof step.event === 'string'))
  );
}

const REDELIVER_MEMBERS = { retry: MEMBERS.retry, timeScale: MEMBERS.timeScale };

/** Which deliveries to send again: all that match. */
export type RedeliverAllBody = Pick<SendOptions, 'retry' | 'timeScale'> & {
  /** The lowest number. */
  readonly from?: number;
  /** The highest number. */
  readonly to?: number;
  readonly provider?: string;
  readonly event?: string;
  readonly delivered?: boolean;
};

const NUMBER: Member = {
  isValid: (value) => Number.isSafeInteger(value) && Number(value) >= 1,
  expected: 'an integer from 1',
  schema: { type: 'integer', minimum: 1 },
};

const REDELIVER_ALL_MEMBERS: Readonly<Record<keyof RedeliverAllBody, Member>> = {
  ...{ from: NUMBER, to: NUMBER, provider: STRING, event: STRING, delivered: BOOLEAN },
  ...REDELIVER_MEMBERS,
};

export interface EnableBody {
  readonly provider: string;
  readonly url: string;
}

const ENABLE_MEMBERS: Readonly<Record<keyof EnableBody, Member>> = { provider: MEMBERS.provider, url: MEMBERS.url };

export interface RequestBodies {
  readonly send: object;
  readonly play: object;
  readonly redeliver: object;
  readonly redeliverAll: object;
  readonly enable: object;
}

/** JSON Schemas of the bodies, for the description of the API. */
export const REQUEST_BODIES: RequestBodies = {
  send: schemaOf(MEMBERS),
  play: schemaOf(PLAY_MEMBERS),
  redeliver: schemaOf(REDELIVER_MEMBERS),
  redeliverAll: schemaOf(REDELIVER_ALL_MEMBERS),
  enable: schemaOf(ENABLE_MEMBERS),
};

function schemaOf(members: Readonly<Record<string, Member>>): object {
  const entries = Object.entries(members);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, { schema }]) => [name, schema])),
    required: entries.filter(([, { required }]) => required).map(([name]) => name),
    additionalProperties: false,
  };
}

/** The names of the optional members, for the help text. */
export const OPTIONAL_MEMBERS = Object.entries(MEMBERS)
  .filter(([, { required }]) => !required)
  .map(([name]) => name);

/** Checks the body of `POST /send`. Throws a `UsageError` for the first member that is unknown, missing or invalid. */
export function parseSendBody(value: unknown): SendBody {
  return parseBody<SendBody>(value, MEMBERS, '`provider`, `event` and `url`');
}

/** The same for `POST /play`. */
export function parsePlayBody(value: unknown): PlayBody {
  return parseBody<PlayBody>(value, PLAY_MEMBERS, '`provider`, `steps` and `url`');
}

/** The body of `POST /deliveries/:number/redeliver`. */
export function parseRedeliverBody(value: unknown): Pick<SendOptions, 'retry' | 'timeScale'> {
  return parseBody(value, REDELIVER_MEMBERS, '`retry` and `timeScale`, or nothing');
}

/** The body of `POST /redeliver`. */
export function parseRedeliverAllBody(value: unknown): RedeliverAllBody {
  return parseBody(value, REDELIVER_ALL_MEMBERS, '`from`, `to`, `provider`, `event` or `delivered`');
}

/** The body of `POST /endpoints/enable`. */
export function parseEnableBody(value: unknown): EnableBody {
  return parseBody(value, ENABLE_MEMBERS, '`provider` and `url`');
}

function parseBody<Parsed>(value: unknown, members: Readonly<Record<string, Member>>, required: string): Parsed {
  if (!isObject(value)) throw invalidBody('body', 'The body must be an object.', `Send an object with ${required}.`);
  checkNames(Object.keys(value), Object.keys(members));
  for (const [name, member] of Object.entries(members)) checkMember(name, value, member);
  return value as Parsed;
}

function checkMember(name: string, value: Readonly<Record<string, unknown>>, member: Member): void {
  const { isValid, expected, required } = member;
  const isPresent = Object.hasOwn(value, name);
  if (!isPresent && required) throw invalidBody(`body.${name}`, `\`${name}\` is missing.`, `Pass ${expected}.`);
  if (isPresent && !isValid(value[name]))
    throw invalidBody(`body.${name}`, `\`${name}\` must be ${expected}.`, `Pass ${expected}.`);
}

function isEntityIds(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((id) => typeof id === 'string' || typeof id === 'number');
}

function isBase64(value: unknown): boolean {
  return typeof value === 'string' && /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkNames(names: readonly string[], known: readonly string[]): void {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const fix = `Use only: ${known.join(', ')}.`;
  throw invalidBody(`body.${unknown}`, `Unknown member \`${unknown}\`.`, fix, suggest(unknown, known));
}

function invalidBody(where: string, message: string, fix: string, suggestions: readonly string[] = []): UsageError {
  return new UsageError({ code: 'invalid-body', message, where, fix, suggestions });
}
