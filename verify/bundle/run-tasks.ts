/** All tasks of a bundle that is whole in memory, one after the other. */
import type { BundleElection } from './bundle-election.ts'
import { checkBundle, type FilesInHand } from './check-bundle.ts'
import type { Finding } from './finding.ts'

export function checkWhole(election: BundleElection, files: FilesInHand): readonly Finding[] {
  const given = [...files].map(([name, bytes]) => ({ name, size: bytes.length, start: bytes.subarray(0, 64) }))
  const { findings, tasks } = checkBundle(election, given)
  return [...findings, ...tasks.flatMap((task) => task.run(files))]
}
