import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** `office/` without a source's ending is also a directory of every prepared election. */
const PATH =
  /`((?:election|hardware|openssl|issuer|kiosk|tally|documents|verify|ui|shell|desk|simulation|scripts|bench|fixtures|docs)\/[\w./-]*|office\/[\w./-]*\.ts)`/g
const LINK = /\]\((docs\/[\w./-]+)\)/g

const pages = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name)),
].filter((name) => name.endsWith('.md'))

describe('a page that names a file or folder names one that exists', () => {
  test.each(pages)('%s', (page) => {
    const text = readFileSync(join(ROOT, page), 'utf8')
    const named = [...text.matchAll(PATH), ...text.matchAll(LINK)].map((match) => match[1] ?? '')
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
  })
})
