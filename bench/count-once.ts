/** Counts one finished day and tells its parent how long it took. */

import { join } from 'node:path'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { readAuthorityPub } from '#office/files/office-files.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { count } from '#simulation/election-day/counting-centre.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { must } from '#simulation/rooms/must.ts'
import { timed } from './measure.ts'
import type { CountTold } from './tally.ts'

const [day, into] = process.argv.slice(2)
if (day === undefined || into === undefined) throw new Error('count-once: day and where to')

const office = join(day, 'office')
const authority = must(await readAuthorityPub(office), 'the authority')
const election = must(await readPackageDirectory(join(day, 'package'), authority, nativeChecks), 'the package')
const secrets = must(await readFixtureSecrets(office), 'the key holders')
const milliseconds = await timed(async () => {
  await count({ out: day, into, election, secrets, seed: 'bench', onPhase() {} })
})
const told: CountTold = { seconds: milliseconds / 1000 }
process.send?.(told)
process.disconnect?.()
