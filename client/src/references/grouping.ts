/** How the documents of the corpus are put into groups: by level of government, region, year, 文种 or folder. */
import type { CorpusDocument } from './requests.ts';

export type Grouping = 'level' | 'region' | 'year' | 'kind' | 'folder';

export interface DocumentGroup {
  readonly label: string;
  /** The folder itself, when documents are grouped by it. */
  readonly folder: string | null;
  readonly documents: readonly CorpusDocument[];
}

export const groupingNames: Readonly<Record<Grouping, string>> = {
  level: '层级',
  region: '地区',
  year: '年份',
  kind: '文种',
  folder: '所在文件夹',
};

/** From the top down; what is not among them comes after. */
const levels = ['国家', '省级', '市级', '县级', '开发区'];

/** Bundled documents lie in no folder: they are all in one group then. */
const labelOf: Readonly<Record<Grouping, (document: CorpusDocument) => string | null>> = {
  level: ({ level }) => level,
  region: ({ region }) => region,
  year: ({ year }) => (year === null ? null : `${year}年`),
  kind: ({ kind }) => kind,
  folder: ({ path }) => (path === null ? null : folderOf(path)),
};

const unknown: Readonly<Record<Grouping, string>> = {
  level: '层级不明',
  region: '地区不明',
  year: '年份不明',
  kind: '文种不明',
  folder: '随扩展自带',
};

/** Groups in the order a drafter looks for them, the unknown last; the newest document of a group first. */
export function groupsOf(documents: readonly CorpusDocument[], grouping: Grouping): DocumentGroup[] {
  const byLabel = new Map<string | null, CorpusDocument[]>();
  for (const document of documents) {
    const label = labelOf[grouping](document);
    const group = byLabel.get(label);
    if (group === undefined) {
      byLabel.set(label, [document]);
    } else {
      group.push(document);
    }
  }
  return [...byLabel]
    .sort(([a], [b]) => compareLabels(grouping, a, b))
    .map(([label, group]) => ({
      label: label ?? unknown[grouping],
      folder: grouping === 'folder' ? label : null,
      documents: group.sort(newestFirst),
    }));
}

function compareLabels(grouping: Grouping, a: string | null, b: string | null): number {
  if (a === null || b === null) {
    return Number(a === null) - Number(b === null);
  }
  if (grouping === 'level') {
    return rankOf(a) - rankOf(b);
  }
  return grouping === 'year' ? inChinese.compare(b, a) : inChinese.compare(a, b);
}

function rankOf(level: string): number {
  const rank = levels.indexOf(level);
  return rank < 0 ? levels.length : rank;
}

function newestFirst(a: CorpusDocument, b: CorpusDocument): number {
  return (b.year ?? 0) - (a.year ?? 0) || inChinese.compare(a.title, b.title);
}

const inChinese = new Intl.Collator('zh-CN', { numeric: true });

/** Of either system's paths. */
export function folderOf(path: string): string {
  return path.replace(/[\\/][^\\/]*$/, '') || path.slice(0, 1);
}
