export { formatIssues } from './issues/formatIssues.ts';
export type { Drift, Issue, IssueCode } from './issues/issue.ts';
export { WebhookValidationError } from './issues/webhookValidationError.ts';
export type { JsonLimits } from './json/readJson.ts';
export type { HeadersLike } from './parse/headers.ts';
export type { KnownEvent, NewEvent, ParsedEvent, ParseOptions, ParseResult } from './parse/parse.ts';
export type { EventResult, EventValidator } from './validator/eventValidator.ts';
export type { StandardJsonSchema, StandardSchema } from './validator/standardSchema.ts';
export { strict, watched } from './validator/withMode.ts';
