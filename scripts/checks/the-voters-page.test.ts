/** The voter's page in large print and spoken: the words of docs/roles/voter.md, every one of them with its reading. */
import { describe, expect, it } from 'vitest'
import { loadDocumentFonts } from '#documents/fonts.ts'
import { votersPage as draw } from '#documents/voters-page.ts'
import { LANGUAGES } from '#election/languages.ts'
import { parseDate, parseMinute } from '#election/time.ts'
import { katakanaOf } from '#election/voice/kana.ts'
import { phonemesOfKana } from '#election/voice/kana-phonemes.ts'
import { speakPage } from '#office/voice/speak-page.ts'
import { rolePage } from '#simulation/people/role-page.ts'
import { votersPage, votersPageSpoken } from '#ui/voters-page/page.ts'

describe.each(LANGUAGES)('%s', (language) => {
  const { parts } = votersPage(language)

  it('is the page for voters, line by line', () => {
    const lines = rolePage('voter', language)
      .split('\n')
      .flatMap((line) => /^(?:\d+\. |- |### )(.+)/.exec(line)?.[1] ?? [])
    const ours = parts.flatMap(({ title, lines }) => [title, ...lines.map(({ words }) => words)])
    expect(ours.map((words) => words.map(({ base }) => base).join(''))).toEqual(lines)
  })

  it('is drawn in large print', async () => {
    const fonts = await loadDocumentFonts(null)
    const date = parseDate('2002-06-23') ?? expect.unreachable()
    const madeAt = parseMinute('2002-06-22T12:00') ?? expect.unreachable()
    const head = { use: 'rehearsal', electionTitle: '小さな選挙', municipality: '新見市', date, madeAt } as const
    expect(await draw({ head, ...votersPage(language) }, fonts)).toMatchObject({ ok: true })
  })
})

it('no kanji is without its reading, and no reading stands above anything else', () => {
  const words = votersPage('ja').parts.flatMap(({ title, lines }) => [...title, ...lines.flatMap((line) => line.words)])
  const isKanji = (text: string) => /\p{Script=Han}/u.test(text)
  expect(words.filter(({ base, reading }) => isKanji(base) !== (reading !== null))).toEqual([])
  expect(words.filter(({ reading }) => reading !== null).length).toBeGreaterThan(100)
})

it('what is said in Japanese has a sound for each sign', () => {
  const kana = votersPageSpoken('ja').map((line) => line.kana ?? '')
  expect(kana.filter((line) => phonemesOfKana(katakanaOf(line)) === null)).toEqual([])
})

it('what is said in English has no sign in it that a voice leaves out', () => {
  expect(votersPageSpoken('en').filter(({ text }) => /[^\x20-\x7e]/.test(text))).toEqual([])
})

it('without an engine nothing is written, and it says so', async () => {
  expect(await speakPage(votersPageSpoken('ja'), 'ja', null)).toMatchObject({ error: { doubt: { type: 'no-engine' } } })
})
