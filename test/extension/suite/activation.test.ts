import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';

suite('activation', () => {
  test('works at all', () => {
    console.log('hello from host');
    assert.ok(vscode.version);
  });
});
