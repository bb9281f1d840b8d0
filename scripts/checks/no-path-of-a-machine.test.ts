/** A page or a made text tells nothing about the machine on which it was made, and reads the same wherever it is made again. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { ourFiles } from './our-files.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** Where checkouts lie; `/home/glass` is the home inside the window's own namespace. */
const CHECKOUTS = /(?<![\w.*~})/-])\/(?:home\/(?!glass\b)|Users\/|work\/|workspace\/|builds\/)[\w.-]/

test('no page, list or text in docs names a folder of a machine', () => {
  const pages = ourFiles(ROOT, /\.(?:md|txt|json|jsonl|csv|html|svg)$/, 'docs')
  expect(pages.length).toBeGreaterThan(100)
  expect(pages.filter((path) => CHECKOUTS.test(readFileSync(join(ROOT, path), 'utf8')))).toEqual([])
})
