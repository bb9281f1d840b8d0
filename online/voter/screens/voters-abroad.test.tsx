/** Voters abroad are sent to nobody who is far away from them, on no page and by no refusal; hours are also those of their own clock. */
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { applyRefusals, applyWords } from '#ui/messages/online-apply.ts'
import { voterRefusals } from '#ui/messages/online-voter.ts'
import { onlineCamera, voterScreen } from '#words/online.ts'
import { refusalFor, textFor } from './voter-words.tsx'
import { timeInWords } from './words.ts'

/** Offices, machines, tickets and places of somebody who lives in the municipality. */
const FAR_AWAY = /市区町村|コンビニ|入場券|期日前|投票所|municipal|convenience|ticket|polling station|vote early/

describe('voters abroad', () => {
  it('read no word of a place that only residents have', () => {
    const texts = [voterScreen, applyWords, onlineCamera].flatMap((words) => Object.values(words))
    const refusals = [
      ...keys(voterRefusals).map((refusal) => refusalFor('abroad', refusal, 'vote')),
      ...keys(applyRefusals).map((refusal) => refusalFor('abroad', refusal, 'apply')),
    ]
    const read = LANGUAGES.flatMap((language) => [
      ...texts.map((text) => textFor('abroad', text)[language]),
      ...refusals.map((refusal) => Object.values(refusal[language]).join(' ')),
    ])
    expect(read.length).toBeGreaterThan(300)
    expect(read.filter((text) => FAR_AWAY.test(text))).toEqual([])
    expect(read.filter((text) => text.includes('在外選挙人証')).length).toBeGreaterThan(8)
  })

  it('leave residents with their own words', () => {
    expect(textFor('residents', voterScreen.otherWay)).toBe(voterScreen.otherWay)
    expect(refusalFor('residents', 'locked', 'vote')).toBe(voterRefusals.locked)
    expect(refusalFor('residents', 'locked', 'apply')).toBe(applyRefusals.locked)
  })
})

describe('an hour', () => {
  const closes = Date.parse('2026-11-21T20:00:00+09:00') / 1000
  it('is that of Japan, and beside it that of the device', () => {
    expect(timeInWords(closes, 'ja', 'Europe/Paris')).toBe(
      '11月21日(土) 20:00（日本時間。この端末では 11月21日(土) 12:00）',
    )
    expect(timeInWords(closes, 'en', 'Pacific/Auckland')).toMatch(
      /^Sat.*21 November 20:00 \(Japan; on this device Sun.*22 November 00:00\)$/,
    )
  })
  it('is said once where both are alike', () => {
    expect(timeInWords(closes, 'ja', 'Asia/Tokyo')).toBe('11月21日(土) 20:00（日本時間）')
    expect(timeInWords(closes, 'en', 'Asia/Seoul')).not.toContain('device')
  })
})

function keys<Key extends string>(words: Readonly<Record<Key, unknown>>): readonly Key[] {
  return Object.keys(words) as Key[]
}
