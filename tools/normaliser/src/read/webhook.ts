import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type {
  DeliveryPolicy,
  Entities,
  Handshake,
  RuntimeExpression,
  Scenario,
  Signature,
  Webhook,
} from '@hookbook/contract';
import { fromPointer, isMapping } from '@hookbook/contract/data';
import type { Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { member, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { isReference } from '@hookbook/spec-reader/spec/findReferences';
import { resolveChain } from '@hookbook/spec-reader/spec/resolve';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import type { ValidateFunction } from 'ajv';
import { placeholdersIn } from '../../../../packages/webhook/src/signature/content.ts';
import { PRESETS, type PresetName } from '../../../../packages/webhook/src/signature/presets.ts';
import type {
  Algorithm,
  FurtherSignature,
  Place,
  Signature as SignatureScheme,
} from '../../../../packages/webhook/src/signature/signature.ts';
import type { XWebhook } from '../../../../packages/webhook/src/x-webhook/index.ts';
import { isXWebhook } from '../gen/isXWebhook.ts';
import { invalidWebhook } from './webhookErrors.ts';

/** Reads an `x-webhook`. Without a webhook, the diagnostics explain why. */
export type WebhookReader = (
  document: SpecDocument,
  node: SpecNode,
) => { webhook?: Webhook; diagnostics: readonly Diagnostic[] };

/** The reader compiles the schema of `x-webhook` once, for the first invalid one. */
export function createWebhookReader(): WebhookReader {
  let validate: ValidateFunction | undefined;
  return (document, node) => {
    const written = member(node, 'scenarios');
    const scenarios = written && resolveChain(document, written);
    // A file that is missing has its own diagnostic.
    const isMissing = scenarios && isReference(scenarios.value);
    const value = scenarios ? { ...(node.value as object), scenarios: isMissing ? {} : scenarios.value } : node.value;
    if (isXWebhook(value)) return { webhook: webhookOf(value), diagnostics: [] };
    validate ??= compileSchema();
    validate(value);
    return { diagnostics: invalidWebhook(node, scenarios, validate.errors ?? []) };
  };
}

/** The webhook of a provider whose document says nothing about it. */
export const DEFAULT_WEBHOOK: Webhook = { eventType: [] };

const require = createRequire(import.meta.url);

/** Compiling takes longer than reading a contract of fifty events, and is worth it only to explain. */
function compileSchema(): ValidateFunction {
  const { Ajv } = require('ajv') as typeof import('ajv');
  const ajv = new Ajv({ allErrors: true, strict: false, verbose: true, validateSchema: false });
  return ajv.compile(JSON.parse(readFileSync(require.resolve('@hookbook/specs/x-webhook.schema.json'), 'utf8')));
}

type Written<Name extends keyof XWebhook> = NonNullable<XWebhook[Name]>;
type WrittenFurther = NonNullable<Written<'signature'>['also']>[number];

function webhookOf(written: XWebhook): Webhook {
  const { eventType, eventId, idempotencyKey, occurredAt, redelivered, resource, data, ...otherFields } = written;
  const { formats, entities, scenarios, signature, delivery, handshake, ping, notes } = otherFields;
  const expressions = Object.entries({ eventId, idempotencyKey, occurredAt, redelivered, resource, data });
  const present = expressions.filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    eventType: [eventType ?? []].flat().map(parseRuntimeExpression),
    ...Object.fromEntries(present.map(([name, expression]) => [name, parseRuntimeExpression(expression)])),
    ...(formats && { formats }),
    ...(entities && { entities: entitiesOf(entities) }),
    ...(scenarios && { scenarios: scenariosOf(scenarios) }),
    ...(signature && { signature: signatureOf(signature) }),
    ...(delivery && { delivery: deliveryOf(delivery) }),
    ...(handshake && { handshake: handshakeOf(handshake) }),
    ...(ping !== undefined && { ping }),
    ...(notes !== undefined && { notes }),
  };
}

const EXPRESSION = /^\$message\.(payload#(\/([^/~]|~[01])*)+|header#\/[A-Za-z0-9!#$%&'*+.^_`|-]+)$/;

/** Whether the `x-entities` of a message have their form. */
export function isEntities(value: unknown): value is Written<'entities'> {
  return (
    isMapping(value) &&
    Object.values(value).every((expressions) =>
      [expressions].flat().every((text) => typeof text === 'string' && EXPRESSION.test(text)),
    )
  );
}

/** The entities of `x-webhook`, or of the `x-entities` of a message. */
export function entitiesOf(written: Written<'entities'>): Entities {
  return Object.fromEntries(
    Object.entries(written).map(([name, expressions]) => [name, [expressions].flat().map(parseRuntimeExpression)]),
  );
}

function scenariosOf(written: Written<'scenarios'>): Readonly<Record<string, Scenario>> {
  return Object.fromEntries(
    Object.entries(written).flatMap(([name, scenario]) =>
      // A `$ref` to a file has been resolved.
      typeof scenario === 'object' ? [[name, scenarioOf(scenario)] as const] : [],
    ),
  );
}

function scenarioOf({ summary = '', steps }: Exclude<Written<'scenarios'>[string], string | undefined>): Scenario {
  return { summary, steps: steps.map((step) => (typeof step === 'string' ? { event: step } : step)) };
}

function handshakeOf({ when = {}, challenge, query, method = 'POST', response }: Written<'handshake'>): Handshake {
  return {
    when: Object.entries(when).map(([place, value]) => ({ place: parseRuntimeExpression(place), value })),
    ...(challenge !== undefined && { challenge: parseRuntimeExpression(challenge) }),
    ...(query !== undefined && { query }),
    ...{ method, response },
  };
}

/** Parses an expression such as `$message.header#/x-github-event`. Header names become lower case. */
function parseRuntimeExpression(expression: string): RuntimeExpression {
  const hash = expression.indexOf('#');
  const source = expression.slice(0, hash);
  const path = fromPointer(expression.slice(hash + 1)) ?? [];
  if (source === '$message.header') return { in: 'header', path: path.map((token) => token.toLowerCase()), expression };
  return { in: 'payload', path, expression };
}

/** What most providers with a scheme of their own do. */
function defaultsOf(algorithm: Algorithm): Pick<SignatureScheme, 'algorithm' | 'key' | 'encoding' | 'content'> {
  if (algorithm === 'none') return { algorithm, key: 'text', encoding: 'text', content: '' };
  const key = /^(hmac-|sha)/.test(algorithm) ? 'text' : 'pem';
  return { algorithm, key, encoding: 'hex', content: '{body}' };
}

function signatureOf({
  scheme,
  prefix,
  origin = 'vendor',
  description,
  tolerance,
  also,
  ...input
}: Written<'signature'>): Signature {
  const preset = presetOf(scheme);
  const own = preset ?? { ...defaultsOf(scheme as Algorithm), format: '{signature}' };
  const format = prefix !== undefined && { format: `${prefix}{signature}` };
  const { header, timestamp, id, headers, ...facts }: SignatureScheme = { ...own, ...format, ...input };
  // A place of its own changes nothing about how old a request may be.
  const inherited = input.content === undefined ? preset?.timestamp?.tolerance : undefined;
  const limit = tolerance ?? inherited;
  const time = timestamp && { ...withLowerCase(timestamp), ...(limit !== undefined && { tolerance: limit }) };
  const main: SignatureScheme = {
    ...facts,
    ...(header !== undefined && { header: header.toLowerCase() }),
    ...(time && { timestamp: time }),
    ...(id && { id: withLowerCase(id) }),
  };
  return {
    scheme,
    ...main,
    ...(headers && { headers: withLowerCaseNames(headers) }),
    ...(also && { also: also.map((entry) => furtherSignatureOf(main, entry)) }),
    ...(tolerance !== undefined && !timestamp && { tolerance }),
    origin,
    ...(description !== undefined && { description }),
  };
}

/** The facts of the main signature, with those of a preset and those in which this one differs. The time and the id are the same. */
function furtherSignatureOf(
  main: SignatureScheme,
  { scheme, prefix, header, ...input }: WrittenFurther,
): FurtherSignature {
  const preset = scheme === undefined ? undefined : presetOf(scheme);
  const named = preset ? ownFacts(preset) : scheme !== undefined && { algorithm: scheme as Algorithm };
  const own = { ...ownFacts(main), ...named };
  const format = prefix !== undefined && { format: `${prefix}{signature}` };
  const name = header ?? own.header;
  return {
    ...{ ...own, ...format, ...input },
    ...(name !== undefined && { header: name.toLowerCase() }),
    ...(main.timestamp && { timestamp: main.timestamp }),
    ...(main.id && { id: main.id }),
  };
}

type SharedFact = 'timestamp' | 'id' | 'headers' | 'member' | 'query' | 'also';
const SHARED_FACTS: readonly string[] = ['timestamp', 'id', 'headers', 'member', 'query'] satisfies SharedFact[];

/** The facts that a signature does not have in common with the others of its request. */
function ownFacts(signature: SignatureScheme): Omit<SignatureScheme, SharedFact> {
  const own = Object.entries(signature).filter(([fact]) => !SHARED_FACTS.includes(fact));
  return Object.fromEntries(own) as unknown as Omit<SignatureScheme, SharedFact>;
}

function presetOf(scheme: string): SignatureScheme | undefined {
  return Object.hasOwn(PRESETS, scheme) ? PRESETS[scheme as PresetName] : undefined;
}

function withLowerCase<T extends Place>(place: T): T {
  return place.header === undefined ? place : { ...place, header: place.header.toLowerCase() };
}

function withLowerCaseNames(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function deliveryOf({ environments, ...input }: Written<'delivery'>): DeliveryPolicy {
  return {
    origin: 'vendor',
    ...attemptsOf(input),
    ...(environments && {
      environments: Object.fromEntries(
        Object.entries(environments).map(([name, attempts]) => [name, attemptsOf(attempts)]),
      ),
    }),
  };
}

function attemptsOf<T extends Pick<Written<'delivery'>, 'retries' | 'disableAfter'>>({
  retries,
  disableAfter,
  ...facts
}: T) {
  return {
    ...facts,
    ...(retries !== undefined && { retries: typeof retries === 'string' ? [] : retries }),
    ...(disableAfter !== undefined && {
      disableAfter: typeof disableAfter === 'string' ? { description: disableAfter } : disableAfter,
    }),
  };
}

/** An expression of `x-webhook`, with its field and its path in there. */
export interface WebhookExpression {
  readonly field: string;
  readonly path: readonly string[];
  readonly expression: RuntimeExpression;
}

/** All expressions, and the members of the payload that the signature names by JSON pointers. */
export function expressionsOf({
  eventType,
  signature,
  entities = {},
  ...webhook
}: Webhook): readonly WebhookExpression[] {
  const { eventId, idempotencyKey, occurredAt, redelivered, resource, data } = webhook;
  const fields = Object.entries({ eventId, idempotencyKey, occurredAt, redelivered, resource, data });
  return [
    ...eventType.map((expression, index) => ({ field: 'eventType', path: ['eventType', String(index)], expression })),
    ...fields.flatMap(([field, expression]) => (expression ? [{ field, path: [field], expression }] : [])),
    ...Object.entries(entities).flatMap(([name, expressions]) =>
      expressions.map((expression, index) => ({
        field: `entities.${name}`,
        path: ['entities', name, ...(expressions.length > 1 ? [String(index)] : [])],
        expression,
      })),
    ),
    ...(signature ? signatureMembers(signature) : []),
  ];
}

function signatureMembers({ member, timestamp, id, content, also = [] }: Signature): readonly WebhookExpression[] {
  const pointers: readonly (readonly [path: readonly string[], pointer: string | undefined])[] = [
    [['member'], member],
    [['timestamp', 'member'], timestamp?.member],
    [['id', 'member'], id?.member],
    ...signedMembers(content).map((pointer) => [['content'], pointer] as const),
    ...also.flatMap((other, index) =>
      signedMembers(other.content).map((pointer) => [['also', String(index), 'content'], pointer] as const),
    ),
  ];
  return pointers.flatMap(([path, pointer]) => {
    if (pointer === undefined) return [];
    const expression = parseRuntimeExpression(`$message.payload#${pointer}`);
    return [{ field: ['signature', ...path].join('.'), path: ['signature', ...path], expression }];
  });
}

function signedMembers(content: Signature['content']): readonly string[] {
  const templates = typeof content === 'string' ? [content] : content.filter((template) => !template.startsWith('?'));
  return placeholdersIn(templates).filter((name) => name.startsWith('/'));
}
