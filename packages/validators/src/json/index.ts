export type { JsonCode, JsonIssue } from './jsonIssue.ts';
export { type JsonLimits, type JsonResult, readJson } from './readJson.ts';
