/**
 * Pictures of the issuer's pages in real Chromium, from a real day at the desk, to be looked at by people:
 * `node scripts/run.mjs scripts/pictures/issuer-pictures.ts OUT [ja|en] [WIDTHxHEIGHT]`
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { tellTooLarge } from '#simulation/pictures/show-views.ts'
import { issuerPictures } from './issuer-views.ts'
import { earlyVotingPictures } from './issuer-views-of-early-voting.ts'
import { showIssuer } from './show-issuer.ts'

const [out = 'out/pictures', asked = 'ja', glass = '1920x1080'] = process.argv.slice(2)
const [width = 1920, height = 1080] = glass.split('x').map(Number)
const language = asked === 'en' ? 'en' : 'ja'
mkdirSync(out, { recursive: true })
const pictures = [...(await issuerPictures(language)), ...(await earlyVotingPictures(language))]
await showIssuer(pictures, { width, height }, async (page, { name }, show) => {
  await show(language)
  await page.screenshot({ path: join(out, `${name}.png`) })
  await tellTooLarge(page, name)
})
