import { isWellFormed } from '@hookbook/contract/data';
import { escapeUnprintable } from '@hookbook/contract/text';
import { docLines } from './docLines.ts';

/* Every text of a spec reaches Go through one of these functions. */

/** A string literal. Go has the escapes of JSON, and no surrogates. */
export function stringLiteral(text: string): string {
  const encodable = isWellFormed(text) ? text : Buffer.from(text).toString();
  return escapeUnprintable(JSON.stringify(encodable));
}

/** What the tag of a field says about its member. */
export type MemberState = 'required' | 'nullable' | 'optional';

/** The tag of a field, for a member with a name that Go can encode. */
export function memberTag(name: string, state: MemberState): string {
  const isPlain = PLAIN_NAME.test(name);
  const option = state === 'optional' ? ',omitempty' : '';
  const pairs = isPlain ? [`json:"${name}${option}"`] : ['json:"-"', `name:${stringLiteral(name)}`];
  if (state === 'nullable' || (state === 'optional' && !isPlain)) pairs.push(`wire:"${state}"`);
  return tagLiteral(pairs.join(' '));
}

export const EXTRA_TAG = tagLiteral('json:"-" wire:"extra"');

/** Names that tags for `encoding/json` can contain. A single hyphen would hide the member. */
const PLAIN_NAME = /^(?!-$)[A-Za-z0-9_$.:/@#+-]+$/;

function tagLiteral(tag: string): string {
  return tag.includes('`') ? stringLiteral(tag) : `\`${tag}\``;
}

/** A comment with a line break, from Markdown texts that are paragraphs of it; empty without any text. */
export function comment(texts: readonly string[], indent = ''): string {
  return docLines(texts)
    .map((line) => `${indent}//${line === '' || line.startsWith('\t') ? '' : ' '}${line}\n`)
    .join('');
}
