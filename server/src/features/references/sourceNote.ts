/** The note that says where a borrowed clause comes from: a comment above it, which no print shows. */

import type { Reference } from '../../library/reference.ts';
import type { IndexedClause } from '../../index/referenceIndex.ts';

/** A clause of the bundled library or of the drafter's own shelf. */
export type ReferenceClause =
  | { readonly source: 'library'; readonly reference: Reference }
  | { readonly source: 'shelf'; readonly clause: IndexedClause };

/** `<!-- 参照：《…》（云政发〔2026〕8号）六、（十九） -->` */
export function sourceNote(clause: ReferenceClause): string {
  return `<!-- 参照：${sayWhere(clause).replace(/-->/g, '——>').replace(/\s+/g, ' ')} -->`;
}

/** 《…》（文号）六、（十九） */
export function sayWhere(clause: ReferenceClause): string {
  const { title, documentNumber, path } = factsOf(clause);
  return `《${title}》${documentNumber === null ? '' : `（${documentNumber}）`}${path}`;
}

function factsOf(clause: ReferenceClause): { title: string; documentNumber: string | null; path: string } {
  if (clause.source === 'shelf') {
    const { document, path } = clause.clause;
    return { title: document.title, documentNumber: document.documentNumber, path };
  }
  const { document, clause: own } = clause.reference;
  // What stands in brackets behind the title says that the copy has none: it is a remark of the library.
  const title = document.title.replace(/（原文未载标题）$/, '');
  return { title, documentNumber: document.documentNumber, path: own.path };
}
