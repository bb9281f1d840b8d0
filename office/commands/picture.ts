/** `ippyo picture`: a sealed medium of a small box as 2D codes on paper, a second carrier; and its scans back to a medium. */

import type { Command } from 'commander'
import { paperHead } from '#documents/document.ts'
import { loadDocumentFonts } from '#documents/fonts.ts'
import { mediumCodes } from '#documents/medium-codes.ts'
import type { SealedMedium } from '#election/ballot-box/reader.ts'
import { CODES_PER_SHEET, encodeCode, placeOf } from '#election/picture/code.ts'
import type { SetFound } from '#election/picture/gather.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { readScans } from '#hardware/scans/scans.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { systemClock } from '#shell/system-clock.ts'
import { listed } from '#ui/language/in-sentence.ts'
import { fill, type Language, type Values } from '#ui/messages/message.ts'
import { notCarriedWords, pictureWords } from '#ui/messages/picture.ts'
import { authorityIn } from '../files/authority-file.ts'
import { type CarryRefusal, mediumFromCodes, mediumInCodes, type TrustedElection } from '../picture/carry-medium.ts'
import type { GlobalOptions } from '../terminal/command.ts'
import type { OfficeIo } from '../terminal/office-io.ts'
import { refuse } from '../terminal/refusals.ts'

interface PictureOptions extends GlobalOptions {
  readonly package: string
  readonly authority: string
  readonly out: string
}

/** Enough to tell the sheets of two sets apart by eye. */
const SET_DIGITS = 8
const CODES_NAMED = 12

export function register(program: Command, io: () => OfficeIo): void {
  const picture = program.command('picture')
  picture
    .command('print')
    .argument('<medium>')
    .requiredOption('--package <dir>')
    .requiredOption('--authority <file>')
    .requiredOption('--out <file>')
    .action(async (medium: string, _options, command: Command) => print(medium, command.optsWithGlobals(), io()))
  picture
    .command('read')
    .argument('<scans...>')
    .requiredOption('--package <dir>')
    .requiredOption('--authority <file>')
    .requiredOption('--out <dir>')
    .action(async (scans: string[], _options, command: Command) => read(scans, command.optsWithGlobals(), io()))
}

async function print(medium: string, options: PictureOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const trusted = await trustedElection(options, io)
  if (trusted === null) return
  const carried = await mediumInCodes(medium, trusted)
  if (!carried.ok) return refuseCarry(carried.error, json, io)
  const { sealed, of, codes } = carried.value
  const { electionPackage } = trusted.election
  const station = electionPackage.stations.find(({ index }) => index === of.station)
  const input = {
    head: paperHead(electionPackage, systemClock().now()),
    station: `${station?.name ?? ''}（${station?.id ?? of.station}）`,
    pair: of.pair,
    role: of.role,
    serial: sealed.header.serial,
    sealFingerprint: sealed.sealFingerprint,
    set: (codes[0]?.set ?? '').slice(0, SET_DIGITS),
    codes: codes.map(encodeCode),
  }
  const drawn = await mediumCodes(input, await loadDocumentFonts(trusted.election))
  if (!drawn.ok) return refuse(io, { ...drawn.error, type: 'not-printable' }, { json })
  await writeWholeFile(options.out, drawn.value)
  const told = {
    out: options.out,
    ...factsOf(sealed, trusted),
    sheets: Math.ceil(codes.length / CODES_PER_SHEET),
    codes: codes.length,
  }
  if (json) return io.out(JSON.stringify(told))
  const values = { ...told, medium: mediumInWords(told, io.language) }
  for (const each of ['printed', 'printed-number', 'printed-keep'] as const) {
    io.out(fill(pictureWords[each][io.language], values))
  }
}

async function read(scans: readonly string[], options: PictureOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const trusted = await trustedElection(options, io)
  if (trusted === null) return
  const bars = io.progress(json)
  const found = await readScans(scans, (...at) => bars.show(pictureWords.read[io.language], ...at))
  if (!found.ok) {
    bars.end()
    return refuse(io, found.error, { json })
  }
  const { codes, pictures, without, altered } = found.value
  const shown = (done: number, whole: number) => bars.show(pictureWords.write[io.language], done, whole)
  const made = await mediumFromCodes(codes, trusted, options.out, shown)
  bars.end()
  const doubts = { pictures: listed(without, io.language), count: altered }
  if (without.length > 0) io.err(fill(pictureWords['without-code'][io.language], doubts))
  if (altered > 0) io.err(fill(pictureWords['altered-codes'][io.language], doubts))
  if (!made.ok) return refuseCarry(made.error, json, io)
  const told = { out: options.out, ...factsOf(made.value, trusted), pictures, codes: codes[0]?.count ?? 0 }
  if (json) return io.out(JSON.stringify(told))
  const values = { ...told, medium: mediumInWords(told, io.language) }
  for (const each of ['written', 'written-number', 'written-next'] as const) {
    io.out(fill(pictureWords[each][io.language], values))
  }
}

/** Null when it was refused and said so. */
async function trustedElection(options: PictureOptions, io: OfficeIo): Promise<TrustedElection | null> {
  const json = options.json === true
  const authorityPublicKey = await authorityIn(options.authority)
  if (authorityPublicKey === null) {
    refuse(io, { type: 'authority-needed' }, { json })
    return null
  }
  const election = await readPackageDirectory(options.package, authorityPublicKey, nativeChecks)
  if (election.ok) return { election: election.value, authorityPublicKey }
  refuse(io, election.error, { json })
  return null
}

/** Facts from the outside of a medium and from the clear part of its seal; never a figure of a contest. */
function factsOf({ header, records, sealFingerprint }: SealedMedium, { election }: TrustedElection) {
  const { station: index, pair, role, serial } = header
  const station = election.electionPackage.stations.find((each) => each.index === index)?.id ?? String(index)
  return { station, pair, role, serial, records: records.length, fingerprint: sealFingerprint }
}

function mediumInWords(of: Pick<SetFound, 'pair' | 'role'> & { station: string | number }, language: Language): string {
  return fill(pictureWords.medium[language], { ...of, role: pictureWords[of.role][language] })
}

function refuseCarry(error: CarryRefusal, json: boolean, io: OfficeIo): void {
  const values = valuesOf(error, io.language)
  refuse(io, error, values === null ? { json } : { json, values })
}

/** Null: the error's own facts. */
function valuesOf(error: CarryRefusal, language: Language): Values | null {
  const join = (words: readonly string[]) =>
    words.length === 0 ? pictureWords.none[language] : listed(words, language)
  switch (error.type) {
    case 'medium-not-carried':
      return { why: notCarriedWords[error.why][language] }
    case 'codes-of-two-sets': {
      const named = error.sets.map((each) => {
        const medium = mediumInWords(each, language)
        return fill(pictureWords.set[language], { medium, set: each.set.slice(0, SET_DIGITS) })
      })
      return { sets: join(named) }
    }
    case 'codes-missing': {
      const codes = error.codes.slice(0, CODES_NAMED).map((code) => fill(pictureWords.code[language], placeOf(code)))
      if (error.codes.length > CODES_NAMED) codes.push('…')
      return { of: error.of, sheets: join(error.sheets.map(String)), codes: join(codes) }
    }
    default:
      return null
  }
}
