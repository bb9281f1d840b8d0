/** The log of an online box on real files: its sequencer, and witnesses at ports of their own. */
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { UnixSecond } from '#election/online/instant.ts'
import { Sequencer, type SequencerParts } from '#online/box-side/sequencer/sequencer.ts'
import { beginWitness, openWitness } from '#online/witness/witness.ts'
import { signNative, verifyNative } from '#openssl/ed25519.ts'
import { must } from '#simulation/rooms/must.ts'
import type { KeyPair, NamedPair } from '#simulation/rooms/online-election.ts'
import type { BoxRoom } from './box-room.ts'
import { NUMBER } from './signed-election.ts'

export const LOOPBACK = '127.0.0.1'

interface Of extends Pick<SequencerParts, 'randomness' | 'monotonic' | 'origin' | 'head'> {
  readonly key: KeyPair
  readonly witnesses: readonly NamedPair[]
  /** `log` is made in it, and what witnesses keep. */
  readonly directory: string
  /** The witnesses' clock. */
  readonly now: () => UnixSecond
}

/** O-07: most days have more rows. */
export const ROWS_AT_ONCE = 3

/** @returns `turn`: the sequencer's until nothing waits, with all witnesses */
export async function playedLog(room: BoxRoom, { key, witnesses, directory, now, ...rest }: Of) {
  const signs = { sign: signNative, verify: verifyNative }
  const open = await Promise.all(
    witnesses.map(async (self) => {
      const logs = new Map([[rest.origin, key.publicKey]])
      const file = join(directory, `${self.name}.db`)
      beginWitness(file)
      const witness = openWitness({ file, logs, self, now, ...signs })
      const url = `http://${LOOPBACK}:${await listening(witness.server)}/`
      return { witness, peer: { name: self.name, key: self.publicKey, url } }
    }),
  )
  const rows = { number: NUMBER, pool: room.pool('sequencer', 1), rowsAtOnce: ROWS_AT_ONCE }
  const parts = { ...rows, key, directory: join(directory, 'log') }
  let sequencer: Sequencer | null = null
  return {
    turn: async () => {
      sequencer ??= must(
        await Sequencer.start({ ...parts, ...rest, ...signs, witnesses: open.map(({ peer }) => peer) }, null),
      )
      while (must(await sequencer.turn(), 'a turn').appended > 0);
    },
    close: async () => {
      await Promise.all(open.map(({ witness }) => witness.close()))
    },
  }
}

/** @returns the port; without one, any on the loopback */
export async function listening(server: Server, port = 0): Promise<number> {
  server.listen(port, port === 0 ? LOOPBACK : 'localhost')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
