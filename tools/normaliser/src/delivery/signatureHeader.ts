import type { Signature } from '@hookbook/contract';
import { createDiagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import type { DeliveryRule } from './deliveringProviders.ts';
import { HTTP_HEADERS, headerTextProblem } from './httpHeaders.ts';

/** A value there would be lost, or replace what HTTP needs. `expressionHeadersAreFree` checks the headers of `x-webhook`. */
export const signatureHeadersAreFree: DeliveryRule = ({ webhook: { signature }, locate }) => {
  if (!signature) return [];
  const headers = [
    { value: 'signature', path: ['header'], name: signature.header },
    { value: 'timestamp', path: ['timestamp', 'header'], name: signature.timestamp?.header },
    { value: 'id', path: ['id', 'header'], name: signature.id?.header },
    ...(signature.also ?? []).map(({ header }, index) => ({
      ...{ value: 'signature', path: ['also', String(index), 'header'], name: header },
    })),
    ...Object.keys(signature.headers ?? {}).map((name) => ({ value: 'value', path: ['headers', name], name })),
  ];
  return headers.flatMap(({ value, path, name }) => {
    if (name === undefined || !HTTP_HEADERS.has(name)) return [];
    const message = `The ${value} is in the header "${name}", which HTTP uses itself.`;
    const fix = `Use the header in which the provider sends the ${value} alone.`;
    return [createDiagnostic('delivery-invalid', locate('signature', ...path), message, { fix })];
  });
};

/** The format and the separator become parts of the value of a header. */
export const signaturesFitIntoHeaders: DeliveryRule = ({ webhook: { signature }, locate }) => {
  if (!signature) return [];
  const { timestamp, id, headers = {}, also = [] } = signature;
  const own = valueTexts(signature);
  const known = own.map(([, text]) => text);
  const texts: readonly Text[] = [
    ...own,
    // Facts of the main signature are reported once.
    ...also.flatMap((other, index) =>
      valueTexts(other)
        .filter(([, text]) => !known.includes(text))
        .map(([path, text]): Text => [['also', String(index), ...path], text]),
    ),
    [['timestamp', 'format'], timestamp?.format ?? ''],
    [['id', 'format'], id?.format ?? ''],
    ...Object.entries(headers).map(([header, text]) => [['headers', header], text] as const),
  ];
  return texts.flatMap(([path, text]) => {
    const isTrimmed = path.at(-1) !== 'separator' && /^[\t ]/.test(text);
    const problem = headerTextProblem(text) ?? (isTrimmed ? 'starts with white space, which HTTP removes' : undefined);
    if (problem === undefined) return [];
    const message = `x-webhook.signature.${path.join('.')} ${problem}, so it cannot be in a header.`;
    const fix = 'Remove the character.';
    return [createDiagnostic('delivery-invalid', locate('signature', ...path), message, { fix })];
  });
};

type Text = readonly [path: readonly string[], text: string];

/** The parts of the value of a signature's header. */
function valueTexts({ format, separator = '' }: Pick<Signature, 'format' | 'separator'>): readonly Text[] {
  // Most authors write only what stands before the signature, as `prefix`.
  const name = /^[^{}]*\{signature\}$/.test(format) ? 'prefix' : 'format';
  return [
    [[name], format],
    [['separator'], separator],
  ];
}

const DIGITS: Readonly<Record<Signature['encoding'], RegExp>> = {
  hex: /^[0-9a-f]*$/,
  base64: /^[A-Za-z0-9+/=]*$/,
  base64url: /^[A-Za-z0-9_=-]*$/,
  text: /^[!-~]*$/,
};

/** Receivers split the header at the separator. */
export const signaturesCanBeSeparated: DeliveryRule = ({ webhook: { signature }, locate }) => {
  if (!signature) return [];
  const { also = [] } = signature;
  const own = separatorProblem(signature);
  const problems = [
    { path: ['signature'], problem: own },
    ...also.map((other, index) => ({ path: ['signature', 'also', String(index)], problem: separatorProblem(other) })),
  ];
  return problems.flatMap(({ path, problem }, index) => {
    if (problem === undefined || (index > 0 && problem === own)) return [];
    const fix = 'Use another separator, or remove it if the header contains one signature.';
    return [createDiagnostic('delivery-invalid', locate(...path, 'separator'), problem, { fix })];
  });
};

function separatorProblem({
  separator,
  format,
  encoding,
}: Pick<Signature, 'separator' | 'format' | 'encoding'>): string | undefined {
  if (separator === undefined) return undefined;
  const isInPrefix = format.split(separator).some((part) => !/\{(signature|timestamp|id)\}/.test(part));
  const digits = encoding === 'text' ? 'in tokens' : `in ${encoding} digits`;
  const place = isInPrefix ? 'in the prefix' : DIGITS[encoding].test(separator) ? digits : undefined;
  if (place === undefined) return undefined;
  return `The separator ${JSON.stringify(separator)} also occurs ${place}, so receivers cannot separate signatures.`;
}
