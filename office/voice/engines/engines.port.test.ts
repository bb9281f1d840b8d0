/** The real engines, where they are: what they leave out is refused, what they say right comes out as a clip, twice the same. */
import { describe, expect, it } from 'vitest'
import type { CandidateId } from '#election/ids.ts'
import { nameClip, promptClip } from '#election/voice/clip-id.ts'
import type { Clip } from '#election/voice/clips.ts'
import { katakanaOf } from '#election/voice/kana.ts'
import { PROMPTS } from '#election/voice/script/prompts.ts'
import { makeClip } from '../make-clip.ts'
import { findEspeakNg } from './espeak-ng.ts'
import { findOpenJTalk } from './open-jtalk.ts'
import { findSystemVoice, sayVoiceOf } from './system-voice.ts'

const jtalk = await findOpenJTalk('ja')
const espeak = await findEspeakNg('en')
const espeakJa = await findEspeakNg('ja')
const reason = (engine: string) => `skipped: ${engine} is not on this machine (npm run setup)`
if (jtalk === null) process.stderr.write(`${reason('Open JTalk with its voice')}\n`)
if (espeak === null) process.stderr.write(`${reason('espeak-ng')}\n`)

const name = (text: string): Clip => {
  return { id: nameClip(7 as CandidateId), part: 'list', voice: 'ja', text, kana: katakanaOf(text) }
}
const source = (engine: typeof jtalk, spelling = '') => ({
  engine,
  recording: null,
  reading: spelling === '' ? undefined : { kana: '', spelling },
})

describe.skipIf(jtalk === null)('Open JTalk', () => {
  it.each(['たかはし　くにお', 'はば　はは', 'こおりやま　ヴィクトル', 'すけやす　のぼる', 'ﾊﾔｼ･ｸﾐ'])(
    'says %s',
    async (kana) => {
      const made = await makeClip(name(kana), source(jtalk))
      expect(made).toMatchObject({ ok: true, value: { measured: { loudness: expect.closeTo(-2300, -2) } } })
    },
  )

  it('a spelling that it reads otherwise than the kana is refused, also when the program ends well', async () => {
    expect(await makeClip(name('たかはし　ゆうこ'), source(jtalk, '髙橋祐子'))).toMatchObject({
      error: { type: 'sounds-different', heard: 'y u u k o' },
    })
    expect(await makeClip(name('たかはし'), source(jtalk, '髙橋'))).toMatchObject({ error: { type: 'engine-failed' } })
    expect(await makeClip(name('はば　はは'), source(jtalk, 'はば はは'))).toMatchObject({
      error: { type: 'sounds-different', heard: 'w a b a w a w a' },
    })
  })

  it('gives the same bytes again', async () => {
    const [once, again] = [
      await makeClip(name('もり　ゆたか'), source(jtalk)),
      await makeClip(name('もり　ゆたか'), source(jtalk)),
    ]
    expect(once).toEqual(again)
  })
})

describe.skipIf(espeak === null)('espeak-ng', () => {
  it('says English', async () => {
    const { en } = PROMPTS.recorded
    const clip: Clip = { id: promptClip('recorded'), part: 'package', voice: 'en', text: en, kana: null }
    expect(await makeClip(clip, source(espeak))).toMatchObject({ ok: true })
  })

  it('says a name, and is refused where it says another', async () => {
    expect(await makeClip(name('たかはし　くにお'), source(espeakJa))).toMatchObject({ ok: true })
    expect(await makeClip(name('りょうま'), source(espeakJa))).toMatchObject({ error: { type: 'sounds-different' } })
    expect(await makeClip(name('たかはし'), source(espeakJa, '髙橋'))).toMatchObject({ ok: false })
  })
})

describe('voices of other systems', () => {
  it('are looked for there only', async () => expect(await findSystemVoice('ja', 'linux')).toBeNull())

  it('are known by their language', () => {
    const list = 'Alex                en_US    # Hello\nKyoko (Enhanced)    ja_JP    # こんにちは\n'
    expect(sayVoiceOf(list, 'ja')).toBe('Kyoko (Enhanced)')
    expect(sayVoiceOf(list, 'en')).toBe('Alex')
    expect(sayVoiceOf('Alex  en_US  # Hello\n', 'ja')).toBeNull()
  })
})
