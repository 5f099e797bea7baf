import { pointerPath } from '../signature/content.ts';
import { isForm } from '../signature/form.ts';
import type { Attempt, HeadersLike, Place } from './scheme.ts';

export function header(name: string): Place {
  return { label: `header ${name}`, read: ({ request }) => headerOf(request.headers, name) };
}

/** A parameter in the query of the URL, which must be there once. */
export function parameter(name: string): Place {
  return {
    label: `query parameter ${name}`,
    read: ({ request: { url = '' } }) => {
      const [, query = ''] = /^[^?#]*\?([^#]*)/.exec(url) ?? [];
      const values = new URLSearchParams(query).getAll(name);
      return values.length === 1 ? values[0] : undefined;
    },
  };
}

/** The value of a header, by its lower-case name. Undefined if the header is missing or repeated. */
export function headerOf(headers: HeadersLike, name: string): string | undefined {
  if (typeof headers.get === 'function') return headers.get(name) ?? undefined;
  const own = Object.hasOwn(headers, name) ? (headers as Readonly<Record<string, unknown>>)[name] : undefined;
  return typeof own === 'string' ? own : undefined;
}

/** A member of the payload, by its JSON pointer. */
export function member(pointer: string): Place {
  const path = pointerPath(pointer);
  return { label: `member ${pointer}`, read: (attempt) => textOf(path.reduce(memberOf, payloadOf(attempt))) };
}

function memberOf(parent: unknown, name: string): unknown {
  return typeof parent === 'object' && parent !== null && Object.hasOwn(parent, name)
    ? (parent as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  // A lone surrogate, which JSON can escape, would be signed as U+FFFD is.
  return typeof value === 'string' && !/\p{Surrogate}/u.test(value) ? value : undefined;
}

/** Of attempts that are being verified. Only schemes that sign members need them. */
const payloads = new WeakMap<Attempt['request'], unknown>();

function payloadOf({ request }: Attempt): unknown {
  if (!payloads.has(request)) payloads.set(request, parsed(request));
  return payloads.get(request);
}

function parsed({ body, headers }: Attempt['request']): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    return isForm(headerOf(headers, 'content-type')) ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text);
  } catch {
    return undefined;
  }
}
