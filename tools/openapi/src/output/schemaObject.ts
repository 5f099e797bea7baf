import { isMapping } from '@hookbook/contract/data';
import type { OpenapiDocument } from '../document/readDocument.ts';

/** A schema in the dialect of the OpenAPI document, as AsyncAPI's Multi Format Schema Object. */
export function multiFormatSchema({ dialect }: OpenapiDocument, schema: unknown): object {
  const version = dialect === '3.0' ? '3.0.3' : '3.1.0';
  return { schemaFormat: `application/vnd.oai.openapi;version=${version}`, schema };
}

/** Adds keywords to a schema. OpenAPI 3.0 ignores keywords beside a `$ref`. */
export function annotate({ dialect }: OpenapiDocument, schema: unknown, keywords: object): unknown {
  if (Object.keys(keywords).length === 0 || schema === false) return schema;
  if (!isMapping(schema)) return keywords;
  const isReference = dialect === '3.0' && Object.hasOwn(schema, '$ref');
  return { ...(isReference ? { allOf: [schema] } : schema), ...keywords };
}
