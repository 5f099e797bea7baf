import {
  type AttemptPolicy,
  batchPath,
  type Emitter,
  firstName,
  type GeneratedFile,
  type Handshake,
  isForm,
  type Provider,
  publishedAttempts,
  type RuntimeExpression,
  type Webhook,
} from '@hookbook/contract';
import { docComment, jsonLiteral, memberAccess, stringLiteral } from '@hookbook/contract/text';
import { durationMs } from '../../../../packages/webhook/src/signature/duration.ts';
import {
  type Expression,
  type PartName,
  type SchemeExpression,
  schemeExpression,
} from '../../../../packages/webhook/src/signature/expression.ts';
import { ownValueNames } from '../../../../packages/webhook/src/signature/values.ts';

/** What a receiver knows about a provider: one module each, with `createReceiver`. The rest is written by hand in the package. */
export const emitReceiver: Emitter = ({ providers }) =>
  // A receiver speaks HTTP, and `hookbook check` says which providers it leaves out.
  providers.filter(({ protocols }) => protocols.length === 0).flatMap(providerFiles);

/** Its module, and those that it had under its former names. */
function providerFiles(provider: Provider): readonly GeneratedFile[] {
  const { slug, formerNames = [] } = provider;
  return [
    { path: `${slug}.ts`, text: providerText(provider) },
    ...formerNames.map((former) => ({ path: `${former.slug}.ts`, text: `export * from './${slug}.ts';\n` })),
  ];
}

function providerText(provider: Provider): string {
  const { slug, typeName, webhook } = provider;
  const scheme = webhook.signature && schemeExpression(webhook.signature);
  const values = webhook.signature ? ownValueNames(webhook.signature) : [];
  const parts = [...new Set(scheme ? schemeParts(scheme) : [])].sort();
  const receiverParts = receiverPartsOf(provider);
  const parse = batchPath(provider) ? 'safeParseEvents' : 'safeParseEvent';
  const members = Object.entries({
    name: stringLiteral(firstName(provider)),
    ...(scheme && values.length === 0 && { scheme: schemeText(scheme) }),
    parse,
    ...(webhook.handshake && { handshake: handshakeText(webhook.handshake) }),
    ...valueTexts(webhook),
    ...attemptTexts(webhook.delivery ? publishedAttempts(webhook.delivery) : []),
  });
  const create = `receiverWith(provider, {${receiverParts.length > 0 ? ` ${receiverParts.join(', ')} ` : ''}})`;
  const hasValues = scheme && values.length > 0;
  return `import type { ${typeName}EventMap, UnknownEvent } from '@hookbook/types/${slug}';
import { ${parse} } from '@hookbook/validators/${slug}';
${parts.length === 0 ? '' : `import { ${parts.join(', ')} } from '@hookbook/webhook/scheme';\n`}import type { ReceiverProvider } from '../event/provider.ts';
${handshakeImport(webhook)}import { ${[...receiverParts, 'receiverWith'].sort().join(', ')} } from '../receiver.ts';
${hasValues ? "import { withValues } from '../values.ts';\n" : ''}
const provider: ReceiverProvider<${typeName}EventMap, UnknownEvent> = {
${members.map(([member, text]) => `  ${member}: ${text},\n`).join('')}};

${docComment(docText(provider))}export const createReceiver = ${hasValues ? withValuesText(create, values, scheme) : create};
`;
}

/** A provider whose scheme signs values that only the owner of the receiver knows. */
function withValuesText(create: string, names: readonly string[], scheme: SchemeExpression): string {
  return `withValues(${create}, ${jsonLiteral(names)}, (values) => (${schemeText(scheme)}))`;
}

/** The parts of a receiver that a provider uses. A bundler drops the others. */
function receiverPartsOf(provider: Provider): readonly string[] {
  const { delivery, resource } = provider.webhook;
  return Object.entries({ batches: batchPath(provider), forms: isForm(delivery?.contentType), ordered: resource })
    .filter(([, isUsed]) => isUsed)
    .map(([part]) => part);
}

function docText({ title, webhook: { signature } }: Provider): string {
  const what = `Creates a receiver of the events of ${title}. Throws if its options are invalid.`;
  if (!signature)
    return `${what}\n\nThe contract does not describe how requests are signed: pass a \`scheme\`, or \`unsigned: true\`.`;
  if (signature.origin === 'vendor') return what;
  return `${what}\n\nThe provider does not publish how it signs, so the contract chose the signature scheme: pass another \`scheme\` if it differs.`;
}

