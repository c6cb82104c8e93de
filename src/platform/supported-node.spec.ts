import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.js';
import { isSupportedNode, SUPPORTED_NODE } from './supported-node.js';

it.each([
  ['20.20.2', false],
  ['22.15.1', false],
  ['22.16.0', true],
  ['23.11.0', false],
  ['24.10.0', false],
  ['24.11.0', true],
  ['26.0.0', true],
])('%s: %s', (version, isSupported) => expect(isSupportedNode(version)).toBe(isSupported));

it('is what the package tells npm', () => {
  const { engines } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  expect(engines).toEqual({ node: SUPPORTED_NODE });
});
