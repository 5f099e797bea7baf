// `./parser.ts` is an entry of its own: loading @asyncapi/parser takes longer than everything else.
export type { ParserDiagnostic, SpecTexts } from './parser.ts';
export { createParserClient, type ParserClient, type ParseSpec, parseOnce } from './parserClient.ts';
