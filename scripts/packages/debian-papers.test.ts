/** Debian's policy §12.7: what changed is a list of points. */
import { expect, it } from 'vitest'
import { changelogOf } from './debian-papers.ts'

it('the points of the newest part are an entry, without the headings between them', () => {
  const changes =
    '# Changes\n\n## Unreleased\n\n### The desk\n\n* One.\n* Two\n  lines.\n\n### The count\n\n* Three.\n\n## 0.1.0\n\n* Old.\n'
  expect(changelogOf(changes, 'ippyo-kiosk', '0.1.0').split('\n').slice(0, 6)).toEqual([
    'ippyo-kiosk (0.1.0) unstable; urgency=medium',
    '',
    '  * One.',
    '  * Two lines.',
    '  * Three.',
    '',
  ])
})
