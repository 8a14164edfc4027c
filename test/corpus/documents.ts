/** The real documents that lie beside the project (the five reference texts and the published corpus), and its own clean drafts. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface RealDocument {
  readonly name: string;
  readonly text: string;
  /** The day it is judged on, as YYYYMMDD: its own date, or for reference texts a fixed today. */
  readonly today: number;
  readonly published: boolean;
}

const shared = fileURLToPath(new URL('../../../shared', import.meta.url));
const seeds = join(shared, 'seeds');
const corpus = join(shared, 'corpus');
const clean = fileURLToPath(new URL('../fixtures/clean', import.meta.url));

/** Why there are none, for the name of the skipped test. */
export const ABSENT = existsSync(seeds) || existsSync(corpus) ? '' : '（参考文献不在旁边，跳过）';

const TODAY = 20261122;

export function realDocuments(): RealDocument[] {
  return [...referenceTexts(), ...publishedDocuments()];
}

export function referenceTexts(): RealDocument[] {
  return textsIn(seeds).map((name) => ({
    name,
    text: readFileSync(join(seeds, name), 'utf8'),
    today: TODAY,
    published: false,
  }));
}

export function publishedDocuments(): RealDocument[] {
  if (!existsSync(corpus)) return [];
  const rows = readFileSync(join(corpus, 'index.tsv'), 'utf8').split('\n').slice(1);
  const dates = new Map(
    rows
      .map((row) => row.split('\t'))
      .map(([file, , , number, date, source]) => [file!, ownDate(number ?? '', date ?? '', source ?? '')]),
  );
  return textsIn(corpus).map((name) => ({
    name,
    text: readFileSync(join(corpus, name), 'utf8'),
    today: dates.get(name) ?? TODAY,
    published: true,
  }));
}

/** Every real text that lies beside the project, whatever folder it is in. */
export function neighbouringTexts(): { readonly name: string; readonly text: string }[] {
  return [seeds, corpus, join(shared, 'corpus-2')].flatMap((folder) =>
    textsIn(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') })),
  );
}

/** Drafts of invented places without a fault. */
export function cleanDocuments(): RealDocument[] {
  return filesIn(clean, '.policy').map((name) => ({
    name,
    text: readFileSync(join(clean, name), 'utf8'),
    today: TODAY,
    published: false,
  }));
}

function textsIn(folder: string): string[] {
  return existsSync(folder) ? filesIn(folder, '.txt') : [];
}

function filesIn(folder: string, extension: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(extension))
    .sort();
}

/** The date in the index; without one, the middle of the year of the 文号 or of the web address; the earliest is 2016. */
function ownDate(number: string, date: string, source: string): number {
  const day = /(\d{4})[年-](\d{1,2})[月-](\d{1,2})/.exec(date);
  if (day !== null) return Number(day[1]) * 10000 + Number(day[2]) * 100 + Number(day[3]);
  const year = /〔(\d{4})〕/.exec(number)?.[1] ?? /\/(20\d\d)(?=\d\d\/)/.exec(source)?.[1];
  return year === undefined ? 20160101 : Number(year) * 10000 + 601;
}
