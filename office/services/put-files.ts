/** Files for people, in a folder of the stick: for a rehearsal, to be filled in, or a list to look at. */
import { join } from 'node:path'
import { ok } from '#election/result.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { letterList, templateFiles } from '../papers/templates.ts'
import { turnoutFiles } from '../papers/turnout-files.ts'
import type { OfficeEffect } from '../session/effect.ts'
import type { FilesPut, OfficeEvent } from '../session/event.ts'
import { filesForRehearsal } from '../session/mend.ts'
import { onStick, type StickSlot } from './on-stick.ts'

type Files = ReadonlyMap<string, Uint8Array>
const PUTS = ['put-rehearsal', 'put-templates', 'put-letters', 'put-turnout'] as const
type PutEffect = Extract<OfficeEffect, { type: (typeof PUTS)[number] }>

export function isPut(effect: OfficeEffect): effect is PutEffect {
  return PUTS.some((type) => type === effect.type)
}

/** @param all files of the project as they count now */
export async function putFiles(slot: StickSlot, effect: PutEffect, all: Files): Promise<OfficeEvent> {
  const [what, files] = filesOf(effect, all)
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

function filesOf(effect: PutEffect, all: Files): readonly [what: FilesPut, files: Files] {
  switch (effect.type) {
    case 'put-rehearsal':
      return ['rehearsal', filesForRehearsal(all)]
    case 'put-templates':
      return ['templates', templateFiles()]
    case 'put-letters':
      return ['letters', letterList(effect.letters, all)]
    case 'put-turnout':
      return ['turnout', turnoutFiles(effect.board, effect.at)]
  }
}
