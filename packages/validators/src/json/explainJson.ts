import { isExact } from './isExact.ts';
import { type JsonCode, type JsonIssue, jsonIssue } from './jsonIssue.ts';
import { parseJson } from './parseJson.ts';

/** An object or array that is open. */
interface Frame {
  /** The keys of an object so far; nothing for an array. */
  readonly keys: Set<unknown> | undefined;
  /** The key or index of what is being read. */
  at: string | number;
}

type Wanted = 'value' | 'key' | ':' | ',';

/** Strings, which may lack their end; numbers and words; any other character; the end. */
const TOKENS = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|[\w.+-]+|[^ \t\r\n]|$/g;

/** So that a hostile body cannot make a report much larger than itself. */
const MAX_WARNINGS = 10;

/**
 * Reads a text token by token and adds to the issues what is wrong with it: the warnings and the first error. False
 * where there is one. Slower than `JSON.parse`, so it is for texts that failed there or look suspicious.
 */
export function explainJson(text: string, maxDepth: number, issues: JsonIssue[]): boolean {
  const frames: Frame[] = [];
  let wanted: Wanted = 'value';
  let mayClose = false;

  const readToken = (token: string): JsonCode | '' | undefined => {
    const frame = frames.at(-1);
    if (mayClose && frame && token === (frame.keys ? '}' : ']')) {
      wanted = ',';
      frames.pop();
      return undefined;
    }
    mayClose = true;
    if (wanted === 'value') return readValue(token);
    if (!frame) return token && 'trailing-data';
    if (wanted === 'key' && frame.keys) return readKey(frame, frame.keys, parseJson(token));
    mayClose = false;
    if (token !== wanted) return 'invalid-json';
    wanted = token === ',' && frame.keys ? 'key' : 'value';
    if (!frame.keys) frame.at = Number(frame.at) + 1;
    return undefined;
  };
  const readValue = (token: string): JsonCode | undefined => {
    wanted = ',';
    if (token !== '{' && token !== '[') return scalarCode(token, parseJson(token));
    if (frames.length >= maxDepth) return 'too-deep';
    wanted = token === '{' ? 'key' : 'value';
    frames.push({ keys: token === '{' ? new Set() : undefined, at: 0 });
    return undefined;
  };
  const readKey = (frame: Frame, keys: Set<unknown>, key: unknown): JsonCode | undefined => {
    const code = typeof key === 'string' ? scalarCode('', key) : 'invalid-json';
    if (code) return code;
    wanted = ':';
    mayClose = false;
    frame.at = key as string;
    if (keys.has(key)) return 'duplicate-key';
    keys.add(key);
    // What copies members one by one would set a prototype with these.
    const isForbidden = key === '__proto__' || (key === 'prototype' && frames.at(-2)?.at === 'constructor');
    return isForbidden ? 'forbidden-key' : undefined;
  };

  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    const code = readToken(token);
    if (!code || (code === 'inexact-number' && issues.length > MAX_WARNINGS)) continue;
    // What is wrong with a key belongs to the object.
    const open = frames.slice(0, (wanted as Wanted) === 'key' ? -1 : undefined);
    issues.push(
      jsonIssue(
        code,
        text.slice(0, index),
        open.map((frame) => frame.at),
      ),
    );
    if (code !== 'inexact-number') return false;
  }
  return true;
}

function scalarCode(token: string, value: unknown): JsonCode | undefined {
  if (value === undefined) return 'invalid-json';
  if (typeof value === 'string') return value.isWellFormed() ? undefined : 'lone-surrogate';
  if (typeof value !== 'number' || isExact(token)) return undefined;
  return Number.isFinite(value) ? 'inexact-number' : 'number-overflow';
}
