/**
 * count.md §1, §8: each report of a count has the signature of the tally's machine, for which the commission's key vouches, and the hash of
 * the report before it. A report without them was changed, exchanged or left out without the machine.
 */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type JsonObject, readSigned } from '../package/canonical.ts'
import { filesIn, readBounded } from '../package/directory.ts'
import { Malformed, oneOf, text } from '../package/fields.ts'
import type { Trust } from '../package/trust.ts'
import { type CountFinding, STAGES } from './count-finding.ts'

const MACHINE = { document: 'tally.json', signature: 'tally.sig' }
const MACHINE_BYTES_MAX = 8 * 1024
const REPORT_BYTES_MAX = 256 * 1024 * 1024

/** @param place the directory with the stages */
export async function compareSignatures(place: string, trust: Trust, finding: CountFinding): Promise<void> {
  const key = await keyOfTally(place, trust, finding)
  let before: string | null = null
  for (const stage of STAGES) {
    const file = `${stage}/report.json`
    const paths = { document: join(place, file), signature: join(place, stage, 'report.sig') }
    const read = await readSigned(
      filesIn(),
      paths,
      { label: 'ippyo count report 1', bytesMax: REPORT_BYTES_MAX },
      key ?? '',
    )
    // Without a key nothing is called genuine: the machine's file is reported instead of each report.
    if (typeof read === 'string') {
      if (key !== null) finding.compare(file, 'signature', 'genuine', read)
    } else finding.compare(file, 'before', before, read.value.before)
    const bytes = await readBounded(paths.document, REPORT_BYTES_MAX)
    before = typeof bytes === 'string' ? null : createHash('sha256').update(bytes).digest('hex')
  }
}

/** The signing key, hex; null, and said why, when the commission does not vouch for it. */
async function keyOfTally(place: string, trust: Trust, finding: CountFinding): Promise<string | null> {
  const paths = { document: join(place, MACHINE.document), signature: join(place, MACHINE.signature) }
  const use = { label: 'ippyo tally machine 1', bytesMax: MACHINE_BYTES_MAX }
  const read = await readSigned(filesIn(), paths, use, trust.authority)
  const said = typeof read === 'string' ? read : (machineKey(read.value, trust) ?? 'of-other-election')
  if (typeof said === 'object') return said.key
  finding.compare(MACHINE.document, 'signature', 'genuine', said)
  return null
}

function machineKey(machine: JsonObject, trust: Trust): { readonly key: string } | null {
  try {
    oneOf(machine, 'format', ['ippyo tally machine 1'])
    oneOf(machine, 'role', ['counting'])
    const ours = machine.electionId === trust.electionId && machine.keySet === trust.keySet
    return ours ? { key: text(machine, 'signingKey', /^[0-9a-f]{64}$/) } : null
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}
