/** Open JTalk: Japanese, BSD; its trace names every sound that it makes. Program and dictionary are Debian's, the voice is in office/voice/mei. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Language } from '#election/language.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type Engine, type EngineError, inRoom, type Rendering, runEngine } from '../engine.ts'
import { phonemesOfTrace } from '../phonemes/engine-phonemes.ts'

const DICTIONARY = '/var/lib/mecab/dic/open-jtalk/naist-jdic'
/** This voice clips some short words (ニバン) at its own loudness; every clip is brought to one loudness afterwards. */
const SOFTER = ['-g', '-12']
/** 335 morae a minute, pauses included: what 100 per cent means here. */
const PACE = ['-r', '0.82']
/** Four semitones below the voice's own 350 Hz: old ears lose the high tones first (decision 016). */
const PITCH = ['-fm', '-4']
const MANNER = [...SOFTER, ...PACE, ...PITCH]
const VOICE = '#office/voice/mei/mei_normal.htsvoice'

export async function findOpenJTalk(language: Language): Promise<Engine | null> {
  if (language !== 'ja') return null
  const path = voicePath()
  const voice = path && (await readFile(path).catch(() => null))
  const dictionary = await readFile(join(DICTIONARY, 'sys.dic')).catch(() => null)
  // Without arguments it says who it is, and ends with an error or not.
  const said = await runEngine('open_jtalk', [])
  const told = said.ok ? said.stdout.toString('utf8') : said.reason
  if (path === null || voice === null || dictionary === null || /ENOENT/.test(told)) return null
  const fingerprint = createHash('sha256').update(voice).update(dictionary).digest('hex')
  return {
    maker: {
      engine: 'open-jtalk',
      version: `voice and dictionary ${fingerprint.slice(0, 16)}`,
      voice: 'HTS Voice "Mei" (Nagoya Institute of Technology)',
      licence: 'CC-BY-3.0',
    },
    fingerprint: `open-jtalk ${MANNER.join(' ')} ${fingerprint}`,
    render: (words) => render(words, path),
  }
}

/** From a bundle as from a source; null: a machine's package, which makes no voice, has none. */
function voicePath(): string | null {
  try {
    return createRequire(import.meta.url).resolve(VOICE)
  } catch {
    return null
  }
}

function render(words: string, voice: string): Promise<Result<Rendering, EngineError>> {
  return inRoom(async (room) => {
    const [wav, trace] = [join(room, 'clip.wav'), join(room, 'clip.trace')]
    const args = ['-x', DICTIONARY, '-m', voice, ...MANNER, '-ow', wav, '-ot', trace]
    const ran = await runEngine('open_jtalk', args, `${words}\n`)
    if (!ran.ok) return err({ type: 'engine-failed', reason: ran.reason })
    const [sound, told] = await Promise.all([readFile(wav), readFile(trace, 'utf8')])
    return ok({ wav: new Uint8Array(sound), phonemes: phonemesOfTrace(told) })
  })
}
