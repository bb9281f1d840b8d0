/** The site by its generator, then what a reader of a role's page prints. */
import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { preview } from 'vite'
import { buildScreens } from '#build/screens.mjs'
import { buildTab } from '#build/tab.mjs'
import { launchChromium } from '#simulation/rooms/browsers.ts'
import { ourFiles } from '../checks/our-files.ts'
import { ensureToolPackages } from '../setup/npm-packages.mjs'

const ROOT = join(import.meta.dirname, '../..')
const GENERATOR = join(import.meta.dirname, 'generator')
const ROLES = 'docs/roles'
/** One sheet, a language a side. */
const LEAFLET = 'docs/leaflet.html'
/** Its first heading says what the page is for; on paper each language begins its own side. */
const A_LANGUAGE_A_SIDE =
  '.vp-doc :is(h1, h1 + p) { display: none } .vp-doc { font-size: 18px } .vp-doc h2 { margin: 0 0 1em; padding: 0; border: 0; word-break: auto-phrase } ' +
  '.vp-doc h2 ~ h2 { break-before: page } .vp-doc :is(p, td, th) { font-size: inherit; line-height: 1.7 }'
/** Parts that lead about on a screen are no use on paper. */
const ONLY_THE_TEXT =
  '.VPNav, .VPLocalNav, .VPSidebar, .VPDocFooter, .VPSkipLink, .paper, .header-anchor { display: none !important }'
const BASE = process.env.IPPYO_SITE_BASE ?? '/'

/** @param date YYYY-MM-DD, which the PDFs name as theirs: twice the same bytes. @returns the paths of the PDFs. Throws when a link is dead: the generator has printed it */
export async function buildSite(out: string, date: string): Promise<readonly string[]> {
  ensureToolPackages(GENERATOR)
  const generator = join(GENERATOR, 'node_modules/vitepress/bin/vitepress.js')
  const { status } = spawnSync(process.execPath, [generator, 'build', GENERATOR], {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, IPPYO_SITE: out },
  })
  if (status !== 0) throw new Error('site: the generator ended with an error, which is printed above')
  // A page leads to them by a link, and does not show them.
  for (const file of ourFiles(ROOT, /\.(csv|svg)$/, 'docs')) cpSync(join(ROOT, file), join(out, file))
  await buildTab({ out: join(out, 'tab') })
  await buildScreens({ only: ['ui'] })
  cpSync(join(ROOT, 'dist/screens/ui'), join(out, 'parts'), { recursive: true })
  return withSite(out, (page, address) => printRoles(page, address, out, date))
}

/** On loopback, in a browser, while `use` runs. */
export async function withSite<T>(out: string, use: (page: Page, address: string) => Promise<T>): Promise<T> {
  const server = await preview({
    root: GENERATOR,
    base: BASE,
    configFile: false,
    logLevel: 'warn',
    build: { outDir: out },
    preview: { host: '127.0.0.1', port: 0, strictPort: true },
  })
  const browser = await launchChromium()
  try {
    const { port } = server.httpServer.address() as AddressInfo
    return await use(await browser.newPage(), `http://127.0.0.1:${port}${BASE}`)
  } finally {
    await browser.close()
    await server.close()
  }
}

/** Role pages, and the leaflet. */
async function printRoles(page: Page, address: string, out: string, date: string): Promise<readonly string[]> {
  const roles = readdirSync(join(out, ROLES)).filter((name) => name.endsWith('.html'))
  const papers: string[] = []
  for (const printed of [...roles.map((role) => `${ROLES}/${role}`), LEAFLET]) {
    await page.goto(`${address}${printed}`, { waitUntil: 'networkidle' })
    await page.addStyleTag({ content: printed === LEAFLET ? ONLY_THE_TEXT + A_LANGUAGE_A_SIDE : ONLY_THE_TEXT })
    const path = join(out, printed.replace('.html', '.pdf'))
    const pdf = await page.pdf({ format: 'A4', margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' } })
    writeFileSync(path, asOf(date, pdf))
    papers.push(path)
  }
  return papers
}

/** The browser writes the second at which it printed; another day of the same length moves nothing in the file. */
export function asOf(date: string, pdf: Uint8Array): Buffer {
  const day = `D:${date.replaceAll('-', '')}000000+00'00'`
  const written = /D:[0-9]{14}[+-][0-9]{2}'[0-9]{2}'/g
  return Buffer.from(Buffer.from(pdf).toString('latin1').replace(written, day), 'latin1')
}
