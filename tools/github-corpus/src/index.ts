export { type GithubCorpus, writeGithubCorpus } from './writeGithubCorpus.ts';
