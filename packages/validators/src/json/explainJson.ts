import type { JsonCode } from '../issues/issue.ts';
import { type JsonIssue, jsonIssue } from './jsonIssue.ts';
import { isLossless, parseJson } from './parseJson.ts';

/** An object or array that has been opened, but not closed. */
interface Frame {
  /** The keys of an object so far; `undefined` for an array. */
  readonly keys: Set<unknown> | undefined;
  /** The key or index that is being read. */
  key: string | number;
}

type Expected = 'value' | 'key' | ':' | ',';

/** A string, which may lack its closing quote; a number or word; any other character; the end of the text. */
const TOKENS = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|[\w.+-]+|[^ \t\r\n]|$/g;

/** Limits the warnings, so that a hostile body cannot cause a report much larger than itself. */
const MAX_WARNINGS = 10;

/**
 * Reads a text token by token and adds its warnings and its first error to the issues. Returns false if there is an error.
 * Slower than `JSON.parse`, so it is for texts that failed there or look suspicious.
 */
export function explainJson(text: string, maxDepth: number, issues: JsonIssue[]): boolean {
  const frames: Frame[] = [];
  let expected: Expected = 'value';
  let mayClose = false;

  const readToken = (token: string): JsonCode | '' | undefined => {
    const frame = frames.at(-1);
    if (mayClose && frame && token === (frame.keys ? '}' : ']')) {
      expected = ',';
      frames.pop();
      return undefined;
    }
    mayClose = true;
    if (expected === 'value') return readValue(token);
    if (!frame) return token && 'trailing-data';
    if (expected === 'key' && frame.keys) return readKey(frame, frame.keys, parseJson(token));
    mayClose = false;
    if (token !== expected) return 'invalid-json';
    expected = token === ',' && frame.keys ? 'key' : 'value';
    if (!frame.keys) frame.key = Number(frame.key) + 1;
    return undefined;
  };
  const readValue = (token: string): JsonCode | undefined => {
    expected = ',';
    if (token !== '{' && token !== '[') return scalarCode(token, parseJson(token));
    if (frames.length >= maxDepth) return 'too-deep';
    expected = token === '{' ? 'key' : 'value';
    frames.push({ keys: token === '{' ? new Set() : undefined, key: 0 });
    return undefined;
  };
  const readKey = (frame: Frame, keys: Set<unknown>, key: unknown): JsonCode | undefined => {
    const code = typeof key === 'string' ? scalarCode('', key) : 'invalid-json';
    if (code) return code;
    expected = ':';
    mayClose = false;
    frame.key = key as string;
    if (keys.has(key)) return 'duplicate-key';
    keys.add(key);
    // Code that copies members one by one would set a prototype with these keys.
    const isForbidden = key === '__proto__' || (key === 'prototype' && frames.at(-2)?.key === 'constructor');
    return isForbidden ? 'forbidden-key' : undefined;
  };

  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    const code = readToken(token);
    if (!code || (code === 'inexact-number' && issues.length > MAX_WARNINGS)) continue;
    // An invalid key is an issue of the object.
    const open = frames.slice(0, (expected as Expected) === 'key' ? -1 : undefined);
    issues.push(
      jsonIssue(
        code,
        text.slice(0, index),
        open.map((frame) => frame.key),
      ),
    );
    if (code !== 'inexact-number') return false;
  }
  return true;
}

function scalarCode(token: string, value: unknown): JsonCode | undefined {
  if (value === undefined) return 'invalid-json';
  if (typeof value === 'string') return value.isWellFormed() ? undefined : 'lone-surrogate';
  if (typeof value !== 'number' || isLossless(token)) return undefined;
  return Number.isFinite(value) ? 'inexact-number' : 'number-overflow';
}
