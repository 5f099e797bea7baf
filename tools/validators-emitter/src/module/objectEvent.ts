import type { Event } from '@hookbook/contract';
import type { SchemaObject } from '@hookbook/contract/schema';

/** An event whose payload schema is an object, because rules are objects. */
export interface ObjectEvent extends Event {
  readonly payload: SchemaObject;
}

export function objectEvent(event: Event): ObjectEvent {
  const { payload } = event;
  if (typeof payload === 'object') return { ...event, payload };
  return { ...event, payload: payload ? {} : { not: true } };
}
