/** The container is made by the set-up itself: no engine is at hand in tests, so its steps are held against what they call. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import described from '../../package.json' with { type: 'json' }

import { CONTAINER_PORTS } from '../in-a-container.mjs'

const ROOT = join(import.meta.dirname, '../..')
const { refusal } = createRequire(import.meta.url)('./node-version.cjs') as {
  readonly refusal: (version: string) => string | null
}
const text = readFileSync(join(ROOT, 'Containerfile'), 'utf8').replaceAll('\\\n', ' ')
const steps = text.split('\n').filter((line) => /^[A-Z]/.test(line))

it('installs what a person must bring, by name, and everything else by the set-up', () => {
  expect(steps.map((step) => step.split(' ')[0])).toEqual([
    'FROM',
    'RUN',
    'WORKDIR',
    'COPY',
    'RUN',
    'RUN',
    'USER',
    'EXPOSE',
    'CMD',
  ])
  const installed = /apt-get install (?:--\S+ )*(.*)$/m.exec(text)?.[1]
  expect(installed).toBe('ca-certificates nodejs npm')
  expect(text.match(/npm run [^&]*[a-z]/g)).toEqual(['npm run setup -- --install', 'npm run build'])
  for (const name of ['setup', 'build', 'start']) expect(Object.keys(described.scripts)).toContain(name)
})

it('on a Debian whose own Node.js is new enough, and starts as an ordinary user without a window', () => {
  expect(steps[0]).toBe('FROM debian:13')
  // Debian 13 has 20.19.2.
  expect(refusal('20.19.2')).toBe(null)
  expect(steps.slice(-3)).toEqual(['USER ippyo', 'EXPOSE 7300-7315', 'CMD ["node", "scripts/in-a-container.mjs"]'])
})

it('hands on the ports of the desk, and every page that names the container maps them to this computer alone', () => {
  const { first, count } = CONTAINER_PORTS
  expect(readFileSync(join(ROOT, 'desk/own-ports.ts'), 'utf8')).toContain(`export const PORTS = ${count}\n`)
  const range = `${first}-${first + count - 1}`
  expect(text).toContain(`EXPOSE ${range}`)
  for (const page of ['README.md', 'README.en.md', 'Containerfile', 'scripts/setup/which-system.mjs'])
    expect(readFileSync(join(ROOT, page), 'utf8')).toContain(`127.0.0.1:${range}:${range}`)
})

it('takes nothing in that this computer built', () => {
  const left = readFileSync(join(ROOT, '.containerignore'), 'utf8').trim().split('\n')
  const ignored = readFileSync(join(ROOT, '.gitignore'), 'utf8').trim().split('\n')
  for (const each of ignored.filter((line) => line.endsWith('/'))) expect(left).toContain(each.slice(0, -1))
})
