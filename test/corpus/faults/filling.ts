/** Faults of filling in: years and names left open, figures lost. */

import { edit, type FaultKind } from './fault.ts';

export const fillingFaults: readonly FaultKind[] = [
  {
    name: '年份没有填',
    places: ({ blocks, roles }) =>
      blocks.flatMap(({ text }, line) =>
        roles[line] !== 'body'
          ? []
          : [...text.matchAll(/(?<!\d)20\d\d(?=年)/g)].map(({ index }) => ({
              edits: [edit(line, index + 2, index + 4, 'xx')],
              rules: ['placeholder'],
              lines: [line],
            })),
      ),
  },
  {
    name: '地名没有填',
    places: ({ blocks, roles }) =>
      blocks.flatMap(({ text }, line) =>
        roles[line] !== 'body'
          ? []
          : [...text.matchAll(/[我全](?=[市省县区])/g)].map(({ index }) => ({
              edits: [edit(line, index, index + 1, 'XX')],
              rules: ['placeholder'],
              lines: [line],
            })),
      ),
  },
  {
    name: '数字丢失',
    places: ({ facts, roles }) =>
      facts.flatMap(({ figures }, line) =>
        roles[line] !== 'body'
          ? []
          : figures
              .filter(
                ({ comparison, text, unit }) =>
                  comparison === '>=' && /以上$/.test(text) && /^(?:%|％|亿元|万元|个百分点)$/.test(unit),
              )
              .map(({ valueSpan }) => ({
                edits: [edit(line, valueSpan.start, valueSpan.end, '')],
                rules: ['missing-value'],
                lines: [line],
              })),
      ),
  },
];
