/** Which shell shows a screen, and why: the environment's wish, then the configuration's, then what the machine has. */
import type { Use } from '#election/definition/definition.ts'
import type { PolicyFact } from './machine/requirement.ts'

export type ShellKind = 'electron' | 'chromium' | 'none'

export interface Offered {
  /** IPPYO_SHELL. */
  readonly wish: string | undefined
  readonly configured: ShellKind | undefined
  /** Paths of the binaries; null: not on this machine. */
  readonly electron: string | null
  readonly chromium: string | null
  /** Whether windows can be shown at all. */
  readonly display: boolean
}

export interface Chosen {
  readonly kind: ShellKind
  /** For people, one line. */
  readonly why: string
}

export class ShellMissing extends Error {
  override name = 'ShellMissing'
}

/** @throws ShellMissing when the one that was asked for by name is not there: never quietly another one. */
export function chooseShell(offered: Offered): Chosen {
  const asked = offered.wish !== undefined && offered.wish !== '' ? offered.wish : offered.configured
  const by = asked === offered.configured ? 'the configuration' : 'IPPYO_SHELL'
  if (asked !== undefined) return named(asked, by, offered)
  if (!offered.display) return { kind: 'none', why: 'no display here: open the address in a browser' }
  if (offered.electron !== null) return { kind: 'electron', why: `Electron (${offered.electron})` }
  if (offered.chromium !== null)
    return { kind: 'chromium', why: `Chromium (${offered.chromium}); Electron is not here` }
  return { kind: 'none', why: 'neither Electron nor Chromium is here: open the address in a browser' }
}

function named(asked: string, by: string, offered: Offered): Chosen {
  switch (asked) {
    case 'none':
      return { kind: 'none', why: `none, as ${by} says` }
    case 'electron':
      if (offered.electron === null)
        throw new ShellMissing(`${by} asks for Electron; its binary is not on this machine`)
      break
    case 'chromium':
      if (offered.chromium === null) throw new ShellMissing(`${by} asks for Chromium; install the package chromium`)
      break
    default:
      throw new ShellMissing(`${by}: electron, chromium or none, not ${JSON.stringify(asked.slice(0, 40))}`)
  }
  if (!offered.display) return { kind: 'none', why: `${by} asks for ${asked}, but there is no display` }
  return { kind: asked, why: `${asked}, as ${by} says` }
}

/** A sample has nothing to hide. But on a closed machine any Chromium opens one address alone, and that is in the room. */
export function mayStayOutside(use: Use | null, policy: PolicyFact): boolean {
  return use === 'fixture' && policy === 'missing'
}