/** The parts that a scheme uses. */
function schemeParts({ also = [], ...expressions }: SchemeExpression): readonly PartName[] {
  const own = Object.values(expressions).flatMap(partsOf);
  return also.length === 0 ? own : [...own, 'further', ...also.flatMap(schemeParts)];
}

function schemeText({ also = [], ...expressions }: SchemeExpression, indent = '    '): string {
  const members = Object.entries(expressions).map(([name, expression]) => `${name}: ${expressionText(expression)}`);
  const others = also.map((other) => schemeText(other, `${indent}  `));
  const lines = [...members, ...(others.length > 0 ? [`also: further(${others.join(', ')})`] : [])];
  return `{\n${lines.map((line) => `${indent}${line},\n`).join('')}${indent.slice(2)}}`;
}

function expressionText(expression: Expression): string {
  if (typeof expression !== 'object' || expression === null) return jsonLiteral(expression);
  if ('value' in expression) return `values[${stringLiteral(expression.value)}]`;
  if (!('part' in expression)) return `[${expression.map(expressionText).join(', ')}]`;
  const { part, arguments: args } = expression;
  return args ? `${part}(${args.map(expressionText).join(', ')})` : part;
}

/** The parts that an expression uses. */
function partsOf(expression: Expression): readonly PartName[] {
  if (typeof expression !== 'object' || expression === null) return [];
  if ('value' in expression) return [];
  if (!('part' in expression)) return expression.flatMap(partsOf);
  return [expression.part, ...(expression.arguments ?? []).flatMap(partsOf)];
}

function handshakeImport({ handshake }: Webhook): string {
  if (!handshake) return '';
  return `import { ${handshake.query === undefined ? 'answerBody' : 'answerQuery'} } from '../handshake/handshake.ts';\n`;
}

function handshakeText({ when, challenge, query, method, response }: Handshake): string {
  if (query !== undefined) return `answerQuery(${[method, query, response].map(jsonLiteral).join(', ')})`;
  const conditions = when.map(({ place, value }) => `[${readText(place)}, ${stringLiteral(value)}]`);
  return `answerBody([${conditions.join(', ')}], ${challenge ? readText(challenge) : '() => undefined'}, ${jsonLiteral(response)})`;
}

const VALUES = ['idempotencyKey', 'eventId', 'occurredAt', 'resource', 'redelivered'] as const;

function valueTexts(webhook: Webhook): Readonly<Record<string, string>> {
  return Object.fromEntries(
    VALUES.flatMap((name) => {
      const expression = webhook[name];
      return expression ? [[name, readText(expression)]] : [];
    }),
  );
}

/** A function that reads a value of an event or of a header. */
function readText({ in: place, path }: RuntimeExpression): string {
  if (place === 'header') return `(_, header) => header(${stringLiteral(path[0] ?? '')})`;
  return `(event) => event${path.map((name) => `?.${memberAccess(name).replace(/^\./, '')}`).join('')}`;
}

/** A receiver serves all environments of a provider: it is as quick as the strictest asks for, and remembers the longest. */
function attemptTexts(published: readonly AttemptPolicy[]): Readonly<Record<string, string>> {
  const [{ success = '2xx' } = {}] = published;
  const timeouts = published.flatMap(({ timeout }) => millisecondsOf(timeout));
  const retries = published.map(retriesFor);
  return {
    success: /^\d+$/.test(success) ? success : '204',
    ...(timeouts.length > 0 && { timeout: String(Math.min(...timeouts)) }),
    ...(retries.length > 0 &&
      retries.every((time) => time !== undefined) && { retriesFor: String(Math.max(...retries)) }),
  };
}

/** Milliseconds from the first attempt to the last; undefined if that is not published. */
function retriesFor({ retries, retryFor }: AttemptPolicy): number | undefined {
  if (retries) return retries.flatMap(millisecondsOf).reduce((sum, delay) => sum + delay, 0);
  return millisecondsOf(retryFor)[0];
}

function millisecondsOf(duration: string | undefined): readonly number[] {
  const milliseconds = duration === undefined ? undefined : durationMs(duration);
  return milliseconds === undefined ? [] : [milliseconds];
}
