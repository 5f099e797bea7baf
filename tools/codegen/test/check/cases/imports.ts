import type { DiagnosticCode } from '@hookbook/spec-reader/diagnostics/catalogue';

/** Diagnostics of `hookbook import`, which reads no spec. `test/cli/importOpenapi.test.ts` tests them. */
export const IMPORT_EXAMPLES: Readonly<
  Partial<Record<DiagnosticCode, { readonly name: string; readonly text: string }>>
> = {
  'import-refused': {
    name: 'an OpenAPI document without webhooks',
    text: 'openapi.json:1:1 The document has no webhooks: `webhooks`, `x-webhooks` and all `callbacks` are empty.',
  },
  'import-incomplete': {
    name: 'an example that its schema rejects',
    text: 'openapi.json:62:15 Example "example" of event "parcel.lost" is invalid at /data/id: expected string, received number 7. The example is left out.',
  },
};
