import { isMapping } from '@hookbook/contract/data';
import { uniqueName } from '@hookbook/contract/text';
import { exactValue } from '../document/exactJson.ts';
import { entries, member, type OpenapiNode, text } from '../document/node.ts';
import type { Reporter } from '../document/problem.ts';
import type { OpenapiDocument } from '../document/readDocument.ts';
import { referenceOf, resolve } from '../document/resolve.ts';
import type { BodyExample } from './webhook.ts';

/** The examples of a media type or parameter, those of `example` first. Reports each that cannot be read. */
export function readExamples(document: OpenapiDocument, owner: OpenapiNode, reporter: Reporter): BodyExample[] {
  const taken = new Set<string>();
  return [...singleExample(document, owner, reporter), ...namedExamples(document, owner, reporter)].map((example) => {
    const name = uniqueName(example.name, (candidate) => taken.has(candidate), '-');
    taken.add(name);
    return { ...example, name };
  });
}

function singleExample(document: OpenapiDocument, owner: OpenapiNode, reporter: Reporter): BodyExample[] {
  const example = member(owner, 'example');
  const value = example && payloadOf(document, example, reporter);
  return value ? [{ name: 'example', node: value, value: exactValue(value) }] : [];
}

/** Many documents write a `$ref` in place of a payload, although that is data: then the payload is its target. */
function payloadOf(document: OpenapiDocument, payload: OpenapiNode, reporter: Reporter): OpenapiNode | undefined {
  if (!referenceOf(payload)) return payload;
  const target = followExample(document, payload, reporter);
  return target && (member(target, 'value') ?? target);
}

function namedExamples(document: OpenapiDocument, owner: OpenapiNode, reporter: Reporter): BodyExample[] {
  const examples = member(owner, 'examples');
  return entries(examples && followExample(document, examples, reporter)).flatMap(([name, entry]) => {
    const example = followExample(document, entry, reporter);
    if (!example) return [];
    const payload = member(example, 'value') ?? member(example, 'dataValue');
    if (!payload) reportMissingValue(name, example, reporter);
    const value = payload && payloadOf(document, payload, reporter);
    if (!value) return [];
    const summary = [entry, example].flatMap((node) => [
      text(member(node, 'summary')),
      text(member(node, 'description')),
    ]);
    const first = summary.find((candidate) => candidate !== '');
    return [{ name, ...(first !== undefined && { summary: first }), node: value, value: exactValue(value) }];
  });
}

function followExample(document: OpenapiDocument, entry: OpenapiNode, reporter: Reporter): OpenapiNode | undefined {
  const resolution = resolve(document, entry);
  if ('node' in resolution) return resolution.node;
  const { reference, message, fix } = resolution.failure;
  reporter.warn(reference, `An example is left out: ${message}`, fix);
  return undefined;
}

function reportMissingValue(name: string, example: OpenapiNode, reporter: Reporter): void {
  const external = isMapping(example.value) && member(example, 'externalValue');
  const reason = external ? `its value is at ${JSON.stringify(external.value)}` : 'it has no value';
  reporter.warn(external || example, `Example "${name}" is left out: ${reason}.`, 'Write the payload under `value`.');
}
