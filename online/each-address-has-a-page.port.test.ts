/** Who writes a voter, a gate or a witness of their own finds each address of each server in a format page (O-04). */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const PAGES = join(import.meta.dirname, '../docs/formats')
const ROUTE = /server\.(?:get|post|put|delete)\(\s*'(\/[^']*)'|request\.url !== '(\/[^']*)'|url !== '(\/[^']*)'/g

const textsOf = (directory: string, isWanted: (name: string) => boolean) =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter(isWanted)
    .map((name) => readFileSync(join(directory, name), 'utf8'))

test('each address that a server of the online box answers is in a format page', () => {
  const sources = textsOf(import.meta.dirname, (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  const routes = new Set(
    sources.flatMap((text) => [...text.matchAll(ROUTE)].map(([, a, b, c]) => (a ?? b ?? c ?? '').replace('*', ''))),
  )
  expect(routes.size).toBeGreaterThanOrEqual(14)
  const pages = textsOf(PAGES, (name) => /^(?:online-.*|voter-page)\.md$/.test(name)).join('\n')
  const isOnAPage = (route: string) =>
    new RegExp(`(?:\`|POST |GET )${route}${route.endsWith('/') ? '' : '(?![a-z])'}`).test(pages)
  expect([...routes].filter((route) => !isOnAPage(route))).toEqual([])
})
