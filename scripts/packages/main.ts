/**
 * `npm run package [-- kiosk|issuer|tally …] [--out DIR]`: Debian packages of the machines into `out/packages/`, each with its list of
 * files (for `packages/check-machine`), bill of materials (CycloneDX) and licences. From this checkout alone; two builds are equal.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildScreens } from '#scripts/build-screens.mjs'
import { buildServices, PROGRAMS } from '#scripts/build-services.mjs'
import { descriptionOf } from './description.ts'
import { makePackage } from './make-package.ts'
import { ROLES } from './stage.ts'

const ROOT = join(import.meta.dirname, '../..')
const args = process.argv.slice(2)
const at = args.indexOf('--out')
const out = at < 0 ? join(ROOT, 'out/packages') : (args[at + 1] ?? '')
const asked = at < 0 ? args : args.toSpliced(at, 2)
const roles = ROLES.filter((role) => asked.length === 0 || asked.includes(role))

if (out === '' || asked.some((word) => !ROLES.some((role) => role === word))) {
  console.error(`npm run package -- [${ROLES.join('|')} …] [--out DIR]`)
  process.exitCode = 2
} else {
  await buildServices({ only: roles.flatMap((role) => [...(PROGRAMS[role] ?? [])]), say: console.log })
  await buildScreens({ only: roles, say: console.log })
  const made = roles.map((role) => makePackage(ROOT, role, out))
  for (const { file, sha256, number } of made) {
    console.log(`${file}\n  SHA-256 ${sha256}\n  照合番号 / check number ${number}`)
  }
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string }
  writeFileSync(join(out, 'description.md'), descriptionOf(version, made))
  console.log(`${join(out, 'description.md')}  型式・構造・機能・操作の方法 / the description to be published`)
}
