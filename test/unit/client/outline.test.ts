/** The clauses of a reference document in the tree. */
import { describe, expect, it } from 'vitest';
import { outlineOf, type OutlineClause } from '../../../client/src/references/outline.ts';

function drawn(paths: readonly string[]): unknown {
  const draw = ({ ordinal, children }: OutlineClause): unknown =>
    children.length === 0 ? ordinal : [ordinal, ...children.map(draw)];
  return outlineOf(paths.map((path, line) => ({ path, heading: '', line }))).map(draw);
}

describe('clauses', () => {
  it('lie under the one whose path they go on from, and show their own ordinal alone', () => {
    expect(drawn(['一、', '一、（一）', '一、（一）1.', '一、（二）', '二、', '二、（三）'])).toEqual([
      ['一、', ['（一）', '1.'], '（二）'],
      ['二、', '（三）'],
    ]);
  });

  it('stand by themselves where nothing is above them', () => {
    expect(drawn(['开头', '一、（一）', '第3段'])).toEqual(['开头', '一、（一）', '第3段']);
  });

  it('with one path, one after the other, are no part of each other', () => {
    expect(drawn(['一、', '一、', '一、（一）'])).toEqual(['一、', ['一、', '（一）']]);
  });

  it('without a path are no part of anything, and nothing is a part of them', () => {
    expect(drawn(['', '一、', ''])).toEqual(['', '一、', '']);
  });
});
