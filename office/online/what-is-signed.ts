/** The common part of commands that sign something for the online ballot box: the election, and the JSON that an office wrote. */
import { stat } from 'node:fs/promises'
import type { Command } from 'commander'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { questionWords } from '#ui/messages/ippyo.ts'
import { readOwnPackage } from '../commands/of-a-project.ts'
import { readAuthorityPub } from '../files/office-files.ts'
import { openOffice } from '../prepare/make-office.ts'
import { type GlobalOptions, wholeNumber } from '../terminal/command.ts'
import type { OfficeIo } from '../terminal/office-io.ts'
import { refuse } from '../terminal/refusals.ts'

export interface SigningOptions extends GlobalOptions {
  readonly package: string
  readonly office: string
  readonly out: string
  readonly passphrasesFd?: number
}

/** @param given the option that names what the office wrote */
export function signingCommand(program: Command, name: string, given: string): Command {
  return program
    .command(name)
    .requiredOption(`--${given} <file>`)
    .requiredOption('--package <dir>')
    .requiredOption('--office <dir>')
    .requiredOption('--out <dir>')
    .option('--passphrases-fd <n>', '', wholeNumber)
}

/** The last question, after people have seen what is signed. The key is wiped. @returns null: it was said why not */
export async function signedByOffice<T>(
  { json, office, passphrasesFd }: SigningOptions,
  io: OfficeIo,
  sign: (secretKey: Uint8Array) => T,
): Promise<T | null> {
  const [passphrase = ''] = await io.secrets([questionWords.office[io.language]], { fd: passphrasesFd, twice: false })
  const authority = await openOffice(office, passphrase)
  if (!authority.ok) {
    refuse(io, authority.error, { json: json === true })
    return null
  }
  const { secretKey } = authority.value
  try {
    return sign(secretKey)
  } finally {
    secretKey.fill(0)
  }
}

/** Null: it was said why not. */
export async function electionToSign(places: SigningOptions, io: OfficeIo): Promise<LoadedElection | null> {
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
