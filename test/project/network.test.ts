import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';

const sources = globSync('src/**/*.ts').sort();
const holding = (form: RegExp) => sources.filter((file) => form.test(readFileSync(file, 'utf8')));

describe('The product', () => {
  it('opens connections in one file, which one door alone imports', () => {
    const modules =
      /(?:from|import\(|require\() ?['"](node:)?(net|tls|http|https|http2|dgram|dns|inspector)(\/promises)?['"]/;
    assert.deepEqual(holding(modules), ['src/platform/tlsHandshake.node.ts']);
    assert.deepEqual(holding(/\/tlsHandshake\.node['"]/), ['src/client/main.node.ts']);
    assert.deepEqual(holding(/\.tryHandshake\(/), ['src/client/commands/testClientAuthentication.ts']);
  });

  it('uses no other way out', () => {
    const ways = /\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\(|\bopenExternal\(|child_process/;
    assert.deepEqual(holding(ways), []);
  });
});
