import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../server/src', import.meta.url));
const { dependencies } = JSON.parse(readFileSync(join(root, '../../package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};

/** What a layer may import besides itself. Entry points (main.ts of protocol and cli) put hosts in. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  text: [],
  syntax: ['text'],
  model: ['syntax', 'text'],
  corpus: ['model', 'syntax', 'text'],
  export: ['model', 'syntax', 'text'],
  reading: ['text'],
  shelf: ['corpus', 'reading', 'model', 'syntax', 'text'],
  rules: ['model', 'syntax', 'text'],
  features: ['rules', 'shelf', 'corpus', 'model', 'syntax', 'text'],
  service: ['features', 'rules', 'shelf', 'corpus', 'model', 'syntax', 'text'],
  hosts: ['service', 'shelf', 'reading', 'model', 'text'],
  protocol: ['service', 'features', 'rules', 'shelf', 'model', 'syntax', 'text', 'hosts'],
  cli: ['service', 'features', 'rules', 'shelf', 'export', 'model', 'syntax', 'text', 'hosts'],
};

/** Only these layers know of Node. */
const KNOWS_NODE: ReadonlySet<string> = new Set(['hosts', 'cli', 'protocol']);

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? sources(path) : path.endsWith('.ts') ? [path] : [];
  });
}

const files = sources(root).map((path) => ({
  path: relative(root, path).split(sep).join('/'),
  layer: relative(root, path).split(sep)[0]!,
  text: readFileSync(path, 'utf8'),
}));

function imports({ path, text }: (typeof files)[number]): string[] {
  return [...text.matchAll(/(?:^|\n)(?:import|export)[^;]*?from '([^']+)'/g)].map(([, target]) =>
    target!.startsWith('.')
      ? relative(root, resolve(dirname(join(root, path)), target!))
          .split(sep)
          .join('/')
      : target!,
  );
}

describe.each(files.map((file) => [file.path, file] as const))('%s', (path, file) => {
  it('imports along the layers only', () => {
    const allowed = [file.layer, ...(MAY_IMPORT[file.layer] ?? [])];
    const strangers = imports(file)
      .filter(
        (target) =>
          !target.startsWith('../data/') &&
          !target.includes(':') &&
          /^[\w.-]+\//.test(target) &&
          !Object.hasOwn(dependencies, target.split('/')[0]!),
      )
      .filter((target) => !target.startsWith('..') && !allowed.includes(target.split('/')[0]!));
    expect(strangers).toEqual([]);
  });

  it('knows of Node and of the protocol only where it may', () => {
    const foreign = imports(file).filter(
      (target) =>
        (target.startsWith('node:') && !KNOWS_NODE.has(file.layer)) ||
        (target.startsWith('vscode-') && file.layer !== 'protocol') ||
        target === 'vscode',
    );
    expect(foreign).toEqual([]);
  });

  it('opens with a sentence that says what it is for', () => {
    expect(file.text).toMatch(/^\/\*\*[\s\S]+?\*\//);
  });

  if (file.layer === 'rules' && path.split('/').length === 3) {
    it('imports no other rule', () => {
      const others = imports(file).filter(
        (target) => /^rules\/\w+\/[a-z]+(?:-[a-z]+)+\.ts$/.test(target) && target !== path,
      );
      expect(others).toEqual([]);
    });
  }
});
