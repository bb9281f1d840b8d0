/** S04: the votes of the export are the entries of the public log, all of them and no other, and witnesses saw its last checkpoint. */
import { equalBytes, fromHex, toHex } from '#election/bytes.ts'
import type { VerifyEd25519 } from '#election/keys/signature.ts'
import type { ExportHeader } from '../export.ts'
import { parseExportedLog } from '../exported-log.ts'
import { cosignaturesOf, readCheckpoint } from '../log/checkpoint.ts'
import { leafHash, rootOf, treeOf } from '../log/tree.ts'
import { logPolicyOf, type SignedSettings } from '../settings.ts'
import type { SortingRefusal } from './refusal.ts'

type PlainLogRefusal = Exclude<Extract<SortingRefusal, { check: 'S04' }>['type'], 'votes-and-log-differ'>

export function checkLog(
  bytes: Uint8Array,
  of: {
    readonly header: ExportHeader
    readonly settings: SignedSettings
    /** The vote code of each row of the export, of refused ones too. */
    readonly codes: readonly string[]
    readonly verify: VerifyEd25519
  },
): readonly SortingRefusal[] {
  const { header, settings, codes, verify } = of
  const refuse = (type: PlainLogRefusal): readonly SortingRefusal[] => [{ check: 'S04', type }]
  const log = parseExportedLog(bytes)
  if (log === null) return refuse('log-malformed')
  if (log.electionId !== settings.settings.electionId) return refuse('log-of-another')
  const policy = logPolicyOf(settings.settings)
  const checkpoint = readCheckpoint(log.checkpoint, policy, verify)
  const refusals: SortingRefusal[] = []
  if (!checkpoint.ok) refusals.push(...refuse('checkpoint-refused'))
  else {
    const { size, root, note } = checkpoint.value
    const cosigned = cosignaturesOf(note, policy.witnesses, verify)
    if (cosigned === null) refusals.push(...refuse('checkpoint-refused'))
    else if (cosigned.size < policy.quorum) refusals.push(...refuse('too-few-witnesses'))
    const computed = rootOf(treeOf(log.entries.map(leafHash)), log.entries.length)
    const isTree = size === log.entries.length && equalBytes(root, computed)
    const isExports = header.log.size === size && equalBytes(header.log.root, root)
    if (!isTree || !isExports) refusals.push(...refuse('root-differs'))
  }
  const [client = new Uint8Array(), first = new Uint8Array(), ...rest] = log.entries
  const areFirst = equalBytes(client, fromHex(settings.settings.clientFiles)) && equalBytes(first, settings.hash)
  if (!areFirst) refusals.push(...refuse('first-entries-differ'))
  return [...refusals, ...differences(rest.map(toHex), codes)]
}

function differences(entries: readonly string[], codes: readonly string[]): readonly SortingRefusal[] {
  const left = new Map<string, number>()
  for (const entry of entries) left.set(entry, (left.get(entry) ?? 0) + 1)
  let missing = 0
  for (const code of codes) {
    const count = left.get(code) ?? 0
    if (count === 0) missing += 1
    else left.set(code, count - 1)
  }
  const strange = [...left.values()].reduce((sum, count) => sum + count, 0)
  return missing + strange === 0 ? [] : [{ check: 'S04', type: 'votes-and-log-differ', missing, strange }]
}
