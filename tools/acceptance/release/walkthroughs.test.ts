import { describeSnippets, isWalkthrough } from '../src/documents/describeSnippets.ts';

describeSnippets(isWalkthrough);
