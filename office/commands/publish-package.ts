/**
 * `ippyo publish-package`: of a package directory what everybody may have. Who hands out the directory itself hands out the electoral rolls
 * in it, encrypted, for ever.
 */
import { lstat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { publishedPackage } from '#hardware/package-directory/published-package.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { bundleRefusals, publishedPackageWords } from '#ui/messages/bundle.ts'
import { fill } from '#ui/messages/message.ts'
import { authorityIn } from '../files/authority-file.ts'
import { folderAppears } from '../files/whole-folder.ts'
import { PUBLIC } from '../files/write-files.ts'
import type { GlobalOptions } from '../terminal/command.ts'
import type { OfficeIo } from '../terminal/office-io.ts'
import { refuse, refuseIn } from '../terminal/refusals.ts'

interface PublishOptions extends GlobalOptions {
  readonly package: string
  readonly authority: string
  readonly out: string
}

export function register(program: Command, io: () => OfficeIo): void {
  program
    .command('publish-package')
    .requiredOption('--package <dir>')
    .requiredOption('--authority <file>')
    .requiredOption('--out <dir>')
    .action(async (_options, command: Command) => run(command.optsWithGlobals(), io()))
}

async function run(options: PublishOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const authority = await authorityIn(options.authority)
  if (authority === null) return refuse(io, { type: 'authority-needed' }, { json })
  const path = resolve(options.out)
  if ((await lstat(path).catch(() => null)) !== null)
    return refuseIn(bundleRefusals, io, { type: 'bundle-out-taken', path }, { json })
  const election = await readPackageDirectory(options.package, authority, nativeChecks)
  if (!election.ok) return refuse(io, election.error, { json })
  const files = await publishedPackage(options.package, election.value, nativeChecks)
  // Somebody changed it between two reads.
  if (files === null) return refuse(io, { type: 'package-altered' }, { json })
  await folderAppears(path, async (into) => {
    for (const [name, bytes] of files) await writeWholeFile(join(into, name), bytes, PUBLIC)
  })
  const { fingerprint } = election.value
  if (json) return io.out(JSON.stringify({ path, fingerprint, files: [...files.keys()] }))
  io.out(fill(publishedPackageWords.done[io.language], { path, fingerprint }))
}
