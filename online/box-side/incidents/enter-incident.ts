/**
 * Two exporters enter what went wrong, end it or correct it, one after the other: each reads the line as everybody will, says that it names nobody,
 * and signs it with a key of their own. It needs no database and no server: they may be what is down.
 */
import { equalBytes, fromHex } from '#election/bytes.ts'
import type { SignEd25519, VerifyEd25519 } from '#election/keys/signature.ts'
import { LANGUAGES } from '#election/languages.ts'
import type { SignedBy } from '#election/online/by-two.ts'
import type { ExporterKey } from '#election/online/exporter-key.ts'
import {
  type IncidentFault,
  type IncidentLine,
  type IncidentList,
  type IncidentListError,
  type IncidentSaid,
  type NextLine,
  nextLine,
  readIncidents,
  signIncident,
  writeIncidents,
} from '#election/online/incidents.ts'
import { faultOfPublicText, type PublicTextFault } from '#election/online/public-text.ts'
import type { OnlineSettings } from '#election/online/settings.ts'
import { err, ok, type Result } from '#election/result.ts'

export interface IncidentParts {
  readonly settings: Pick<OnlineSettings, 'electionId' | 'keys'>
  /** The file that the page gives; null: there is none yet. */
  readonly read: () => Promise<Uint8Array | null>
  /** Whole or not at all. */
  readonly write: (bytes: Uint8Array) => Promise<void>
  readonly sign: SignEd25519
  readonly verify: VerifyEd25519
}

export type Typed = Omit<IncidentSaid, 'incident'> & { readonly incident: number | 'new' }

export interface IncidentDesk {
  /** As both want to say it; null: they gave up. */
  typed(lines: readonly IncidentLine[]): Promise<Typed | null>
  /** The person has read the line, and it names nobody. */
  isRight(turn: 1 | 2, line: NextLine): Promise<boolean>
  /** Their own key, opened by their own passphrase; null: they gave up. */
  key(turn: 1 | 2): Promise<ExporterKey | null>
}

export type IncidentRefusal =
  | IncidentListError
  | { readonly type: IncidentFault | PublicTextFault }
  | { readonly type: 'given-up' | 'not-right' | 'no-key' | 'not-an-exporter' | 'same-exporter-twice' }
  /** Two others entered a line meanwhile. */
  | { readonly type: 'entered-meanwhile' }

export async function enterIncident(
  parts: IncidentParts,
  desk: IncidentDesk,
): Promise<Result<IncidentLine, IncidentRefusal>> {
  const before = await parts.read()
  const known = listIn(parts, before)
  if (!known.ok) return known
  const { lines } = known.value
  const typed = await desk.typed(lines)
  if (typed === null) return err({ type: 'given-up' })
  for (const language of LANGUAGES) {
    const fault = faultOfPublicText(typed[language])
    if (fault !== null) return err({ type: fault })
  }
  const line = nextLine(lines, typed)
  if (!line.ok) return err({ type: line.error })
  const first = await turnOf(parts, 1, line.value, null, desk)
  if (!first.ok) return first
  const second = await turnOf(parts, 2, line.value, first.value, desk)
  if (!second.ok) return second
  const now = await parts.read()
  const isSame = before === null || now === null ? before === now : equalBytes(before, now)
  if (!isSame) return err({ type: 'entered-meanwhile' })
  const signed: IncidentLine = { ...line.value, by: [first.value, second.value] }
  await parts.write(writeIncidents({ ...known.value, lines: [...lines, signed] }))
  return ok(signed)
}

/** No file: no line yet. */
export function listIn(
  { settings, verify }: Pick<IncidentParts, 'settings' | 'verify'>,
  bytes: Uint8Array | null,
): Result<IncidentList, IncidentListError> {
  const { electionId, keys } = settings
  return bytes === null
    ? ok({ electionId, lines: [] })
    : readIncidents(bytes, { electionId, exporters: keys.exporters }, verify)
}

/** Refused before anything is signed with it. */
async function turnOf(
  { settings, sign }: IncidentParts,
  turn: 1 | 2,
  line: NextLine,
  before: SignedBy | null,
  desk: IncidentDesk,
): Promise<Result<SignedBy, IncidentRefusal>> {
  if (!(await desk.isRight(turn, line))) return err({ type: 'not-right' })
  const key = await desk.key(turn)
  if (key === null) return err({ type: 'no-key' })
  const isKnown = settings.keys.exporters.some((each) => equalBytes(fromHex(each.key), key.publicKey))
  if (!isKnown) return err({ type: 'not-an-exporter' })
  if (before !== null && equalBytes(fromHex(before.key), key.publicKey)) return err({ type: 'same-exporter-twice' })
  return ok(signIncident(settings.electionId, line, key.secretKey, sign))
}
