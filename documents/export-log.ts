/**
 * A log as NIST SP 1500-101 (Election Event Logging, version 1, JSON). An entry has the minute alone, since a second could help find out who
 * voted for whom (docs/formats/log.md §6): seconds are 00, and the file says so. `Sequence` is the place in the log.
 */
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { LocalMinute } from '#election/time.ts'
import { atMinute } from './export-nist.ts'
import type { MachineLogInput } from './machine-log.ts'

export interface LogRow {
  /** `2002-06-23 07:03` */
  readonly minute: string
  readonly event: { readonly type: string }
  /** In the language that was asked for. */
  readonly words: string
}

type Named<Name extends string> = { readonly '@type': `EventLogging.${Name}` } & Readonly<Record<string, unknown>>

const DEVICES = {
  'voting-machine': { Type: 'dre' },
  issuer: { Type: 'ballot-activation' },
  tally: { Type: 'other', OtherType: 'tally' },
} as const

/** @param details whether the chain is whole, and that times are minutes: in words */
export function nistLog(
  { kind, facts }: Pick<MachineLogInput, 'kind' | 'facts'>,
  rows: readonly LogRow[],
  { electionPackage: { electionId } }: Pick<LoadedElection, 'electionPackage'>,
  madeAt: LocalMinute,
  details: string,
): Named<'ElectionEventLog'> {
  return {
    '@type': 'EventLogging.ElectionEventLog',
    ElectionId: electionId,
    GeneratedTime: atMinute(madeAt),
    Details: details,
    Device: [
      {
        '@type': 'EventLogging.Device',
        Id: facts.map(([, value]) => value).join(' / ') || kind,
        ...DEVICES[kind],
        Details: facts.map(([name, value]) => `${name}: ${value}`).join('; '),
        Event: rows.map(eventOf),
      },
    ],
  }
}

/** Whether an event is a success is not in the log, and is not made up here. */
function eventOf({ minute, event: { type, ...values }, words }: LogRow, at: number): Named<'Event'> {
  return {
    '@type': 'EventLogging.Event',
    Id: type,
    Sequence: String(at + 1),
    TimeStamp: atMinute(minute.replace(' ', 'T')),
    Type: type,
    Disposition: 'na',
    Description: words,
    ...(Object.keys(values).length === 0 ? {} : { Details: JSON.stringify(values) }),
  }
}
