import type { Signature } from '@hookbook/contract';
import { jsonLiteral, stringLiteral } from '@hookbook/contract/text';
import { OF_URL, parseContent } from '../../../../packages/webhook/src/signature/content.ts';
import { PRESETS } from '../../../../packages/webhook/src/signature/presets.ts';
import { ownValueNames } from '../../../../packages/webhook/src/signature/values.ts';

/** TypeScript that verifies a provider's signature. */
export function verifyCode(signature: Signature): string {
  const preset = presetOf(signature);
  const scheme = preset === undefined ? literal(signature) : `PRESETS[${stringLiteral(preset)}]`;
  const names = preset === undefined ? 'createVerifier' : 'createVerifier, PRESETS';
  const request = signsUrl(signature) ? '{ method, url, headers, body }' : '{ headers, body }';
  const [parameters, types] = signsUrl(signature)
    ? ['{ method, url, headers, body }', '{ method: string; url: string; headers: Headers; body: Uint8Array }']
    : ['{ headers, body }', '{ headers: Headers; body: Uint8Array }'];
  return `import { ${names} } from "@hookbook/webhook";

const { verify } = createVerifier(${scheme}, process.env.${secretName(signature)} ?? ""${valuesArgument(signature)});

/** \`body\` is the raw request body, before anything decodes or parses it. */
export async function isSigned(${parameters}: ${types}): Promise<boolean> {
  const { ok } = await verify(${request});
  return ok;
}`;
}

function valuesArgument(signature: Signature): string {
  const values = valuesCode(signature, 'process.env');
  return values === undefined ? '' : `, {\n  ${values},\n}`;
}

/** The option with what no request contains, from the environment. Undefined for schemes that sign no such values. */
export function valuesCode(signature: Signature, environment: string): string | undefined {
  const members = ownValueNames(signature).map((name) => {
    return `${stringLiteral(name)}: ${environment}.${valueVariable(name)} ?? ""`;
  });
  return members.length === 0 ? undefined : `values: { ${members.join(', ')} }`;
}

/** The environment variable with a value: `WEBHOOK_ID` for `webhook-id`. */
export function valueVariable(name: string): string {
  return name.replaceAll('-', '_').toUpperCase();
}

/** The facts of a scheme without what is not one. */
function factsOf({ scheme: _scheme, origin: _origin, description: _description, tolerance: _, ...facts }: Signature) {
  return facts;
}

/** The name of the preset that has all facts of a signature. */
function presetOf(signature: Signature): string | undefined {
  const facts = JSON.stringify(sorted(factsOf(signature)));
  return Object.entries(PRESETS).find(([, preset]) => JSON.stringify(sorted(preset)) === facts)?.[0];
}

function sorted(facts: object): readonly (readonly [string, unknown])[] {
  return Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1));
}

function literal(signature: Signature): string {
  const lines = Object.entries(factsOf(signature)).map(([name, value]) => `  ${name}: ${jsonLiteral(value)},\n`);
  return `{\n${lines.join('')}}`;
}

function signsUrl({ content, query, also = [] }: Signature): boolean {
  const contents = [content, ...also.map((other) => other.content)];
  const pieces = contents.flatMap(parseContent).flatMap((part) => part.pieces);
  return query !== undefined || pieces.some(({ kind }) => kind === 'method' || OF_URL.includes(kind));
}

/** The environment variable with the secret. Asymmetric schemes are verified with a public key. */
export function secretName({ algorithm }: Signature): string {
  return /^(ed25519|ecdsa|rsa)/.test(algorithm) ? 'WEBHOOK_PUBLIC_KEY' : 'WEBHOOK_SECRET';
}
