/** Whose keys sign, beside the commission's, what is made in a key room (own-50). */
import { lossesContent, lossesItem } from './losses.ts'
import { approversOf, type Project } from './project.ts'
import { roundContent, roundItem } from './rolls.ts'
import type { RoomPurpose } from './room.ts'

/** Who approved it as it is: two of them sign it for its readers. Nobody where machines know nobody, and in every other room. */
export function signersOf(project: Project, purpose: RoomPurpose): readonly string[] {
  const { losses, pinned, rolls } = project
  if (pinned.length === 0) return []
  if (purpose === 'lost-media') return approversOf(project, lossesItem(losses), lossesContent(losses))
  const { round } = rolls
  return purpose !== 'roll-list' || round === null ? [] : approversOf(project, roundItem(round), roundContent(round))
}
