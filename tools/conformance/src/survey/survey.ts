import path from 'node:path';
import { createParserClient } from '@hookbook/asyncapi-parser';
import type { PayloadOptions } from './comparePayloads.ts';
import { createCompiler } from './compileArtifacts.ts';
import { findDocuments } from './findDocuments.ts';
import { type SurveyedDocument, surveyDocument } from './surveyDocument.ts';

/** Surveys every AsyncAPI document below a folder, one after the other. */
export async function* survey(folder: string, options: PayloadOptions): AsyncGenerator<SurveyedDocument> {
  const absolute = path.resolve(folder);
  const compile = await createCompiler();
  const { parse, close } = createParserClient();
  try {
    for (const file of await findDocuments(absolute))
      yield await surveyDocument(file, { ...options, folder: absolute, parse, compile });
  } finally {
    await close();
  }
}
