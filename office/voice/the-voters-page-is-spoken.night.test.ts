/** `ippyo voters-page --spoken` by the real engines: each sentence sounds as its reading says, with a pause behind it. */
import { expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { votersPageSpoken } from '#ui/voters-page/page.ts'
import { findEngine } from './find-engines.ts'
import { parseWav } from './sound/wav.ts'
import { speakPage } from './speak-page.ts'

const PATIENCE_MS = 300_000
const ENGINES = { ja: await findEngine('ja', 'open-jtalk'), en: await findEngine('en', 'espeak-ng') } as const

for (const language of LANGUAGES) {
  const engine = ENGINES[language]
  if (engine === null) process.stderr.write(`skipped: no engine for ${language} on this machine (npm run setup)\n`)
  it.skipIf(engine === null)(
    language,
    async () => {
      const sentences = votersPageSpoken(language)
      const spoken = await speakPage(sentences, language, engine)
      if (!spoken.ok) expect.unreachable(JSON.stringify(spoken.error))
      const sound = parseWav(spoken.value) ?? expect.unreachable()
      const seconds = sound.samples.length / sound.rate
      expect(seconds).toBeGreaterThan(2 * sentences.length)
      expect(seconds).toBeLessThan(240)
    },
    PATIENCE_MS,
  )
}
