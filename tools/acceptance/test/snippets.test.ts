import { describeSnippets, WALKTHROUGHS } from '../src/documents/describeSnippets.ts';

describeSnippets((file) => !WALKTHROUGHS.has(file));
