/** The documents as a site: every page and picture is there, it is searched in Japanese, and it asks nobody else for anything. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ourFiles } from '../checks/our-files.ts'
import { buildSite, withSite } from './build-site.ts'

const ROOT = join(import.meta.dirname, '../..')
const out = mkdtempSync(join(tmpdir(), 'ippyo-site-'))
let papers: readonly string[] = []

beforeAll(async () => {
  papers = await buildSite(out, '2026-01-01')
})
afterAll(() => rmSync(out, { recursive: true }))

it('has each page of docs/, and each role as a PDF', () => {
  const pages = ourFiles(ROOT, /\.md$/, 'docs').map((path) => path.replace(/README\.md$/, 'index.md'))
  const made = new Set(ourFiles(out, /\.html$/))
  expect(pages.filter((path) => !made.has(path.replace(/\.md$/, '.html')))).toEqual([])
  const printed = [...ourFiles(ROOT, /\.md$/, 'docs/roles'), 'docs/leaflet.md']
  const roles = printed.map((path) => join(out, path.replace(/\.md$/, '.pdf')))
  expect([...papers].sort()).toEqual(roles.sort())
  for (const paper of papers) expect(readFileSync(paper).subarray(0, 5).toString()).toBe('%PDF-')
})

it('the leaflet is one sheet: Japanese on one side, English on the other', () => {
  const pdf = readFileSync(join(out, 'docs/leaflet.pdf')).toString('latin1')
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(2)
})

it('a table to fill in is there to be taken, and the page that names it leads to it', async () => {
  const tables = ourFiles(ROOT, /\.csv$/, 'docs')
  expect(tables).toContain('docs/adoption/costs.csv')
  for (const table of tables) expect(readFileSync(join(out, table))).toEqual(readFileSync(join(ROOT, table)))
  await withSite(out, async (page, address) => {
    await page.goto(`${address}docs/facts.html`)
    const link = page.locator('main a[href$="costs.csv"]').first()
    expect((await page.request.get(await link.evaluate((each: HTMLAnchorElement) => each.href))).status()).toBe(200)
  })
})

it('a link leads to a page that is there, and to its heading', () => {
  const pages = new Map(ourFiles(out, /\.html$/).map((path) => [path, readFileSync(join(out, path), 'utf8')]))
  const lost: string[] = []
  let links = 0
  for (const [path, text] of pages)
    for (const [, href = ''] of text.matchAll(/<a [^>]*href="([^":]+)"/g)) {
      const { pathname, hash } = new URL(href, `http://site/${path}`)
      const target = decodeURIComponent(pathname.slice(1)).replace(/(^|\/)$/, '$1index.html')
      const page = pages.get(target) ?? pages.get(`${target}.html`)
      const isThere = page === undefined ? existsSync(join(out, target)) : hasHeading(page, hash)
      if (!isThere) lost.push(`${path}: ${href}`)
      links++
    }
  expect(links).toBeGreaterThan(1000)
  expect(lost).toEqual([])
})

function hasHeading(page: string, hash: string): boolean {
  return hash === '' || page.includes(`id="${decodeURIComponent(hash.slice(1))}"`)
}

it('the first button opens the station in a tab, which is there whole', async () => {
  await withSite(out, async (page, address) => {
    for (const start of ['', 'en.html']) {
      for (const link of ['main table a', 'main p.tab a']) {
        await page.goto(`${address}${start}`)
        await page.locator(link).first().click()
        await page.frameLocator('.tab-glass iframe').locator('main[data-page="waiting"]').waitFor()
      }
    }
  })
})

it('finds a word within a Japanese sentence, and asks only its own server', async () => {
  await withSite(out, async (page, address) => {
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).host))
    await page.goto(`${address}docs/`)
    // Its scripts come after the page; a press before they have taken it over goes nowhere.
    await page.waitForFunction(() => '__vue_app__' in (document.getElementById('app') ?? {}))
    await page.keyboard.press('Control+k')
    await page.locator('input[type=search]').fill('入場券をスキャナー')
    const found = page.locator('.results a[href*="roles/clerk"]').first()
    await found.click()
    await page.locator('h1', { hasText: '事務従事者' }).waitFor()
    expect(new Set(asked)).toEqual(new Set([new URL(address).host]))
  })
})
