import { requireSupportedNode } from '../platform/supported-node.js';

requireSupportedNode();
await import('./serve.js');
