import { describeSnippets, isWalkthrough } from '../src/documents/describeSnippets.ts';

describeSnippets((file) => !isWalkthrough(file));
