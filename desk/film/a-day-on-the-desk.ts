/** Somebody follows the strip, and makes no mistake. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@playwright/test'
import { LANGUAGES } from '#election/languages.ts'
import { chooseLanguage } from '#simulation/pictures/choose-language.ts'
import { startDesk } from '../browser/desk-process.ts'
import { follow } from '../browser/follow.ts'
import { Hand, type Said } from '../browser/hand.ts'
import { Film } from './film.ts'

const OUT = join(import.meta.dirname, '../../out/film')
/** Long enough to read the strip; what was seen once is seen in less. */
const [READ_MS, KNOWN_MS] = [1500, 500]

test.use({ viewport: { width: 1366, height: 768 }, permissions: ['clipboard-read', 'clipboard-write'] })

for (const language of LANGUAGES) {
  test(`a day in ${language}`, async ({ page }) => {
    mkdirSync(OUT, { recursive: true })
    const desk = await startDesk(join(import.meta.dirname, '../../out/film-desk/home'))
    try {
      await page.goto(desk.address())
      await chooseLanguage(page, language)
      const [day, vote] = [new Film(OUT, `day-${language}`), new Film(OUT, `vote-${language}`)]
      const known = new Set<string>()
      let voters = 0
      const onStep = async ({ word }: Said) => {
        if (word.startsWith('seek-')) voters++
        const picture = await page.screenshot()
        day.add(picture, known.has(word) ? KNOWN_MS : READ_MS)
        if (voters === 1) vote.add(picture, READ_MS)
        known.add(word)
      }
      await follow(new Hand(page), { language, candidate: 0, onStep }, ({ word }) => word === 'finished')
      day.add(await page.screenshot(), 2 * READ_MS)
      for (const film of [day, vote]) console.log(film.develop())
    } finally {
      await desk.stop()
    }
  })
}
