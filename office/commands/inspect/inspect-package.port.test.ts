/** `ippyo inspect` of a package's folder: whole, as a bundle has it, or with a file that is bent. */
import { cpSync, mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { MEDIA_DIRECTORY } from '#fixtures/media/load.ts'
import { said } from '../ippyo-in-tests.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ippyo-inspected-'))
  cpSync(join(MEDIA_DIRECTORY, 'package'), folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

const inspect = () => said('--json', 'inspect', folder, '--authority', join(MEDIA_DIRECTORY, 'authority.pub'))

it('says which of the two it is', async () => {
  expect(JSON.parse((await inspect()).out)).toMatchObject({ kind: 'package' })
  rmSync(join(folder, 'rolls'), { recursive: true })
  expect(JSON.parse((await inspect()).out)).toMatchObject({ kind: 'published-package' })
})

it('refuses a file that is there and is not as signed', async () => {
  const [roll = ''] = readdirSync(join(folder, 'rolls'))
  truncateSync(join(folder, 'rolls', roll), 100)
  const { code, out } = await inspect()
  expect(code).toBe(1)
  expect(JSON.parse(out.split('\n')[0] ?? '').error).toMatchObject({ type: 'file-altered', path: `rolls/${roll}` })
})
