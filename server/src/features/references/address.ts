/** The address under which an editor opens a reference document, read-only: which source it is of, and its id there. */

export const REFERENCE_SCHEME = 'policydraft-reference';

/** The bundled library, or the drafter's own shelf. */
export type ReferenceSource = 'library' | 'shelf';

export interface ReferenceAddress {
  readonly source: ReferenceSource;
  readonly id: string;
}

/**
 * Facts are written with Markdown's headings, an imported document stands as it is. The words in brackets tell the tab
 * of a reference from that of a draft, and editors that choose a language by the file name from a draft of that title.
 */
const EXTENSIONS: Readonly<Record<ReferenceSource, string>> = { library: '（参照）.md', shelf: '（参照）.txt' };

/** policydraft-reference:/library/临沧2019/…（参照）.md; the title is there to be read in the editor's tab. */
export function addressOf(
  source: ReferenceSource,
  { id, title }: { readonly id: string; readonly title: string },
): string {
  const name = tabTitle(title) + EXTENSIONS[source];
  return `${REFERENCE_SCHEME}:/${source}/${encodeURIComponent(id)}/${encodeURIComponent(name)}`;
}

/** Editors take a path apart and encode it anew, so a slash of the id may come back bare: it ends at the last one. */
const ADDRESS = new RegExp(`^${REFERENCE_SCHEME}:/{1,3}(library|shelf)/(.+)/[^/]*$`);

/** Null for any other address. */
export function parseAddress(uri: string): ReferenceAddress | null {
  const [, source, id] = ADDRESS.exec(uri.replace(/[?#].*$/s, '')) ?? [];
  if (source === undefined || id === undefined) return null;
  try {
    return { source: source as ReferenceSource, id: decodeURIComponent(id) };
  } catch {
    return null;
  }
}

/** A file name of the title: no slash, no half of a character (no URI can have one), and short enough for a tab. */
function tabTitle(title: string): string {
  const name = [
    ...title
      .replace(/[/\\]/g, '／')
      .replace(/\p{Cs}/gu, '')
      .trim(),
  ];
  return name.length === 0 ? '参照文件' : name.slice(0, LONGEST_TITLE).join('');
}

const LONGEST_TITLE = 80;
