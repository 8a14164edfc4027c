/** Wherever the caret stands in whole drafts: what is offered can be taken, and what is shown can be read. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hoverAt } from '../../../../server/src/features/hover/hover.ts';
import { NOTHING_IMPORTED } from '../../../../server/src/features/references/imported.ts';
import { askedAt, suggestionsFor } from '../../../../server/src/features/suggesting/suggestions.ts';
import { documentationOf } from '../../../../server/src/features/suggesting/documentation.ts';
import { read } from '../reading.ts';
import { knowledge, library, settings } from '../references/desk.ts';

const folders = ['clean', 'sample'].map((name) =>
  fileURLToPath(new URL(`../../../fixtures/${name}/`, import.meta.url)),
);
const drafts = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.policy'))
    .map((name) => [name, readFileSync(folder + name, 'utf8')] as const),
);

/** What no drafter writes and every editor may send. */
const strange = [
  '',
  '《',
  '》《》《',
  '（',
  '一、\n（一）\n1.\n（1）\n①',
  '牵头单位：\n（牵头单位：；配合单位：）\n责任单位：、、、',
  '到2030年，，，\n（一）到2030年，',
  '附件1\n（一）\n附件2\n（一）',
  '<!-- 下一行不查：placeholder -->\n（一）',
  '𠮷𠮷𠮷实施意见\n一、𠮷\n（一）𠮷𠮷。𠮷',
  `关于${'甲'.repeat(3000)}的意见\n一、${'乙'.repeat(3000)}\n（一）${'丙，'.repeat(1000)}`,
  '（一）$1 ${2:x} } \\ 建设平台\n（二）建设$平台',
];

/** Both ends of every line, and places behind the marks at which lists open. */
function caretsIn(line: string): number[] {
  const carets = new Set([0, line.length]);
  for (const { index } of line.matchAll(/[《：、，。）（]/g)) carets.add(index + 1);
  return [...carets];
}

/** @returns how much was offered */
function checkAll(text: string): number {
  let offered = 0;
  const analysis = read(text);
  const context = { analysis, library, knowledge, settings };
  for (const [line, content] of text.split('\n').entries()) {
    for (const character of caretsIn(content)) {
      const asked = askedAt(context, { line, character });
      if (asked !== null) {
        const { typed, items } = suggestionsFor(asked, []);
        offered += items.length;
        for (const { replaces, plain, snippet, about, label, origin } of items) {
          expect(replaces.start).toBeLessThanOrEqual(character);
          expect(replaces.end).toBeGreaterThanOrEqual(character);
          expect(replaces.end).toBeLessThanOrEqual(content.length);
          expect(content.slice(replaces.start, character).trim()).toBe(typed.trim());
          expect(label.trim()).not.toBe('');
          expect(origin).not.toBe('');
          expect(plain).not.toMatch(/undefined|null|【】|、）|：；/);
          if (snippet !== undefined)
            expect(snippet.replace(/\$\{\d+(?::[^}]*|\|[^|]*\|)?\}/g, '')).not.toMatch(/(?<!\\)[$}]/);
          documentationOf(about, library);
        }
      }
    }
    const shown = hoverAt(
      {
        ...context,
        findings: [],
        ruleLink: (rule) => rule,
        referenceLink: ({ uri, line: at }) => `${uri}#${at}`,
        imported: NOTHING_IMPORTED,
      },
      { line, character: Math.min(4, content.length) },
    );
    if (shown !== null) expect(shown.markdown).not.toMatch(/undefined|null|NaN/);
  }
  return offered;
}

describe('in whole drafts', () => {
  it.each(drafts)('%s', (_, text) => {
    expect(checkAll(text)).toBeGreaterThan(80);
  });
});

describe('in strange texts', () => {
  it.each(strange.map((text) => [text.slice(0, 20), text] as const))('%s', (_, text) => {
    checkAll(text);
    checkAll(`云岭市关于支持创新的实施意见\n\n为支持创新，提出如下意见。\n\n${text}`);
  });
});
