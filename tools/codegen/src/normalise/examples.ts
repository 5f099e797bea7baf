import type { Example, ExampleOrigin } from '@hookbook/contract';
import { isMapping } from '@hookbook/contract/data';
import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import { locationOf, member, members, type SpecNode, specPointerOf } from '../spec/file/specNode.ts';
import { getPath } from '../spec/resolve.ts';
import type { SpecDocument } from '../spec/specDocument.ts';
import { field, type Message, text } from './messages.ts';
import { slug, uniqueName } from './naming/names.ts';

/** An example of an event with the node that holds its payload, so that a fault in it can be placed. */
export interface ExampleWithSource {
  readonly example: Example;
  readonly node: SpecNode;
}

export function examplesOf(
  document: SpecDocument,
  message: Message,
): { examples: ExampleWithSource[]; isMissing: boolean; diagnostics: Diagnostic[] } {
  const list = field(document, message, 'examples');
  const nodes = list ? members(list).map(([, node]) => getPath(document, node) ?? node) : [];
  const origins = originsOf(document, message);
  const taken = new Set<string>();
  const examples = nodes.flatMap((node, index): ExampleWithSource[] => {
    const payload = getPath(document, node, 'payload');
    if (!payload) return [];
    const name = nameOf(node, index);
    const headers = getPath(document, node, 'headers')?.value;
    const example = {
      slug: ownSlug(name, taken),
      name,
      summary: text(member(node, 'summary')),
      origin: origins.get(name) ?? 'hookbook',
      payload: payload.value,
      ...(isMapping(headers) && { headers }),
      source: specPointerOf(payload),
    };
    return [{ example, node: payload }];
  });
  const names = nodes.map(nameOf);
  // An item with neither payload nor headers is reported by @asyncapi/parser.
  const isMissing = examples.length === 0 && nodes.every((node) => member(node, 'headers') !== undefined);
  return { examples, isMissing, diagnostics: checkOrigins(document, message, names) };
}

function nameOf(example: SpecNode, index: number): string {
  return text(member(example, 'name')) || `example-${index + 1}`;
}

/** Example names need not differ in AsyncAPI; the file names made of them must. */
function ownSlug(name: string, taken: Set<string>): string {
  const own = uniqueName(slug(name), (each) => taken.has(each.toLowerCase()), '-');
  taken.add(own.toLowerCase());
  return own;
}

const ORIGINS: readonly string[] = ['vendor', 'adapted', 'hookbook'] satisfies ExampleOrigin[];

function originsOf(document: SpecDocument, message: Message): ReadonlyMap<string, ExampleOrigin> {
  const node = field(document, message, 'x-example-origin');
  const entries = node && isMapping(node.value) ? Object.entries(node.value) : [];
  return new Map(entries.filter((entry): entry is [string, ExampleOrigin] => ORIGINS.includes(String(entry[1]))));
}

function checkOrigins(document: SpecDocument, message: Message, names: readonly string[]): Diagnostic[] {
  const node = field(document, message, 'x-example-origin');
  if (!node) return [];
  if (!isMapping(node.value)) {
    return [
      createDiagnostic(
        'extension-invalid',
        locationOf(node),
        'x-example-origin must map example names to vendor, adapted or hookbook.',
      ),
    ];
  }
  return members(node).flatMap(([name, origin]) => {
    if (!names.includes(name)) {
      return [
        createDiagnostic(
          'extension-invalid',
          locationOf(origin, 'key'),
          `x-example-origin names "${name}", and the message has no such example.${didYouMean(name, names)}`,
        ),
      ];
    }
    if (ORIGINS.includes(String(origin.value))) return [];
    return [
      createDiagnostic(
        'extension-invalid',
        locationOf(origin),
        `The origin of an example is ${ORIGINS.join(', ')}.${didYouMean(String(origin.value), ORIGINS)}`,
      ),
    ];
  });
}
