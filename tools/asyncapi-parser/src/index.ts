export { type ParserDiagnostic, parse, type SpecTexts } from './parser.ts';
export { createParserClient, type ParserClient, type ParseSpec, parseOnce } from './parserClient.ts';
