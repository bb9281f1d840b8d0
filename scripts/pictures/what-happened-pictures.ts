/**
 * The pictures of docs/what-happened-elsewhere.md: `node scripts/run.mjs scripts/pictures/what-happened-pictures.ts`. The scenarios are played,
 * and each screen that they name is shown in real Chromium by the screens that ship.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { assert } from '#election/assert.ts'
import { issuerScreenEventSchema } from '#issuer/session/screen-event.ts'
import { kioskScreenEventSchema } from '#kiosk/session/screen-event.ts'
import { settled } from '#simulation/pictures/settled.ts'
import { showViews } from '#simulation/pictures/show-views.ts'
import { smallPicture } from '#simulation/pictures/small-picture.ts'
import type { ShownScreen } from '#simulation/scenarios/scenario.ts'
import { tallyScreenEventSchema } from '#tally/session/screen-event.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const OUT = join(ROOT, 'docs', 'pictures', 'what-happened')
const WIDTH = 640
const SCHEMAS = { issuer: issuerScreenEventSchema, kiosk: kioskScreenEventSchema, tally: tallyScreenEventSchema }

const screens = playScenarios()
rmSync(OUT, { recursive: true, force: true })
mkdirSync(OUT, { recursive: true })
for (const app of ['issuer', 'kiosk', 'tally'] as const) await draw(app)

function playScenarios(): readonly (ShownScreen & { readonly name: string })[] {
  const scratch = mkdtempSync(join(tmpdir(), 'ippyo-what-happened-'))
  try {
    const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
    const env = { ...process.env, IPPYO_PICTURES: scratch }
    const played = spawnSync(process.execPath, [vitest, 'run', 'simulation/scenarios'], {
      cwd: ROOT,
      env,
      stdio: 'inherit',
    })
    assert(played.status === 0, 'pictures: the scenarios end well')
    return readdirSync(scratch).map((file) => ({
      ...(JSON.parse(readFileSync(join(scratch, file), 'utf8')) as ShownScreen),
      name: basename(file, '.json'),
    }))
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

async function draw(app: ShownScreen['app']): Promise<void> {
  const shown = screens.filter((screen) => screen.app === app)
  await showViews<unknown, unknown>({
    app,
    screenEventSchema: SCHEMAS[app],
    first: shown[0]?.view,
    viewport: app === 'kiosk' ? { width: 1920, height: 1080 } : { width: 1280, height: 800 },
    async look(page, show) {
      for (const { name, view, reads } of shown) {
        await show(view)
        await settled(page)
        writeFileSync(join(OUT, `${name}.webp`), await smallPicture(page, WIDTH))
        writeFileSync(join(OUT, `${name}.txt`), reads)
      }
    },
  })
}
