/** V11: what stands above the kanji of a title, and where a long one may go over to the next line. */
import { describe, expect, it } from 'vitest'
import { titleParts } from './title-readings.ts'

const shown = (title: string, kana: string) =>
  titleParts(title, kana).map(({ base, reading }) => (reading === null ? base : `${base}(${reading})`))

describe('the reading of a title', () => {
  it.each([
    ['新見市長選挙', 'にいみしちょうせんきょ', ['新見(にいみ)', '市長(しちょう)', '選挙(せんきょ)']],
    [
      '新見市議会議員一般選挙',
      'にいみ　しぎかい　ぎいん　いっぱん　せんきょ',
      ['新見(にいみ)', '市議会(しぎかい)', '議員(ぎいん)', '一般(いっぱん)', '選挙(せんきょ)'],
    ],
    ['さいたま市長選挙', 'さいたましちょうせんきょ', ['さいたま', '市長(しちょう)', '選挙(せんきょ)']],
    ['つくば市長選挙', 'ツクバシチョウセンキョ', ['つくば', '市長(シチョウ)', '選挙(センキョ)']],
    ['町長選挙', 'ちょうちょうせんきょ', ['町長(ちょうちょう)', '選挙(せんきょ)']],
    [
      '会津若松市長選挙',
      'あいづわかまつしちょうせんきょ',
      ['会津若松(あいづわかまつ)', '市長(しちょう)', '選挙(せんきょ)'],
    ],
  ])('%s, %s: each word has its own', (title, kana, expected) => {
    expect(shown(title, kana)).toEqual(expected)
  })

  it.each([
    ['新見市長選挙', 'にいみ'],
    ['新見市長選挙', 'にいみしちょうせんきよ'],
    ['選挙', 'えらび'],
  ])('%s, %s: as it was given, above the whole', (title, kana) => {
    expect(shown(title, kana)).toEqual([`${title}(${kana})`])
  })

  it('no letter of the title and none of the reading is lost', () => {
    const parts = titleParts(
      '第48回　山県市議会議員選挙（補欠）',
      'だいよんじゅうはっかい　やまがたしぎかいぎいんせんきょほけつ',
    )
    expect(parts.map(({ base }) => base).join('')).toBe('第48回　山県市議会議員選挙（補欠）')
    expect(parts.map(({ base, reading }) => reading ?? base).join('')).toBe(
      'だいよんじゅうはっかいやまがたしぎかいぎいんせんきょほけつ',
    )
  })
})
