export { emitDocs } from './emitDocs.ts';
