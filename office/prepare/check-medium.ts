/** Whose stick is this, and is it what its label says? Asked before one is written, and by the second person who looks at it. */
import { existsSync } from 'node:fs'
import { unreachable } from '#election/assert.ts'
import { type MediumHeader, parseHeader } from '#election/ballot-box/header.ts'
import { HEADER_PAGE } from '#election/ballot-box/layout.ts'
import { err, ok, type Result } from '#election/result.ts'
import { openMediumReadOnly } from '#hardware/medium/driver.ts'
import { mountAt } from '#hardware/medium/mounts.ts'
import { checkEmptyMedium, compareWithBox, type PutError, type PutPhase, type SlotKind } from './put-on-medium.ts'
import { stickInSlot } from './stick-in-slot.ts'

export type MediumError =
  | PutError
  /** A stick that is somebody's or something else's: it goes back, and is never emptied. */
  | { readonly type: 'media-slot-has-share'; readonly found: number }
  | { readonly type: 'media-slot-has-list' | 'media-slot-has-files'; readonly path: string }
  /** Written before: perhaps with votes by now. */
  | { readonly type: 'stick-is-medium'; readonly found: string }
  | { readonly type: 'medium-is-another'; readonly found: string; readonly medium: string }
  | { readonly type: 'not-a-medium'; readonly path: string }
  /** The box that lies here for this label is none of this election. */
  | { readonly type: 'box-not-ours'; readonly path: string }
  /** Not signed by this commission's key, which is made for one election. */
  | { readonly type: 'medium-of-other-election'; readonly path: string }
  /** A page is not as it was prepared: broken, or in use. */
  | { readonly type: 'medium-not-as-put'; readonly medium: string; readonly page: number }

export type Progress = (phase: PutPhase, done: number, total: number) => void

/** The first slot with an empty stick that can be a medium; else what stands in the way, a stick before an empty slot. */
export async function emptySlot(
  slots: readonly string[],
  authority: Uint8Array,
  kind: SlotKind = 'sticks',
): Promise<Result<string, MediumError>> {
  let refusal: MediumError = { type: 'stick-not-mounted', path: slots.join(', ') }
  for (const slot of slots) {
    const found = await checkEmptyMedium(slot, kind)
    if (found.ok) return ok(slot)
    if (found.error.type === 'stick-not-mounted') continue
    refusal = (await whose(slot, authority)) ?? found.error
  }
  return err(refusal)
}

/** The slot with this medium; else what the others have. */
export async function slotOf(
  medium: string,
  slots: readonly string[],
  authority: Uint8Array,
  kind: SlotKind = 'sticks',
): Promise<Result<string, MediumError>> {
  let refusal: MediumError = { type: 'stick-not-mounted', path: slots.join(', ') }
  for (const slot of slots) {
    if (!(await hasStick(slot, kind))) continue
    const found = await mediumIn(slot, authority)
    if (found.ok && found.value === medium) return ok(slot)
    refusal = found.ok
      ? { type: 'medium-is-another', found: found.value, medium }
      : ((await whose(slot, authority)) ?? found.error)
  }
  return err(refusal)
}

/** Every page is as it was prepared: the right one, whole, and without a vote. */
export async function checkMedium(
  medium: string,
  box: string,
  slot: string,
  progress: Progress,
  kind: SlotKind = 'sticks',
): Promise<Result<void, MediumError>> {
  const same = await compareWithBox(box, slot, progress, kind)
  if (same.ok || same.error.type !== 'stick-differs') return same
  return err({ type: 'medium-not-as-put', medium, page: same.error.page })
}

async function hasStick(slot: string, kind: SlotKind): Promise<boolean> {
  if (kind === 'folders') return existsSync(slot)
  return (await mountAt(slot).catch(() => null)) !== null
}

/** The owner of a stick that is no empty medium, by its contents. Null: nobody can know. */
async function whose(slot: string, authority: Uint8Array): Promise<MediumError | null> {
  const stick = await stickInSlot(slot)
  switch (stick.type) {
    case 'share':
      return { type: 'media-slot-has-share', found: stick.holder }
    case 'list':
    case 'files':
      return { type: `media-slot-has-${stick.type}`, path: slot }
    case 'medium': {
      const medium = await mediumIn(slot, authority)
      return medium.ok ? { type: 'stick-is-medium', found: medium.value } : medium.error
    }
    case 'none':
    case 'other':
      return null
    default:
      return unreachable(stick)
  }
}

/** The serial on its label. */
async function mediumIn(slot: string, authority: Uint8Array): Promise<Result<string, MediumError>> {
  const header = await headerIn(slot, authority)
  return header.ok ? ok(header.value.serial) : header
}

/** The signed header of a box or a medium. */
export async function headerIn(slot: string, authority: Uint8Array): Promise<Result<MediumHeader, MediumError>> {
  const opened = await openMediumReadOnly(slot)
  if (!opened.ok) return err({ type: 'not-a-medium', path: slot })
  const page = await opened.value.read(HEADER_PAGE, 1)
  await opened.value.close()
  if (!page.ok) return err({ type: 'not-a-medium', path: slot })
  const header = parseHeader(page.value, authority)
  if (header.ok) return header
  const type = header.error.type === 'header-not-authentic' ? 'medium-of-other-election' : 'not-a-medium'
  return err({ type, path: slot })
}
