/** Differences that the reader of the glass forgives, and others. The drawing itself is read by `a-kiosk-votes.night.test.ts`. */
import { expect, test } from 'vitest'
import { saysBesides } from './eyes.ts'

test.each([
  ['朝琴市議会議員選挙', '朝霧市議会議員選挙', 1],
  ['発券の時計と比べてください', '発券機の時計', 8],
  ['次ヘ>', '次へ', 0],
  ['○ 投票する', '投票する', 0],
])('%s says %s and %s letters besides', (line, words, besides) => {
  expect(saysBesides(line, words)).toBe(besides)
})

test.each([
  ['2', '3'],
  ['確認済', '確認する'],
  ['選び直す', '投票する'],
  ['この候補者に投票しますか', '投票する'],
  ['', '次へ'],
])('%s does not say %s', (line, words) => {
  expect(saysBesides(line, words)).toBeNull()
})
