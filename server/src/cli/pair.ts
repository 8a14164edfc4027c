/** Two drafts side by side, as comparisons read them. */

import { mainDraft } from '../features/mainDraft.ts';
import { provisionsOf, type Provision } from '../features/comparing/provision.ts';
import { inFile } from '../syntax/inFile.ts';
import type { Source } from '../syntax/source.ts';
import type { Range } from '../text/span.ts';
import { Drafts, serviceFor } from './drafts.ts';
import { UsageError } from './inputs.ts';
import type { Terminal } from './terminal.ts';

export interface ComparedDraft {
  readonly source: Source;
  readonly provisions: readonly Provision[];
}

/** @throws UsageError unless two files are named and both are drafts with clauses */
export async function readPair(
  paths: readonly string[],
  names: string,
  terminal: Terminal,
): Promise<[ComparedDraft, ComparedDraft]> {
  if (paths.length !== 2) throw new UsageError(`请写明两个文件：${names}。`);
  return [await readOne(paths[0]!, terminal), await readOne(paths[1]!, terminal)];
}

async function readOne(path: string, terminal: Terminal): Promise<ComparedDraft> {
  const service = serviceFor(terminal);
  for await (const { document } of new Drafts([path], service, terminal)) {
    const analysis = service.analysis(document);
    const draft = mainDraft(analysis);
    const provisions = draft === null ? [] : provisionsOf(analysis, draft);
    if (provisions.length === 0) throw new UsageError(`${path}：没有读到条款，不能对照。`);
    return { source: document.source, provisions };
  }
  throw new UsageError(`${path}：没有读成。`);
}

export function clauseOf(
  { source }: ComparedDraft,
  { ordinal, heading, range }: Provision,
): { ordinal: string; heading: string; range: Range } {
  return { ordinal, heading, range: inFile(source, range) };
}
