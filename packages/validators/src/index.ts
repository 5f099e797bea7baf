export { strict, watched } from './drift.ts';
export type { EventResult, EventValidator } from './eventValidator.ts';
export { formatIssues } from './formatIssues.ts';
export type { Drift, Issue, IssueCode } from './issue.ts';
export type { JsonLimits } from './json/readJson.ts';
export type { HeadersLike } from './provider/headers.ts';
export type { KnownEvent, NewEvent, ParsedEvent, ParseOptions, ParseResult } from './provider/parse.ts';
export type { StandardJsonSchema, StandardSchema } from './standard/standardSchema.ts';
export { WebhookValidationError } from './webhookValidationError.ts';
