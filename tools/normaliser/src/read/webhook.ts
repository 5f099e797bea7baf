import { createRequire } from 'node:module';
import type { Delivery, RuntimeExpression, Signature, Webhook } from '@hookbook/contract';
import { fromPointer } from '@hookbook/contract/data';
import type { Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import type { SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { Ajv, type ValidateFunction } from 'ajv';
import { invalidWebhook } from './webhookErrors.ts';

/** Reads an `x-webhook`. Without a webhook, the diagnostics explain why. */
export type WebhookReader = (node: SpecNode) => { webhook?: Webhook; diagnostics: readonly Diagnostic[] };

/** The reader compiles the schema of `x-webhook` once, when the first one is read. */
export function createWebhookReader(): WebhookReader {
  let validate: ValidateFunction | undefined;
  return (node) => {
    validate ??= compileSchema();
    if (validate(node.value)) return { webhook: webhookOf(node.value as WebhookInput), diagnostics: [] };
    return { diagnostics: invalidWebhook(node, validate.errors ?? []) };
  };
}

/** The webhook of a provider whose document says nothing about it. */
export const DEFAULT_WEBHOOK: Webhook = { eventType: [] };

function compileSchema(): ValidateFunction {
  const schema = createRequire(import.meta.url)('@hookbook/specs/x-webhook.schema.json') as object;
  return new Ajv({ allErrors: true, strict: false, verbose: true, validateSchema: false }).compile(schema);
}

/** The fields of `x-webhook` as people write them. */
interface WebhookInput {
  eventType?: string | string[];
  eventId?: string;
  idempotencyKey?: string;
  occurredAt?: string;
  redelivered?: string;
  data?: string;
  formats?: Webhook['formats'];
  signature?: SignatureInput;
  delivery?: Partial<Delivery>;
  ping?: string;
  notes?: string;
}

type SignatureInput = Partial<Signature> & Pick<Signature, 'scheme'>;

function webhookOf(input: WebhookInput): Webhook {
  const { eventType, eventId, idempotencyKey, occurredAt, redelivered, data, ...otherFields } = input;
  const { formats, signature, delivery, ping, notes } = otherFields;
  const expressions = Object.entries({ eventId, idempotencyKey, occurredAt, redelivered, data });
  const present = expressions.filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    eventType: [eventType ?? []].flat().map(parseRuntimeExpression),
    ...Object.fromEntries(present.map(([name, expression]) => [name, parseRuntimeExpression(expression)])),
    ...(formats && { formats }),
    ...(signature && { signature: signatureOf(signature) }),
    ...(delivery && { delivery: { origin: 'vendor', ...delivery } }),
    ...(ping !== undefined && { ping }),
    ...(notes !== undefined && { notes }),
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

/** The fields that follow from the signature scheme and may be left out. */
const SCHEME_DEFAULTS: Readonly<Record<Signature['scheme'], Omit<Signature, 'scheme' | 'origin'>>> = {
  'hmac-sha256': { header: '', encoding: 'hex', prefix: '', content: '{body}' },
  'standard-webhooks': {
    header: 'webhook-signature',
    encoding: 'base64',
    prefix: 'v1,',
    separator: ' ',
    content: '{webhook-id}.{webhook-timestamp}.{body}',
    tolerance: 'PT5M',
  },
};

function signatureOf(input: SignatureInput): Signature {
  const signature = { origin: 'vendor' as const, ...SCHEME_DEFAULTS[input.scheme], ...input };
  return { ...signature, header: signature.header.toLowerCase() };
}

/** The expressions of `x-webhook`, each with its field and its path in there. */
export function expressionsOf({ eventType, eventId, idempotencyKey, occurredAt, redelivered, data }: Webhook) {
  const fields = Object.entries({ eventId, idempotencyKey, occurredAt, redelivered, data });
  return [
    ...eventType.map((expression, index) => ({ field: 'eventType', path: ['eventType', String(index)], expression })),
    ...fields.flatMap(([field, expression]) => (expression ? [{ field, path: [field], expression }] : [])),
  ];
}
