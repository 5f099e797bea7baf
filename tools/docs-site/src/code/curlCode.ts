import type { Provider, Signature } from '@hookbook/contract';
import { isForm } from '@hookbook/contract';
import { parseContent } from '../../../../packages/webhook/src/signature/content.ts';

/** Where the scripts read the body from. */
export const BODY_FILE = 'body.json';
const FORM_FILE = 'body.txt';

/**
 * A shell script that signs a body with `openssl` and sends it. Undefined for schemes that such a script cannot follow, and for
 * headers that are different for each event.
 */
export function curlCode({ webhook }: Provider): string | undefined {
  const { signature, delivery, eventType } = webhook;
  if (eventType.some((place) => place.in === 'header')) return undefined;
  const signed = signature ? signatureLines(signature) : { lines: [], headers: [] };
  if (!signed) return undefined;
  const type = delivery?.contentType ?? 'application/json';
  const headers = [quoted(`content-type: ${type}`), ...signed.headers].map((header) => `  -H ${header} \\\n`).join('');
  return `body=$(cat ${isForm(type) ? FORM_FILE : BODY_FILE}) # an example from this page
${signed.lines.map((line) => `${line}\n`).join('')}curl -i http://127.0.0.1:3000/webhooks \\
${headers}  --data-raw "$body"`;
}

interface Signed {
  readonly lines: readonly string[];
  /** Words of the shell. */
  readonly headers: readonly string[];
}

/** One word of a shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Text that means the same between double quotes of a shell. */
const PLAIN = /^[\w .,:;=/+@%-]*$/;

function signatureLines(signature: Signature): Signed | undefined {
  const { algorithm, key, encoding, header, format, content, timestamp, id, headers = {} } = signature;
  const [, hash] = /^hmac-(sha\d+)$/.exec(algorithm) ?? [];
  const signed = contentWord(content);
  const value = formatWord(format);
  const keyOption = KEY_OPTIONS[key];
  const encoded = ENCODINGS[encoding];
  if (hash === undefined || header === undefined || signed === undefined || value === undefined) return undefined;
  if (keyOption === undefined || encoded === undefined || timestamp?.member || id?.member) return undefined;
  if (timestamp?.format !== undefined || id?.format !== undefined || Object.keys(headers).length > 0) return undefined;
  if ([header, id?.header ?? '', timestamp?.header ?? ''].some((name) => !/^[\w-]*$/.test(name))) return undefined;
  const fields = [
    ...(id?.header === undefined ? [] : [`"${id.header}: \${id}"`]),
    ...(timestamp?.header === undefined ? [] : [`"${timestamp.header}: \${timestamp}"`]),
  ];
  const usesId = id !== undefined || /\{id\}/.test(`${format}${content}`);
  return {
    lines: [
      ...(usesId ? ['id=msg_$(openssl rand -hex 12)'] : []),
      ...(timestamp ? [`timestamp=${TIMES[timestamp.unit]}`] : []),
      `signature=$(printf %s "${signed}" | openssl dgst -${hash} -mac HMAC -macopt ${keyOption} ${encoded})`,
    ],
    headers: [...fields, `"${header}: ${value}"`],
  };
}

const HEX = 'od -An -v -tx1 | tr -d " \\n"';
const KEY_OPTIONS: Readonly<Record<string, string | undefined>> = {
  text: '"key:$WEBHOOK_SECRET"',
  hex: '"hexkey:$WEBHOOK_SECRET"',
  base64: `"hexkey:$(printf %s "$WEBHOOK_SECRET" | openssl base64 -d -A | ${HEX})"`,
  whsec: `"hexkey:$(printf %s "\${WEBHOOK_SECRET#whsec_}" | openssl base64 -d -A | ${HEX})"`,
};
const ENCODINGS: Readonly<Record<string, string | undefined>> = {
  hex: "-hex | sed 's/.*= *//'",
  base64: '-binary | openssl base64 -A',
};
const TIMES = { seconds: '$(date +%s)', milliseconds: '$(date +%s)000', iso8601: '$(date -u +%Y-%m-%dT%H:%M:%SZ)' };

/** The signed content as text between double quotes. */
function contentWord(content: Signature['content']): string | undefined {
  const parts = parseContent(content);
  if (parts.some(({ isOptional }) => isOptional)) return undefined;
  let word = '';
  for (const piece of parts.flatMap(({ pieces }) => pieces)) {
    if (piece.kind === 'text' && PLAIN.test(piece.text)) word += piece.text;
    else if (piece.kind === 'body' || piece.kind === 'timestamp' || piece.kind === 'id') word += `\${${piece.kind}}`;
    else return undefined;
  }
  return word;
}

function formatWord(format: string): string | undefined {
  const names = format.replace(/\{(signature|timestamp|id)\}/g, '');
  if (!PLAIN.test(names)) return undefined;
  return format.replace(/\{(signature|timestamp|id)\}/g, (_, name) => `\${${name}}`);
}
