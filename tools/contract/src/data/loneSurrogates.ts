/** Matches the JSON escape of a surrogate that is not half of a pair. */
const LONE_SURROGATE = /((?<!\\)(?:\\\\)*)\\u(d[89a-f][0-9a-f]{2})/;

/** A copy of JSON without lone surrogates, which Ajv cannot encode as URIs. Equal texts stay equal. */
export function escapeLoneSurrogates<T>(value: T): T {
  const text = JSON.stringify(value);
  if (!LONE_SURROGATE.test(text)) return value;
  return JSON.parse(text.replace(new RegExp(LONE_SURROGATE, 'g'), '$1\uf8ff$2')) as T;
}

const SURROGATE_ALONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Whether a text can be encoded in UTF-8: it has no surrogate without its other half. */
export function isWellFormed(text: string): boolean {
  return !SURROGATE_ALONE.test(text);
}
