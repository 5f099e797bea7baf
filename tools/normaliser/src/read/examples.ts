import type { Example, ExampleOrigin } from '@hookbook/contract';
import { isMapping } from '@hookbook/contract/data';
import { uniqueName } from '@hookbook/contract/text';
import { exactNumbers } from '@hookbook/spec-reader/spec/exactNumbers';
import { member, type SpecNode, specPointerOf } from '@hookbook/spec-reader/spec/file/specNode';
import { getPath } from '@hookbook/spec-reader/spec/resolve';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { exampleName, exampleNodes, field, type Message, text } from '../messages/messages.ts';
import { slug } from '../naming/names.ts';

/** An example with the node of its payload, for diagnostics. */
export interface ExampleWithSource {
  readonly example: Example;
  readonly node: SpecNode;
}

/** The examples of a message that have a payload. */
export function readExamples(document: SpecDocument, message: Message): ExampleWithSource[] {
  const origins = originsOf(document, message);
  const taken = new Set<string>();
  return exampleNodes(document, message).flatMap((node, index): ExampleWithSource[] => {
    const payload = getPath(document, node, 'payload');
    if (!payload) return [];
    const name = exampleName(node, index);
    const headers = getPath(document, node, 'headers')?.value;
    const numbers = exactNumbers(payload);
    const example = {
      slug: uniqueSlug(name, taken),
      name,
      summary: text(member(node, 'summary')),
      origin: origins.get(name) ?? 'hookbook',
      payload: payload.value,
      ...(numbers && { numbers }),
      ...(isMapping(headers) && { headers }),
      source: specPointerOf(payload),
    };
    return [{ example, node: payload }];
  });
}

/** AsyncAPI allows duplicate example names, but slugs become file names. */
function uniqueSlug(name: string, taken: Set<string>): string {
  const unique = uniqueName(slug(name), (candidate) => taken.has(candidate.toLowerCase()), '-');
  taken.add(unique.toLowerCase());
  return unique;
}

export const EXAMPLE_ORIGINS: readonly string[] = ['vendor', 'adapted', 'hookbook'] satisfies ExampleOrigin[];

function originsOf(document: SpecDocument, message: Message): ReadonlyMap<string, ExampleOrigin> {
  const node = field(document, message, 'x-example-origin');
  const entries = node && isMapping(node.value) ? Object.entries(node.value) : [];
  return new Map(
    entries.filter((entry): entry is [string, ExampleOrigin] => EXAMPLE_ORIGINS.includes(String(entry[1]))),
  );
}
