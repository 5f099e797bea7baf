/** Every format that validators assert, by the name of its function. */
export * from '../../src/formats/dates.ts';
export * from '../../src/formats/email.ts';
export * from '../../src/formats/hostname.ts';
export * from '../../src/formats/identifiers.ts';
export * from '../../src/formats/ip.ts';
export * from '../../src/formats/json.ts';
export { iri, iriReference, uri, uriReference } from '../../src/formats/uri.ts';
export * from '../../src/formats/uriTemplate.ts';
