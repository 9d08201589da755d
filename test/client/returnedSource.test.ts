import assert from 'node:assert/strict';
import { fakeEditor } from './fakeEditor';

const pem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';

describe('What came back, to be installed', () => {
  async function chosen(given: Parameters<typeof fakeEditor>[1]) {
    using editor = fakeEditor('/folder', given);
    const { chooseReturned } = await import('../../src/client/returnedSource');
    const source = await chooseReturned();
    assert.deepEqual(editor.told, []);
    return source instanceof Uint8Array ? new TextDecoder().decode(source) : source.toString();
  }

  it('is what is open in the editor: a text as it stands, saved or not, or a file dropped there', async () => {
    const answer = 'open in the editor';
    const unsaved = { uri: 'untitled:Untitled-1', text: `Bonjour,\n${pem}` };
    assert.equal(await chosen({ answer, shown: unsaved }), unsaved.text);
    const dropped = 'file:///downloads/asip-p12-EL-TEST-ORG-SIGN.p12';
    assert.equal(await chosen({ answer, shown: { uri: dropped } }), dropped);
  });

  it('is what the clipboard holds', async () => {
    assert.equal(await chosen({ answer: 'clipboard', clipboard: pem }), pem);
  });

  it('is nothing that is open besides, nor what is too large', async () => {
    const shown = { uri: 'file:///folder/certificates.yaml', text: 'version: 1' };
    await assert.rejects(chosen({ answer: 'open in the editor', shown }));
    const clipboard = 'A'.repeat(11 * 1024 * 1024);
    await assert.rejects(chosen({ answer: 'clipboard', clipboard }), /over 10 MB/);
  });
});
