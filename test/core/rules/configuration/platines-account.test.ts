import assert from 'node:assert/strict';
import { golden } from '../../../support/rules';

const login = (date: string, mark = '') => `publisher:
  platines: { lastLogin: "${date}" }
${mark && `#                        ${'^'.repeat(date.length + 2)} info platines-account\n`}`;

describe('platines-account', () => {
  it('accepts a login of the last five months, and a date that is none', () => {
    golden('platines-account', login('2026-11-02'));
    golden('platines-account', login('2026-06-22'));
    golden('platines-account', login('2026-99-99'));
    golden('platines-account', 'publisher: { platines: {} }\n');
  });

  it('tells a month before, and after', () => {
    const [soon] = golden('platines-account', login('2026-06-21', 'info'));
    assert.match(soon?.message.en ?? '', /before `2026-12-21`/);
    const [gone] = golden('platines-account', login('2026-05-20', 'info'));
    assert.match(gone?.message.en ?? '', /was deactivated on `2026-11-20`/);
  });

  it('counts months of any length', () => {
    const [finding] = golden('platines-account', login('2025-08-31', 'info'));
    assert.match(finding?.message.en ?? '', /`2026-02-28`/);
  });
});
