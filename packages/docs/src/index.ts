export { createDocsServer, type DocsServer, type DocsServerOptions, SITE_FOLDER } from './createDocsServer.ts';
