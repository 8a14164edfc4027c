/** Changes the drafter's own reference documents: on request, and by the folders of the settings. */

import type { CancellationToken, WorkDoneProgressParams } from 'vscode-languageserver';
import { listDocuments, type CorpusDocument } from '../features/references/documents.ts';
import type { ImportReport, ReferenceIndex, Watching } from '../index/referenceIndex.ts';
import type { ReferenceFolders } from './referenceFolders.ts';
import { changed } from './referenceMessages.ts';
import { backgroundImport, watchedImport } from './referenceProgress.ts';
import type { Session } from './session.ts';

const NOTHING: ImportReport = { added: 0, changed: 0, unchanged: 0, removed: 0, problems: [], cancelled: false };

export class ReferenceService {
  readonly #session: Session;
  readonly #folders: ReferenceFolders;
  #documents: Promise<readonly CorpusDocument[]> | null = null;

  constructor(session: Session, folders: ReferenceFolders) {
    this.#session = session;
    this.#folders = folders;
  }

  /** All reference documents; thousands of them are not fetched anew for every letter of a search. */
  documents(): Promise<readonly CorpusDocument[]> {
    if (this.#documents !== null) return this.#documents;
    const listed = listDocuments(this.#session).then((documents) => {
      // The shelf is empty, or could not answer: either is soon asked again.
      if (this.#documents === listed && documents.every(({ own }) => !own)) this.#documents = null;
      return documents;
    });
    this.#documents = listed;
    return listed;
  }

  /** Null where nothing can be kept. */
  async change(
    params: WorkDoneProgressParams,
    token: CancellationToken,
    work: (shelf: ReferenceIndex, watching: Watching) => Promise<ImportReport>,
  ): Promise<ImportReport | null> {
    const { shelf, connection } = this.#session;
    if (shelf === null) return null;
    return this.#told(await watchedImport(connection, params, token, (watching) => work(shelf, watching)));
  }

  async refresh(params: WorkDoneProgressParams, token: CancellationToken): Promise<ImportReport | null> {
    await this.#folders.read();
    return this.change(params, token, (shelf, watching) => shelf.refresh(this.#folders.known, watching));
  }

  /** Looks at everything on the shelf again, quietly, and at the folders of the settings besides. */
  async start(): Promise<void> {
    await this.#folders.read();
    await this.#refreshQuietly();
  }

  /** What the settings no longer name is taken off; what left with its workspace folder stays for the next time. */
  async settingsChanged(): Promise<void> {
    const before = this.#folders.known;
    if (!(await this.#folders.read())) return;
    const dropped = before.filter((folder) => !this.#folders.known.includes(folder));
    if (dropped.length > 0) this.#told((await this.#session.shelf?.remove(dropped)) ?? NOTHING);
    await this.#refreshQuietly();
  }

  /** After folders of the workspace have come or gone. */
  async workspaceChanged(): Promise<void> {
    if (await this.#folders.read()) await this.#refreshQuietly();
  }

  async #refreshQuietly(): Promise<void> {
    const { shelf, connection, traits } = this.#session;
    if (shelf === null) return;
    const work = (watching: Watching): Promise<ImportReport> => shelf.refresh(this.#folders.known, watching);
    const report = await backgroundImport(connection, traits.showsProgress, work);
    if (report.busy !== undefined) this.#session.log(report.busy);
    for (const { path, problem } of this.#told(report).problems) this.#session.log(`${path}: ${problem}`);
  }

  #told(report: ImportReport): ImportReport {
    const { added, changed: reread, unchanged, removed } = report;
    this.#documents = null;
    // Also when nothing has changed by this: another window may have read what is unchanged now.
    if (added + reread + unchanged + removed > 0) {
      this.#session.sent(this.#session.connection.sendNotification(changed));
    }
    return report;
  }
}
