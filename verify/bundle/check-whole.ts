/** All checks of a bundle that is whole in memory. */
import type { BundleElection } from './bundle-election.ts'
import { performing } from './bundle-job.ts'
import { checkBundle } from './check-bundle.ts'
import type { Finding } from './finding.ts'

/** @param rowsAtOnce small, so that the sums of several parts are put together */
export async function checkWhole(
  election: BundleElection,
  files: ReadonlyMap<string, Uint8Array>,
  rowsAtOnce = 3,
): Promise<readonly Finding[]> {
  const given = [...files].map(([name, bytes]) => ({ name, size: bytes.length, start: bytes.subarray(0, 64) }))
  const read = async (name: string, from: number, to: number) => files.get(name)?.subarray(from, to) ?? new Uint8Array()
  return (await checkBundle(election, given, { read, perform: performing(election, read), rowsAtOnce })).findings
}
