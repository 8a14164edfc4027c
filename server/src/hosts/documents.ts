/** Word documents and their like as drafts: told by their names, read by what is loaded only for them. */

import { basename, extname } from 'node:path';
import { DOCUMENTS } from '../reading/limits.ts';
import type { Reading } from '../reading/index.ts';

const EXTENSIONS: ReadonlySet<string> = new Set(DOCUMENTS);

export function isDocument(path: string): boolean {
  return EXTENSIONS.has(extname(path).toLowerCase());
}

/** Null for what is neither such a document nor says that it is. */
export async function readDocument(bytes: Uint8Array, path: string): Promise<Reading | null> {
  const { readDraft, seemsDocument } = await import('../reading/index.ts');
  return isDocument(path) || seemsDocument(bytes, basename(path)) ? readDraft(bytes, basename(path)) : null;
}
