import { createRequire } from 'node:module';
import type { Delivery, RuntimeExpression, Signature, Webhook } from '@hookbook/contract';
import { fromPointer, isMapping } from '@hookbook/contract/data';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { createDiagnostic, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { didYouMean, nearest } from '../../diagnostics/suggest.ts';
import { locationOf, member, members, type SpecNode } from '../../spec/file/specNode.ts';

/** Reads the `x-webhook` of a channel. Without a webhook, the diagnostics explain why. */
export type WebhookReader = (
  name: string,
  channel: SpecNode,
) => { webhook?: Webhook; diagnostics: readonly Diagnostic[] };

/** The reader compiles the schema of `x-webhook` once, when the first channel needs it. */
export function createWebhookReader(): WebhookReader {
  let validate: ValidateFunction | undefined;
  return (name, channel) => {
    const node = member(channel, 'x-webhook');
    if (!node) return { diagnostics: [missingWebhook(name, channel)] };
    validate ??= compileSchema();
    if (validate(node.value)) return { webhook: webhookOf(node.value as WebhookInput), diagnostics: [] };
    return { diagnostics: primaryErrors(validate.errors ?? []).map((error) => invalidWebhook(node, error)) };
  };
}

function compileSchema(): ValidateFunction {
  const schema = createRequire(import.meta.url)('@hookbook/specs/x-webhook.schema.json') as object;
  return new Ajv({ allErrors: true, strict: false, verbose: true, validateSchema: false }).compile(schema);
}

function missingWebhook(name: string, channel: SpecNode): Diagnostic {
  const [, typo] = members(channel).find(([key]) => nearest(key, ['x-webhook']) !== undefined) ?? [];
  const hint = typo ? didYouMean(typo.path.at(-1) ?? '', ['x-webhook']) : '';
  return createDiagnostic(
    'webhook-missing',
    locationOf(typo ?? channel, 'key'),
    `The channel ${name} has no x-webhook.${hint}`,
  );
}

/** The fields of `x-webhook` as people write them. */
interface WebhookInput {
  eventType: string | string[];
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
    eventType: [eventType].flat().map(parseRuntimeExpression),
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

const COMPOSITION_KEYWORDS = ['allOf', 'anyOf', 'oneOf', 'if'];

/**
 * Drops errors that follow from others: Ajv also reports the composition that failed; and a condition on an invalid value
 * selects the wrong branch.
 */
function primaryErrors(errors: readonly ErrorObject[]): ErrorObject[] {
  const causes = errors.filter(({ keyword }) => !COMPOSITION_KEYWORDS.includes(keyword));
  const unconditional = causes.filter((error) => !isConditional(error));
  const followsFromOther = ({ instancePath }: ErrorObject) =>
    unconditional.some((error) => `${error.instancePath}/`.startsWith(`${instancePath}/`));
  return [...unconditional, ...causes.filter((error) => isConditional(error) && !followsFromOther(error))];
}

function isConditional({ schemaPath }: ErrorObject): boolean {
  return /\/(then|else|anyOf|oneOf)\//.test(schemaPath);
}

function invalidWebhook(webhook: SpecNode, error: ErrorObject): Diagnostic {
  const path = fromPointer(error.instancePath) ?? [];
  const node = path.reduce<SpecNode>((parent, token) => member(parent, token) ?? parent, webhook);
  const name = ['x-webhook', ...path].join('.');
  const parentSchema = isMapping(error.parentSchema) ? error.parentSchema : {};
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownField(name, node, String(error.params.additionalProperty), parentSchema);
    case 'required':
      return createDiagnostic('webhook-invalid', locationOf(node), `${name} lacks ${error.params.missingProperty}.`);
    case 'enum':
      return unknownValue(name, node, (error.params.allowedValues as unknown[]).map(String));
    case 'pattern':
      return createDiagnostic('webhook-invalid', locationOf(node), `${name} cannot be "${String(node.value)}".`, {
        fix: `Write it in the right form${exampleOf(parentSchema)}.`,
      });
    default: {
      const { description } = parentSchema;
      const fix = typeof description === 'string' ? { fix: description } : {};
      return createDiagnostic('webhook-invalid', locationOf(node), `${name} ${error.message ?? 'is not valid'}.`, fix);
    }
  }
}

type SchemaOfField = Readonly<Record<string, unknown>>;

function unknownField(name: string, node: SpecNode, field: string, schema: SchemaOfField): Diagnostic {
  const fields = isMapping(schema.properties) ? Object.keys(schema.properties) : [];
  const message = `${name} has no member "${field}".${didYouMean(field, fields)}`;
  return createDiagnostic('webhook-invalid', locationOf(member(node, field) ?? node, 'key'), message, {
    fix: `Known members: ${fields.join(', ')}.`,
  });
}

function unknownValue(name: string, node: SpecNode, allowed: readonly string[]): Diagnostic {
  const message = `${name} must be one of ${allowed.join(', ')}.${didYouMean(String(node.value), allowed)}`;
  return createDiagnostic('webhook-invalid', locationOf(node), message);
}

function exampleOf({ examples }: SchemaOfField): string {
  return Array.isArray(examples) && typeof examples[0] === 'string' ? `, for example ${examples[0]}` : '';
}
