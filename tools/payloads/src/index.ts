/**
 * Realistic payloads from canonical schemas, for events without examples.
 *
 * - `createPayloads` creates payloads and headers for the events of a provider.
 * - `createPayload` creates one for a single schema.
 */
export { createPayload, createPayloads, type Payloads } from './createPayloads.ts';
export { createAssertions, createSource, type PayloadOptions, type Source } from './createSource.ts';
export type { PayloadSize } from './facets/search.ts';
