import { requireSupportedNode } from '../platform/supported-node.js';

requireSupportedNode();
await import('./commands.js');
