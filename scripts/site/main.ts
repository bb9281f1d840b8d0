/**
 * `npm run site`: the pages of this repository as a site in `out/site/`, with a search that needs no server, and each role's page as a PDF.
 * A dead link ends it. Any web server shows the site; below a path of a host, name the path: `IPPYO_SITE_BASE=/ippyo/ npm run site`.
 */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { takesNoWords } from '#build/usage.mjs'
import { sourceDate } from '#scripts/packages/source-date.ts'
import { buildSite } from './build-site.ts'

takesNoWords(import.meta.url)
const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const out = join(ROOT, 'out/site')
const papers = await buildSite(out, sourceDate(ROOT))
console.log(`site: ${out}（PDF ${papers.length}）`)
