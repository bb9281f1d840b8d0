/** Why no voice can be made on this machine, for tests that listen to one. */
import { findEngines, wholeSet } from '#office/voice/find-engines.ts'

/** @param what is left out then; it is printed. @returns null: each language has an engine */
export async function whySilent(what: string): Promise<string | null> {
  if (wholeSet(await findEngines()) !== null) return null
  const why = 'no engine speaks one of the languages here (npm run setup)'
  console.warn(`${what}: ${why}`)
  return why
}
