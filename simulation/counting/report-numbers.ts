/** What people say to `ippyo count`: the numbers that the printed sheets of the stations' reports bear, and who received and witnessed. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { reportFingerprint } from '#election/keys/fingerprint.ts'

export async function reportNumberOptions(reports: string): Promise<readonly string[]> {
  const files = (await readdir(reports)).filter((name) => name.endsWith('.json'))
  const numbers = files.map(async (name) => {
    const hash = createHash('sha256')
      .update(await readFile(join(reports, name)))
      .digest()
    return ['--report-number', reportFingerprint(hash).replaceAll(' ', '-')]
  })
  return [...(await Promise.all(numbers)).flat(), '--received-by', '開票 係', '--witness', '立会 春子']
}
