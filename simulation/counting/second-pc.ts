/** The second PC of a night with two, and the stick between them: a directory that people carry. */
import { cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { AppConfig } from '#shell/config.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { type DrivenTally, driveTally } from './drive-tally.ts'
import { type MixedNight, receivedNight } from './mixed-night.ts'

export type TwoPcs = Awaited<ReturnType<typeof twoPcs>>

/** Another machine: the signed package and the commission's public key, and nothing of the count. */
export async function twoPcs(night: MixedNight, stick = join(night.directory, 'stick')) {
  await mkdir(stick, { recursive: true })
  const first = await receivedNight({ ...night, config: { ...night.config, carry: stick } })
  return { first, stick, second: () => startSecond(night, stick) }
}

export function secondPlace(night: MixedNight, name: string): string {
  return join(night.directory, 'second', name)
}

async function startSecond(night: MixedNight, stick: string): Promise<DrivenTally> {
  for (const name of ['machine', 'out']) await mkdir(secondPlace(night, name), { recursive: true })
  await cp(night.config.package, secondPlace(night, 'package'), { recursive: true })
  await cp(join(night.config.machine, 'authority.pub'), join(secondPlace(night, 'machine'), 'authority.pub'))
  const config: AppConfig = {
    package: secondPlace(night, 'package'),
    machine: secondPlace(night, 'machine'),
    out: secondPlace(night, 'out'),
    carry: stick,
  }
  const driven = await driveTally(config, secureRandomness())
  await driven.until(({ phase }) => phase === 'choose-mode')
  await driven.act({ type: 'choose-mode', mode: 'mix' })
  return driven
}
