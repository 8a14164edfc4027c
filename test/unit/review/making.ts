/** What the tests of reviewing try: a review as the command does it, edits, and what a file then reads as. */

import { createPolicyService } from '../../../server/src/service/index.ts';
import type { TextEdit } from '../../../server/src/text/span.ts';
import { readDocxParts, traced } from '../../../server/src/reading/docx/docx.ts';
import { fixAll } from '../../../server/src/features/fixAll.ts';
import { openOriginal, remarksOn, review, type Reviewed } from '../../../server/src/review/index.ts';

export * from './packing.ts';

export interface TriedReview extends Reviewed {
  readonly text: string;
  readonly mended: string;
}

/** As the command does it. */
export function reviewed(bytes: Uint8Array, today = 20260305): TriedReview {
  const service = createPolicyService({
    now: () => new Date(2026, 2, 5),
    log: (message) => {
      throw new Error(message);
    },
  });
  const settings = { ...service.defaults(), today };
  const original = openOriginal(bytes, '原稿.docx');
  const document = service.document('原稿.docx', 0, original.traced.text);
  const { edits, source } = fixAll(document.source, (each) => service.check({ ...document, source: each }, settings));
  const findings = service.check(document, settings);
  return {
    ...review(original, edits, (untracked) => remarksOn(findings, edits, untracked), today),
    text: original.traced.text,
    mended: source.blocks.map(({ text, remark, lineEnd }) => text + remark + lineEnd).join(''),
  };
}

/** With edits of the draft and no findings. */
export function edited(bytes: Uint8Array, edits: readonly TextEdit[]): Reviewed & { readonly text: string } {
  const original = openOriginal(bytes, '原稿.docx');
  return { ...review(original, edits, () => [], 20260305), text: original.traced.text };
}

/** The draft that a file reads as, all changes accepted. */
export function textOf(bytes: Uint8Array): string {
  return traced(readDocxParts(bytes))!.text;
}
