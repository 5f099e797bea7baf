import { createRequire } from 'node:module';
import type { Delivery, RuntimeExpression, Signature, Webhook } from '@hookbook/contract';
import { fromPointer, isMapping } from '@hookbook/contract/data';
import { Ajv, type ErrorObject } from 'ajv';
import { createDiagnostic, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { didYouMean, nearest } from '../../diagnostics/suggest.ts';
import { locationOf, member, members, type SpecNode } from '../../spec/file/specNode.ts';

/** Reads the `x-webhook` of a channel; without a webhook, the diagnostics say why. */
export type WebhookReader = (
  name: string,
  channel: SpecNode,
) => { webhook?: Webhook; diagnostics: readonly Diagnostic[] };

/** The schema of `x-webhook` is compiled for the first channel and serves all of a document. */
export function createWebhookReader(): WebhookReader {
  let validate: ReturnType<Ajv['compile']> | undefined;
  return (name, channel) => {
    const node = member(channel, 'x-webhook');
    if (!node) return { diagnostics: [missing(name, channel)] };
    validate ??= compileSchema();
    if (validate(node.value)) return { webhook: webhookOf(node.value as WrittenWebhook), diagnostics: [] };
    return { diagnostics: primary(validate.errors ?? []).map((error) => toProblem(node, error)) };
  };
}

function compileSchema(): ReturnType<Ajv['compile']> {
  const schema = createRequire(import.meta.url)('@hookbook/specs/x-webhook.schema.json') as object;
  return new Ajv({ allErrors: true, strict: false, verbose: true, validateSchema: false }).compile(schema);
}

function missing(name: string, channel: SpecNode): Diagnostic {
  const [, slip] = members(channel).find(([key]) => nearest(key, ['x-webhook']) !== undefined) ?? [];
  const hint = slip ? didYouMean(slip.path.at(-1) ?? '', ['x-webhook']) : '';
  return createDiagnostic(
    'webhook-missing',
    locationOf(slip ?? channel, 'key'),
    `The channel ${name} has no x-webhook.${hint}`,
  );
}

/** `$message.header#/x-github-event` → its parts. Header names are compared without case. */
function parseRuntimeExpression(expression: string): RuntimeExpression {
  const hash = expression.indexOf('#');
  const where = expression.slice(0, hash);
  const path = fromPointer(expression.slice(hash + 1)) ?? [];
  if (where === '$message.header') return { in: 'header', path: path.map((token) => token.toLowerCase()), expression };
  return { in: 'payload', path, expression };
}

interface WrittenWebhook {
  eventType: string | string[];
  eventId?: string;
  idempotencyKey?: string;
  occurredAt?: string;
  redelivered?: string;
  data?: string;
  formats?: Webhook['formats'];
  signature?: Partial<Signature> & Pick<Signature, 'scheme'>;
  delivery?: Partial<Delivery>;
  ping?: string;
  notes?: string;
}

function webhookOf(written: WrittenWebhook): Webhook {
  const { eventType, eventId, idempotencyKey, occurredAt, redelivered, data, ...rest } = written;
  const { formats, signature, delivery, ping, notes } = rest;
  const places = { eventId, idempotencyKey, occurredAt, redelivered, data };
  const present = Object.entries(places).filter((entry): entry is [string, string] => entry[1] !== undefined);
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

/** What the scheme itself settles need not be written. */
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

function signatureOf(written: Partial<Signature> & Pick<Signature, 'scheme'>): Signature {
  const signature = { origin: 'vendor' as const, ...SCHEME_DEFAULTS[written.scheme], ...written };
  return { ...signature, header: signature.header.toLowerCase() };
}

/**
 * Ajv also reports the composition that failed, whose reason is already among the errors; and where a condition decides
 * what else is needed, a mistake in what it asks about makes it decide wrongly.
 */
function primary(errors: readonly ErrorObject[]): ErrorObject[] {
  const told = errors.filter(({ keyword }) => !['allOf', 'anyOf', 'oneOf', 'if'].includes(keyword));
  const plain = told.filter((error) => !isConditional(error));
  const isDisturbed = ({ instancePath }: ErrorObject) =>
    plain.some((each) => each.instancePath.startsWith(`${instancePath}/`) || each.instancePath === instancePath);
  return [...plain, ...told.filter((error) => isConditional(error) && !isDisturbed(error))];
}

function isConditional({ schemaPath }: ErrorObject): boolean {
  return /\/(then|else|anyOf|oneOf)\//.test(schemaPath);
}

function toProblem(webhook: SpecNode, error: ErrorObject): Diagnostic {
  const path = fromPointer(error.instancePath) ?? [];
  const node = path.reduce<SpecNode>((at, token) => member(at, token) ?? at, webhook);
  const name = ['x-webhook', ...path].join('.');
  if (error.keyword === 'additionalProperties') {
    const extra = String(error.params.additionalProperty);
    const known = Object.keys((error.parentSchema as { properties?: object } | undefined)?.properties ?? {});
    return createDiagnostic(
      'webhook-invalid',
      locationOf(member(node, extra) ?? node, 'key'),
      `${name} has no member "${extra}".${didYouMean(extra, known)}`,
      {
        fix: `Known members: ${known.join(', ')}.`,
      },
    );
  }
  if (error.keyword === 'required')
    return createDiagnostic('webhook-invalid', locationOf(node), `${name} lacks ${error.params.missingProperty}.`);
  if (error.keyword === 'enum') {
    const allowed = (error.params.allowedValues as unknown[]).map(String);
    return createDiagnostic(
      'webhook-invalid',
      locationOf(node),
      `${name} must be one of ${allowed.join(', ')}.${didYouMean(String(node.value), allowed)}`,
    );
  }
  if (error.keyword === 'pattern') {
    const examples = isMapping(error.parentSchema) ? error.parentSchema.examples : undefined;
    const example = Array.isArray(examples) && typeof examples[0] === 'string' ? `, for example ${examples[0]}` : '';
    return createDiagnostic('webhook-invalid', locationOf(node), `${name} cannot be "${String(node.value)}".`, {
      fix: `Write it in the right form${example}.`,
    });
  }
  const described = isMapping(error.parentSchema) ? error.parentSchema.description : undefined;
  const fix = typeof described === 'string' ? { fix: described } : {};
  return createDiagnostic('webhook-invalid', locationOf(node), `${name} ${error.message ?? 'is not valid'}.`, fix);
}
