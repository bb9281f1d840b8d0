/** Packages of the Electron shell: their configuration is one that electron-builder reads, Electron stays glass, and what cannot be fetched is said in words. */
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ELECTRON_PROGRAMS, electronConfig } from './electron-config.ts'
import { electronAddress, whyNoElectron } from './electron-package.ts'

const ROOT = join(import.meta.dirname, '../..')
const PLACE = join(ROOT, 'packages/electron')
const json = (file: string) => JSON.parse(readFileSync(join(PLACE, file), 'utf8'))
const builder: string = json('package.json').devDependencies['electron-builder']
/** The schema that electron-builder itself checks with, of the version that is installed; only its descriptions are left out. */
const schema = z.fromJSONSchema(json(`schema-${builder}.json`))

describe.each(ELECTRON_PROGRAMS)('%s', (program) => {
  const config = electronConfig(ROOT, program, '45.4.1')

  it('is configured as electron-builder wants it', () => {
    expect(schema.safeParse(config).error?.issues).toBe(undefined)
  })

  it('is made as deb, AppImage and nsis, and runs nothing but its archive', () => {
    expect(config).toMatchObject({
      linux: { target: ['deb', 'AppImage'] },
      win: { target: ['nsis'] },
      asar: true,
      disableAsarIntegrity: false,
      electronFuses: {
        runAsNode: false,
        enableNodeOptionsEnvironmentVariable: false,
        enableNodeCliInspectArguments: false,
        enableEmbeddedAsarIntegrityValidation: true,
        onlyLoadAppFromAsar: true,
      },
    })
  })
})

it.each([
  { asra: true },
  { electronFuses: { runAsNod: false } },
  { linux: { target: 7 } },
  { nsis: { oneClik: false } },
])('the schema sees %j', (wrong) => {
  expect(schema.safeParse({ ...electronConfig(ROOT, 'kiosk', '45.4.1'), ...wrong }).success).toBe(false)
})

it('names no two programs alike', () => {
  const ids = ELECTRON_PROGRAMS.map((program) => JSON.stringify(electronConfig(ROOT, program, '45.4.1')))
  expect(new Set(ids).size).toBe(4)
})

it('electron-builder is pinned, every package of it has a hash, and there is one schema', () => {
  const packages: Record<string, { readonly version?: string; readonly integrity?: string }> =
    json('package-lock.json').packages
  expect(packages['node_modules/electron-builder']?.version).toBe(builder)
  const others = Object.entries(packages).filter(([place]) => place !== '')
  expect(others.length).toBeGreaterThan(100)
  expect(others.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([place]) => place)).toEqual([])
  expect(readdirSync(PLACE).filter((name) => name.startsWith('schema-'))).toEqual([`schema-${builder}.json`])
})

describe('Electron itself', () => {
  const mirrored = (mirror: string) => electronAddress('1.2.3', { ELECTRON_MIRROR: mirror })

  async function answered(status: number): Promise<string | null> {
    const server = createServer((_, response) => void response.writeHead(status).end())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    try {
      return await whyNoElectron(mirrored(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`))
    } finally {
      await new Promise((resolve) => server.close(resolve))
    }
  }

  it('is fetched from its own place, or from a mirror', () => {
    expect(electronAddress('1.2.3', {})).toMatch(/^https:\/\/github\.com\/electron\/.*\/v1\.2\.3\/electron-v1\.2\.3-/)
    expect(mirrored('https://mirror.invalid/')).toMatch(/^https:\/\/mirror\.invalid\/v1\.2\.3\//)
  })

  it('is there', async () => expect(await answered(200)).toBe(null))

  it('is not there: said plainly, with the place and what to do', async () => {
    const said = await answered(404)
    expect(said).toMatch(/Electron をここから取得できません：http:\/\/127\.0\.0\.1:\d+\/v1\.2\.3\/\S+（HTTP 404）/)
    expect(said).toContain('Nothing was made.')
  })

  it('the place itself cannot be reached', async () => {
    expect(await whyNoElectron(mirrored('http://127.0.0.1:1/'))).toContain('Electron cannot be fetched here')
  })
})
