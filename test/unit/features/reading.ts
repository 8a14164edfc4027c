/** Texts read for the tests of features, and places in them. */
import type { Position, Range } from '../../../server/src/text/span.ts';
import { createPolicyService, type PolicyDocument } from '../../../server/src/service/index.ts';
import type { Analysis } from '../../../server/src/model/draft.ts';
import type { Finding } from '../../../server/src/rules/finding.ts';
import type { Source } from '../../../server/src/syntax/source.ts';
import type { Settings } from '../../../server/src/rules/settings.ts';

const service = createPolicyService({
  now: () => new Date('2026-11-22T12:00:00'),
  log: (message) => {
    throw new Error(message);
  },
});

export const settings: Settings = { ...service.defaults(), today: 20261122 };
export const { knowledge, library } = service;

export function read(text: string): Analysis {
  return service.analysis(service.document('memory:', 0, text));
}

export function check(source: Source): readonly Finding[] {
  const document: PolicyDocument = { uri: 'memory:', version: 0, source };
  return service.check(document, settings);
}

export function findingsIn(text: string): readonly Finding[] {
  return service.check(service.document('memory:', 0, text), settings);
}

/** Where a part of a text begins, `into` characters further on. */
export function placeOf(text: string, part: string, into = 0): Position {
  const at = text.indexOf(part);
  if (at < 0) throw new Error(`not in the text: ${part}`);
  const before = text.slice(0, at + into).split('\n');
  return { line: before.length - 1, character: before[before.length - 1]!.length };
}

export function textIn(text: string, { start, end }: Range): string {
  const lines = text.split('\n').slice(start.line, end.line + 1);
  lines[lines.length - 1] = lines[lines.length - 1]!.slice(0, end.character);
  lines[0] = lines[0]!.slice(start.character);
  return lines.join('\n');
}
