/** LAW-11, TC-11: the description that is published has the law's order, the version, and the numbers of what is delivered. */
import { expect, it } from 'vitest'
import { kioskScreen } from '#words/kiosk.ts'
import { descriptionOf } from './description.ts'
import { descriptionPage } from './description-page.ts'

const made = { file: '/x/ippyo-kiosk_1.2.3_amd64.deb', sha256: 'ab'.repeat(32), number: '01234 56789 01234 56789' }
const page = descriptionOf('1.2.3', [made], 'cd'.repeat(32))

it('is in the order of earlier notices, with version and checksums', () => {
  expect([...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual([
    '第1 型式',
    '第2 構造',
    '第3 機能',
    '第4 操作の方法',
  ])
  expect(page).toContain('| 版 | 1.2.3 |')
  expect(page).toContain(`| ippyo-kiosk_1.2.3_amd64.deb | 01234 56789 01234 56789 | ${'ab'.repeat(32)} |`)
  // The one number by which lists and tools of the service stick are compared as well.
  expect(page).toContain(`| SHA256SUMS | – | ${'cd'.repeat(32)} |`)
  expect(page).not.toContain('/x/')
})

it('names the buttons as the voter sees them', () => {
  const buttons = [...page.matchAll(/「([^」]+)」/g)].map(([, name = '']) => name)
  const words: readonly string[] = Object.values(kioskScreen).map(({ ja }) => ja)
  expect(buttons.length).toBeGreaterThan(2)
  expect(buttons.filter((name) => !words.includes(name))).toEqual([])
})

it('is a page as well, with every word of it', () => {
  const bare = (text: string) => text.replace(/[\s|#]|^[\d-]+\. |---/gm, '')
  const shown = descriptionPage(page).replace(/<title>.*<\/title>|<style>[\s\S]*<\/style>|<[^>]*>/g, '')
  expect(bare(shown)).toBe(bare(page))
  expect(descriptionPage(page)).not.toMatch(/src=|href=|@import|url\(/)
})
