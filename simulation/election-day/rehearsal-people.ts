/** The people of a rehearsal, played: each run draws passphrases and PINs as strong as real ones; only this process keeps them. */
import { toHex } from '#election/bytes.ts'
import type { ElectionSources } from '#election/definition/definition.ts'
import { below, type Randomness } from '#election/randomness.ts'
import type { FixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import type { Colleague } from '#simulation/office/office-prepares.ts'

/** The people's secrets, from a fixture's public file or from this run. */
export type PlayedPeople = FixtureSecrets

const PASSPHRASE_BYTES = 12
const PIN_DIGITS = 8
const OPERATOR_CARDS = 3

export function rehearsalPeople(
  sources: ElectionSources,
  randomness: Randomness,
): { readonly people: PlayedPeople; readonly colleagues: readonly [Colleague, Colleague] } {
  const passphrase = () => toHex(randomness.bytes(PASSPHRASE_BYTES))
  const people: PlayedPeople = {
    officePassphrase: passphrase(),
    holders: Array.from({ length: sources.rules.keyHolders }, (_, i) => ({ index: i + 1, passphrase: passphrase() })),
    stations: sources.stations.map(({ id }) => ({
      station: id,
      pins: Array.from({ length: OPERATOR_CARDS }, () => pinOf(randomness)),
    })),
  }
  const named = (name: string) => ({ name, passphrase: passphrase() })
  return { people, colleagues: [named('選管 一郎'), named('選管 二葉')] }
}

function pinOf(randomness: Randomness): string {
  return Array.from({ length: PIN_DIGITS }, () => below(randomness, 10)).join('')
}
