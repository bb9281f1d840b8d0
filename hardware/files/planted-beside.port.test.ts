/**
 * Where papers, reports and stages are written, somebody may have been first: a stick that comes back from elsewhere, a folder that
 * more people use. A link or a file under the name that is written before it is renamed (own-2).
 */
import { chmod, mkdtemp, open, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { eraseDirectory, eraseFile } from './erase-file.ts'
import { writeWholeFile } from './whole-file.ts'

describe('a file is written whole', () => {
  let place: string
  beforeEach(async () => {
    place = await mkdtemp(join(tmpdir(), 'planted-beside-'))
  })
  afterEach(() => rm(place, { recursive: true, force: true }))

  it('and through no planted link: what it points to stays', async () => {
    const victim = join(place, 'identity.json')
    await writeFile(victim, 'of the machine')
    await symlink(victim, join(place, '1.json.unfinished'))
    await writeWholeFile(join(place, '1.json'), utf8('report'))
    expect(await readFile(victim, 'utf8')).toBe('of the machine')
    expect(await readFile(join(place, '1.json'), 'utf8')).toBe('report')
    expect((await readdir(place)).sort()).toEqual(['1.json', 'identity.json'])
  })

  it('and into no file that another made: its rights and its open descriptors stay outside', async () => {
    const planted = join(place, '1.json.unfinished')
    await writeFile(planted, '')
    await chmod(planted, 0o666)
    const held = await open(planted, 'r')
    await writeWholeFile(join(place, '1.json'), utf8('report'))
    expect((await stat(join(place, '1.json'))).mode & 0o777).toBe(0o600)
    expect(await held.readFile('utf8')).toBe('')
    await held.close()
  })
})

// D-31: a disk with a bad block keeps what was on it; its name is what leads people to it.
it('an unfinished folder goes only when each secret in it was overwritten, and says which one was not', async () => {
  const place = await mkdtemp(join(tmpdir(), 'unfinished-'))
  await writeFile(join(place, 'share-1.json'), 'secret')
  await writeFile(join(place, 'share-2.json'), 'secret')
  const isSecret = (name: string) => name.endsWith('.json')
  const bad = join(place, 'share-1.json')
  const erase = (path: string) => (path === bad ? Promise.resolve(false) : eraseFile(path))
  expect(await eraseDirectory(place, isSecret, erase)).toEqual([bad])
  expect(await readdir(place)).toEqual(['share-1.json'])
  expect(await eraseDirectory(place, isSecret)).toEqual([])
  await expect(stat(place)).rejects.toMatchObject({ code: 'ENOENT' })
})
