/** decisions/031: which candidate lists a machine had is told by its log, never by its records. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fromHex } from '#election/bytes.ts'
import { MEDIA_DIRECTORY } from '#fixtures/media/load.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { openMediumReadOnly } from '#hardware/medium/driver.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { examineMedium } from './examine-medium.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-lists-'))
})
afterAll(() => rm(directory, { recursive: true }))

it('of a medium on which the list was corrected between two days: first 1, then 2', async () => {
  const authorityPublicKey = fromHex((await readFile(join(MEDIA_DIRECTORY, 'authority.pub'), 'latin1')).trim())
  const loaded = await readPackageDirectory(join(MEDIA_DIRECTORY, 'package'), authorityPublicKey, nativeChecks)
  if (!loaded.ok) throw new Error(loaded.error.type)
  const packed = await readFile(join(MEDIA_DIRECTORY, 'good', 'original.ippyo.gz'))
  await writeFile(join(directory, BALLOT_BOX_FILE), gunzipSync(packed))
  const medium = await openMediumReadOnly(directory)
  if (!medium.ok) throw new Error(medium.error.type)
  const { electionPackage } = loaded.value
  const { examination } = await examineMedium(
    medium.value,
    { electionPackage, authorityPublicKey, several: null },
    () => {},
  )
  await medium.value.close()
  expect(examination).toMatchObject({ type: 'sealed', sealed: { lists: [1, 2] } })
})
