import { mkdirSync } from 'node:fs'
import { issuerPictures } from '#scripts/pictures/issuer-views.ts'
import { showIssuer } from '#scripts/pictures/show-issuer.ts'
const want = new RegExp(process.argv[2] ?? '.')
const all = await issuerPictures('ja')
console.log(all.map((p) => p.name).join(' '))
const some = all.filter((p) => want.test(p.name))
mkdirSync('/dev/shm/pics3', { recursive: true })
for (const viewport of [{ width: 1366, height: 768 }, { width: 1920, height: 1080 }])
  await showIssuer(some, viewport, async (page, { name }, show) => {
    for (const language of ['ja', 'en'] as const) {
      await show(language)
      await page.screenshot({ path: `/dev/shm/pics3/${name}-${language}-${viewport.width}.png` })
    }
  })
process.exit(0)
