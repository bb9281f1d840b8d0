/** Every refusal that the command line can print has words; the compiler finds a forgotten code. */

import type { DateRefusal } from '#election/definition/loaded-election.ts'
import type { AuthorityError } from '#election/keys/authority.ts'
import type { MachineFileError } from '#election/keys/machine-identity.ts'
import type { CombineError, ShareError, ShareFileError } from '#election/keys/share-file.ts'
import type { UnlockError } from '#election/keys/station-keys.ts'
import type { IdentityError } from '#hardware/package-directory/read-identity.ts'
import type { PackageDirectoryError } from '#hardware/package-directory/read-package.ts'
import { fill, type RefusalCatalogue, type RefusalText, type Values } from '#ui/messages/message.ts'
import { officeRefusals } from '#ui/messages/office.ts'
import { packageRefusals } from '#ui/messages/package.ts'
import { prepareRefusals } from '#ui/messages/prepare.ts'
import type { OfficeFileError } from '../files/office-files.ts'
import type { PersonaliseCardError } from '../personalise/personalise-cards.ts'
import type { PersonaliseMachineError } from '../personalise/personalise-machine.ts'
import type { PrepareError } from '../prepare/prepare-imported.ts'
import { EXIT, type OfficeIo } from './office-io.ts'
import { onOneLine } from './plain-text.ts'

/** What only the command line finds. */
export type CommandError =
  | { readonly type: 'secrets-missing'; readonly why: string }
  | { readonly type: 'not-a-kit'; readonly path: string }
  | { readonly type: 'not-a-machine-name'; readonly machine: string }
  | { readonly type: 'unknown-station'; readonly station: string }
  | { readonly type: 'not-a-pin' }
  | { readonly type: 'nothing-known'; readonly path: string }
  | { readonly type: 'authority-needed' }
  | { readonly type: 'descriptor-not-given'; readonly fd: number }
  | { readonly type: 'no-medium-there'; readonly path: string }
  | { readonly type: 'name-the-seats'; readonly files: string }

type KnownError =
  | AuthorityError
  | CombineError
  | CommandError
  | DateRefusal
  | IdentityError
  | MachineFileError
  | OfficeFileError
  | PackageDirectoryError
  | PersonaliseCardError
  | PersonaliseMachineError
  | PrepareError
  | ShareError
  | ShareFileError
  | UnlockError

const words: RefusalCatalogue<KnownError['type']> = { ...officeRefusals, ...packageRefusals, ...prepareRefusals }

/** Any closed error of ours: its code and the facts that its words have places for. */
export type TypedError = { readonly type: string; readonly [fact: string]: unknown }

/** Refusals have their words in a catalogue; other commands bring their own (`{...}` of `ui/messages/<app>.ts`). */
export function refuse(
  io: OfficeIo,
  error: TypedError,
  options: { readonly json: boolean; readonly catalogue?: RefusalCatalogue<string> },
): void {
  const text: RefusalText | undefined = { ...(words as RefusalCatalogue<string>), ...options.catalogue }[error.type]
  if (options.json) io.out(JSON.stringify({ error }))
  const { title, next } = text?.[io.language] ?? { title: error.type, next: '' }
  const values = valuesOf(error)
  io.err(fill(title, values))
  if (next !== '') io.err(`→ ${fill(next, values)}`)
  io.exit(EXIT.refused)
}

function valuesOf(error: TypedError): Values {
  const entries = Object.entries(error).map(([name, value]): [string, string | number] => [name, shown(value)])
  return Object.fromEntries(entries)
}

function shown(value: unknown): string | number {
  if (typeof value === 'number') return value
  return onOneLine(Array.isArray(value) ? value.join(', ') : String(value))
}
