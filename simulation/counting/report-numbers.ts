/** People's words to `ippyo count`: who received and witnessed, and the numbers that the printed sheets of the stations' reports bear. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { reportFingerprint } from '#election/keys/fingerprint.ts'

export const RECEIVED_BY = ['--received-by', '開票 係'] as const
export const SEEN_BY = ['--witness', '立会 春子'] as const

export async function reportNumberOptions(reports: string): Promise<readonly string[]> {
  const files = (await readdir(reports)).filter((name) => name.endsWith('.json'))
  const numbers = files.map(async (name) => {
    const hash = createHash('sha256')
      .update(await readFile(join(reports, name)))
      .digest()
    return ['--report-number', reportFingerprint(hash).replaceAll(' ', '-')]
  })
  return [...(await Promise.all(numbers)).flat(), ...RECEIVED_BY, ...SEEN_BY]
}
