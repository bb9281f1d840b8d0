/** Lines of the list of incidents as two exporters sign them. */
import type { ElectionId } from '#election/ids.ts'
import { type IncidentLine, nextLine, signIncident, wholeMinute } from '#election/online/incidents.ts'
import { signNative } from '#openssl/ed25519.ts'
import { type KeyPair, OPENS } from './online-election.ts'

export type TypedIncident = Parameters<typeof nextLine>[1]

/** The line is down, and nobody can vote. */
export const STOPPED: TypedIncident = {
  ...{ incident: 'new', class: 'system', from: wholeMinute(OPENS), to: null, measure: 'stopped' },
  ...{
    ja: '通信が切れました。20:30 ごろに直る見込みです。',
    en: 'The line is down. It will work again at about 20:30.',
  },
}

export function withIncident(
  lines: readonly IncidentLine[],
  said: TypedIncident,
  of: { readonly electionId: ElectionId; readonly by: readonly [KeyPair, KeyPair] },
): IncidentLine[] {
  const next = nextLine(lines, said)
  if (!next.ok) throw new Error(next.error)
  const { value } = next
  const [one, two] = of.by
  const signed = ({ secretKey }: KeyPair) => signIncident(of.electionId, value, secretKey, signNative)
  return [...lines, { ...value, by: [signed(one), signed(two)] }]
}
