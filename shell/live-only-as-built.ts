/** A real election runs on what was built and published, or not at all. Said on the console: no screen is open yet. */
import type { Use } from '#election/definition/definition.ts'
import { LANGUAGES } from '#election/languages.ts'
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
  const words = LANGUAGES.map((language) => notBuiltWords[fault][language])
  console.error(words.map(({ title, next }) => `${title} ${next}`).join('\n'))
  return false
}
