/** The same random input in every run, so that a red test stays red; `FC_SEED=…` looks elsewhere. */

import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20261122) });
