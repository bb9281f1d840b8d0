/** Files for people, in a folder of the stick: for a rehearsal, to be filled in, or a list to look at. */
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { ok } from '#election/result.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { feedFiles } from '../feed/feed-files.ts'
import { toldOf } from '../feed/told-turnout.ts'
import { turnoutOf } from '../feed/turnout.ts'
import { letterList, templateFiles } from '../papers/templates.ts'
import type { OfficeEffect } from '../session/effect.ts'
import type { FilesPut, OfficeEvent } from '../session/event.ts'
import { filesForRehearsal } from '../session/mend.ts'
import type { AsSigned } from './as-recorded.ts'
import { onStick, type StickSlot } from './on-stick.ts'

type Files = ReadonlyMap<string, Uint8Array>
const PUTS = ['put-rehearsal', 'put-templates', 'put-letters', 'put-turnout'] as const
type PutEffect = Extract<OfficeEffect, { type: (typeof PUTS)[number] }>

export function isPut(effect: OfficeEffect): effect is PutEffect {
  return PUTS.some((type) => type === effect.type)
}

/** @param all files of the project as they count now @param signed what `needsSigned` asked for; null: nothing */
export async function putFiles(
  slot: StickSlot,
  effect: PutEffect,
  all: Files,
  signed: Pick<AsSigned, 'election'> | null,
): Promise<OfficeEvent> {
  const [what, files] = filesOf(effect, all, signed)
  const folder = join(slot.stick, what)
  const write = async () => {
    for (const [name, bytes] of files) await writeWholeFile(join(folder, name), bytes, 0o600)
    return ok()
  }
  const put = await onStick(slot, write, folder)
  return put.ok
    ? { type: 'files-put', what, folder }
    : { type: 'refused', code: put.error.type, about: { path: folder } }
}

function filesOf(
  effect: PutEffect,
  all: Files,
  signed: Pick<AsSigned, 'election'> | null,
): readonly [what: FilesPut, files: Files] {
  switch (effect.type) {
    case 'put-rehearsal':
      return ['rehearsal', filesForRehearsal(all)]
    case 'put-templates':
      return ['templates', templateFiles()]
    case 'put-letters':
      return ['letters', letterList(effect.letters, all)]
    case 'put-turnout':
      assert(signed !== null, 'turnout: of a signed package')
      return ['turnout', turnoutFiles(effect, signed.election.electionPackage)]
  }
}

/** Only the reports of the day: the signed ones, and the result, are the command's, after the close. */
function turnoutFiles(
  { board, at: madeAt }: Extract<PutEffect, { type: 'put-turnout' }>,
  electionPackage: ElectionPackage,
): Files {
  const told = toldOf(board, electionPackage.rules.date)
  return feedFiles(
    { electionPackage, madeAt, turnout: turnoutOf({ electionPackage, reports: [], told }), results: null },
    null,
  )
}
