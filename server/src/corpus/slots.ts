/**
 * Slots of a model: 【名称】 stays open, 【甲｜乙】 offers a choice, and 【全市】【市级】【我市】 and the like are said as the
 * government in question says them (全省, 自治区级, 我县). Written out as plain text, or as a snippet with tab stops.
 */

import { placeWord, PLACE_WORDS, type PlaceWords } from './placeWords.ts';

export interface SlotContext {
  /** Null: not known for whom the text speaks; the words for a city stand, in a snippet the others can be picked. */
  readonly place: PlaceWords | null;
  /** 本意见, 本方案: what the draft calls itself. */
  readonly self: string;
}

const SLOT = /【([^【】]+)】/g;

/** The text with choices taken and names of the place filled in; open slots stay 【名称】. */
export function plainText(body: string, context: SlotContext): string {
  return body.replace(SLOT, (slot, content: string) => {
    const options = optionsOf(content, context);
    return options === null ? `【${content.replace(/#\d+$/, '')}】` : (options[0] ?? slot);
  });
}

/** The text as the body of an editor's snippet, without the final `$0`. Slots of one name are filled together. */
export function snippetText(body: string, context: SlotContext): string {
  const numbers = new Map<string, number>();
  let at = 0;
  let snippet = '';
  for (const match of body.matchAll(SLOT)) {
    const content = match[1]!;
    snippet += escaped(body.slice(at, match.index), /[\\$}]/g);
    at = match.index + match[0].length;
    const options = optionsOf(content, context);
    if (options !== null && options.length === 1) {
      snippet += escaped(options[0]!, /[\\$}]/g);
      continue;
    }
    const known = numbers.get(content);
    if (known !== undefined) {
      snippet += `\${${known}}`;
      continue;
    }
    const number = numbers.size + 1;
    numbers.set(content, number);
    snippet +=
      options === null
        ? `\${${number}:${escaped(`【${content.replace(/#\d+$/, '')}】`, /[\\$}]/g)}}`
        : `\${${number}|${options.map((option) => escaped(option, /[\\,|]/g)).join(',')}|}`;
  }
  return snippet + escaped(body.slice(at), /[\\$}]/g);
}

/** Null for a slot that only the drafter can fill. */
function optionsOf(content: string, { place, self }: SlotContext): readonly string[] | null {
  if (content === '本文件') return [self];
  const name = placeWord(content);
  if (name !== null) return place === null ? [...new Set(PLACE_WORDS.map((words) => words[name]))] : [place[name]];
  return content.includes('｜') ? content.split('｜') : null;
}

function escaped(text: string, special: RegExp): string {
  return text.replace(special, '\\$&');
}
