/** `ippyo-verify`: what an auditor needs, as one file for any system with Node and as a Debian package of it with its pages. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serviceFile } from '#build/services.mjs'
import { VERIFY_COMMANDS } from '#office/commands/verify/commands.ts'
import { programOf } from '#office/terminal/run-commands.ts'
import { packagePages } from '#words/commands.ts'
import { layCommandPages } from './command-pages.ts'
import { buildDeb } from './deb.ts'
import { layPapers } from './debian-papers.ts'
import { readerLicences } from './make-package.ts'
import { write } from './stage.ts'

const VERIFY = 'ippyo-verify'
const STARTER = `#!/bin/sh
exec /usr/bin/node /usr/lib/${VERIFY}/${VERIFY}.mjs "$@"
`

/** After `buildServices`. @returns the one file and the package */
export function makeVerifyPackage(root: string, out: string): readonly string[] {
  const { version, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly version: string
    readonly engines: { readonly node: string }
  }
  mkdirSync(out, { recursive: true })
  const single = join(out, `${VERIFY}_${version}.mjs`)
  cpSync(serviceFile(VERIFY), single)
  const licences = readerLicences(root, VERIFY, version)
  write(join(out, `${VERIFY}_${version}.licences.md`), licences)
  const scratch = mkdtempSync(join(tmpdir(), 'ippyo-package-'))
  try {
    const staged = join(scratch, 'root')
    mkdirSync(staged)
    write(join(staged, 'usr/lib', VERIFY, `${VERIFY}.mjs`), readFileSync(single, 'utf8'))
    write(join(staged, 'usr/bin', VERIFY), STARTER, 0o755)
    layPapers(root, VERIFY, version, staged)
    write(join(staged, 'usr/share/doc', VERIFY, 'licences.md'), licences)
    layCommandPages(
      VERIFY,
      (io, language) => programOf(VERIFY_COMMANDS, io, language, VERIFY),
      packagePages.verify,
      staged,
    )
    const deb = buildDeb(
      {
        ...{ name: VERIFY, version, architecture: 'all', packing: 'xz' },
        depends: [`nodejs (>= ${engines.node.replace('>=', '')})`],
        description: [
          packagePages.verify.en,
          'Reads media and papers of an election that anybody may check, opens',
          'them with the shares of key holders, and checks a published count',
          'without any key. It needs Node.js and no network.',
        ],
      },
      staged,
      out,
    )
    return [single, deb]
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
