import assert from 'node:assert/strict';
import { shippedAuthorities } from '../../src/core/igc/authorities';
import { inspectDer, inspectFile } from '../../src/core/inspect/inspect';
import type { InspectedItem } from '../../src/core/inspect/item';
import type { KeyMaterial } from '../../src/core/pki/keyMaterial';
import { orMalformed } from '../../src/core/pki/malformed';
import { contentInfosOf, pkcs12Bags } from '../../src/core/pki/pkcs12';
import { publicPkcs12 } from '../../src/core/pki/publicPkcs12';
import { readKeyMaterial } from '../../src/core/pki/readKeyMaterial';
import { assertText, insideOf } from './asserts';

/** Reads a file in both tiers, and holds the result to all that is true of any file. */
export async function checkKeyMaterial(file: Uint8Array): Promise<readonly InspectedItem[]> {
  const inside = insideOf(new TextDecoder().decode(file));
  const materials = readKeyMaterial(file);
  for (const material of materials) {
    inside(material.range, material.kind);
    assertMaterial(material, file);
  }
  const items = await inspectFile(file, shippedAuthorities);
  assert.ok(items.length > 0);
  assert.ok(JSON.stringify(items).length <= 1_000_000 + 40 * file.length);
  for (const item of items) {
    if (item.range) inside(item.range, item.kind);
    assertItem(item, file);
  }
  if (materials.length > 0) assertSameIn(materials, items);
  for (const [index, material] of materials.entries()) await assertSameFromKept(material, items[index]);
  return items;
}

const hash = /^[0-9a-f]{64}$/;

function assertMaterial(material: KeyMaterial, file: Uint8Array): void {
  const { kind, sha256, spki, notAfter, encrypted, der, error } = material;
  assert.match(sha256, hash);
  if (spki !== null) assert.match(spki, hash);
  assert.equal(kind === 'unknown', error !== undefined);
  assert.equal(notAfter !== null, kind === 'certificate');
  assert.ok(notAfter === null || !Number.isNaN(new Date(notAfter).getTime()));
  assert.ok(!encrypted || kind === 'private-key');
  assert.ok((kind !== 'unknown' && kind !== 'private-key') || der === null);
  if (der) assert.notEqual(der.buffer, file.buffer);
  // A certificate of the bundle may be the identity of each of its keys, but is written once.
  if (der)
    assert.ok(der.length <= 10_000 + 2 * file.length, `${der.length} bytes are kept of ${file.length}`);
  if (error) {
    assertText(error.message);
    assert.ok(error.offset >= 0 && error.offset <= file.length, `offset ${error.offset}`);
  }
}

function assertItem(item: InspectedItem, file: Uint8Array): void {
  if (item.spki !== null) assert.match(item.spki, hash);
  if (item.sha256 !== undefined) assert.match(item.sha256, hash);
  switch (item.kind) {
    case 'unknown':
      assertText(item.error.message);
      assert.ok(item.error.offset >= 0 && item.error.offset <= file.length, `offset ${item.error.offset}`);
      return;
    case 'certificate':
      for (const time of [item.notBefore, item.notAfter]) assert.equal(new Date(time).toISOString(), time);
      assert.match(item.serial, /^[0-9a-f]*$/);
      return;
    case 'pkcs7':
    case 'pkcs12':
      assert.ok(item.items.length <= 512);
      for (const member of item.items) assertItem(member, file);
      return;
    case 'crl':
      assert.equal(new Date(item.thisUpdate).toISOString(), item.thisUpdate);
      return;
    case 'csr':
    case 'private-key':
    case 'public-key':
  }
}

/** Whatever is decoded in full, the first reading said the same of it. */
function assertSameIn(materials: readonly KeyMaterial[], items: readonly InspectedItem[]): void {
  assert.equal(items.length, materials.length);
  for (const [index, item] of items.entries()) {
    const material = materials[index];
    if (item.kind === 'unknown') continue;
    assert.equal(material?.kind, item.kind);
    assert.equal(material.spki, item.spki);
    if (item.sha256 !== undefined) assert.equal(material.sha256, item.sha256);
    if (item.kind === 'certificate')
      assert.equal(new Date(material.notAfter ?? 0).toISOString(), item.notAfter);
  }
}

/** What the index keeps decodes to what the file does, where that can be decoded. */
async function assertSameFromKept(material: KeyMaterial, item: InspectedItem | undefined): Promise<void> {
  if (material.der === null || item === undefined || item.kind === 'unknown') return;
  const kept = await inspectDer(material.kind, material.der, shippedAuthorities);
  assert.equal(kept.kind, item.kind);
  if (kept.kind === 'pkcs12') assertSameBundle(kept, item);
  else assert.deepEqual(withoutPlaces(kept), withoutPlaces(item));
}

/** The places of errors count from the start of what was read, and ranges are those of a file. */
function withoutPlaces(item: InspectedItem): unknown {
  return JSON.parse(
    JSON.stringify(item, (name, value: unknown) =>
      name === 'range' || name === 'offset' ? undefined : value,
    ),
  );
}

/** One part fewer is written again: what is in clear becomes a part of its own. */
const mostParts = 256;

function assertSameBundle(kept: InspectedItem, item: InspectedItem): void {
  assert.ok(kept.kind === 'pkcs12' && item.kind === 'pkcs12');
  assert.equal(kept.spki, item.spki);
  if ((item.protection?.encryption.length ?? 0) < mostParts)
    assert.deepEqual(kept.protection, item.protection);
  assert.deepEqual(
    kept.items.map(({ kind }) => kind),
    item.items.map(({ kind }) => kind),
  );
}

/** Holds the readers of PKCS#12 to their limits, whatever bytes are given them, on top of `checkKeyMaterial`. */
export async function checkPkcs12(file: Uint8Array): Promise<void> {
  orMalformed(() => {
    assert.ok(pkcs12Bags(file).length <= mostParts);
    const shown = publicPkcs12(file);
    const again = publicPkcs12(shown);
    if (contentInfosOf(file).length < mostParts)
      assert.deepEqual(again, shown, 'what may be shown changes when it is shown again');
    return {};
  });
  await checkKeyMaterial(file);
}
