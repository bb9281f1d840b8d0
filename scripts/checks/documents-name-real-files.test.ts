import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { ourFiles } from './our-files.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** `office/` without a source's ending is also a directory of every prepared election. */
const PATH =
  /`((?:election|hardware|openssl|issuer|kiosk|tally|documents|verify|online|ui|shell|desk|simulation|scripts|bench|fixtures|docs|build)\/[\w./-]*|office\/[\w./-]*\.ts)`/g
/** A page or picture of ours, and perhaps a heading of it. */
const LINK = /\]\((?!https?:)([^)\s#]*)(?:#([^)\s]+))?\)/g

const pages = [
  'README.md',
  'README.en.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name)),
].filter((name) => name.endsWith('.md'))

describe('a page that names a file or folder names one that exists', () => {
  test.each(pages)('%s', (page) => {
    const text = readFileSync(join(ROOT, page), 'utf8')
    const named = [...text.matchAll(PATH)].map((match) => match[1] ?? '')
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
  })
})

/** A line of the site's generator that begins like this is a tag, within a sentence and a code span too. */
test('no line of a page begins with a place in angle brackets', () => {
  const begins = (page: string) => readFileSync(join(ROOT, page), 'utf8').match(/^<[a-z]+ [a-z]+>.*/gm) ?? []
  expect(pages.flatMap(begins)).toEqual([])
})

/** As they are made of headings where people read these pages: small letters, no signs, hyphens between words. */
function anchorsOf(path: string): readonly string[] {
  const headings = readFileSync(path, 'utf8').matchAll(/^#{1,6} +(.+)$/gm)
  return [...headings].map(([, text = '']) =>
    text
      .replace(/\]\([^)]*\)/g, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
      .replaceAll(' ', '-'),
  )
}

describe('a link leads to a page that is there, and to a heading of it', () => {
  test.each(ourFiles(ROOT, /\.md$/))('%s', (page) => {
    const links = [...readFileSync(join(ROOT, page), 'utf8').matchAll(LINK)]
    const isDead = ([, to = '', heading]: RegExpMatchArray) => {
      const path = to === '' ? join(ROOT, page) : join(ROOT, dirname(page), to)
      return !existsSync(path) || (heading !== undefined && !anchorsOf(path).includes(decodeURIComponent(heading)))
    }
    expect(links.filter(isDead).map(([link]) => link)).toEqual([])
  })
})

test('every picture of the pages is shown on one', () => {
  const shown = ourFiles(ROOT, /\.md$/).flatMap((page) =>
    [...readFileSync(join(ROOT, page), 'utf8').matchAll(LINK)].map(([, to = '']) => join(dirname(page), to)),
  )
  expect(ourFiles(ROOT, /\.(webp|svg)$/, 'docs/pictures').filter((picture) => !shown.includes(picture))).toEqual([])
})

test('the list of documents names every page, so that a reader finds it', () => {
  const list = readFileSync(join(ROOT, 'docs/README.md'), 'utf8')
  const ofItself = /^docs\/(README\.md|(decisions|requirements)\/)/
  const listed = (page: string) => list.includes(`](${page.slice('docs/'.length)})`)
  expect(ourFiles(ROOT, /\.md$/, 'docs').filter((page) => !ofItself.test(page) && !listed(page))).toEqual([])
})
