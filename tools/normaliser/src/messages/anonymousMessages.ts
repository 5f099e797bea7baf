import { digest } from '@hookbook/contract/text';
import { member, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { isReference } from '@hookbook/spec-reader/spec/findReferences';

/** Longer texts explain a message rather than name it. */
const MAX_LENGTH = 60;

/**
 * A text for each of several anonymous messages of a channel that tells it apart from the others. It follows from the message
 * alone wherever it can, so that another message renames none: its title, the name of its payload, its summary, or else
 * a hash of its payload. Only messages with the same payload are numbered.
 */
export function anonymousNames(messages: readonly SpecNode[]): readonly string[] {
  const readable = messages.map((message) => TEXTS.map((read) => read(message)));
  const hashes = messages.map((message) => digest(JSON.stringify(member(message, 'payload')?.value ?? null)));
  let position = 0;
  return messages.map((_, index) => {
    const text = readable[index]?.find(
      (candidate, kind) => candidate !== '' && readable.every((other, at) => at === index || other[kind] !== candidate),
    );
    if (text !== undefined) return text;
    const hash = hashes[index] ?? '';
    if (hashes.indexOf(hash) === hashes.lastIndexOf(hash)) return hash;
    position += 1;
    return String(position);
  });
}

const TEXTS: readonly ((message: SpecNode) => string)[] = [
  (message) => shortText(member(message, 'title')),
  (message) => payloadName(member(message, 'payload')),
  (message) => shortText(member(message, 'summary')),
];

function payloadName(payload: SpecNode | undefined): string {
  if (!payload) return '';
  if (!isReference(payload.value)) return shortText(member(payload, 'title'));
  const [file = '', pointer = ''] = payload.value.$ref.split('#');
  const named = pointer.split('/').filter((token) => token !== '' && token !== 'schema');
  return (
    named.at(-1) ??
    file
      .split('/')
      .at(-1)
      ?.replace(/(\.schema)?\.[^.]+$/, '') ??
    ''
  );
}

function shortText(node: SpecNode | undefined): string {
  const text = typeof node?.value === 'string' ? node.value.trim().replace(/[.!?]+$/, '') : '';
  return text.length <= MAX_LENGTH ? text : '';
}
