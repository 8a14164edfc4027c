/** What the reference library knows of the documents that it cites and holds: title, 文号, who cites them. */

import { issuerOf, plainTitle } from '../model/line/citation.ts';
import type { LibraryClause, LibraryDocument } from './libraryDocument.ts';

export interface CitingPlace {
  readonly document: LibraryDocument;
  /** Null where the opening paragraph cites it. */
  readonly clause: LibraryClause | null;
}

export interface CitedDocument {
  readonly title: string;
  readonly plainTitle: string;
  readonly documentNumber: string | null;
  readonly citedBy: readonly CitingPlace[];
  /** The document itself, where the library has it. */
  readonly held: LibraryDocument | null;
}

interface Growing extends CitedDocument {
  documentNumber: string | null;
  held: LibraryDocument | null;
  readonly citedBy: CitingPlace[];
}

export class CitedDocuments {
  /** Those held by the library first, then the cited ones in its order. */
  readonly all: readonly CitedDocument[];

  constructor(library: readonly LibraryDocument[]) {
    const known: Growing[] = [];
    const entryOf = (title: string, documentNumber: string | null): Growing => {
      const plain = plainTitle(title, issuerOf(title));
      const found = known.find((entry) => isSame(entry, plain, documentNumber));
      if (found !== undefined) {
        found.documentNumber ??= documentNumber;
        return found;
      }
      const entry: Growing = { title, plainTitle: plain, documentNumber, citedBy: [], held: null };
      known.push(entry);
      return entry;
    };
    for (const document of library) entryOf(document.title, document.documentNumber).held = document;
    for (const document of library) {
      const inClauses = new Set<Growing>();
      for (const clause of document.clauses) {
        for (const { title, documentNumber } of clause.citations) {
          const entry = entryOf(title, documentNumber);
          entry.citedBy.push({ document, clause });
          inClauses.add(entry);
        }
      }
      for (const { title, documentNumber } of document.citations) {
        const entry = entryOf(title, documentNumber);
        if (!inClauses.has(entry)) entry.citedBy.push({ document, clause: null });
      }
    }
    this.all = known;
  }

  /** By title, whoever is named as its issuer, or by number. */
  find(plain: string, documentNumber: string | null): CitedDocument | null {
    return this.all.find((entry) => isSame(entry, plain, documentNumber)) ?? null;
  }
}

function isSame(entry: CitedDocument, plain: string, documentNumber: string | null): boolean {
  if (entry.plainTitle === plain) return true;
  return documentNumber !== null && entry.documentNumber?.replace(/\s/g, '') === documentNumber.replace(/\s/g, '');
}
