/**
 * A program that ends when its starter does, however that ends: left alone, an app goes on looking for its card reader under a name of a
 * pseudo-terminal that the system has given to somebody else's, and takes that reader's line.
 */
import { existsSync } from 'node:fs'

/** A program of util-linux. It becomes the program, so the process keeps its number; prctl(2), PR_SET_PDEATHSIG. */
const SETPRIV = '/usr/bin/setpriv'

/** Without the tool it is started as it is. */
export function endsWithUs(
  command: string,
  words: readonly string[],
): { readonly command: string; readonly words: string[] } {
  if (!existsSync(SETPRIV)) return { command, words: [...words] }
  return { command: SETPRIV, words: ['--pdeathsig', 'KILL', command, ...words] }
}
