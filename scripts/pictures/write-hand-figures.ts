/** Writes what a voter does by hand, measured anew, into docs/kiosk-figures.md: `node scripts/run.mjs scripts/pictures/write-hand-figures.ts` */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { handFigures, handTable } from './hand-figures.ts'

const PAGE = fileURLToPath(new URL('../../docs/kiosk-figures.md', import.meta.url))
const NOW = /(<!-- by hand, now -->\n)[\s\S]*?(\n<!-- \/ -->)/

const table = handTable(await handFigures())
writeFileSync(
  PAGE,
  readFileSync(PAGE, 'utf8').replace(NOW, (_, before: string, after: string) => `${before}${table}${after}`),
)
