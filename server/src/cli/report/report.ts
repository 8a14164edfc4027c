/** What the reporters of `check` are given. */

import type { Finding } from '../../rules/finding.ts';

export interface FileReport {
  readonly file: string;
  readonly text: string;
  readonly findings: readonly Finding[];
}
