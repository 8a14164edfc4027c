/** The drafter's own reference documents, as the rest of the project sees them: what can be asked, what comes back. */

import type { GovernmentLevel, LibraryTarget } from '../library/libraryDocument.ts';
import type { KindFamily } from '../model/structure/documentKind.ts';

/** A document on the shelf. A file that holds several drafts gives several, with one path. */
export interface IndexedDocument {
  /** The same for the same file and place in it, from one start to the next. */
  readonly id: string;
  /** Where the original lies; it is read, never written. */
  readonly path: string;
  readonly title: string;
  readonly issuer: string | null;
  readonly documentNumber: string | null;
  /** As it is written: 2019年1月26日. */
  readonly date: string | null;
  /** 文种, such as 实施意见. */
  readonly kind: string | null;
  readonly region: string | null;
  readonly level: GovernmentLevel | null;
  readonly year: number | null;
  readonly clauses: number;
  /** UTF-16 units of the text as read. */
  readonly characters: number;
}

export interface IndexedClause {
  readonly document: IndexedDocument;
  /** Its place among the clauses of the document, from 0. */
  readonly index: number;
  /** The ordinals from the top, in full-width form: 六、（十九）. */
  readonly path: string;
  readonly heading: string;
  /** Word for word, without the ordinal and the heading. */
  readonly text: string;
  /** Zero-based line of the document's text, as `ReferenceIndex.text` gives it, at which the clause begins. */
  readonly line: number;
  readonly lead: readonly string[];
  readonly cooperating: readonly string[];
  readonly responsible: readonly string[];
}

export interface IndexQuery {
  /** A heading, some words or a whole clause. */
  readonly text: string;
  /** The heading of the part above, 一、 over （一）. */
  readonly section?: string;
  /** What suits the draft at hand is put first, nothing is left out for it. */
  readonly kind?: KindFamily;
  readonly government?: GovernmentLevel;
  /** The path of the draft at hand: where it lies among the reference documents, it is no reference for itself. */
  readonly draft?: string;
  readonly limit?: number;
}

export interface IndexHit {
  readonly clause: IndexedClause;
  /** 0 to 1; comparable between queries. */
  readonly score: number;
}

/** A passage of the draft that stands in a document of the shelf nearly word for word. */
export interface NearPassage {
  /** Which of the passages asked about. */
  readonly passage: number;
  readonly clause: IndexedClause;
  /** Share of the passage that the clause has word for word, 0 to 1. */
  readonly share: number;
  /** The longest run of characters that both have. */
  readonly run: string;
}

export interface IndexProblem {
  readonly path: string;
  /** Chinese, for the drafter: what is wrong with the file and what to do. */
  readonly problem: string;
}

export interface IndexNote {
  readonly path: string;
  /** Chinese, for the drafter: what was left out of a file, in so many words. */
  readonly note: string;
}

export interface ImportReport {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly problems: readonly IndexProblem[];
  /** Absent where nothing was left out of any file. */
  readonly notes?: readonly IndexNote[];
  /** True when it was cancelled; what had been read by then is kept. */
  readonly cancelled: boolean;
  /** Chinese, for the drafter: who kept the index so long that nothing could be written, and what to do. */
  readonly busy?: string;
}

export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  readonly path: string;
}

export interface Watching {
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Chinese, for the drafter: for whom it waits before anything is read; told once. */
  readonly onWaiting?: (message: string) => void;
  readonly signal?: AbortSignal;
}

/** Every answer is a promise: reading and searching go on beside the editor, and no keystroke waits for them. */
export interface ReferenceIndex {
  /** Reads files and folders, those that have changed since; a folder stays known, `refresh` looks at it again. */
  add(paths: readonly string[], watching?: Watching): Promise<ImportReport>;
  /** Takes files or folders off the shelf; the originals stay where they are. */
  remove(paths: readonly string[], watching?: Watching): Promise<ImportReport>;
  /** Looks at everything known again, and at `folders` besides: new, changed and vanished files. */
  refresh(folders: readonly string[], watching?: Watching): Promise<ImportReport>;
  list(): Promise<readonly IndexedDocument[]>;
  search(query: IndexQuery): Promise<readonly IndexHit[]>;
  /** Clauses that cite a document of this title, in the order of the shelf. */
  citing(title: string): Promise<readonly IndexedClause[]>;
  /** The clauses of one document. */
  clauses(document: string): Promise<readonly IndexedClause[]>;
  /** What a document says, cleaned of what its web page had around it; null when it is not on the shelf. */
  text(document: string): Promise<string | null>;
  /** Targets of a clause, for setting side by side with a draft's. */
  targets(document: string, clause: number): Promise<readonly LibraryTarget[]>;
  /** @param draft the path of the file that the passages are from: a draft is not borrowed from itself */
  near(passages: readonly string[], draft?: string): Promise<readonly NearPassage[]>;
  /** Writes what is pending and lets go of the files. */
  close(): Promise<void>;
}
