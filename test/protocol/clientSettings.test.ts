/** Settings are read with forgiveness and complained about in Chinese. */
import { expect, test } from 'vitest';
import { readClientSettings } from '../../server/src/protocol/clientSettings.ts';

const none = { today: null, rules: {}, region: null, responsibility: 'auto', inlayHints: false };

test.each([
  [undefined, none],
  [null, none],
  [[], none],
  [{ today: '', region: '', rules: {}, responsibility: 'auto' }, none],
  [{ today: '2026-03-05' }, { ...none, today: 20260305 }],
  [{ rules: { typo: 'off', numeral: 'hint' } }, { ...none, rules: { typo: 'off', numeral: 'hint' } }],
  [{ region: ' 江临省 ' }, { ...none, region: '江临省' }],
  [
    { responsibility: 'required', inlayHints: true },
    { ...none, responsibility: 'required', inlayHints: true },
  ],
])('%j', (section, wishes) => {
  expect(readClientSettings(section)).toEqual({ wishes, complaints: [] });
});

test.each([
  [{ today: '2026-02-30' }, /policyDraft\.today.*“2026-02-30”.*YYYY-MM-DD/],
  [{ today: 20260305 }, /policyDraft\.today.*YYYY-MM-DD/],
  [{ rules: { typo: 'loud' } }, /“typo”.*“loud”.*error、warning/],
  [{ rules: ['typo'] }, /policyDraft\.rules.*off/],
  [{ region: 45 }, /policyDraft\.region/],
  [{ responsibility: 'never' }, /policyDraft\.responsibility.*required/],
])('%j is complained about, and the default holds', (section, complaint) => {
  const { wishes, complaints } = readClientSettings(section);
  expect(complaints).toEqual([expect.stringMatching(complaint)]);
  expect(wishes).toEqual(none);
});
