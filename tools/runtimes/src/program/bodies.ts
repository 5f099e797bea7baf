import type { Case } from '../cases/case.ts';

export interface Body {
  readonly form: 'value' | 'text' | 'bytes';
  readonly value: unknown;
}

/** The forms in which a server can pass the body of a request to a parser. */
export function bodiesOf(body: Case['body']): readonly Body[] {
  if ('base64' in body)
    return [{ form: 'bytes', value: Uint8Array.from(atob(body.base64), (byte) => byte.charCodeAt(0)) }];
  const text = 'json' in body ? body.json : body.text;
  const unparsed: Body[] = [
    { form: 'text', value: text },
    { form: 'bytes', value: new TextEncoder().encode(text) },
  ];
  return 'json' in body ? [{ form: 'value', value: JSON.parse(text) }, ...unparsed] : unparsed;
}
