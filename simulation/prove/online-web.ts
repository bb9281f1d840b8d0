/** Lane `online-web`: strangers' requests to the servers of an online box; each answer is on a closed list, or a refusal that says nothing. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { eachSeed, Findings, type Lane } from '#simulation/lane.ts'
import {
  type AskedServer,
  askedServers,
  drawnWish,
  type Wish,
  wrongWith,
} from '#simulation/online/asked-by-strangers.ts'
import { openBoxRoom, whyNoDatabase } from '#simulation/online/box-room.ts'
import { openRollRoom } from '#simulation/online/roll-room.ts'
import { Dice } from '#simulation/rooms/dice.ts'

const REQUESTS_OF_A_SEED = 250
/** After so many seeds everything is there that a server keeps. */
const WARM_SEEDS = 8
const MOST_GROWN_MIB = 64

export const lane: Lane = {
  name: 'online-web',
  unit: 'requests of strangers',
  sliceSeeds: 12,
  seedsInAll: null,
  async run(ask) {
    const found = new Findings()
    if (whyNoDatabase !== null) return found.result(ask.fromSeed, whyNoDatabase)
    const [boxRoom, rollRoom] = [await openBoxRoom(), await openRollRoom()]
    const { servers, close } = await askedServers(boxRoom, rollRoom)
    const heapMiB = heapMeter()
    let warm = Number.POSITIVE_INFINITY
    try {
      const nextSeed = await eachSeed(ask, async (seed) => {
        const dice = new Dice(seed, 'strangers')
        for (let asked = 0; asked < REQUESTS_OF_A_SEED; asked++) {
          const server = dice.pick(servers)
          const wish = drawnWish(dice, server, servers)
          found.broken(seed, await askedAndJudged(server, wish, (what) => found.add(what)), ask.say)
        }
        found.counted += REQUESTS_OF_A_SEED
        if (seed - ask.fromSeed === WARM_SEEDS) warm = heapMiB()
        if (seed % 100 === 99) ask.say(`${found.counted} requests, ${found.violations.length} violations`)
      })
      const grown = heapMiB() - warm
      if (grown > MOST_GROWN_MIB) found.broken(nextSeed - 1, [`servers keep ${Math.round(grown)} MiB`], ask.say)
      return found.result(nextSeed)
    } finally {
      await close()
      await boxRoom.close()
      await rollRoom.close()
    }
  },
}

async function askedAndJudged(asked: AskedServer, wish: Wish, add: (what: string) => void): Promise<readonly string[]> {
  const { method, url, headers, body } = wish
  const {
    statusCode,
    headers: said,
    body: text,
  } = await asked.server.inject({
    ...{ method, url, headers },
    ...(body.length > 0 ? { payload: Buffer.from(body) } : {}),
  })
  add(`${asked.name}: ${statusCode}`)
  const lines = asked.log.splice(0)
  const wrong = wrongWith(asked, wish, { statusCode, headers: said, body: `${text}` })
  const logged = wrongWith(asked, wish, { statusCode: 200, headers: said, body: lines.join('') }).filter((each) =>
    ['repeats what was sent', 'gives a secret away'].includes(each),
  )
  const of = `${asked.name}: ${method} ${url.slice(0, 80)} ${JSON.stringify(headers).slice(0, 200)}, ${statusCode} ${text.slice(0, 80)}`
  return [...wrong, ...logged.map((each) => `its log ${each}`)].map((each) => `${each}: ${of}`)
}

/** After a collection: what is still held. */
function heapMeter(): () => number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  return () => {
    collect()
    return process.memoryUsage().heapUsed / 2 ** 20
  }
}
