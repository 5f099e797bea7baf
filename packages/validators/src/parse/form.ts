import { LazyFailure } from '../issues/failure.ts';
import { type JsonIssue, jsonIssue } from '../json/jsonIssue.ts';
import { DEFAULT_MAX_BYTES, readJson } from '../json/readJson.ts';
import type { ParseOptions } from './options.ts';
import { type BodyResult, problemOf } from './readBody.ts';

/** How a field becomes a member that is no text: as JSON, or as a list of texts or of JSON, one for each field. */
type FormField = 'json' | 'texts' | 'jsons';

/** The fields of an event that are no texts, by name. */
type FormFields = Readonly<Record<string, FormField>>;

/** Reads the bodies of a provider whose deliveries are forms. */
export interface FormReader {
  /** The fields of a body as texts, and those that are repeated as lists of texts. */
  readonly read: (body: string | Uint8Array, options: ParseOptions) => BodyResult;
  /** The payload of an event, from its fields. */
  readonly payload: (fields: unknown, eventType: string) => unknown;
}

/** `fields` has the fields of each event that are no texts, by event type. */
export function formReader(fields: Readonly<Record<string, FormFields>>): FormReader {
  const byType = new Map(Object.entries(fields));
  return { read: readForm, payload: (value, type) => withMembers(value as Texts, byType.get(type)) };
}

type Texts = Readonly<Record<string, string | readonly string[]>>;

function readForm(
  body: string | Uint8Array,
  { limits: { maxBytes = DEFAULT_MAX_BYTES } = {} }: ParseOptions,
): BodyResult {
  if (body.length > maxBytes) return failure(jsonIssue('too-large'));
  const fields = decoded(body);
  if (!fields) return failure(jsonIssue('invalid-utf-8'));
  const texts = new Map<string, string[]>();
  for (const [name, text] of fields) {
    const own = texts.get(name);
    if (own) own.push(text);
    else texts.set(name, [text]);
  }
  if (texts.has('__proto__')) return failure(jsonIssue('forbidden-key', '', ['__proto__']));
  const members = [...texts].map(([name, own]) => [name, own.length === 1 ? own[0] : own] as const);
  return { ok: true, value: Object.fromEntries(members) };
}

function failure(issue: JsonIssue): BodyResult {
  return new LazyFailure(() => [problemOf(issue, 'a form')]);
}

/** The names and texts of the fields; undefined if they are not UTF-8, which `URLSearchParams` would replace. */
function decoded(body: string | Uint8Array): URLSearchParams | undefined {
  try {
    const text = typeof body === 'string' ? body : new TextDecoder('utf-8', { fatal: true }).decode(body);
    decodeURIComponent(text.replace(/%(?![0-9a-fA-F]{2})/g, '%25'));
    return new URLSearchParams(text);
  } catch {
    return undefined;
  }
}

function withMembers(texts: Texts, fields: FormFields = {}): unknown {
  const members = Object.entries(texts).map(([name, value]) => [
    name,
    Object.hasOwn(fields, name) ? memberOf(value, fields[name]) : value,
  ]);
  return Object.fromEntries(members);
}

function memberOf(value: string | readonly string[], field: FormField | undefined): unknown {
  if (field === 'json') return typeof value === 'string' ? jsonOf(value) : value;
  const texts = [value].flat();
  return field === 'jsons' ? texts.map(jsonOf) : texts;
}

/** A text that is not JSON stays, so that an issue says what is wrong with it. */
function jsonOf(text: string): unknown {
  const result = readJson(text);
  return result.ok ? result.value : text;
}
