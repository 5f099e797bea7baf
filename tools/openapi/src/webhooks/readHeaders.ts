import { items, member, type OpenapiNode, text } from '../document/node.ts';
import type { Reporter } from '../document/problem.ts';
import type { OpenapiDocument } from '../document/readDocument.ts';
import { resolve } from '../document/resolve.ts';
import { readExamples } from './readExamples.ts';
import type { HeaderParameter, WebhookOperation } from './webhook.ts';

/** OpenAPI describes these headers elsewhere and ignores parameters with their names. */
const IGNORED = new Set(['accept', 'content-type', 'authorization']);

/** What HTTP allows as the name of a header. */
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

/** The header parameters of a webhook; a parameter of the operation replaces one of its path item. */
export function readHeaders(
  document: OpenapiDocument,
  { name, pathItem, operation }: WebhookOperation,
  reporter: Reporter,
): HeaderParameter[] {
  const headers = new Map<string, HeaderParameter>();
  for (const entry of [pathItem, operation].flatMap((node) => items(member(node, 'parameters')))) {
    const resolution = resolve(document, entry);
    if ('failure' in resolution) {
      const { reference, message, fix } = resolution.failure;
      reporter.warn(reference, `A parameter of webhook "${name}" is left out: ${message}`, fix);
    } else {
      const header = readHeader(document, name, resolution.node, reporter);
      if (header) headers.set(header.name.toLowerCase(), header);
    }
  }
  return [...headers.values()];
}

function readHeader(
  document: OpenapiDocument,
  webhook: string,
  node: OpenapiNode,
  reporter: Reporter,
): HeaderParameter | undefined {
  const name = text(member(node, 'name'));
  const place = text(member(node, 'in'));
  if (place !== 'header' || name === '') {
    const message = `Parameter "${name}" of webhook "${webhook}" is left out: a message has headers and a payload only.`;
    reporter.warn(node, message, 'Describe in the webhook what the receiver should know about the parameter.');
    return undefined;
  }
  if (IGNORED.has(name.toLowerCase())) return undefined;
  if (!TOKEN.test(name)) {
    const message = `Header ${JSON.stringify(name)} of webhook "${webhook}" is left out: HTTP does not allow its name.`;
    reporter.warn(node, message, "Use letters, digits and !#$%&'*+-.^_`|~ only.");
    return undefined;
  }
  const schema = member(node, 'schema');
  return {
    name,
    node,
    isRequired: member(node, 'required')?.value === true,
    ...(schema && { schema }),
    examples: readExamples(document, node, reporter).map(({ value }) => asSent(value, schema)),
  };
}

/** Documents often write the example of a string header as a number. */
function asSent(example: unknown, schema: OpenapiNode | undefined): unknown {
  const isString = schema !== undefined && member(schema, 'type')?.value === 'string';
  return isString && ['number', 'boolean'].includes(typeof example) ? String(example) : example;
}
