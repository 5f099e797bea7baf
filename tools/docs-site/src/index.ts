export { docsEmitter, emitDocs } from './emitDocs.ts';
export type { SiteOptions as DocsOptions } from './model/site.ts';
