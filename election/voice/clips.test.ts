/** The clips that a voter may hear are fixed by package, list and language, and every word has its reading (TC-34, AUD-05). */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { candidateListOf } from '#election/definition/candidate-list.ts'
import type { ElectionId } from '#election/ids.ts'
import type { Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { partyClip } from './clip-id.ts'
import { listClips, requiredClips } from './clips.ts'
import { numberKana, peopleKana } from './japanese-numbers.ts'
import { katakanaOf } from './kana.ts'
import { CHOICES, PROMPTS } from './script/prompts.ts'
import { rowOf, tensOf } from './steps.ts'

const list = candidateListOf(tinySources, '0011223344556677' as ElectionId)
const required = (language: Language) => requiredClips(tinySources, list, language)

describe('the clips of an election', () => {
  // LAW-09
  it.each(LANGUAGES)('are each there once, in %s', (language) => {
    const ids = required(language).map((clip) => clip.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ['prompt:headphones-check', 'nth:1', 'of:2', 'contest:mayor', 'seats:2', 'speed:100', 'row:ka']) {
      expect(ids).toContain(id)
    }
    const everybody = list.contests.flatMap((contest) => contest.candidates)
    expect(ids.filter((id) => id.startsWith('name:'))).toEqual(everybody.map((candidate) => `name:${candidate.id}`))
  })

  it('are the same ids in both languages', () => {
    expect(required('en').map((clip) => clip.id)).toEqual(required('ja').map((clip) => clip.id))
  })

  it('how many candidates there are is a whole sentence', () => {
    const said = (language: Language) => required(language).find(({ id }) => id === 'of:3')?.text
    expect([said('ja'), said('en')]).toEqual(['全部で3人。', '3 candidates.'])
  })

  it('names are said in Japanese to everybody', () => {
    const names = required('en').filter((clip) => /^(name|party|contest):/.test(clip.id))
    expect(names.map((clip) => clip.voice)).toEqual(names.map(() => 'ja'))
  })

  it('another reading of a name is another text, so that an old clip no longer serves', () => {
    const [first, ...others] = list.contests
    if (first === undefined) throw new Error('a contest')
    const renamed = { ...first, candidates: first.candidates.map((each) => ({ ...each, kana: 'べつの　よみ' })) }
    const clip = listClips({ ...list, contests: [renamed, ...others] }, 'ja').find(({ id }) => id.startsWith('name:'))
    expect(clip).toMatchObject({ text: 'べつの　よみ', kana: 'ベツノ ヨミ' })
  })

  it('a candidate without party has no party clip', () => {
    expect(partyClip({ party: '', partyKana: '' })).toBeNull()
  })
})

describe('readings', () => {
  it('every prompt has Japanese, its sound in katakana alone, and English in plain signs', () => {
    for (const [id, { ja, kana, en }] of Object.entries({ ...PROMPTS, ...CHOICES })) {
      expect(kana, id).toMatch(/^[ァ-ヴー、]+$/)
      expect(ja.length, id).toBeGreaterThan(1)
      expect(en, id).toMatch(/^[ -~]+[.?:]$/)
    }
  })

  it('numbers with their words of their own', () => {
    expect([3, 8, 10, 14, 22, 100, 300, 612, 999].map(numberKana)).toEqual([
      'サン',
      'ハチ',
      'ジュー',
      'ジューヨン',
      'ニジューニ',
      'ヒャク',
      'サンビャク',
      'ロッピャクジューニ',
      'キューヒャクキュージューキュー',
    ])
    expect([1, 2, 4, 14, 26].map(peopleKana)).toEqual([
      'ヒトリ',
      'フタリ',
      'ヨニン',
      'ジューヨニン',
      'ニジューロクニン',
    ])
  })

  it('kana of any width become katakana, words stay apart', () => {
    expect(katakanaOf('よしだ　まり子'.replace('子', 'こ'))).toBe('ヨシダ マリコ')
    expect(katakanaOf('ﾊﾔｼ･ｸﾐ')).toBe('ハヤシ クミ')
    expect(katakanaOf('ゔぃくとる')).toBe('ヴィクトル')
    expect(katakanaOf('いすゞ　づゝ　みゝゝ バヾ')).toBe('イスズ ヅツ ミミミ ババ')
    expect(katakanaOf('くゎんと グヮ')).toBe('クァント グァ')
    expect(katakanaOf('ゞ んゞ')).toBe('ヾ ンヾ')
  })

  it('rows and tens', () => {
    expect(['ガトウ', 'ワタナベ', 'ンゴロ', 'パク', '', 'X'].map(rowOf)).toEqual(['ka', 'wa', 'wa', 'ha', null, null])
    expect(tensOf(Array.from({ length: 26 }, (_, i) => i + 1))).toEqual([
      { first: 1, last: 10 },
      { first: 11, last: 20 },
      { first: 21, last: 26 },
    ])
  })
})

it('each kind of clip has its row in docs/formats/voice-pack.md §3', () => {
  const format = readFileSync('docs/formats/voice-pack.md', 'utf8')
  const kinds = [...readFileSync('election/voice/clip-id.ts', 'utf8').matchAll(/`([a-z]+):\$\{/g)].map(
    ([, kind]) => kind,
  )
  expect(kinds.length).toBeGreaterThan(10)
  expect(kinds.filter((kind) => !format.includes(`\`${kind}:`))).toEqual([])
})
