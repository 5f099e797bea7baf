export { findNonconformities, type Nonconformity } from './conformity.ts';
export { type GithubEvent, type GithubSchemas, readGithubSchemas } from './events.ts';
export { type GithubPayload, readPayloads } from './payloads.ts';
export { type GithubCorpus, writeGithubCorpus } from './writeGithubCorpus.ts';
