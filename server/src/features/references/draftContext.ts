/** What lies on the desk while a draft is written with references: the draft, the library, for whom it speaks. */

import type { Library } from '../../library/library.ts';
import { draftAt, type Analysis, type Draft } from '../../model/draft.ts';
import type { Knowledge } from '../../model/knowledge/knowledge.ts';
import type { Settings } from '../../rules/settings.ts';
import { profileOf, type DraftProfile } from './draftProfile.ts';

export interface DraftContext {
  readonly analysis: Analysis;
  readonly draft: Draft;
  readonly library: Library;
  readonly knowledge: Knowledge;
  readonly settings: Settings;
  readonly voice: DraftProfile;
  /** Where the draft lies on disk: among the imported documents it is no reference for itself. */
  readonly path?: string;
}

export interface DraftContextInput {
  readonly analysis: Analysis;
  readonly library: Library;
  readonly knowledge: Knowledge;
  readonly settings: Settings;
  /** Where the draft lies on disk, if it does. */
  readonly path?: string;
}

/** Null outside drafts. */
export function draftContextAt(context: DraftContextInput, line: number): DraftContext | null {
  const draft = draftAt(context.analysis, line);
  if (draft === null) return null;
  return { ...context, draft, voice: profileOf(draft, context.knowledge.regions, context.settings.region) };
}
