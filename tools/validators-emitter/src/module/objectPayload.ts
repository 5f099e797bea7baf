import type { Schema, SchemaObject } from '@hookbook/contract/schema';

/** The payload schema of an event as an object, because rules are objects. */
export function objectPayload(payload: Schema): SchemaObject {
  if (typeof payload === 'object') return payload;
  return payload ? {} : { not: true };
}
