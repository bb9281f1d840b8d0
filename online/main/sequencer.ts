/**
 * The sequencer: `node dist/services/online-sequencer.mjs CONFIG.json`. A turn each second. It ends with 1 when it has no answer or does not lead:
 * systemd starts it again, and it reads what was committed. It ends with 2 when the log contradicts what was signed, or is another
 * election's: then people look.
 * `… CONFIG.json --clock-is-right`, beside it: two people have compared the database's clock, and it is believed from now on.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pino from 'pino'
import { logHeadOf } from '#election/online/settings.ts'
import { signNative, verifyNative } from '#openssl/ed25519.ts'
import { Heartbeat } from '../box-side/sequencer/heartbeat.ts'
import { Sequencer, type SequencerRefusal } from '../box-side/sequencer/sequencer.ts'
import { poolOf, ROWS_AT_ONCE, readConfig, sequencerConfig, systemRandomness, untilEnd } from './config.ts'
import { readElectionFiles, refuseKeyOfNobody, witnessKey } from './election-files.ts'

const TURN_MS = 1000

const config = readConfig(sequencerConfig)
const log = pino({ base: null })
const { directory, number } = config
const { settings: signed } = readElectionFiles(config.election, config.database)
refuseKeyOfNobody('sequencer', config.keyFile, signed)
const origin = signed.settings.origin.log
const witnesses = config.witnesses.map(({ name, url }) => ({ name, url, key: witnessKey(name, signed) }))
const pool = poolOf(config.database, 1)
let isAtWork = true
untilEnd(async () => {
  isAtWork = false
})

const monotonic = () => performance.now()
await (process.argv.includes('--clock-is-right') ? believeClock() : run())
await pool.end()

async function run(): Promise<void> {
  const checkpoint = await readFile(join(directory, 'checkpoint')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  const rows = { number, pool, rowsAtOnce: ROWS_AT_ONCE }
  const parts = { ...rows, origin, head: logHeadOf(signed), key: config.keyFile, directory, witnesses }
  const started = await Sequencer.start(
    { ...parts, randomness: systemRandomness(), monotonic, sign: signNative, verify: verifyNative },
    checkpoint,
  )
  if (!started.ok) return end(started.error)
  log.info({}, 'sequencer')
  while (isAtWork) {
    const turn = await started.value.turn()
    if (!turn.ok) return end(turn.error)
    const { appended, clock, cosigned, missing, size } = turn.value
    log.info({ appended, size, cosigned: cosigned.length, missing }, 'turn')
    if (clock === 'jumped') log.error({}, 'the clock of the database is ahead of what was seen: two people look')
    await setTimeout(TURN_MS)
  }
}

/** Beside the sequencer that runs: this one writes no log. */
async function believeClock(): Promise<void> {
  const believed = await new Heartbeat(pool, number, monotonic).believe()
  if (!believed.ok) return end(believed.error)
  log.info({ clock: new Date(believed.value * 1000).toISOString() }, 'believed')
}

function end(refusal: SequencerRefusal): void {
  log.error({ refusal }, 'ended')
  process.exitCode = refusal.type.startsWith('log-') ? 2 : 1
}
