/** What the commands have in common that sign something for the online ballot box: the election, and what an office wrote as JSON. */
import { stat } from 'node:fs/promises'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { readOwnPackage } from '../commands/of-a-project.ts'
import { readAuthorityPub } from '../files/office-files.ts'
import type { OfficeIo } from '../terminal/office-io.ts'
import { refuse } from '../terminal/refusals.ts'

interface Places {
  readonly package: string
  readonly office: string
  readonly json?: boolean
}

/** Null: it was said why not. */
export async function electionToSign(places: Places, io: OfficeIo): Promise<LoadedElection | null> {
  const json = places.json === true
  const authority = await readAuthorityPub(places.office)
  const election = authority.ok ? await readOwnPackage(places.package, authority.value) : authority
  if (!election.ok) {
    refuse(io, election.error, { json })
    return null
  }
  if (election.value.electionPackage.use === 'live' && io.notAsBuilt) {
    refuse(io, { type: io.notAsBuilt }, { json })
    return null
  }
  return election.value
}

/** Null: no file that can be read as JSON. */
export async function jsonAt(path: string, bytesMax: number): Promise<{ readonly value: unknown } | null> {
  try {
    return { value: JSON.parse(new TextDecoder().decode(await readRegular(path, bytesMax))) }
  } catch {
    return null
  }
}

export async function isThere(...paths: readonly string[]): Promise<boolean> {
  const found = await Promise.all(paths.map((path) => stat(path).catch(() => null)))
  return found.some((each) => each !== null)
}
