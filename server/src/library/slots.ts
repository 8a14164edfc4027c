/**
 * Slots of a text that a drafter fills in: 【名称】 stays open, 【甲｜乙】 offers a choice, 【名称=…】 comes filled in, and
 * 【全市】【市级】【我市】 and the like are said as the government in question says them (全省, 自治区级, 我县), 【园区】 as the
 * draft calls its zone. Slots of
 * one name are filled together; 【名称#2】 shows the same words and stands alone. Written out as plain text, or as a
 * snippet with tab stops.
 */

import { placeWord, PLACE_WORDS, type PlaceWords } from './placeWords.ts';

export interface SlotContext {
  /** Null: not known for whom the text speaks; the words for a city stand, in a snippet the others can be picked. */
  readonly place: PlaceWords | null;
  /** 本意见, 本方案: what the draft calls itself. */
  readonly self: string;
  /** 高新区, 开发区: what the draft calls its zone; 园区 where it is about none. */
  readonly zone?: string;
}

/** A slot taken apart. */
interface Slot {
  /** By which it is known again. */
  readonly key: string;
  readonly name: string;
  readonly filling: string | null;
}

const ANY_ZONE = '园区';

const SLOT = /【([^【】]+)】/g;

/** A variable of the editor (the current year) as a filling; only a snippet can have it. */
const VARIABLE = /^\$\{?[A-Z_]+/;

/** The text with choices taken and names of the place filled in; open slots stay 【名称】. */
export function plainText(body: string, context: SlotContext): string {
  return body.replace(SLOT, (slot, content: string) => {
    const options = optionsOf(content, context);
    if (options !== null) return options[0] ?? slot;
    const { name, filling } = slotOf(content);
    return filling === null || VARIABLE.test(filling) ? `【${name}】` : filling;
  });
}

/** The text as the body of an editor's snippet, without the final `$0`. */
export function snippetText(body: string, context: SlotContext): string {
  const numbers = new Map<string, number>();
  let at = 0;
  let snippet = '';
  for (const match of body.matchAll(SLOT)) {
    const content = match[1]!;
    snippet += verbatim(body.slice(at, match.index));
    at = match.index + match[0].length;
    const options = optionsOf(content, context);
    if (options !== null && options.length === 1) {
      snippet += verbatim(options[0]!);
      continue;
    }
    const { key, name, filling } = slotOf(content);
    const known = numbers.get(key);
    if (known !== undefined) {
      snippet += `\${${known}}`;
      continue;
    }
    const number = numbers.size + 1;
    numbers.set(key, number);
    snippet +=
      options === null
        ? `\${${number}:${filling !== null && VARIABLE.test(filling) ? filling : verbatim(filling ?? `【${name}】`)}}`
        : `\${${number}|${options.map(escapedOption).join(',')}|}`;
  }
  return snippet + verbatim(body.slice(at));
}

/** A text without slots, for a place within a snippet. */
export function verbatim(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function slotOf(content: string): Slot {
  const equals = content.indexOf('=');
  const key = equals < 0 ? content : content.slice(0, equals);
  return { key, name: key.replace(/#\d+$/, ''), filling: equals < 0 ? null : content.slice(equals + 1) };
}

/** Null for a slot that only the drafter can fill. */
function optionsOf(content: string, { place, self, zone = ANY_ZONE }: SlotContext): readonly string[] | null {
  if (content === '本文件') return [self];
  if (content === ANY_ZONE) return [zone];
  const name = placeWord(content);
  if (name !== null) return place === null ? [...new Set(PLACE_WORDS.map((words) => words[name]))] : [place[name]];
  return content.includes('｜') ? content.replace(/#\d+$/, '').split('｜') : null;
}

function escapedOption(text: string): string {
  return text.replace(/[\\,|]/g, '\\$&');
}
