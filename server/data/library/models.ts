/** All models of clauses, in the order of the parts of a document. */

import type { ClauseModel } from '../../src/library/clauseModel.ts';
import { enterprise } from './models/enterprise.ts';
import { finance } from './models/finance.ts';
import { general } from './models/general.ts';
import { green } from './models/green.ts';
import { industry } from './models/industry.ts';
import { innovation } from './models/innovation.ts';
import { layout } from './models/layout.ts';
import { opening } from './models/opening.ts';
import { resources } from './models/resources.ts';
import { safeguard } from './models/safeguard.ts';
import { system } from './models/system.ts';
import { talent } from './models/talent.ts';

export const clauseModels: readonly ClauseModel[] = [
  ...general,
  ...layout,
  ...innovation,
  ...talent,
  ...enterprise,
  ...industry,
  ...green,
  ...finance,
  ...opening,
  ...resources,
  ...system,
  ...safeguard,
];
