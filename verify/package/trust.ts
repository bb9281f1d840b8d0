/** The package in a directory (trusted-package.ts). */
import { filesIn } from './directory.ts'
import { type PackageProblem, type ProblemIn, type Trust, trustIn } from './trusted-package.ts'

export type { PackageProblem, ProblemIn, Trust } from './trusted-package.ts'

/** @param authority 64 hex digits @param onProblem is called with the place of the problem, before it is the answer */
export function readTrust(
  directory: string,
  authority: string,
  onProblem?: (where: ProblemIn) => void,
): Promise<Trust | PackageProblem> {
  return trustIn(filesIn(directory), authority, onProblem)
}
