/** The bundled reference library: what is known of the reference documents, and the models of clauses built on them. */

import documents from '../../data/library/documents.json';
import { clauseModels } from '../../data/library/models.ts';
import type { ClauseModel } from './clauseModel.ts';
import type { LibraryClause, LibraryDocument } from './libraryDocument.ts';
import { SuggestionIndex } from './suggestionIndex.ts';

export interface Reference {
  readonly document: LibraryDocument;
  readonly clause: LibraryClause;
}

export class Library {
  readonly documents: readonly LibraryDocument[];
  readonly models: readonly ClauseModel[];
  readonly #references = new Map<string, Reference>();
  #index: SuggestionIndex | null = null;

  constructor(known: readonly LibraryDocument[], models: readonly ClauseModel[]) {
    this.documents = known;
    this.models = models;
    for (const document of known) {
      for (const clause of document.clauses) {
        this.#references.set(keyOf(document.id, clause.path, clause.nth), { document, clause });
      }
    }
  }

  document(id: string): LibraryDocument | null {
    return this.documents.find((document) => document.id === id) ?? null;
  }

  /** @throws RangeError when there is no such model: the data contradicts itself */
  model(id: string): ClauseModel {
    const found = this.models.find((model) => model.id === id);
    if (found === undefined) throw new RangeError(`no model ${id} in the library`);
    return found;
  }

  /**
   * The clause that a model names as its source: 广西2021 三、（八）, 连云港 二、（三）#2.
   *
   * @throws RangeError when there is no such clause: the data contradicts itself
   */
  reference(source: string): Reference {
    const [, id = '', path = '', nth = '1'] = /^(\S+) (\S+?)(?:#(\d+))?$/.exec(source) ?? [];
    const found = this.#references.get(keyOf(id, path, Number(nth)));
    if (found === undefined) throw new RangeError(`no clause ${source} in the library`);
    return found;
  }

  /** Made when first asked for. */
  get index(): SuggestionIndex {
    return (this.#index ??= new SuggestionIndex(this.models, ({ sources }) =>
      sources.map((source) => this.reference(source).clause.heading),
    ));
  }
}

function keyOf(id: string, path: string, nth: number): string {
  return `${id} ${path}#${nth}`;
}

export function createLibrary(): Library {
  // The file is written by `server/tools/library.mjs` from this very type.
  return new Library(documents as readonly LibraryDocument[], clauseModels);
}
