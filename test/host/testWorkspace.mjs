// @ts-check
/** A workspace of two folders with drafts, in a temporary place that a test may write to. */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from './tools.mjs';

const fixtures = path.join(projectRoot, 'test/fixtures');

/** Deadlines are measured against this day, so that the tests see the same findings every year. */
const today = '2026-11-22';

/**
 * @returns {Promise<{ file: string, drafts: string, scratch: string, remove: () => Promise<void> }>} `file` opens the
 *   workspace, `drafts` is its folder with the sample, `scratch` is left to the caller
 */
export async function createTestWorkspace() {
  const root = await mkdtemp(path.join(tmpdir(), 'policy-draft-'));
  const drafts = path.join(root, '文稿');
  const others = path.join(root, '另一处');
  await copyDrafts(path.join(fixtures, 'sample'), drafts);
  await copyDrafts(path.join(fixtures, 'clean'), others);
  const file = path.join(root, '起草.code-workspace');
  const folders = [{ path: path.basename(drafts) }, { path: path.basename(others) }];
  await writeFile(file, JSON.stringify({ folders, settings: { 'policyDraft.today': today } }, null, 2));
  const scratch = path.join(root, 'vscode');
  await mkdir(scratch);
  return { file, drafts, scratch, remove: () => rm(root, { recursive: true, force: true }) };
}

/**
 * @param {string} from
 * @param {string} to
 */
export async function copyDrafts(from, to) {
  const isDraft = (/** @type {string} */ file) => file === from || file.endsWith('.policy');
  await cp(from, to, { recursive: true, filter: isDraft });
}
