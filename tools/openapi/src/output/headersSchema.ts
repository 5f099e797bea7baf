import { member, text } from '../document/node.ts';
import type { OpenapiDocument } from '../document/readDocument.ts';
import type { SchemaCopier } from '../schemas/schemaCopier.ts';
import type { HeaderParameter } from '../webhooks/webhook.ts';
import { annotate } from './schemaObject.ts';

/** The schema of a message's headers: an object with a property for each header parameter. */
export function headersSchema(
  document: OpenapiDocument,
  headers: readonly HeaderParameter[],
  schemas: SchemaCopier,
): object {
  const properties = headers.map((header) => [header.name, headerSchema(document, header, schemas)] as const);
  const required = headers.filter(({ isRequired }) => isRequired).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
  };
}

/** A parameter with `content` instead of a schema is sent as text in that format. */
function headerSchema(document: OpenapiDocument, header: HeaderParameter, schemas: SchemaCopier): unknown {
  const { node, schema, examples } = header;
  const description = text(member(node, 'description'));
  const keywords = {
    ...(description !== '' && { description }),
    ...(member(node, 'deprecated')?.value === true && { deprecated: true }),
    ...(examples.length > 0 && (document.dialect === '3.0' ? { example: examples[0] } : { examples })),
  };
  return annotate(document, schema ? schemas.copy(schema) : { type: 'string' }, keywords);
}
