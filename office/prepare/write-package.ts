/** Step 3: `package/`: the two signed documents and the files that the package lists. */
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { PUBLIC, writeFileBelow } from '../files/write-files.ts'
import { makePackage, type PackageInput } from './make-package.ts'

export async function writePackage(
  directory: string,
  input: PackageInput,
  progress: (done: number, total: number) => void,
): Promise<LoadedElection> {
  const { election, written } = makePackage(input, nativeChecks)
  for (const [index, [path, bytes]] of [...written].entries()) {
    await writeFileBelow(directory, path, bytes, PUBLIC)
    progress(index + 1, written.size)
  }
  return election
}
