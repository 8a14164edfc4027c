/** The bundled reference library: what is known of the reference documents, and the models of clauses built on them. */

import documents from '../../data/library/documents.json';
import published from '../../data/library/published.json';
import { indicators } from '../../data/library/indicators.ts';
import { clauseModels, fieldWords } from '../../data/library/models.ts';
import { CitedDocuments } from './citedDocuments.ts';
import type { ClauseModel } from './clauseModel.ts';
import type { LibraryDocument } from './libraryDocument.ts';
import type { CustomaryIndicator } from './indicator.ts';
import { unpacked, type PackedDocument } from './packedDocument.ts';
import { sourceOf, type Reference } from './reference.ts';
import { ReferenceRanking, type RankedReference } from './referenceIndex.ts';
import { SuggestionIndex } from './suggestionIndex.ts';

export class Library {
  readonly documents: readonly LibraryDocument[];
  readonly models: readonly ClauseModel[];
  readonly indicators: readonly CustomaryIndicator[];
  readonly #references = new Map<string, Reference>();
  readonly #fieldWords: ReadonlyMap<string, readonly string[]>;
  #modelsBySource: Map<string, ClauseModel[]> | null = null;
  #index: SuggestionIndex | null = null;
  #referenceIndex: ReferenceRanking | null = null;
  #cited: CitedDocuments | null = null;
  #bodies: readonly string[] | null = null;

  constructor(
    known: readonly LibraryDocument[],
    models: readonly ClauseModel[],
    customary: readonly CustomaryIndicator[],
    fieldWords: ReadonlyMap<string, readonly string[]>,
  ) {
    this.#fieldWords = fieldWords;
    this.documents = known;
    this.models = models;
    this.indicators = customary;
    for (const document of known) {
      for (const clause of document.clauses) {
        const reference = { document, clause };
        this.#references.set(sourceOf(reference), reference);
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
    const found = this.#references.get(source);
    if (found === undefined) throw new RangeError(`no clause ${source} in the library`);
    return found;
  }

  /** Whether a text names a clause of the library. */
  has(source: string): boolean {
    return this.#references.has(source);
  }

  /** The models that follow a clause. */
  modelsOn(reference: Reference): readonly ClauseModel[] {
    if (this.#modelsBySource === null) {
      this.#modelsBySource = new Map();
      for (const model of this.models) {
        for (const source of model.sources) {
          const known = this.#modelsBySource.get(source);
          if (known === undefined) this.#modelsBySource.set(source, [model]);
          else known.push(model);
        }
      }
    }
    return this.#modelsBySource.get(sourceOf(reference)) ?? [];
  }

  /** Clauses that deal with the matter of a heading, the likeliest first. */
  referencesFor(heading: string, section: string): RankedReference[] {
    this.#referenceIndex ??= new ReferenceRanking([...this.#references.values()]);
    return this.#referenceIndex.rank(heading, this.index.rank(heading, section));
  }

  /** Every body that a model names, the most named first. */
  get bodies(): readonly string[] {
    if (this.#bodies === null) {
      const counts = new Map<string, number>();
      for (const { lead, cooperating } of this.models) {
        for (const name of [...lead, ...cooperating]) counts.set(name, (counts.get(name) ?? 0) + 1);
      }
      this.#bodies = [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
    }
    return this.#bodies;
  }

  /** What is known of the documents that the library holds or cites. */
  get cited(): CitedDocuments {
    return (this.#cited ??= new CitedDocuments(this.documents));
  }

  /** Makes what is made when first asked for, so that the first question is answered as fast as the others. */
  warm(): void {
    void this.cited;
    void this.bodies;
    this.referencesFor('总体要求', '');
    // The headings that sections are suggested from; so many questions also make the engine compile the way.
    for (const { clauses } of this.documents) {
      for (const { path, heading } of clauses) if (path.length <= 3) this.index.best(heading);
    }
  }

  /** Made when first asked for. */
  get index(): SuggestionIndex {
    return (this.#index ??= new SuggestionIndex(
      this.models,
      ({ sources }) => sources.map((source) => this.reference(source).clause.heading),
      this.#fieldWords,
    ));
  }
}

export function createLibrary(): Library {
  // Both files are written by `server/tools/library.mjs` from these very types.
  const known = [
    ...(documents as readonly LibraryDocument[]),
    ...(published as unknown as PackedDocument[]).map(unpacked),
  ];
  return new Library(known, clauseModels, indicators, fieldWords);
}
