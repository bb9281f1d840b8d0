/** The delivered programs run on a Node that still gets corrections (U12). */
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { supportOf } from './node-support.ts'
import { shippedVersion } from './shipped-node.ts'
import { sourceDate } from './source-date.ts'

const ROOT = join(import.meta.dirname, '../..')

it('the Node of the packages was supported on the day of this commit', () => {
  const support = supportOf(shippedVersion(ROOT), sourceDate(ROOT))
  // Red: the words tell what to do.
  expect(support.type === 'over' ? support.words : '').toBe('')
})

it('a line is supported to the end of its last day, and then the words name what to do', () => {
  expect(supportOf('20.20.2', '2026-04-30')).toEqual({ type: 'lasts', until: '2026-04-30' })
  const over = supportOf('20.20.2', '2026-05-01')
  expect(over).toMatchObject({ type: 'over', words: expect.stringContaining('since 2026-04-30') })
  expect(over).toMatchObject({ words: expect.stringContaining('packages/node/package.json') })
})

it('a line without long support is never shipped', () => {
  expect(supportOf('25.1.0', '2026-05-01')).toMatchObject({ type: 'over', words: expect.stringContaining('no line') })
})

it('the date is of what is built: named, or of the commit', () => {
  expect(sourceDate(ROOT, { SOURCE_DATE_EPOCH: '1777593600' })).toBe('2026-05-01')
  expect(sourceDate(ROOT, {})).toMatch(/^20[0-9]{2}-[0-9]{2}-[0-9]{2}$/)
})
