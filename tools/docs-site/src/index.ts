export { type DocsOptions, docsEmitter, emitDocs } from './emitDocs.ts';
