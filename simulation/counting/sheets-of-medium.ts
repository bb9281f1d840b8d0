/** The sheets of codes of a sealed medium, printed as the office's command prints them. */
import { writeFile } from 'node:fs/promises'
import { loadDocumentFonts } from '#documents/fonts.ts'
import { mediumCodes } from '#documents/medium-codes.ts'
import { assert } from '#election/assert.ts'
import { encodeCode } from '#election/picture/code.ts'
import type { LocalMinute } from '#election/time.ts'
import { type MediumInCodes, mediumInCodes } from '#office/picture/carry-medium.ts'
import type { CountingElection } from './counting-election.ts'

/** @returns how it was carried: its codes, in order */
export async function printSheets(
  { election, authority }: CountingElection,
  medium: string,
  pdf: string,
): Promise<MediumInCodes> {
  const carried = await mediumInCodes(medium, { election, authorityPublicKey: authority.publicKey })
  assert(carried.ok, 'sheets: a sealed medium')
  const { sealed, of, codes } = carried.value
  const { title: electionTitle, municipality, date } = election.electionPackage.rules
  const head = { use: election.electionPackage.use, electionTitle, municipality, date, madeAt: '2002-06-23T20:40' }
  const drawn = await mediumCodes(
    {
      head: { ...head, madeAt: head.madeAt as LocalMinute },
      station: String(of.station),
      pair: of.pair,
      role: of.role,
      serial: sealed.header.serial,
      sealFingerprint: sealed.sealFingerprint,
      set: (codes[0]?.set ?? '').slice(0, 8),
      codes: codes.map(encodeCode),
    },
    await loadDocumentFonts(null),
  )
  assert(drawn.ok, 'sheets: drawn')
  await writeFile(pdf, drawn.value)
  return carried.value
}
