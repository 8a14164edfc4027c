/** The bodies that an office lists in its file, found by any of their names as annotations give them. */

import type { OfficeBody } from '../houseStyle/houseStyle.ts';

export interface OwnName {
  readonly body: OfficeBody;
  readonly form: 'full' | 'short' | 'informal';
  /** Without the rank that a list may have carried to it. */
  readonly name: string;
}

const RANK = /^(?:自治区|自治州|自治县|省|市|县|区|州|盟|旗)(?=..)/;
const RANK_OF_PLACE = /^[\u4e00-\u9fa5]{2,8}?(自治区|自治州|自治县|省|市|县|区|州|盟|旗)(?=..)/;

export class OwnBodies {
  /** As lists name them: for short, with their rank. */
  readonly names: readonly string[];
  readonly #names = new Map<string, OwnName>();

  constructor(bodies: readonly OfficeBody[]) {
    const names: string[] = [];
    for (const body of bodies) {
      const { full, short, informal } = body;
      const rank = RANK.exec(short ?? '')?.[0] ?? RANK_OF_PLACE.exec(full)?.[1] ?? '';
      names.push(short === undefined ? full : RANK.test(short) ? short : rank + short);
      this.#add({ body, form: 'full', name: full }, '');
      if (short !== undefined) this.#add({ body, form: 'short', name: short }, rank);
      for (const name of informal ?? []) this.#add({ body, form: 'informal', name }, rank);
    }
    this.names = names;
  }

  /** @param name in full, as the list implies it: 市大数据办 for 大数据办 behind 市财政局 */
  of(name: string): OwnName | null {
    const own = this.#names.get(name);
    if (own !== undefined) return own;
    // 大数据局（信息中心）: what is added in brackets is for the reader.
    return /[)）]$/.test(name) ? (this.#names.get(name.replace(/[（(][^（()）]*[)）]$/, '')) ?? null) : null;
  }

  #add(own: OwnName, rank: string): void {
    for (const name of [own.name, RANK.test(own.name) ? own.name : rank + own.name]) {
      if (!this.#names.has(name)) this.#names.set(name, own);
    }
  }
}
