/** The people of a rehearsal, played: each run draws keys, passphrases and PINs as strong as real ones; only this process keeps them. */
import { toHex } from '#election/bytes.ts'
import type { ElectionSources } from '#election/definition/definition.ts'
import { below, type Randomness } from '#election/randomness.ts'
import { type Ceremony, officeCeremony } from '#office/prepare/ceremony.ts'
import type { FixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { playMachines } from '#simulation/office/played-ceremony.ts'

/** What the people know, whether a fixture's public file or this run has it. */
export type PlayedPeople = FixtureSecrets

const PASSPHRASE_BYTES = 12
const PIN_DIGITS = 8
const OPERATOR_CARDS = 3

/** @param machines where each machine of the stations is personalised, one directory each */
export async function rehearsalPeople(
  machines: string,
  sources: ElectionSources,
  randomness: Randomness,
): Promise<{ readonly people: PlayedPeople; readonly ceremony: Ceremony }> {
  const played = await playMachines(machines, sources, randomness, () => {})
  const passphrase = () => toHex(randomness.bytes(PASSPHRASE_BYTES))
  const people: PlayedPeople = {
    officePassphrase: passphrase(),
    holders: Array.from({ length: sources.rules.keyHolders }, (_, i) => ({ index: i + 1, passphrase: passphrase() })),
    stations: sources.stations.map(({ id }) => ({
      station: id,
      pins: Array.from({ length: OPERATOR_CARDS }, () => pinOf(randomness)),
    })),
  }
  const { officePassphrase } = people
  const holderPassphrases = people.holders.map((holder) => holder.passphrase)
  const ceremony = officeCeremony({ ...played, officePassphrase, holderPassphrases })
  return { people, ceremony }
}

function pinOf(randomness: Randomness): string {
  return Array.from({ length: PIN_DIGITS }, () => below(randomness, 10)).join('')
}
