/** A real election runs on what was built and published, or not at all. Said on the console: no screen is open yet. */
import type { Use } from '#election/definition/definition.ts'
import { notBuiltWords } from '#ui/messages/built.ts'
import { openNoDebugger } from './no-debugger.ts'
import { type NotAsBuilt, notAsBuilt, RUNS_FROM_BUNDLE } from './runs-from-bundle.ts'

/** @param use of the verified package; null is never live. @returns false when the program must end with exit code 2 */
export function mayRun(
  use: Use | null,
  faultOf: () => NotAsBuilt | null = () => notAsBuilt(RUNS_FROM_BUNDLE),
): boolean {
  openNoDebugger()
  // Asked after: what was opened until now is seen, and nothing is opened from now on.
  const fault = faultOf()
  if (use !== 'live' || fault === null) return true
  const { ja, en } = notBuiltWords[fault]
  console.error(`${ja.title}${ja.next}\n${en.title} ${en.next}`)
  return false
}
