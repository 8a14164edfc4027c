/** The fields that governments write on beside zones and industry. */

import type { FieldModels } from '../../src/library/fieldModels.ts';
import { commerce } from './fields/commerce.ts';
import { countryside } from './fields/countryside.ts';
import { culture } from './fields/culture.ts';
import { digital } from './fields/digital.ts';
import { education } from './fields/education.ts';
import { eldercare } from './fields/eldercare.ts';
import { financeAndState } from './fields/finance.ts';
import { governance } from './fields/governance.ts';
import { health } from './fields/health.ts';
import { housing } from './fields/housing.ts';
import { livelihood } from './fields/livelihood.ts';
import { lowcarbon } from './fields/lowcarbon.ts';
import { nature } from './fields/nature.ts';
import { rural } from './fields/rural.ts';
import { safety } from './fields/safety.ts';
import { services } from './fields/services.ts';
import { transport } from './fields/transport.ts';
import { water } from './fields/water.ts';
import { youth } from './fields/youth.ts';

export const fields: readonly FieldModels[] = [
  eldercare,
  education,
  health,
  livelihood,
  rural,
  countryside,
  housing,
  water,
  transport,
  culture,
  commerce,
  financeAndState,
  digital,
  services,
  governance,
  safety,
  nature,
  lowcarbon,
  youth,
];
