import { describe, expect, it } from 'vitest';
import { addressOf, parseAddress } from '../../../../server/src/features/references/address.ts';

describe('addresses of reference documents', () => {
  it.each([
    ['library', '云岭2024', '云岭市人民政府关于促进高新区高质量发展的实施意见'],
    ['shelf', 'a1b2#2', '100%的“题”（试行）?'],
    ['shelf', '文件夹/某文', '甲/乙'],
    ['shelf', 'x', ''],
    ['shelf', 'x', '半个字\ud842'],
  ] as const)('read back what they were made of: %s %s', (source, id, title) => {
    expect(parseAddress(addressOf(source, { id, title }))).toEqual({ source, id });
  });

  it('survive an editor that decodes the path', () => {
    const uri = addressOf('shelf', { id: '文件夹/某文', title: '甲/乙' });
    expect(parseAddress(decodeURIComponent(uri))).toEqual({ source: 'shelf', id: '文件夹/某文' });
  });

  it('leave a fragment aside', () => {
    expect(parseAddress(`${addressOf('library', { id: '甲', title: '乙' })}#L12`)).toEqual({
      source: 'library',
      id: '甲',
    });
  });

  it('are no address of anything else', () => {
    expect(parseAddress('file:///library/a/b.md')).toBeNull();
    expect(parseAddress('policydraft-reference:/elsewhere/a/b.md')).toBeNull();
    expect(parseAddress('policydraft-reference:/library/b.md')).toBeNull();
    expect(parseAddress('policydraft-reference:/library/%E4%/b.md')).toBeNull();
  });

  it('name the file by the title, for the tab', () => {
    expect(decodeURIComponent(addressOf('library', { id: '甲', title: '某市若干措施' }))).toBe(
      'policydraft-reference:/library/甲/某市若干措施（参照）.md',
    );
  });
});
